import Auth
import Crypto
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import SQLInterface
import Storage
import WireFormat

/// What one row did, as it is kept for taking it back.
struct ImportEffect: Sendable {
  /// What it was done to.
  enum Kind: Sendable {
    /// The customer before the row, sealed with its own key; nil for one that the row made.
    case customer(before: [UInt8]?)
    case note(Uuid)
    /// With the customer's visits and sums before it, where it counted as a visit.
    case booking(Uuid, before: Customer?)
    case message(Uuid)
  }

  let kind: Kind
  let line: Int
  let customer: Uuid
  /// Of the customer after the row, without version and time: whoever has changed it since has
  /// changed this. Of a booking: of the customer's visits and sums alone.
  let digest: Digest

  init(_ kind: Kind, line: Int, customer: Uuid, digest: Digest = .zero) {
    self.kind = kind
    self.line = line
    self.customer = customer
    self.digest = digest
  }

  // Above the line's number.
  private static let kindShift: UInt64 = 56

  func append(to bytes: inout [UInt8]) {
    let (number, content): (UInt64, [UInt8]) =
      switch kind {
      case .customer(let before): (0, before ?? [])
      case .note(let id): (1, Self.bytes(id))
      case .booking(let id, let before): (2, Self.bytes(id) + (before?.encoded() ?? []))
      case .message(let id): (3, Self.bytes(id))
      }
    bytes.append(big: UInt64(line) | number << Self.kindShift)
    bytes.append(big: customer.high)
    bytes.append(big: customer.low)
    bytes += digest.bytes
    bytes.append(big: UInt64(content.count))
    bytes += content
  }

  private static func bytes(_ id: Uuid) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(big: id.high)
    bytes.append(big: id.low)
    return bytes
  }

  /// nil for bytes that `append` did not make.
  static func decode(_ bytes: [UInt8]) -> [ImportEffect]? {
    var effects: [ImportEffect] = []
    var reader = PartReader(bytes)
    while !reader.isAtEnd {
      guard let place = reader.word(), let high = reader.word(), let low = reader.word(),
        let digest = reader.bytes(count: 32).flatMap({ Digest($0.span.bytes) }),
        let content = reader.bytes(),
        let line = Int(exactly: place & (1 << kindShift - 1)),
        let kind = kind(place >> kindShift, content, digest)
      else { return nil }
      effects.append(
        ImportEffect(kind, line: line, customer: Uuid(high: high, low: low), digest: digest))
    }
    return effects
  }

  private static func kind(_ number: UInt64, _ content: [UInt8], _ digest: Digest) -> Kind? {
    if number == 0 { return .customer(before: content.isEmpty ? nil : content) }
    var reader = PartReader(content)
    guard let high = reader.word(), let low = reader.word() else { return nil }
    let id = Uuid(high: high, low: low)
    switch number {
    case 1: return .note(id)
    case 2:
      // Figures of nothing are no bytes either.
      guard digest != .zero else { return .booking(id, before: nil) }
      guard let before = try? Customer(decoding: Array(content.dropFirst(16)).span.bytes) else {
        return nil
      }
      return .booking(id, before: before)
    case 3: return .message(id)
    default: return nil
    }
  }

  static func place(_ customer: Uuid) -> SealedPlace {
    SealedPlace("job_parts", customer)
  }

  static func digest(of customer: Customer) -> Digest {
    var customer = customer
    customer.version = 0
    customer.updatedAt = .zero
    return SHA256.hash(customer.encoded().span.bytes)
  }
}
