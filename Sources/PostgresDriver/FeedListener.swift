import SQLInterface
import SystemIO
import WireFormat

/// Hears what other servers announce: one thread with one connection, which is made anew when
/// it breaks.
final class FeedListener: Sendable {
  private static let secondsBetweenAttempts = 0.2

  private struct State: ThreadedState {
    var thread: JoinBox?
    var isStopping = false
  }

  private let settings: PostgresSettings
  /// Whose announcements are this server's own.
  private let notifier: FeedNotifier
  private let monitor = Monitor(State())

  init(_ settings: PostgresSettings, _ notifier: FeedNotifier) {
    self.settings = settings
    self.notifier = notifier
  }

  /// Starts to listen; only the first time counts.
  func start(_ hear: @escaping @Sendable (SQLNews) -> Void) {
    // Without it the server looks from time to time.
    monitor.look { state in state.start("listen") { [self] in loop(hear) } }
  }

  func stop() { monitor.stop() }

  private func loop(_ hear: @Sendable (SQLNews) -> Void) {
    while !monitor.isStopping {
      do throws(SQLError) { try listen(hear) } catch {
        monitor.pause(seconds: Self.secondsBetweenAttempts)
      }
    }
  }

  /// Listens until the link breaks or all ends.
  private func listen(_ hear: (SQLNews) -> Void) throws(SQLError) {
    let connection = try PostgresConnection(settings, .reader) {}
    defer { connection.close() }
    try connection.execute("LISTEN \(FeedNotifier.channel)")
    // What was committed before this moment was announced to nobody here.
    hear(.missed)
    while !monitor.isStopping {
      try wait(for: connection.socket)
      let own = notifier.backend
      let heard = try connection.takeNotifications().filter { $0.backend != own }
      if let news = Self.news(heard.map(\.payload)) { hear(news) }
    }
  }

  /// A moment at most, so that the end of the server is noticed soon.
  private func wait(for socket: Int32) throws(SQLError) {
    do throws(SystemError) {
      let epoll = try Epoll()
      try epoll.add(socket, .readable, token: 0)
      _ = try epoll.wait(timeoutMilliseconds: 100)
    } catch {
      throw .connectionLost
    }
  }

  /// What payloads say; nil when they say nothing.
  static func news(_ payloads: [String]) -> SQLNews? {
    var tenants: Set<Uuid> = []
    var settings: Set<Uuid> = []
    for payload in payloads {
      let hasSettings = payload.utf8.first == UInt8(ascii: "!")
      guard let tenant = Uuid(hasSettings ? String(payload.dropFirst()) : payload) else { continue }
      tenants.insert(tenant)
      if hasSettings { settings.insert(tenant) }
    }
    return tenants.isEmpty ? nil : .grew(Array(tenants), settings: settings)
  }
}
