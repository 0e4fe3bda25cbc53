import CPostgres
import SQLInterface

/// A statement with its parameters, and whose rows it may see; later its rows.
@safe
final class PostgresQuestion: SQLQuestion {
  var number = 0
  let statement: PostgresStatement
  let bytes: [UInt8]
  let lengths: [Int32]
  let reach: PostgresConnection.Reach
  private var result: OpaquePointer?

  /// What `statement` has encoded.
  init(_ statement: PostgresStatement, _ reach: PostgresConnection.Reach) {
    self.statement = statement
    bytes = statement.bytes
    lengths = statement.lengths
    self.reach = reach
  }

  deinit { unsafe PQclear(result) }

  /// Whether `other`, which has encoded what is bound to it, asks the same.
  func isAsked(by other: PostgresStatement, _ reach: PostgresConnection.Reach) -> Bool {
    reach == self.reach && bytes == other.bytes && lengths == other.lengths
      && (other === statement || other.text == statement.text)
  }

  /// Keeps `rows` until they are taken.
  func keep(_ rows: OpaquePointer) { unsafe result = rows }

  /// The rows, whose receiver frees them; once.
  func take() -> OpaquePointer? {
    defer { unsafe result = nil }
    return unsafe result
  }
}
