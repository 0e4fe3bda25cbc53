import Foundation
import SQLInterface
import SQLiteDriver
import Synchronization
import Testing
import WireFormat

@testable import Storage

/// What a connection is told to do wrong.
final class Faults: Sendable {
  let commit = Mutex<SQLError?>(nil)
  /// The link breaks at the next COMMIT: after the server did it, or before.
  let lostCommit = Mutex<LostCommit?>(nil)

  /// Passes over the log, and how often the disk was waited for after one: by connections in the
  /// order in which they were opened.
  let moves = Mutex<[(passes: Int, syncs: Int)]>([])

  enum LostCommit { case done, undone }
}

/// A database whose writer fails to commit on demand.
struct FaultyDatabase: SQLDatabase {
  let real: any SQLDatabase
  let faults: Faults
  var dialect: SQLDialect { real.dialect }
  func openReader(for use: SQLReaderUse) throws(SQLError) -> any SQLConnection {
    try real.openReader(for: use)
  }
  func openWriter() throws(SQLError) -> any SQLConnection {
    FaultyConnection(try real.openWriter(), faults)
  }
  func openMigrator() throws(SQLError) -> any SQLConnection {
    // The embedded engine writes on the connection that it was migrated on.
    real.dialect.isEmbedded ? try openWriter() : try real.openMigrator()
  }
  var writerCount: Int { real.writerCount }
  func announce(_ tenants: [Uuid], settings: Set<Uuid>) {
    real.announce(tenants, settings: settings)
  }
  func close() { real.close() }
}

final class FaultyConnection: SQLConnection {
  private let real: any SQLConnection
  private let faults: Faults
  private let number: Int

  init(_ real: any SQLConnection, _ faults: Faults) {
    self.real = real
    self.faults = faults
    number = faults.moves.withLock { moves in
      moves.append((0, 0))
      return moves.count - 1
    }
  }

  var dialect: SQLDialect { real.dialect }
  func prepare(_ text: String) throws(SQLError) -> any SQLStatement { try real.prepare(text) }
  func execute(_ script: String) throws(SQLError) { try real.execute(script) }
  func begin(_ transaction: SQLTransaction) throws(SQLError) { try real.begin(transaction) }
  func commit() throws(SQLError) {
    if let fault = faults.commit.withLock({ $0 }) { throw fault }
    switch faults.lostCommit.withLock({ $0.take() }) {
    case nil: try real.commit()
    case .done?:
      try real.commit()
      throw .connectionLost
    case .undone?:
      real.rollback()
      throw .connectionLost
    }
  }
  func rollback() { real.rollback() }
  var isInTransaction: Bool { real.isInTransaction }
  func setSavepoint() throws(SQLError) { try real.setSavepoint() }
  func releaseSavepoint() throws(SQLError) { try real.releaseSavepoint() }
  func rollbackToSavepoint() throws(SQLError) { try real.rollbackToSavepoint() }
  var totalChanges: Int64 { real.totalChanges }
  var stepBudget: Int {
    get { real.stepBudget }
    set { real.stepBudget = newValue }
  }
  var logPages: Int { real.logPages }
  func checkpoint(_ kind: SQLCheckpoint) throws(SQLError) {
    // The engine lets one move the log at a time, and refuses the other.
    try real.checkpoint(kind)
    faults.moves.withLock { $0[number].passes += 1 }
  }
  func syncMoved() throws(SQLError) {
    faults.moves.withLock { $0[number].syncs += 1 }
    try real.syncMoved()
  }
  func close() { real.close() }
  var failure: SQLError? { real.failure }
  var timeLimitMilliseconds: Int {
    get { real.timeLimitMilliseconds }
    set { real.timeLimitMilliseconds = newValue }
  }
  var canceller: (any SQLCanceller)? { real.canceller }
}

/// What the embedded engine makes of its disk's failures.
@Suite struct StoreFaultTests {
  @Test func `a commit that fails is unknown for the whole batch and latches the writer`() throws {
    let faults = Faults()
    let fatal = Mutex(0)
    var options = Writer.Options()
    options.onFatal = { fatal.withLock { $0 += 1 } }
    let fixture = try StoreFixture(.sqlite, options: options) {
      FaultyDatabase(real: $0, faults: faults)
    }
    let first = TestJob.insert(1, "one", fixture.scope())
    fixture.run(first)
    faults.commit.withLock { $0 = .io(1034) }
    let doubtful = [
      TestJob.insert(2, "two", fixture.scope()), TestJob.insert(3, "three", fixture.scope()),
    ]
    for job in doubtful { fixture.store.writer.submit(job) }
    #expect(fixture.store.writer.runBatch() == 2)
    #expect(doubtful.allSatisfy { $0.outcome == .unknown })
    faults.commit.withLock { $0 = nil }
    let later = TestJob.insert(4, "four", fixture.scope())
    fixture.run(later)
    #expect(later.outcome == .failed(.storeFailed))
    #expect(fatal.withLock { $0 } == 1)
    fixture.store.writer.drain()
    fixture.store.writer.drain()
  }

