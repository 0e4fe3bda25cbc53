import SystemIO
import TestKit
import Testing
import WireFormat

@testable import Storage

/// The cache by itself, without a store.
@Suite struct `The cache of answers` {
  private let tenant = Uuid(high: 7, low: 1)
  private let other = Uuid(high: 7, low: 2)

  private func id(_ number: Int) -> Uuid { Uuid(high: 9, low: UInt64(number)) }

  private func record(_ number: Int, bytes: Int = 300) -> [UInt8] {
    [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: bytes)
  }

  private func touched(_ id: Uuid, _ tenant: Uuid) -> TouchedRecords {
    var touched = TouchedRecords()
    touched.add(id, of: tenant)
    return touched
  }

  private func held(_ cache: AnswerCache, _ id: Uuid, _ tenant: Uuid) -> [UInt8]? {
    var answer = WireWriter()
    return cache.append(id, of: tenant, to: &answer) ? answer.finish() : nil
  }

  private func enter(
    _ cache: AnswerCache, _ record: [UInt8], _ id: Uuid, _ tenant: Uuid, at moment: UInt64
  ) {
    cache.enter(record.span.bytes, id, of: tenant, at: moment)
  }

  private func page(_ cache: AnswerCache, _ question: [UInt8], _ tenant: Uuid) -> [UInt8]? {
    var answer = WireWriter()
    return cache.appendPage(question.span.bytes, of: tenant, to: &answer) ? answer.finish() : nil
  }

  /// As when it is asked for a second time.
  private func enter(
    _ cache: AnswerCache, page: [UInt8], _ question: [UInt8], _ tenant: Uuid, at moment: UInt64
  ) {
    for _ in 0..<2 {
      cache.enterPage(page.span.bytes, question.span.bytes, of: tenant, at: moment)
    }
  }

  @Test func `gives a page to its tenant and its question only`() {
    let cache = AnswerCache(bytes: 1 << 20, shards: 1)
    // Of every length, and each the beginning of the next.
    let questions = (1...40).map { [UInt8](repeating: 3, count: $0) }
    for (number, question) in questions.enumerated() {
      #expect(page(cache, question, tenant) == nil)
      enter(cache, page: record(number), question, tenant, at: cache.moment)
    }
    for (number, question) in questions.enumerated() {
      #expect(page(cache, question, tenant) == record(number))
      #expect(page(cache, question, other) == nil)
      var changed = question
      changed[number] = 4
      #expect(page(cache, changed, tenant) == nil)
    }
    #expect(cache.figures.entries == 40)
  }

  @Test func `keeps a page when it is asked for again`() {
    let cache = AnswerCache(bytes: 1 << 20)
    let question: [UInt8] = [1, 2, 3]
    cache.enterPage(record(1).span.bytes, question.span.bytes, of: tenant, at: cache.moment)
    #expect(page(cache, question, tenant) == nil)
    cache.enterPage(record(1).span.bytes, question.span.bytes, of: tenant, at: cache.moment)
    #expect(page(cache, question, tenant) == record(1))
  }

  @Test func `holds a page until a customer of its tenant is touched`() {
    let cache = AnswerCache(bytes: 1 << 20)
    let question: [UInt8] = [1]
    var all = TouchedRecords()
    all.addAll()
    var whole = TouchedRecords()
    whole.add(allOf: tenant)
    for (number, touched) in [touched(id(5), tenant), whole, all].enumerated() {
      let before = cache.moment
      enter(cache, page: record(number), question, tenant, at: before)
      enter(cache, page: record(number), question, other, at: before)
      #expect(page(cache, question, tenant) == record(number))
      cache.begin(touched)
      #expect(page(cache, question, tenant) == nil)
      enter(cache, page: record(9), question, tenant, at: cache.moment)
      #expect(page(cache, question, tenant) == nil)
      cache.end(touched)
      enter(cache, page: record(9), question, tenant, at: before)
      #expect(page(cache, question, tenant) == nil)
      #expect((page(cache, question, other) == nil) == touched.isAll)
    }
  }

