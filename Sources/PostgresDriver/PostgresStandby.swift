import Glibc
import SQLInterface
import SystemIO

/// A standby of the primary: connections that read from it, and one thread that looks ten times
/// a second how far it is behind.
final class PostgresStandby: SQLStandby {
  private static let secondsBetweenLooks = 0.1
  /// After a failure; the standby may be gone for long, or be the primary now.
  private static let secondsBetweenAttempts = 1.0

  private struct State: ThreadedState {
    var gauge = StandbyGauge()
    /// Which start of the standby's server the gauge speaks of.
    var incarnation: Int64?
    var thread: JoinBox?
    var isStopping = false
  }

  private let primary: PostgresSettings
  private let settings: PostgresSettings
  private let monitor = Monitor(State())

  init(_ settings: PostgresSettings, of primary: PostgresSettings) {
    self.primary = primary
    self.settings = settings
    // Without it nothing is known of the standby, and so it is never read from.
    monitor.look { state in state.start("standby") { [self] in loop() } }
  }

  var name: String { settings.description }

  var lagNanoseconds: UInt64? {
    monitor.look { state in
      state.gauge.isCurrentAt.map { Self.now - min($0, Self.now) }
    }
  }

  func openReader() throws(SQLError) -> any SQLConnection {
    let connection = try PostgresConnection(settings, .standby) {}
    connection.standby = self
    return connection
  }

  /// How far a connection to `incarnation` is behind: one to another start of the server, or to
  /// another server behind the same name, may be further back than the one that was looked at.
  func lag(of incarnation: Int64?) -> UInt64? {
    guard let incarnation, incarnation == monitor.look({ $0.incarnation }) else { return nil }
    return lagNanoseconds
  }

  func stop() { monitor.stop() }

  private static var now: UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

// Looking.
extension PostgresStandby {
  // Where the log ends; what the write position lacks may be no more than a page's head, which
  // the standby does not count as replayed. No commit is as short as that.
  private static let findEnd = """
    SELECT (CASE WHEN inserted - written = 24 THEN written ELSE inserted END - '0/0')::bigint
    FROM (SELECT pg_current_wal_insert_lsn() AS inserted, pg_current_wal_lsn() AS written) AS log
    """
  // No row from one that was promoted.
  private static let findReplayed = """
    SELECT (pg_last_wal_replay_lsn() - '0/0')::bigint WHERE pg_is_in_recovery()
    """
  private static let findCluster = "SELECT system_identifier FROM pg_control_system()"

  private func loop() {
    var link: Link?
    while !monitor.isStopping {
      var seconds = Self.secondsBetweenLooks
      do throws(SQLError) {
        let open: Link
        if let link { open = link } else { open = try connect() }
        link = open
        try look(open)
      } catch {
        link?.close()
        link = nil
        forget()
        seconds = Self.secondsBetweenAttempts
      }
      monitor.pause(seconds: seconds)
    }
    link?.close()
  }

  private func connect() throws(SQLError) -> Link {
    let link = try Link(primary: primary, standby: settings)
    let (one, other) = (try link.primary(Self.findCluster), try link.standby(Self.findCluster))
    guard one == other else {
      link.close()
      throw .misuse("The standby is no copy of the primary.")
    }
    return link
  }

  private func look(_ link: Link) throws(SQLError) {
    let time = Self.now
    // A primary that is gone says nothing of the standby, whose lag merely grows. Its connection
    // looks for the new one by itself.
    guard let end = try? link.primary(Self.findEnd) else { return }
    let replayed = try link.standby(Self.findReplayed)
    monitor.change { state in
      if state.incarnation != link.incarnation { state.gauge = StandbyGauge() }
      state.incarnation = link.incarnation
      state.gauge.note(at: time, end: end, replayed: replayed)
    }
  }

  private func forget() {
    monitor.change { state in
      state.gauge = StandbyGauge()
      state.incarnation = nil
    }
  }

  /// The looking thread's connections.
  private struct Link {
    private let primaryConnection: PostgresConnection
    private let standbyConnection: PostgresConnection

    init(primary: PostgresSettings, standby: PostgresSettings) throws(SQLError) {
      standbyConnection = try PostgresConnection(standby, .standby) {}
      do throws(SQLError) {
        primaryConnection = try PostgresConnection(primary, .reader) {}
      } catch {
        standbyConnection.close()
        throw error
      }
    }

    var incarnation: Int64? { standbyConnection.incarnation }

    func primary(_ text: String) throws(SQLError) -> Int64 {
      try number(text, primaryConnection)
    }

    func standby(_ text: String) throws(SQLError) -> Int64 {
      try number(text, standbyConnection)
    }

    func close() {
      primaryConnection.close()
      standbyConnection.close()
    }

    private func number(_ text: String, _ connection: PostgresConnection) throws(SQLError) -> Int64
    {
      let value = try connection.ask(text)
      guard let value else { throw .connectionLost }
      return value
    }
  }
}
