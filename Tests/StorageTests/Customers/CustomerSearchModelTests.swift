import FrontdeskAPI
import Model
import SQLInterface
import Seams
import TestKit
import Testing
import WireFormat

@testable import Storage

/// Searches of random words, filters and orders against a model that looks at everybody.
@Suite struct CustomerSearchModelTests {
  private static let names = [
    "Ma", "Maria", "Mariana", "Marek", "Ko", "Kofi", "Kowalczyk", "O'Dwyer", "Rían", "Zoë", "Kom",
    "Kor", "Kos", "Kot", "Kou",
  ]
  private static let words = [
    "ma", "mar", "maria", "mariana", "k", "ko", "kofi", "kow", "o", "dwyer", "rian", "z", "zoe",
    "nobody", "box", "m", "kot",
  ]

  private let fixture: StoreFixture
  private let random: SeededRandom
  private let reader: ReadStore
  private var known: [Uuid: Customer] = [:]
  private var made: UInt64 = 0

  init() throws {
    fixture = try StoreFixture(migrations: Migration.all)
    random = SeededRandom(for: "searches against a model")
    reader = try fixture.store.makeReadStore()
  }

  private func pick<Element>(_ list: [Element]) -> Element {
    list[Int(random.next() % UInt64(list.count))]
  }
  private func isOne(in count: UInt64) -> Bool { random.next() % count == 0 }

  private func name() -> String {
    (0..<Int(1 + random.next() % 3)).map { _ in pick(Self.names) }.joined(separator: " ")
  }

  /// Makes, renames or removes somebody.
  private mutating func change() throws {
    var customer: Customer
    let somebody = known.isEmpty || isOne(in: 2) ? nil : known[pick(known.keys.sorted())]
    if let somebody {
      customer = somebody
      customer.version += 1
      if isOne(in: 4) {
        customer.deletedAt = customer.deletedAt == nil ? Timestamp(microseconds: 9) : nil
      } else {
        customer.name = name()
      }
    } else {
      made += 1
      // Ids in no order, as imports from elsewhere make them.
      let id = Uuid(high: random.next() | 1, low: made)
      customer = Customer(
        id: id, publicId: "P-\(made)", number: "N-\(made)", version: 1, name: name(),
        status: isOne(in: 3) ? .inactive : .active, source: .web,
        email: isOne(in: 2) ? "\(pick(["box", "ko", "maria"])).\(made)@example.com" : nil,
        tags: isOne(in: 2) ? ["vip"] : [],
        createdAt: Timestamp(microseconds: Int64(random.next() % 50)),
        visits: UInt32(random.next() % 5))
    }
    try write(customer, before: somebody)
  }

  private mutating func write(_ after: Customer, before: Customer?) throws {
    let scope = fixture.scope()
    let job = TestJob(scope) { store, scope throws(WriteAbort) in
      store.record(
        Change(
          before == nil ? .created : .updated, .thing, after.id, subject: after.id,
          version: Int64(after.version)), scope)
      do throws(SQLError) {
        if let before {
          try store.update(after, before: before, raw: [:], scope)
        } else {
          try store.insert(after, raw: [:], scope)
        }
      } catch {
        throw .sql(error)
      }
    }
    fixture.run(job)
    try #require(job.outcome == .committed)
    known[after.id] = after
  }

  private func filter(_ words: [[String]]) -> CustomerFilter {
    var filter = CustomerFilter()
    filter.words = words
    if isOne(in: 4) { filter.status = .active }
    if isOne(in: 4) { filter.tags = ["vip"] }
    if isOne(in: 4) { filter.visitsMin = 2 }
    filter.isDeleted = isOne(in: 6)
    return filter
  }

  /// Who matches, and whether by whole words.
  private func matches(_ filter: CustomerFilter) -> [Uuid: Bool] {
    var found: [Uuid: Bool] = [:]
    for customer in known.values {
      let terms = CustomerKeys(customer).terms
      guard (customer.deletedAt != nil) == filter.isDeleted,
        filter.status == nil || customer.status == filter.status,
        filter.tags.isEmpty || customer.tags == filter.tags,
        customer.visits >= UInt32(filter.visitsMin),
        filter.words.allSatisfy({ word in
          terms.contains { term in word.contains { term.hasPrefix($0) } }
        })
      else { continue }
      found[customer.id] = filter.words.allSatisfy { word in
        word.contains { terms.contains($0) }
      }
    }
    return found
  }

  private func found(
    _ id: Uuid, _ filter: CustomerFilter, _ order: CustomerOrder, isExact: Bool
  ) throws -> FoundCustomer {
    let customer = try #require(known[id])
    if let word = order.word(of: filter), !isExact {
      return FoundCustomer(id: id, isExact: false, text: try firstTerm(of: customer, word))
    }
    switch order.key {
    case .name:
      return FoundCustomer(id: id, isExact: isExact, text: SearchTerms.folded(customer.name))
    case .visits: return FoundCustomer(id: id, isExact: isExact, number: Int64(customer.visits))
    case .created where !order.isRanked:
      return FoundCustomer(id: id, isExact: isExact, number: customer.createdAt.microseconds)
    default: return FoundCustomer(id: id, isExact: isExact)
    }
  }

