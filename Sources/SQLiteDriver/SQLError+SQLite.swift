import CSQLite
import SQLInterface

extension SQLError {
  /// The error of a result code; `message` is the engine's text, used for names only.
  init(code: Int32, message: String) {
    switch code & 0xFF {
    case SQLITE_CONSTRAINT:
      self = .constraint(SQLConstraint(code: code), name: SQLError.name(in: message))
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_FULL: self = .full
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt
    case SQLITE_INTERRUPT: self = .interrupted
    case SQLITE_READONLY: self = .readOnly
    case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOMEM, SQLITE_PERM, SQLITE_AUTH: self = .io(code)
    default: self = .misuse("SQLite \(code): \(message)")
    }
  }

  /// What follows "UNIQUE constraint failed: ".
  private static func name(in message: String) -> String {
    guard let colon = message.utf8.firstIndex(of: UInt8(ascii: ":")) else { return message }
    return String(message[message.index(after: colon)...].drop { $0 == " " })
  }
}

extension SQLConstraint {
  init(code: Int32) {
    switch code >> 8 {
    case 1: self = .check
    case 3: self = .foreignKey
    case 5: self = .notNull
    case 6, 8, 10: self = .unique
    default: self = .other
    }
  }
}
