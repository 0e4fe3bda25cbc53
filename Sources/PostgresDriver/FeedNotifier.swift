import SQLInterface
import Synchronization
import SystemIO
import WireFormat

/// Wakes the other servers of a database after commits: one thread with one connection sends
/// NOTIFY for all tenants whose feeds grew since it last did. What it tells is only a hint; a
/// server that misses it reads the table a little later.
final class FeedNotifier: Sendable {
  /// The channel; the payload is a tenant's id.
  static let channel = "frontdesk_feed"

  private struct State {
    var tenants: Set<Uuid> = []
    var thread: JoinBox?
    var isStopping = false
  }

  private let settings: PostgresSettings
  private let monitor = Monitor(State())

  init(_ settings: PostgresSettings) { self.settings = settings }

  /// Notes that the feeds of `tenants` grew. Never waits; the thread starts with the first.
  func announce(_ tenants: [Uuid]) {
    monitor.changeAll { state in
      guard !state.isStopping else { return }
      state.tenants.formUnion(tenants)
      guard state.thread == nil else { return }
      // Without it others only notice later.
      guard let thread = try? SystemThread(name: "notify", { [self] in loop() }) else { return }
      state.thread = JoinBox(thread)
    }
  }

  func stop() {
    let thread = monitor.changeAll { state in
      state.isStopping = true
      return state.thread.take()
    }
    thread?.join()
  }

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
        let calls = tenants.map { "pg_notify('\(Self.channel)', '\($0)')" }
        try open.execute("SELECT " + calls.joined(separator: ", "))
      } catch {
        connection?.close()
        connection = nil
      }
    }
    connection?.close()
  }

  private func next() -> [Uuid]? {
    monitor.wait { state -> [Uuid]?? in
      guard state.tenants.isEmpty else {
        // One call names at most so many, and the rest follows at once.
        let some = Array(state.tenants.prefix(500))
        state.tenants.subtract(some)
        return .some(some)
      }
      return state.isStopping ? .some(nil) : nil
    }
  }
}
