import CPostgres
package import SQLInterface

/// A link whose thread never waits: libpq's pipeline mode on a socket that does not block.
///
/// Whatever is asked between two calls of `flush` goes out in groups, each of one tenant: the
/// tenant's setting, the statements, and a sync, which makes it one transaction. So no statement
/// runs without its tenant having been said in the same transaction, and one that fails spoils
/// its group at most.
@safe
package final class PostgresPipe: SQLPipe, PostgresRunner {
  /// What an answer belongs to, in the order in which they come.
  enum Expected {
    /// Nobody asks for it.
    case aside
    /// The setting that opens a group.
    case aim
    case preparation(PostgresStatement)
    case description(PostgresStatement)
    case question(PostgresQuestion)
    case sync
  }

  /// The read that runs.
  private enum Turn {
    case none
    case first
    case again(PostgresQuestion)
    case asked(PostgresQuestion)
    case refused
  }

  /// So many statements share a tenant's setting, at most: other tenants' come after them.
  static let groupMax = 32
  /// What takes longer is a worker's to wait for.
  private static let statementMilliseconds = 50
  /// How long a statement is left to the workers after it has failed.
  private static let restNanoseconds: UInt64 = 1_000_000_000
  static let aimName = "aim_pipe"

  /// Opened, and closed at the end; nothing else runs on it.
  private let link: PostgresConnection
  private var turn = Turn.none
  private var hasStatement = false
  private var now: UInt64 = 0
  private var nextName = 0
  // In order, from `head` on.
  private var expected: [Expected] = []
  private var head = 0
  /// Answers without content since the last one with some.
  private var empties = 0
  private var waiting: [PostgresQuestion] = []
  private var answered: [(question: PostgresQuestion, hasRows: Bool)] = []
  private var answeredHead = 0
  /// Statements to be prepared, and names to be forgotten, with the next flush.
  private var unprepared: [PostgresStatement] = []
  private var dropped: [String] = []
  /// Statements that workers run meanwhile: being prepared, or until when, having failed.
  private var resting: [String: UInt64] = [:]
  package private(set) var outstanding = 0
  package private(set) var wantsToWrite = false
  package private(set) var isBroken = false

  /// Makes a pipe of `link`, whose session only reads. Waits for its server.
  init(_ link: PostgresConnection) throws(SQLError) {
    self.link = link
    try link.execute(
      "SET statement_timeout = \(Self.statementMilliseconds);"
        + " SET application_name = 'frontdeskd reads'")
    // Whoever was turned into a standby says so with each group.
    try link.execute(
      "PREPARE \(Self.aimName)(text, text) AS SELECT set_config('frontdesk.tenant', $1, true), "
        + "set_config('frontdesk.reach', $2, true), pg_is_in_recovery()")
    guard unsafe PQsetnonblocking(handle, 1) == 0, unsafe PQenterPipelineMode(handle) == 1 else {
      throw .connectionLost
    }
  }

  deinit { close() }

  private var handle: OpaquePointer? { unsafe link.handle }

  package var dialect: SQLDialect { .postgres }
  package var descriptor: Int32 { link.socket }

  package func prepare(_ text: String) throws(SQLError) -> any SQLStatement {
    nextName += 1
    return PostgresStatement(PostgresText.numbered(text), name: "p\(nextName)", of: self)
  }

  /// Closes the link. Statements hold the pipe, so it lets go of them.
  package func close() {
    isBroken = true
    expected.removeAll()
    waiting.removeAll()
    answered.removeAll()
    unprepared.removeAll()
    turn = .none
    link.close()
  }
}

// A read, which runs twice.
extension PostgresPipe {
  package func beginRead(_ answered: (any SQLQuestion)?, at now: UInt64) {
    self.now = now
    turn = (answered as? PostgresQuestion).map { .again($0) } ?? .first
    hasStatement = false
  }

  package func endRead() -> SQLAsked {
    defer { turn = .none }
    switch turn {
    case .none, .refused: return .refused
    case .first, .again: return .nothing
    case .asked(let question): return .question(question)
    }
  }

