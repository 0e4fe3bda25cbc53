package import SQLInterface
import Synchronization
package import WireFormat

/// One PostgreSQL database, and a bounded number of connections to it. Each belongs to a thread
/// and mends itself, so the bound is what a pool's would be, without waiting for a turn.
package final class PostgresDatabase: SQLDatabase {
  package let settings: PostgresSettings
  private let opened = Mutex(0)
  private let notifier: FeedNotifier
  private let listener: FeedListener
  private let followers: [PostgresStandby]

  /// A database, and servers that follow its primary.
  package init(_ settings: PostgresSettings, standbys: [PostgresSettings] = []) {
    self.settings = settings
    followers = standbys.map { PostgresStandby($0, of: settings) }
    notifier = FeedNotifier(settings)
    listener = FeedListener(settings, notifier)
  }

  package var dialect: SQLDialect { .postgres }
  package var writerCount: Int { settings.writers }
  package var standbys: [any SQLStandby] { followers }

  package func openWriter() throws(SQLError) -> any SQLConnection { try open(.writer) }

  package func openReader(for use: SQLReaderUse) throws(SQLError) -> any SQLConnection {
    try open(.reader)
  }

  package func openPipe() throws(SQLError) -> (any SQLPipe)? {
    try PostgresPipe(try open(.reader))
  }

  package func openMigrator() throws(SQLError) -> any SQLConnection { try open(.owner) }

  package func announce(_ tenants: [Uuid], settings: Set<Uuid>) {
    notifier.announce(tenants, settings: settings)
  }

  package func listen(_ hear: @escaping @Sendable (SQLNews) -> Void) { listener.start(hear) }

  package func close() {
    listener.stop()
    notifier.stop()
    for follower in followers { follower.stop() }
  }

  private func open(_ use: PostgresConnection.Use) throws(SQLError) -> PostgresConnection {
    let hasRoom = opened.withLock { count in
      guard count < settings.connectionsMax else { return false }
      count += 1
      return true
    }
    guard hasRoom else { throw .busy }
    return try PostgresConnection(settings, use) { [self] in opened.withLock { $0 -= 1 } }
  }
}
