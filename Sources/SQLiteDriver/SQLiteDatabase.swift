import CSQLite
import Glibc
package import SQLInterface
import Synchronization

/// One SQLite file: its options, and the connections to it.
package struct SQLiteDatabase: SQLDatabase {
  /// What is worth turning; the defaults keep a server of two reactors below 190 MiB, with a full
  /// cache of answers below 260.
  package struct Options: Sendable {
    /// Page cache of the writer, in KiB. An import into a large tenant touches leaves of some
    /// twenty indexes for each row: with 24 MiB a seventh of the writer's time went into reading
    /// pages again.
    package var writerCacheKiB = 64 << 10
    /// Page cache of each point reader, in KiB: one a reactor. Somebody else's commit empties
    /// it, so it helps most while little is written.
    package var pointCacheKiB = 48 << 10
    /// Page cache of each report reader, in KiB.
    package var reportCacheKiB = 4 << 10
    /// How much of the file each point reader maps instead of copying pages, in bytes. A mapped
    /// read takes three quarters of the time of a cached one, whatever is written, but the
    /// kernel maps 16 pages for each that is touched, and all count as memory: off unless the
    /// machine is the store's own.
    package var readerMapBytes = 0
    /// Milliseconds that a statement waits for another connection's lock.
    package var busyMilliseconds = 5000

    package init() {}
  }

  package let path: String
  package let options: Options
  package var dialect: SQLDialect { .sqlite }

  /// The database in the file at `path`, which need not exist yet.
  package init(path: String, options: Options = Options()) {
    self.path = path
    self.options = options
  }

  package func openWriter() throws(SQLError) -> any SQLConnection {
    try makePrivateFile()
    let connection = try SQLiteConnection(path: path, isReadOnly: false)
    try connection.execute(
      """
      PRAGMA busy_timeout = \(options.busyMilliseconds);
      PRAGMA cache_size = -\(options.writerCacheKiB);
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON;
      PRAGMA temp_store = MEMORY;
      """)
    // An acknowledged write is durable only with both of these, so their word is not taken.
    try connection.require("PRAGMA journal_mode", is: "wal")
    try connection.require("PRAGMA synchronous", is: "2")
    try connection.require("PRAGMA foreign_keys", is: "1")
    return connection
  }

  package func openReader(for use: SQLReaderUse) throws(SQLError) -> any SQLConnection {
    let connection = try SQLiteConnection(path: path, isReadOnly: true)
    try connection.execute(
      """
      PRAGMA busy_timeout = \(options.busyMilliseconds);
      PRAGMA cache_size = -\(use == .point ? options.pointCacheKiB : options.reportCacheKiB);
      PRAGMA mmap_size = \(use == .point ? options.readerMapBytes : 0);
      PRAGMA query_only = ON;
      PRAGMA temp_store = MEMORY;
      """)
    return connection
  }

  /// Makes the file for its owner only; the log and its index take the same rights.
  private func makePrivateFile() throws(SQLError) {
    let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw errno == ENOSPC ? .full : .io(errno) }
    Glibc.close(file)
  }
}

/// Process-wide settings, made once before the first connection.
enum SQLiteLibrary {
  static let isReady: Bool = frontdesk_sqlite_configure() == SQLITE_OK
}
