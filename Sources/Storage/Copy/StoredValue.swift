import Crypto
import SQLInterface
import WireFormat

/// One column of one row, as it goes from one engine to another.
enum StoredValue: Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case bytes([UInt8])
  case identifier(Uuid)

  /// What a column holds where it is not null.
  enum Kind { case integer, real, text, bytes, identifier }

  /// The value of `column` in the current row.
  init(_ row: any SQLStatement, _ column: Int, _ kind: Kind) {
    guard !row.isNull(column) else {
      self = .null
      return
    }
    switch kind {
    case .integer: self = .integer(row.int64(column))
    case .real: self = .real(row.double(column))
    case .text: self = unsafe .text(String(decoding: row.bytes(column), as: UTF8.self))
    case .bytes: self = unsafe .bytes([UInt8](row.bytes(column)))
    case .identifier: self = .identifier(row.uuid(column))
    }
  }

  func bind(to statement: any SQLStatement, at parameter: Int) {
    switch self {
    case .null: statement.bindNull(at: parameter)
    case .integer(let value): statement.bind(value, at: parameter)
    case .real(let value): statement.bind(value, at: parameter)
    case .text(let value): statement.bind(text: value, at: parameter)
    case .bytes(let value): unsafe statement.bind(bytes: value.span.bytes, at: parameter)
    case .identifier(let value): statement.bind(value, at: parameter)
    }
  }

  /// Its bytes, the same on every engine: an identifier counts as its 16 bytes.
  fileprivate func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(0)
    case .integer(let value):
      bytes.append(1)
      bytes.append(big: UInt64(bitPattern: value))
    case .real(let value):
      bytes.append(2)
      bytes.append(big: value.bitPattern)
    case .text(let value):
      bytes.append(3)
      bytes.append(counted: value)
    case .bytes(let value):
      bytes.append(4)
      bytes.append(big: UInt64(value.count))
      bytes.append(contentsOf: value)
    case .identifier(let value):
      bytes.append(4)
      bytes.append(big: 16)
      bytes.append(value)
    }
  }
}

/// A sum over rows that is the same in whatever order they come: the hashes of the rows as four
/// numbers each, added.
struct RowDigest: Hashable {
  private(set) var rows: Int64 = 0
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64 = 0
  private var fourth: UInt64 = 0

  mutating func add(_ row: [StoredValue]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
    for value in row { value.append(to: &bytes) }
    let hash = SHA256.hash(bytes)
    hash.withBytes { hash in
      unsafe hash.withUnsafeBytes { hash in
        unsafe first &+= hash.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
        unsafe second &+= hash.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        unsafe third &+= hash.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        unsafe fourth &+= hash.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
      }
    }
    rows += 1
  }

  /// Of the rows so far, as text.
  var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return SHA256.hash(bytes).description
  }

  func append(to bytes: inout [UInt8]) {
    for number in [UInt64(bitPattern: rows), first, second, third, fourth] {
      bytes.append(big: number)
    }
  }
}