  func run(
    _ statement: PostgresStatement, _ reach: PostgresConnection.Reach
  ) throws(SQLError) -> OpaquePointer {
    guard !hasStatement else { throw refuse() }
    hasStatement = true
    switch turn {
    case .first:
      guard isReady(statement) else { throw refuse() }
      try statement.encode()
      turn = .asked(PostgresQuestion(statement, reach))
      throw .interrupted
    case .again(let question):
      // The answer to something else is none: what the call depends on has changed meanwhile.
      guard statement.preparedGeneration != 0 || ready(as: question, statement) else {
        throw refuse()
      }
      try statement.encode()
      guard question.isAsked(by: statement, reach), let rows = unsafe question.take() else {
        throw refuse()
      }
      return unsafe rows
    case .none, .asked, .refused: throw refuse()
    }
  }

  /// A statement that was put together anew encodes as the one that was sent.
  private func ready(as question: PostgresQuestion, _ statement: PostgresStatement) -> Bool {
    guard question.statement.text == statement.text else { return false }
    statement.parameterTypes = question.statement.parameterTypes
    return true
  }

  private func refuse() -> SQLError {
    turn = .refused
    return .interrupted
  }

  /// Whether `statement` can be sent; if not, it will be.
  private func isReady(_ statement: PostgresStatement) -> Bool {
    if !resting.isEmpty, let end = resting[statement.name] {
      guard now >= end else { return false }
      resting[statement.name] = nil
    }
    guard statement.preparedGeneration == 0 else { return true }
    resting[statement.name] = .max
    unprepared.append(statement)
    return false
  }

  func runLater(
    _ statement: PostgresStatement, _ reach: PostgresConnection.Reach
  ) throws(SQLError) -> Bool { throw refuse() }

  func forget(_ name: String, _ madeIn: Int) {
    guard !isBroken else { return }
    resting[name] = nil
    dropped.append(name)
  }

  func lost() -> SQLError {
    isBroken = true
    return .connectionLost
  }
}

// Out.
extension PostgresPipe {
  package func ask(_ question: any SQLQuestion) {
    guard let question = question as? PostgresQuestion else { return }
    outstanding += 1
    waiting.append(question)
  }

  package func flush() {
    guard !isBroken else { return }
    if !waiting.isEmpty { sendWaiting() }
    if !dropped.isEmpty || !unprepared.isEmpty { keepHouse() }
    push()
  }

  /// Sends what waits, a group of one tenant after the other, tenants in turn.
  private func sendWaiting() {
    var rest = waiting
    waiting.removeAll(keepingCapacity: true)
    if rest.allSatisfy({ $0.reach == rest[0].reach }) {
      for start in stride(from: 0, to: rest.count, by: Self.groupMax) {
        send(rest[start..<min(start + Self.groupMax, rest.count)])
      }
      return
    }
    while !rest.isEmpty {
      var later: [PostgresQuestion] = []
      var groups: [PostgresConnection.Reach: Int] = [:]
      var members: [[PostgresQuestion]] = []
      for question in rest {
        let index = groups[question.reach] ?? members.count
        if index == members.count {
          groups[question.reach] = index
          members.append([])
        }
        if members[index].count < Self.groupMax {
          members[index].append(question)
        } else {
          later.append(question)
        }
      }
      for group in members { send(group[...]) }
      rest = later
    }
  }

  private func send(_ group: ArraySlice<PostgresQuestion>) {
    guard !isBroken, let first = group.first else { return }
    guard sendAim(first.reach) else { return isBroken = true }
    expected.append(.aim)
    for question in group {
      guard unsafe question.statement.send(handle, question.bytes, question.lengths) else {
        return isBroken = true
      }
      expected.append(.question(question))
    }
    sync()
  }

  private func sendAim(_ reach: PostgresConnection.Reach) -> Bool {
    let words = reach.words
    let isSent = unsafe words[0].withCString { tenant in
      unsafe words[1].withCString { kind in
        unsafe PQsendQueryPrepared(handle, Self.aimName, 2, [tenant, kind], nil, nil, 0)
      }
    }
    return isSent == 1
  }

  /// What has nothing to do with reads that are on their way comes behind them.
  private func keepHouse() {
    for name in dropped {
      let isSent = unsafe PQsendQueryParams(
        handle, "DEALLOCATE \(name)", 0, nil, nil, nil, nil, 0)
      guard isSent == 1 else { return isBroken = true }
      expected.append(.aside)
      sync()
    }
    dropped.removeAll()
    for statement in unprepared {
      guard unsafe PQsendPrepare(handle, statement.name, statement.text, 0, nil) == 1,
        unsafe PQsendDescribePrepared(handle, statement.name) == 1
      else { return isBroken = true }
      expected.append(.preparation(statement))
      expected.append(.description(statement))
      sync()
    }
    unprepared.removeAll()
  }

