import CSQLite
import Glibc
package import SQLInterface

extension SQLiteDatabase {
  /// Copies one snapshot of the database to the new file at `path`, while others go on writing:
  /// the copy holds exactly what was committed when it began. It is on the disk when this
  /// returns, and has no log beside it. `progress` gets the pages copied, and how many there are.
  package func copy(
    to path: String, progress: (_ done: Int, _ total: Int) -> Void
  ) throws(SQLError) {
    let source = try SQLiteConnection(path: self.path, isReadOnly: true)
    defer { source.close() }
    try source.execute("PRAGMA busy_timeout = \(options.busyMilliseconds)")
    // The snapshot: without it each commit of the writer would make the copy begin again.
    try source.begin(.read)
    try source.require("SELECT count(*) >= 0 FROM sqlite_schema", is: "1")
    let file = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw errno == ENOSPC ? .full : .io(errno) }
    Glibc.close(file)
    let target = try SQLiteConnection(path: path, isReadOnly: false)
    defer { target.close() }
    try source.copyPages(to: target, progress: progress)
    // Leaves one file: a log that nobody has applied is easily forgotten when files are moved.
    try target.require("PRAGMA journal_mode = DELETE", is: "delete")
    try target.execute("PRAGMA synchronous = FULL")
    try SQLiteDatabase.sync(path)
  }

  private static func sync(_ path: String) throws(SQLError) {
    let file = unsafe open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw .io(errno) }
    defer { Glibc.close(file) }
    guard fsync(file) == 0 else { throw .io(errno) }
  }

  /// What the engine itself finds wrong with the file, at most `limit` lines: pages, indexes,
  /// rows that point at rows which are not there. Empty for a sound one.
  package func damage(limit: Int) throws(SQLError) -> [String] {
    let connection = try SQLiteConnection(path: path, isReadOnly: true)
    defer { connection.close() }
    var found: [String] = []
    let check = try connection.prepare("PRAGMA integrity_check(\(limit))")
    while try check.step() {
      let line = unsafe String(decoding: check.bytes(0), as: UTF8.self)
      if line != "ok" { found.append(line) }
    }
    check.reset()
    let orphans = try connection.prepare("PRAGMA foreign_key_check")
    while found.count < limit, try orphans.step() {
      let table = unsafe String(decoding: orphans.bytes(0), as: UTF8.self)
      let parent = unsafe String(decoding: orphans.bytes(2), as: UTF8.self)
      found.append("a row of \(table) names a row of \(parent) that is not there")
    }
    orphans.reset()
    return found
  }
}
