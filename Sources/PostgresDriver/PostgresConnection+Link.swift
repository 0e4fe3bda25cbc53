import CPostgres
import SQLInterface

// The link.
extension PostgresConnection {
  /// Makes the link anew where it is known to be broken. Asks the socket, not the server: one
  /// that was closed while it was idle says so without a round trip.
  func mend() throws(SQLError) {
    if unsafe handle != nil, unsafe PQconsumeInput(handle) == 1,
      unsafe PQstatus(handle) == CONNECTION_OK
    {
      return
    }
    guard use != .standby || generation == 0 else { throw lost() }
    try connect()
  }

  func disconnect() {
    canceller = nil
    unsafe PQfinish(handle)
    unsafe handle = nil
    isPiped = false
    sent.removeAll()
    isUnsynced = false
    isUnflushed = false
  }

  /// Makes the link, or leaves none: one that is half made would pass for whole.
  func connect() throws(SQLError) {
    disconnect()
    generation += 1
    reached = nil
    failure = nil
    do throws(SQLError) { try makeLink() } catch {
      disconnect()
      failure = error
      throw error
    }
  }

  private func makeLink() throws(SQLError) {
    unsafe handle = PQconnectdb(settings.connectionString(within: timeLimitMilliseconds))
    guard let made = unsafe handle, unsafe PQstatus(made) == CONNECTION_OK else {
      throw .connectionLost
    }
    unsafe frontdesk_pq_ignore_notices(made)
    guard unsafe PQserverVersion(made) >= 140_000 else {
      throw .misuse("PostgreSQL 14 or later is needed.")
    }
    var script = "SET jit = off; SET client_min_messages = warning; SET timezone = 'UTC';"
    if use != .owner {
      script += "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s';"
      script += "SET ROLE \(PostgresText.quoted(settings.role));"
    }
    if use.onlyReads {
      // What its transactions are that nobody begins in words.
      script += "SET default_transaction_isolation = 'repeatable read';"
      script += "SET default_transaction_read_only = on;"
    }
    try run(script)
    if use != .owner { try refuseBypass() }
    if use == .standby { incarnation = try ask(Self.findIncarnation) }
    try prepareOwn()
    canceller = unsafe PostgresCanceller(made)
  }

  private static let findIncarnation =
    "SELECT (extract(epoch FROM pg_postmaster_start_time()) * 1000000)::bigint"

  /// The number that `query` gives; nil when there is none.
  func ask(_ query: String) throws(SQLError) -> Int64? {
    leavePipe()
    try mend()
    failure = nil
    let result = try unsafe check(PQexec(handle, query))
    defer { unsafe PQclear(result) }
    guard unsafe PQntuples(result) > 0, let text = unsafe PQgetvalue(result, 0, 0) else {
      return nil
    }
    return unsafe Int64(String(cString: text))
  }

  /// Row security is the second lock between tenants; a role that it does not bind is refused.
  private func refuseBypass() throws(SQLError) {
    let result = try unsafe check(
      PQexec(
        handle,
        "SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)"))
    defer { unsafe PQclear(result) }
    guard unsafe PQntuples(result) == 0 else {
      throw .misuse("The role \(settings.role) could bypass row security; it must not.")
    }
  }
}