  /// The first of the customer's terms that begins with `word`, names before e-mail addresses.
  private func firstTerm(of customer: Customer, _ word: SearchWord) throws -> String {
    let terms = CustomerKeys(customer).terms.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let first = word.terms.lazy.compactMap { prefix in terms.first { $0.hasPrefix(prefix) } }.first
    return try #require(first)
  }

  private func order() -> CustomerOrder {
    var order = CustomerOrder(
      pick([.created, .name, .visits, .lastVisit, .spent]), isDescending: isOne(in: 2))
    order.currency = "EUR"
    order.isRanked = order.key == .created && isOne(in: 2)
    return order
  }

  /// All pages; `between` runs after each.
  private mutating func pages(
    _ filter: CustomerFilter, _ order: CustomerOrder, size: Int,
    between: (inout Self) throws -> Void = { _ in }
  ) throws -> (ids: [Uuid], hasMore: Bool) {
    var ids: [Uuid] = []
    var hasMore = false
    var position: ListPosition?
    repeat {
      reader.begin()
      let page = try reader.customerIDs(
        filter, order, after: position, limit: size, fixture.scope())
      reader.end()
      ids += page.ids
      hasMore = hasMore || page.hasMoreCandidates
      position = page.position
      try between(&self)
    } while position != nil && ids.count < 10_000
    return (ids, hasMore)
  }

  private func query() -> [[String]] {
    let count = Int(1 + random.next() % 3)
    return SearchTerms.query((0..<count).map { _ in pick(Self.words) }.joined(separator: " "))
  }

  @Test(arguments: [3, 10, 40, 2000])
  mutating func `what is found matches, in order, and nobody is missing in silence`(
    candidates: Int
  ) throws {
    reader.candidatesMax = candidates
    for _ in 0..<120 { try change() }
    for _ in 0..<150 {
      let (filter, order) = (filter(query()), order())
      let size = Int(1 + random.next() % 9)
      let (ids, hasMore) = try pages(filter, order, size: size)
      let matches = matches(filter)
      let text = "\(filter), \(order), \(size) a page, \(candidates) candidates"
      #expect(Set(ids).count == ids.count, "\(text)")
      #expect(ids.allSatisfy { matches[$0] != nil }, "\(text)")
      if !hasMore { #expect(ids.count == matches.count, "\(text)") }
      // How a word is had that too many have is not always known.
      if !order.isRanked || !hasMore && candidates == 2000 {
        let expected = try ids.map { try found($0, filter, order, isExact: matches[$0] ?? false) }
          .sorted { order.puts($0, before: $1) }.map(\.id)
        #expect(ids == expected, "\(text)")
      }
      if isOne(in: 5) { try change() }
    }
    reader.close()
  }

  /// "Maria" is too common to be looked up but by name, and the one who is wanted has it elsewhere.
  @Test(arguments: [false, true])
  mutating func `who has a common word elsewhere is found, deleted too`(isDeleted: Bool) throws {
    reader.candidatesMax = 2
    for number in 1...4 {
      let isLast = number == 4
      let customer = Customer(
        id: Uuid(high: 1, low: UInt64(number)), publicId: "P-\(number)", number: "N-\(number)",
        version: 1, name: isLast ? "Kofi" : "Maria \(number)", status: .active, source: .web,
        email: isLast ? "maria@example.com" : nil,
        deletedAt: isLast && isDeleted ? Timestamp(microseconds: 9) : nil)
      try write(customer, before: nil)
    }
    var filter = CustomerFilter()
    filter.words = SearchTerms.query("maria kofi")
    filter.isDeleted = isDeleted
    for key in [CustomerOrder.Key.name, .created] {
      let order = CustomerOrder(key, isDescending: isDeleted)
      #expect(try pages(filter, order, size: 5).ids == [Uuid(high: 1, low: 4)])
    }
    reader.close()
  }

  @Test(arguments: [10, 2000])
  mutating func `pages stay stable while rows change`(candidates: Int) throws {
    reader.candidatesMax = candidates
    for _ in 0..<80 { try change() }
    for _ in 0..<40 {
      let (filter, order) = (filter(query()), order())
      let before = known
      var always = Set(matches(filter).keys)
      let (ids, hasMore) = try pages(filter, order, size: 3) { test in
        try test.change()
        always.formIntersection(test.matches(filter).keys)
      }
      let renamed = known.filter { before[$0.key].map { $0.version } != $0.value.version }
      always.subtract(renamed.keys)
      // Only who was renamed can come a second time, further on.
      let twice = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }
      #expect(twice.keys.allSatisfy { renamed[$0] != nil }, "\(filter), \(order)")
      // Whose words are known whole changes with how many have them.
      if !hasMore && candidates == 2000 {
        #expect(always.isSubset(of: ids), "\(filter), \(order)")
      }
    }
    reader.close()
  }
}