  @Test func `makes room for pages within its bytes`() {
    let cache = AnswerCache(bytes: 1 << 20, shards: 2)
    for number in 0..<4000 { enter(cache, record(number), id(number), tenant, at: cache.moment) }
    for number in 0..<200 {
      let bytes = record(number, bytes: 15_000)
      let question = [UInt8(number), 7]
      enter(cache, page: bytes, question, tenant, at: cache.moment)
      let isKept = page(cache, question, tenant) == bytes
      #expect(isKept)
      #expect(cache.figures.bytes <= 1 << 20)
    }
  }

  @Test func `gives a record to its tenant only`() {
    let cache = AnswerCache(bytes: 1 << 20)
    enter(cache, record(1), id(1), tenant, at: cache.moment)
    #expect(held(cache, id(1), tenant) == record(1))
    #expect(held(cache, id(1), other) == nil)
    #expect(held(cache, id(2), tenant) == nil)
    #expect(cache.figures.hits == 1)
    #expect(cache.figures.misses == 2)
    #expect(cache.figures.entries == 1)
  }

  @Test func `is the same whatever was foreseen`() {
    let cache = AnswerCache(bytes: 64 << 10, shards: 2)
    func foresee(_ id: Uuid, _ tenant: Uuid) { cache.fetch(cache.foresee(id, of: tenant)) }
    for number in 0..<50 { foresee(id(number), tenant) }
    #expect(cache.figures == AnswerCache.Figures())
    for number in 0..<40 { enter(cache, record(number), id(number), tenant, at: cache.moment) }
    for number in 0..<200 { foresee(id(number), other) }
    for number in 0..<60 {
      foresee(id(number), tenant)
      #expect(held(cache, id(number), tenant) == (number < 40 ? record(number) : nil))
    }
    #expect(cache.figures.hits == 40)
    #expect(cache.figures.misses == 20)
    #expect(cache.figures.entries == 40)
  }

  @Test func `takes nothing that was read before or during a commit`() {
    let cache = AnswerCache(bytes: 1 << 20)
    let before = cache.moment
    enter(cache, record(1), id(1), tenant, at: before)
    let touched = touched(id(1), tenant)
    cache.begin(touched)
    #expect(held(cache, id(1), tenant) == nil)
    enter(cache, record(1), id(1), tenant, at: cache.moment)
    #expect(held(cache, id(1), tenant) == nil)
    cache.end(touched)
    enter(cache, record(1), id(1), tenant, at: before)
    #expect(held(cache, id(1), tenant) == nil)
    enter(cache, record(2), id(1), tenant, at: cache.moment)
    #expect(held(cache, id(1), tenant) == record(2))
  }

  @Test func `tells a page nothing that is younger than its snapshot`() {
    let cache = AnswerCache(bytes: 1 << 20)
    let page = cache.moment
    let touched = touched(id(1), tenant)
    cache.begin(touched)
    cache.end(touched)
    enter(cache, record(2), id(1), tenant, at: cache.moment)
    var answer = WireWriter()
    #expect(cache.appendRecord(id(1), of: tenant, at: page, to: &answer) == nil)
    #expect(cache.appendRecord(id(1), of: tenant, at: cache.moment, to: &answer) == 300)
  }

