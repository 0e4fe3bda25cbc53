import CPostgres
import Glibc
import SQLInterface
import SystemIO
import WireFormat

// Pipeline mode: several statements in one message, and their answers in one.
extension PostgresConnection {
  /// One thing that was sent, by what its answer means.
  enum Sent {
    /// Nobody asks for its answer, which must be a good one.
    case aside
    /// One row that was counted as changed already.
    case row
    case sync
  }

  static let commitName = "commit"

  /// Statements of the connection's own, prepared with each link.
  static let own = [
    ("begin", "BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE"),
    ("begin_read", "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"),
    (commitName, "COMMIT"),
    (
      "aim",
      "SELECT set_config('frontdesk.tenant', $1, true), set_config('frontdesk.reach', $2, true)"
    ),
    (
      "aim_limited",
      "SELECT set_config('frontdesk.tenant', $1, true), set_config('frontdesk.reach', $2, true),"
        + " set_config('statement_timeout', $3, true)"
    ),
  ]

  /// Prepares what the connection needs itself.
  func prepareOwn() throws(SQLError) {
    try enterPipe()
    for (name, text) in Self.own {
      guard unsafe PQsendPrepare(handle, name, text, 0, nil) == 1 else { throw lost() }
      noteSent(.aside)
    }
    try sync()
    try settle()
    leavePipe()
  }

  /// Sends what opens `transaction`.
  func openInPipe(_ transaction: SQLTransaction) throws(SQLError) {
    try enterPipe()
    if !isImplicit(transaction) {
      try sendOwn(transaction == .write ? "begin" : "begin_read")
    }
    phase = .open(transaction)
  }

  /// Sends whose rows are meant from here on, where that is another one.
  func aim(_ reach: Reach) throws(SQLError) {
    guard reach != reached else { return }
    let limit = timeLimitMilliseconds > 0 ? String(timeLimitMilliseconds) : nil
    try sendOwn(limit == nil ? "aim" : "aim_limited", reach.words + (limit.map { [$0] } ?? []))
    reached = reach
  }

  /// As `aim`, outside the pipe.
  func aimPlainly(_ reach: Reach) throws(SQLError) {
    guard reach != reached else { return }
    // Neither an id nor what is written above needs quotes of its own.
    let words = reach.words
    try run(
      "SELECT set_config('frontdesk.tenant', '\(words[0])', true), "
        + "set_config('frontdesk.reach', '\(words[1])', true)")
    reached = reach
  }

  /// Prepares `statement` within a transaction.
  func prepareInPipe(_ statement: PostgresStatement) throws(SQLError) {
    guard unsafe PQsendPrepare(handle, statement.name, statement.text, 0, nil) == 1 else {
      throw lost()
    }
    noteSent(.aside)
    guard unsafe PQsendDescribePrepared(handle, statement.name) == 1 else { throw lost() }
    isUnsynced = true
    isUnflushed = true
    try settle()
    let described = try unsafe check(next())
    unsafe statement.notePrepared(described, generation)
    unsafe PQclear(described)
  }

  /// Sends one of the connection's own statements, with `words` as its parameters.
  func sendOwn(_ name: String, _ words: [String] = []) throws(SQLError) {
    var bytes: [CChar] = []
    var starts: [Int] = []
    for word in words {
      starts.append(bytes.count)
      bytes.append(contentsOf: word.utf8CString)
    }
    let isSent = unsafe bytes.withUnsafeBufferPointer { buffer in
      // In bounds: every start is a place in `bytes`.
      let values = unsafe starts.map { start in unsafe buffer.baseAddress.map { unsafe $0 + start }
      }
      return unsafe PQsendQueryPrepared(handle, name, Int32(values.count), values, nil, nil, 0)
    }
    guard isSent == 1 else { throw lost() }
    noteSent(.aside)
  }

  func noteSent(_ what: Sent) {
    sent.append(what)
    isUnsynced = true
    isUnflushed = true
  }

  private func enterPipe() throws(SQLError) {
    guard !isPiped else { return }
    guard unsafe PQenterPipelineMode(handle) == 1 else { throw lost() }
    isPiped = true
  }

  /// Sends the end of what belongs together: of a transaction, unless one was begun in words.
  func sync() throws(SQLError) {
    guard unsafe PQpipelineSync(handle) == 1 else { throw lost() }
    sent.append(.sync)
    isUnsynced = false
    isUnflushed = false
  }

  /// Reads the answers to what was sent, all but the `kept` last.
  func settle(butLast kept: Int = 0) throws(SQLError) {
    if isUnflushed {
      guard unsafe PQsendFlushRequest(handle) == 1 else { throw lost() }
      isUnflushed = false
    }
    if spinMicroseconds > 0 { spin() }
    while sent.count > kept {
      let what = sent.removeFirst()
      let result = try unsafe check(next())
      if what == .row { changed += Int64(unsafe Self.rows(changedBy: result) - 1) }
      unsafe PQclear(result)
    }
  }

  /// The next answer. All but that of a sync are followed by nothing, which is read as well.
  func next() -> OpaquePointer? {
    let result = unsafe PQgetResult(handle)
    if unsafe result != nil, unsafe PQresultStatus(result) != PGRES_PIPELINE_SYNC {
      unsafe PQclear(PQgetResult(handle))
    }
    return unsafe result
  }

  /// Looks for the answer for a moment, so that the thread need not be woken for it. Whoever else
  /// could run has the processor first: the server may be waiting for it.
  private func spin() {
    guard unsafe PQflush(handle) == 0 else { return }
    let end = ContinuousClock.now + .microseconds(spinMicroseconds)
    var wanted = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    while unsafe poll(&wanted, 1, 0) == 0, ContinuousClock.now < end { SystemThread.giveWay() }
  }

  /// Reads whatever is still to come and goes back to one statement at a time; what went wrong
  /// in it is nobody's any more.
  func leavePipe() {
    guard isPiped else { return }
    isPiped = false
    var syncs = sent.count { $0 == .sync }
    if isUnsynced, unsafe PQpipelineSync(handle) == 1 { syncs += 1 }
    sent.removeAll(keepingCapacity: true)
    isUnsynced = false
    isUnflushed = false
    var empty = 0
    while syncs > 0, empty < 2, unsafe PQstatus(handle) == CONNECTION_OK {
      let result = unsafe PQgetResult(handle)
      empty = unsafe result == nil ? empty + 1 : 0
      if unsafe result != nil, unsafe PQresultStatus(result) == PGRES_PIPELINE_SYNC { syncs -= 1 }
      unsafe PQclear(result)
    }
    if unsafe PQexitPipelineMode(handle) != 1 { disconnect() }
  }

  /// Nothing can be sent: the link is gone.
  func lost() -> SQLError {
    failure = .connectionLost
    return .connectionLost
  }
}

extension PostgresConnection.Reach {
  /// The tenant, and what is reached.
  var words: [String] {
    switch self {
    case .tenant(let id): ["\(id)", "tenant"]
    case .platform: ["", "platform"]
    }
  }
}
