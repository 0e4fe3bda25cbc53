import CPostgres
import SQLInterface

extension SQLError {
  /// The error of a failed result; the state decides, and texts that may repeat values are
  /// dropped.
  init(state: String, constraint: String, message: String) {
    switch state {
    case "23505": self = .constraint(.unique, name: constraint)
    case "23503": self = .constraint(.foreignKey, name: constraint)
    case "23502": self = .constraint(.notNull, name: constraint)
    case "23514": self = .constraint(.check, name: constraint)
    case "40001", "40P01": self = .serialization
    case "57014": self = .interrupted
    case "53100": self = .full
    case "25006": self = .readOnly
    case "55P03", "53300", "53400", "53200": self = .busy
    case "57P01", "57P02", "57P03", "57P05", "25P03": self = .connectionLost
    default: self = SQLError(class: state, message: message)
    }
  }

  private init(class state: String, message: String) {
    switch state.prefix(2) {
    case "08": self = .connectionLost
    case "23": self = .constraint(.other, name: "")
    case "58": self = .io(58)
    case "XX": self = .corrupt
    // Names of tables and columns at most: what these say is about the statement.
    case "42", "25", "3F", "28", "3D": self = .misuse("PostgreSQL \(state): \(message)")
    default: self = .misuse("PostgreSQL \(state)")
    }
  }
}
