import Auth
import Crypto
import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import Storage
import WireFormat

/// What a row tells of a customer besides who it is: a note, or something that was.
enum PastRecord: Sendable {
  case note(String)
  case booking(Booking, source: String)
  case message(Communication, source: String)

  private var number: UInt64 {
    switch self {
    case .note: 1
    case .booking: 2
    case .message: 3
    }
  }

  private var source: String {
    switch self {
    case .note: ""
    case .booking(_, let source), .message(_, let source): source
    }
  }

  private var content: [UInt8] {
    switch self {
    case .note(let text): Array(text.utf8)
    case .booking(let booking, _): booking.encoded()
    case .message(let message, _): message.encoded()
    }
  }

  func append(to bytes: inout [UInt8]) {
    let (source, content) = (Array(source.utf8), content)
    bytes.append(big: number)
    bytes.append(big: UInt64(source.count))
    bytes += source
    bytes.append(big: UInt64(content.count))
    bytes += content
  }

  /// nil for bytes that `append` did not make.
  init?(_ reader: inout PartReader) {
    guard let number = reader.word(), let source = reader.bytes(), let content = reader.bytes()
    else { return nil }
    let name = String(decoding: source, as: UTF8.self)
    switch number {
    case 1: self = .note(String(decoding: content, as: UTF8.self))
    case 2:
      guard let booking = try? Booking(decoding: content.span.bytes) else { return nil }
      self = .booking(booking, source: name)
    case 3:
      guard let message = try? Communication(decoding: content.span.bytes) else { return nil }
      self = .message(message, source: name)
    default: return nil
    }
  }

  /// The same row of the same customer has the same id each time that it comes, and so is
  /// written once. One with an id of its own elsewhere is known by that.
  func id(of customer: Uuid, _ scope: TenantScope) -> Uuid {
    var bytes: [UInt8] = Array("frontdesk import".utf8)
    for word in [scope.tenantID.high, scope.tenantID.low, number] { bytes.append(big: word) }
    if source.isEmpty {
      for word in [customer.high, customer.low] { bytes.append(big: word) }
      bytes += content
    } else {
      bytes.append(1)
      bytes += source.utf8
    }
    var reader = PartReader(SHA256.hash(bytes.span.bytes).bytes)
    let (high, low) = (reader.word() ?? 0, reader.word() ?? 0)
    // Version 8, of one's own making (RFC 9562).
    return Uuid(high: high & ~0xF000 | 0x8000, low: low & ~(3 << 62) | 1 << 63)
  }

  /// Notes of a customer that an export writes into one cell.
  private static let notesMax = 20

  /// Whether the customer has a note, or all its notes as an export writes them, with this text.
  static func hasNote(
    _ text: String, _ customer: Uuid, _ store: ReadStore, _ scope: TenantScope
  ) throws(RPCError) -> Bool {
    let entries = try db(try store.entries(of: customer, .note, limit: notesMax, scope))
    let texts = entries.compactMap { try? Note(decoding: $0.record.span.bytes).text }
    return texts.contains(text) || texts.joined(separator: "\n").trimmed == text
  }

  /// Whether it is there already.
  func isKnown(_ id: Uuid, _ store: ReadStore, _ scope: TenantScope) throws(RPCError) -> Bool {
    switch self {
    case .note: try db(try store.entry(id, .note, scope)) != nil
    case .booking: try db(try store.booking(id, scope)) != nil
    case .message: try db(try store.communication(id, scope)) != nil
    }
  }
}
