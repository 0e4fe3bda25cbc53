import SQLInterface
import WireFormat

/// What is bound to a parameter, before the type that the server wants it as is known.
enum PostgresValue {
  case null
  case int(Int64)
  case double(Double)
  case uuid(Uuid)
  case text(String)
  case bytes([UInt8])
}

/// Types of the server, by number.
enum PostgresType {
  static let bool: UInt32 = 16
  static let bytea: UInt32 = 17
  static let int8: UInt32 = 20
  static let int2: UInt32 = 21
  static let int4: UInt32 = 23
  static let text: UInt32 = 25
  static let oid: UInt32 = 26
  static let float8: UInt32 = 701
  static let varchar: UInt32 = 1043
  static let uuid: UInt32 = 2950
  static let name: UInt32 = 19
}

extension PostgresValue {
  /// Appends the binary form that a parameter of type `type` has; false for null.
  func append(as type: UInt32, to bytes: inout [UInt8]) throws(SQLError) -> Bool {
    switch (self, type) {
    case (.null, _): return false
    case (.int(let value), PostgresType.int8): bytes.append(big: value)
    case (.int(let value), PostgresType.int4):
      guard let small = Int32(exactly: value) else { throw Self.outOfRange }
      bytes.append(big: small)
    case (.int(let value), PostgresType.int2):
      guard let small = Int16(exactly: value) else { throw Self.outOfRange }
      bytes.append(big: small)
    case (.int(let value), PostgresType.bool): bytes.append(value == 0 ? 0 : 1)
    case (.int(let value), PostgresType.float8): bytes.append(big: Double(value).bitPattern)
    case (.double(let value), PostgresType.float8): bytes.append(big: value.bitPattern)
    case (.uuid(let value), PostgresType.uuid), (.uuid(let value), PostgresType.bytea):
      bytes.append(big: value.high)
      bytes.append(big: value.low)
    case (.text(let value), PostgresType.text), (.text(let value), PostgresType.varchar),
      (.text(let value), PostgresType.name):
      bytes.append(contentsOf: value.utf8)
    case (.bytes(let value), PostgresType.bytea), (.bytes(let value), PostgresType.uuid):
      bytes.append(contentsOf: value)
    default: throw .misuse("A parameter of type \(type) was bound to a value of another type.")
    }
    return true
  }

  private static var outOfRange: SQLError { .misuse("A number does not fit its parameter.") }
}

extension [UInt8] {
  fileprivate mutating func append(big value: some FixedWidthInteger) {
    unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
  }
}
