import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import RPCServer
import SQLInterface
import TestKit
import Testing
import WireFormat

@testable import Services
@testable import Storage

/// One file, sent twice under one id, because its first sender fell silent.
@Suite struct `An import whose sender fell silent` {
  private static let id = Uuid(high: 7, low: 7)
  private static let minute: Int64 = 60_000_000
  /// Enough for rows to be put by before the end.
  private static let rows = 9_000

  private func file() -> [UInt8] {
    var text = "name,email\n"
    for row in 0..<Self.rows { text += "Ann Number \(row),ann.number.\(row)@example.com\n" }
    return Array(text.utf8)
  }

  private func upload(_ harness: ServiceHarness, _ reader: ReadStore) throws -> ImportUpload {
    let context = CallContext(
      principal: nil, scope: harness.scope, deadline: .max, arrived: 0)
    return try ImportUpload(
      harness.environment,
      WorkCall(context, now: harness.clock.now(), store: harness.store), reader,
      ImportOptions(id: Self.id), id: Self.id)
  }

  private func workToTheEnd(_ harness: ServiceHarness) throws -> Import {
    let work = ImportWork(
      harness.environment, harness.store, clock: harness.clock, harness.scope, Self.id)
    while try work.step(harness.reader) {}
    return try ImportJob(Self.id, harness.reader, harness.scope).shown
  }

  @Test(arguments: [false, true])
  func `is written whole when it is sent again, and by nobody else`(isGivenUp: Bool) throws {
    let harness = try ServiceHarness(.shop)
    try harness.store.writer.start()
    defer { harness.store.writer.drain() }
    let file = file()
    let first = try harness.store.makeReadStore(for: .report)
    defer { first.close() }
    var silent = try upload(harness, first)
    var parts = 0
    let late = #expect(throws: RPCError.self) {
      _ = try silent.run(Array(file[..<300_000])) { () throws(RPCError) in
        parts += 1
        guard parts == 1 else { return nil }
        harness.clock.advance(
          by: TimeSpan(microseconds: (isGivenUp ? 11 : 3) * Self.minute))
        do {
          if isGivenUp { #expect(try workToTheEnd(harness).state == .refused) }
          let second = try harness.store.makeReadStore(for: .report)
          defer { second.close() }
          var again = try upload(harness, second)
          #expect(try again.run(file) { () throws(RPCError) in nil }.state == .applying)
          let done = try workToTheEnd(harness)
          #expect(done.state == .done && done.counts.added == UInt64(Self.rows))
        } catch {
          Issue.record(error)
        }
        return Array(file[300_000...])
      }
    }
    #expect(late?.code == .aborted)
    let shown = try ImportJob(Self.id, harness.reader, harness.scope).shown
    #expect(shown.state == .done && shown.position == shown.rows)
    #expect(try harness.reader.lastPart(.input, of: Self.id, harness.scope) == 0)
  }

  @Test func `is not taken from a sender who goes on`() throws {
    let harness = try ServiceHarness(.shop)
    try harness.store.writer.start()
    defer { harness.store.writer.drain() }
    let reader = try harness.store.makeReadStore(for: .report)
    defer { reader.close() }
    var sending = try upload(harness, reader)
    var isFirst = true
    let settled = try sending.run(file()) { () throws(RPCError) in
      guard isFirst else { return nil }
      isFirst = false
      harness.clock.advance(by: TimeSpan(microseconds: Self.minute))
      let refused = #expect(throws: RPCError.self) {
        let second = try harness.store.makeReadStore(for: .report)
        defer { second.close() }
        var again = try upload(harness, second)
        _ = try again.run([]) { () throws(RPCError) in nil }
      }
      #expect(refused?.code == .alreadyExists)
      return []
    }
    #expect(settled.state == .applying)
  }
}

@Suite struct `A step of an import` {
  @Test(arguments: [
    (isAlone: false, hasCallers: true, milliseconds: 8),
    (isAlone: false, hasCallers: false, milliseconds: 8),
    (isAlone: true, hasCallers: true, milliseconds: 40),
    (isAlone: true, hasCallers: false, milliseconds: 600),
  ])
  func `is the longer, the fewer others would wait for it`(
    _ isAlone: Bool, _ hasCallers: Bool, _ milliseconds: UInt64
  ) {
    let nanoseconds = milliseconds * 1_000_000
    let isOver = { ImportWork.isOver($0, isAlone: isAlone, hasCallers: hasCallers) }
    #expect(!isOver(nanoseconds - 1))
    #expect(isOver(nanoseconds))
  }
}