  @Test func `what was acknowledged is in the files of a process that dies`() throws {
    let fixture = try StoreFixture(.sqlite)
    let copy = try StoreFixture(.sqlite)
    copy.store.writer.drain()
    for round in 1...20 {
      let jobs = (1...5).map { TestJob.insert(UInt64(round * 10 + $0), "n", fixture.scope()) }
      for job in jobs { fixture.store.writer.submit(job) }
      #expect(fixture.store.writer.runBatch() == 5)
      if round == 10 {
        try fixture.store.writer.batch.store.sql.connection.checkpoint(.passive)
      }
    }
    // The files as a kill would leave them: nothing was closed, and a transaction is open.
    let connection = fixture.store.writer.batch.store.sql.connection
    try connection.begin(.write)
    try fixture.store.writer.batch.store.insertThing(999, "half", fixture.scope())
    for suffix in ["", "-wal"] {
      try? FileManager.default.removeItem(atPath: copy.path + suffix)
      try FileManager.default.copyItem(
        atPath: fixture.path + suffix, toPath: copy.path + suffix)
    }
    connection.rollback()
    let store = try Store(
      copy.database, master: fixture.master, clock: copy.clock, migrations: [.core, .things])
    let reader = try store.makeReadStore()
    #expect(try reader.names(fixture.scope()).count == 100)
    guard case .intact(100, _) = try reader.verifyChain(fixture.scope()) else {
      Issue.record("The chain is broken.")
      return
    }
  }

  @Test func `a full disk refuses writes, and writing goes on when there is room`() throws {
    let faults = Faults()
    let fixture = try StoreFixture(.sqlite) { FaultyDatabase(real: $0, faults: faults) }
    faults.commit.withLock { $0 = .full }
    let refused = TestJob.insert(1, "one", fixture.scope(), key: 1)
    fixture.run(refused)
    #expect(refused.outcome == .failed(.diskFull))
    #expect(try fixture.store.makeReadStore().names(fixture.scope()).isEmpty)
    faults.commit.withLock { $0 = nil }
    let again = TestJob.insert(1, "one", fixture.scope(), key: 1)
    fixture.run(again)
    #expect(again.outcome == .committed)
    let reader = try fixture.store.makeReadStore()
    #expect(try reader.auditEntries(after: 0, limit: 2, fixture.scope()).count == 1)
  }

  @Test func `on a full disk only what frees room is tried, until there is room again`() throws {
    let faults = Faults()
    let released = Mutex(0)
    let isRoomy = Mutex(false)
    var options = Writer.Options()
    options.onFull = { released.withLock { $0 += 1 } }
    options.hasRoom = { isRoomy.withLock { $0 } }
    let fixture = try StoreFixture(.sqlite, options: options) {
      FaultyDatabase(real: $0, faults: faults)
    }
    faults.commit.withLock { $0 = .full }
    let first = TestJob.insert(1, "one", fixture.scope())
    fixture.run(first)
    #expect(first.outcome == .failed(.diskFull) && released.withLock { $0 } == 1)
    // There is what was given up.
    faults.commit.withLock { $0 = nil }
    let ordinary = TestJob.insert(2, "two", fixture.scope())
    let relief = TestJob.insert(3, "three", fixture.scope())
    relief.isRelief.withLock { $0 = true }
    for job in [ordinary, relief] { fixture.store.writer.submit(job) }
    #expect(fixture.store.writer.runBatch() == 2)
    #expect(ordinary.outcome == .failed(.diskFull) && ordinary.runs == 0)
    #expect(relief.outcome == .committed)
    isRoomy.withLock { $0 = true }
    // It looks once a second.
    let early = TestJob.insert(4, "four", fixture.scope())
    fixture.run(early)
    #expect(early.outcome == .failed(.diskFull))
    fixture.clock.advance(milliseconds: 1000)
    let late = TestJob.insert(5, "five", fixture.scope())
    fixture.run(late)
    #expect(late.outcome == .committed && released.withLock { $0 } == 1)
    #expect(try fixture.store.makeReadStore().names(fixture.scope()) == ["five", "three"])
  }

  @Test func `a disk that fills within a statement refuses those writes only`() throws {
    let fixture = try StoreFixture(.sqlite)
    fixture.run(TestJob.insert(1, "one", fixture.scope()))
    let connection = fixture.store.writer.batch.store.sql.connection
    try connection.execute("PRAGMA max_page_count = 1")
    let long = String(repeating: "long", count: 20_000)
    let refused = (10...14).map { TestJob.insert($0, long, fixture.scope()) }
    for job in refused { fixture.store.writer.submit(job) }
    while fixture.store.writer.runBatch() > 0 {}
    #expect(refused.allSatisfy { $0.outcome == .failed(.diskFull) })
    try connection.execute("PRAGMA max_page_count = 1000000")
    let again = TestJob.insert(10, "ten", fixture.scope())
    fixture.run(again)
    #expect(again.outcome == .committed)
    let reader = try fixture.store.makeReadStore()
    #expect(try reader.names(fixture.scope()) == ["one", "ten"])
  }
}
