import Auth
import Crypto
import WireFormat

/// One row of the journal but for the columns that are forgotten after a day.
struct JournalEntry {
  var seq: Int64
  var at: Timestamp
  var principal: String
  /// -1 for background work.
  var role: Int64
  var method: String
  var kind: String
  var entity: String
  var entityID: Uuid
  var subject: Uuid
  var version: Int64
  var fields: String
  var sealed: [UInt8]?

  /// What the chain hashes after the previous hash: every column, each with its length, so that
  /// no two rows have the same bytes. Appended to `bytes`; the format is for ever.
  func appendHashed(_ tenant: Uuid, to bytes: inout [UInt8]) {
    bytes.append(tenant)
    bytes.append(big: UInt64(bitPattern: seq))
    bytes.append(big: UInt64(bitPattern: at.microseconds))
    bytes.append(big: UInt64(bitPattern: role))
    bytes.append(entityID)
    bytes.append(subject)
    bytes.append(big: UInt64(bitPattern: version))
    bytes.append(counted: principal)
    bytes.append(counted: method)
    bytes.append(counted: kind)
    bytes.append(counted: entity)
    bytes.append(counted: fields)
    if let sealed {
      bytes.append(big: UInt64(sealed.count))
      bytes.append(contentsOf: sealed)
    } else {
      bytes.append(big: .max)
    }
  }

  /// What sealed bytes of this row are bound to, so that they open in no other place.
  static func binding(_ tenant: Uuid, seq: Int64, _ part: SealedPart) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(25)
    bytes.append(tenant)
    bytes.append(big: UInt64(bitPattern: seq))
    bytes.append(part.rawValue)
    return bytes
  }
}

/// The sealed columns of a row.
enum SealedPart: UInt8 {
  case history = 1
  case answer = 2
}

extension [UInt8] {
  /// The length of `text` in four bytes, then its UTF-8.
  mutating func append(counted text: String) {
    let count = UInt32(truncatingIfNeeded: text.utf8.count)
    unsafe Swift.withUnsafeBytes(of: count.bigEndian) { unsafe append(contentsOf: $0) }
    append(contentsOf: text.utf8)
  }
}