  @Test func `drops all of a tenant, and all there is, at once`() {
    let cache = AnswerCache(bytes: 1 << 20)
    let moment = cache.moment
    for number in 0..<50 {
      enter(cache, record(number), id(number), tenant, at: moment)
      enter(cache, record(number), id(number), other, at: moment)
    }
    var touched = TouchedRecords()
    touched.add(allOf: tenant)
    cache.begin(touched)
    cache.end(touched)
    for number in 0..<50 {
      #expect(held(cache, id(number), tenant) == nil)
      #expect(held(cache, id(number), other) == record(number))
      enter(cache, record(number), id(number), tenant, at: moment)
      #expect(held(cache, id(number), tenant) == nil)
      enter(cache, record(number + 1), id(number), tenant, at: cache.moment)
      #expect(held(cache, id(number), tenant) == record(number + 1))
    }
    var all = TouchedRecords()
    all.addAll()
    cache.begin(all)
    cache.end(all)
    for number in 0..<50 {
      #expect(held(cache, id(number), tenant) == nil)
      #expect(held(cache, id(number), other) == nil)
    }
  }

  @Test func `takes a transaction of very many records for all of their tenants`() {
    let cache = AnswerCache(bytes: 1 << 20)
    enter(cache, record(1), id(99_999), tenant, at: cache.moment)
    var touched = TouchedRecords()
    for number in 0..<5000 { touched.add(id(number), of: tenant) }
    cache.begin(touched)
    cache.end(touched)
    #expect(held(cache, id(99_999), tenant) == nil)
  }

