import CSQLite
import Glibc
package import SQLInterface
import Synchronization

/// One SQLite file: its options, and the connections to it.
package struct SQLiteDatabase: SQLDatabase {
  /// What is worth turning; the defaults keep a server of two reactors below 150 MiB.
  package struct Options: Sendable {
    /// Page cache of the writer, in KiB.
    package var writerCacheKiB = 24 << 10
    /// Page cache of each reader, in KiB. A commit empties it, so it need not be large.
    package var readerCacheKiB = 4 << 10
    /// How much of the file each point reader maps instead of copying pages, in bytes; 0 for
    /// none. A mapped read takes 2/3 of the time, and what was touched counts as memory.
    package var readerMapBytes = 40 << 20
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
      PRAGMA cache_size = -\(options.readerCacheKiB);
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
    close(file)
  }
}

/// Process-wide settings, made once before the first connection.
enum SQLiteLibrary {
  static let isReady: Bool = frontdesk_sqlite_configure() == SQLITE_OK
}
