import SQLInterface
import Synchronization
import SystemIO
import WireFormat

/// Wakes the other servers of a database after commits: one thread with one connection sends
/// NOTIFY for all tenants whose feeds grew since it last did. What it tells is only a hint; a
/// server that misses it reads the table a little later.
final class FeedNotifier: Sendable {
  /// The channel; the payload is a tenant's id, after a `!` where a record of it changed that
  /// servers keep in memory.
  static let channel = "frontdesk_feed"

  private struct State: ThreadedState {
    /// Whether settings changed, by tenant.
    var tenants: [Uuid: Bool] = [:]
    var thread: JoinBox?
    var isStopping = false
  }

  private let settings: PostgresSettings
  private let monitor = Monitor(State())
  // Relaxed: who reads an old one hears its own news, which costs a read.
  private let process = Atomic<Int32>(0)
  /// The number of the server's process that the NOTIFYs come from; 0 when there is none.
  var backend: Int32 { process.load(ordering: .relaxed) }

  init(_ settings: PostgresSettings) { self.settings = settings }

  /// Notes that the feeds of `tenants` grew. Never waits; the thread starts with the first.
  func announce(_ tenants: [Uuid], settings: Set<Uuid>) {
    monitor.changeAll { state in
      guard !state.isStopping else { return }
      for tenant in tenants {
        state.tenants[tenant] = state.tenants[tenant] == true || settings.contains(tenant)
      }
      // Without it others only notice later.
      state.start("notify") { [self] in loop() }
    }
  }

  func stop() { monitor.stop() }

  private func loop() {
    var connection: PostgresConnection?
    while let tenants = next() {
      do throws(SQLError) {
        let open: PostgresConnection
        if let connection {
          open = connection
        } else {
          open = try PostgresConnection(settings, .writer) {}
        }
        connection = open
        let calls = tenants.map { tenant, hasSettings in
          "pg_notify('\(Self.channel)', '\(hasSettings ? "!" : "")\(tenant)')"
        }
        process.store(open.backend, ordering: .relaxed)
        try open.execute("SELECT " + calls.joined(separator: ", "))
      } catch {
        connection?.close()
        connection = nil
        process.store(0, ordering: .relaxed)
      }
    }
    connection?.close()
  }

  private func next() -> [(Uuid, Bool)]? {
    monitor.wait { state -> [(Uuid, Bool)]?? in
      guard state.tenants.isEmpty else {
        // One call names at most so many, and the rest follows at once.
        let some = state.tenants.prefix(500).map { ($0.key, $0.value) }
        for (tenant, _) in some { state.tenants[tenant] = nil }
        return .some(some)
      }
      return state.isStopping ? .some(nil) : nil
    }
  }
}