  @Test func `stays within its bytes, and gives room back`() {
    var random = SeededRandom()
    let cache = AnswerCache(bytes: 1 << 20, shards: 4)
    for number in 0..<20_000 {
      let bytes = Int.random(in: 0...2000, using: &random)
      enter(cache, record(number, bytes: bytes), id(number), tenant, at: cache.moment)
      if number % 64 == 0 { #expect(cache.figures.bytes <= 1 << 20) }
    }
    #expect(cache.figures.bytes > 900_000)
    for number in 0..<20_000 {
      let touched = touched(id(number), tenant)
      cache.begin(touched)
      cache.end(touched)
    }
    #expect(cache.figures.bytes == 0)
    #expect(cache.figures.entries == 0)
  }

  @Test func `takes no more memory than its bytes when long ones follow short ones`() {
    let before = ProcessMemory.allocatedBytes
    let cache = AnswerCache(bytes: 64 << 20, shards: 4)
    for (size, count) in [(8, 500_000), (330, 170_000), (60_000, 1300)] {
      let bytes = record(1, bytes: size)
      for number in 0..<count { enter(cache, bytes, id(number + size), tenant, at: cache.moment) }
      #expect(cache.figures.bytes <= 64 << 20)
      #expect(cache.figures.bytes > 60 << 20)
      // What the rest of the process has meanwhile is less than a tenth of it.
      #expect(ProcessMemory.allocatedBytes - before < 70 << 20)
    }
    // Each of another tenant.
    for number in 0..<200_000 {
      let tenant = Uuid(high: 8, low: UInt64(number))
      enter(cache, record(1, bytes: 60), id(number), tenant, at: cache.moment)
    }
    #expect(cache.figures.bytes <= 64 << 20)
    // They are spread over the slots of all shards, though each id differs as its tenant does.
    #expect(cache.figures.entries > 150_000)
    #expect(ProcessMemory.allocatedBytes - before < 70 << 20)
  }

  @Test func `leaves out what would take much of it`() {
    let cache = AnswerCache(bytes: 64 << 10, shards: 1)
    enter(cache, record(1, bytes: 60 << 10), id(1), tenant, at: cache.moment)
    #expect(cache.figures.entries == 0)
  }

  @Test func `keeps what is read again, and lets go of the rest`() {
    let cache = AnswerCache(bytes: 256 << 10, shards: 1)
    for number in 0..<20 { enter(cache, record(number), id(number), tenant, at: cache.moment) }
    for number in 100..<5000 {
      enter(cache, record(number), id(number), tenant, at: cache.moment)
      if number % 20 == 0 { for wanted in 0..<20 { _ = held(cache, id(wanted), tenant) } }
    }
    #expect((0..<20).allSatisfy { held(cache, id($0), tenant) == record($0) })
    #expect(held(cache, id(100), tenant) == nil)
  }

  @Test func `leaves a tenant its share, however much another reads`() {
    let cache = AnswerCache(bytes: 1 << 20, shards: 4)
    for number in 0..<200 { enter(cache, record(number), id(number), tenant, at: cache.moment) }
    for number in 0..<50_000 {
      enter(cache, record(number), id(number), other, at: cache.moment)
      // Reading all of it again makes none of it worth more than the others'.
      _ = held(cache, id(number), other)
    }
    #expect((0..<200).allSatisfy { held(cache, id($0), tenant) == record($0) })
    // Nobody else wants the rest.
    #expect(cache.figures.bytes > 900_000)
  }

  @Test func `gives newcomers room that one tenant had alone`() {
    let cache = AnswerCache(bytes: 1 << 20, shards: 4)
    for number in 0..<10_000 {
      enter(cache, record(number), id(number), other, at: cache.moment)
      _ = held(cache, id(number), other)
    }
    for number in 0..<500 { enter(cache, record(number), id(number), tenant, at: cache.moment) }
    let kept = (0..<500).count { held(cache, id($0), tenant) == record($0) }
    #expect(kept > 450)
  }

  @Test(arguments: 0..<4)
  func `holds what was last committed or nothing, whatever happens`(round: Int) {
    var random = SeededRandom(for: "cache \(round)")
    let cache = AnswerCache(bytes: 96 << 10, shards: 2)
    let tenants = (0..<6).map { Uuid(high: 3, low: UInt64($0)) }
    var stored: [Uuid: [Int: [UInt8]]] = [:]
    // Snapshots that are still read from.
    var snapshots: [(moment: UInt64, records: [Uuid: [Int: [UInt8]]])] = []
    var pages = 0
    for step in 0..<40_000 {
      let tenant = tenants[Int.random(in: 0..<6, using: &random)]
      let number = Int.random(in: 0..<60, using: &random)
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<4:
        var touched = TouchedRecords()
        touched.add(id(number), of: tenant)
        cache.begin(touched)
        if Bool.random(using: &random) {
          let bytes = Int.random(in: 1...900, using: &random)
          stored[tenant, default: [:]][number] = record(step, bytes: bytes)
        } else {
          stored[tenant]?[number] = nil
        }
        cache.end(touched)
      case 4 where step % 10 == 0:
        var touched = TouchedRecords()
        touched.add(allOf: tenant)
        cache.begin(touched)
        stored[tenant] = nil
        cache.end(touched)
      case 5: snapshots.append((cache.moment, stored))
      case 6 where snapshots.count > 3: snapshots.removeFirst()
      case 7..<15:
        let old = snapshots.randomElement(using: &random) ?? (cache.moment, stored)
        let question = [UInt8(number % 6)]
        enter(
          cache, page: whole(old.records[tenant], question), question, tenant, at: old.moment)
      case 15..<25:
        let question = [UInt8(number % 6)]
        if let known = page(cache, question, tenant) {
          #expect(known == whole(stored[tenant], question))
          pages += 1
        }
      case 25..<55:
        let old = snapshots.randomElement(using: &random) ?? (cache.moment, stored)
        if let known = old.records[tenant]?[number] {
          enter(cache, known, id(number), tenant, at: old.moment)
        }
      default:
        if let known = held(cache, id(number), tenant) {
          #expect(known == stored[tenant]?[number])
        }
      }
      #expect(cache.figures.bytes <= 96 << 10)
    }
    // How many depends on how records fall to shards, which each process draws anew.
    #expect(cache.figures.hits > 200)
    #expect(pages > 30)
  }

  /// What a list of all records would answer.
  private func whole(_ records: [Int: [UInt8]]?, _ question: [UInt8]) -> [UInt8] {
    let sorted = (records ?? [:]).sorted { $0.key < $1.key }
    return question + sorted.flatMap { [UInt8($0.key)] + $0.value.prefix(8) }
  }
}