  private func sync() {
    guard !isBroken else { return }
    guard unsafe PQpipelineSync(handle) == 1 else { return isBroken = true }
    expected.append(.sync)
  }

  private func push() {
    guard !isBroken else { return }
    let status = unsafe PQflush(handle)
    wantsToWrite = status == 1
    if status < 0 { isBroken = true }
  }
}

// In.
extension PostgresPipe {
  package func receive() -> Bool {
    guard !isBroken else { return false }
    guard unsafe PQconsumeInput(handle) == 1 else {
      isBroken = true
      return false
    }
    if wantsToWrite { push() }
    var hasSome = false
    while !isBroken, head < expected.count, unsafe PQisBusy(handle) == 0 {
      guard let result = unsafe PQgetResult(handle) else {
        // One ends what belongs to a statement.
        empties += 1
        if empties > 1 { isBroken = true }
        continue
      }
      empties = 0
      hasSome = true
      let what = expected[head]
      head += 1
      unsafe take(result, what)
    }
    if head == expected.count || head >= Self.groupMax * 32 {
      expected.removeFirst(head)
      head = 0
    }
    // What comes unasked for is the link's end.
    if unsafe PQstatus(handle) != CONNECTION_OK { isBroken = true }
    return hasSome
  }

  package func nextAnswer() -> (question: any SQLQuestion, hasRows: Bool)? {
    guard answeredHead < answered.count else {
      if answeredHead > 0 {
        answered.removeAll(keepingCapacity: true)
        answeredHead = 0
      }
      return nil
    }
    defer { answeredHead += 1 }
    return answered[answeredHead]
  }

  private func take(_ result: OpaquePointer, _ what: Expected) {
    let status = unsafe PQresultStatus(result)
    if case .question(let question) = what {
      outstanding -= 1
      let hasRows = status == PGRES_TUPLES_OK
      answered.append((question, hasRows))
      if hasRows { return unsafe question.keep(result) }
      if status == PGRES_FATAL_ERROR { rest(question.statement) }
    }
    defer { unsafe PQclear(result) }
    switch what {
    case .aside, .question: break
    case .aim:
      if status == PGRES_TUPLES_OK, unsafe PQgetvalue(result, 0, 2)?.pointee == 0x74 {
        isBroken = true
      }
    case .preparation(let statement):
      if status != PGRES_COMMAND_OK { resting[statement.name] = now &+ Self.restNanoseconds }
    case .description(let statement):
      guard status == PGRES_COMMAND_OK else { return }
      unsafe statement.notePrepared(result, 1)
      resting[statement.name] = nil
    case .sync: if status != PGRES_PIPELINE_SYNC { isBroken = true }
    }
  }

  /// Leaves `statement` to the workers for a while: it took too long here, or something is wrong
  /// with it, which preparing it again may mend.
  private func rest(_ statement: PostgresStatement) {
    guard statement.preparedGeneration != 0 else { return }
    statement.preparedGeneration = 0
    resting[statement.name] = now &+ Self.restNanoseconds
    dropped.append(statement.name)
  }
}

// As a connection: of transactions there is only a read of one statement.
extension PostgresPipe {
  package func begin(_ transaction: SQLTransaction) throws(SQLError) {
    guard transaction == .readOne else { throw refuse() }
  }

  package func commit() throws(SQLError) {}
  package func rollback() {}
  package var isInTransaction: Bool { false }
  package func execute(_ script: String) throws(SQLError) { throw refuse() }
  package func setSavepoint() throws(SQLError) { throw refuse() }
  package func releaseSavepoint() throws(SQLError) { throw refuse() }
  package func rollbackToSavepoint() throws(SQLError) { throw refuse() }
  package var totalChanges: Int64 { 0 }
  package var stepBudget: Int {
    get { .max }
    set {}
  }
  package var logPages: Int { 0 }
  package func checkpoint(_ kind: SQLCheckpoint) throws(SQLError) {}
}
