import Auth
import Crypto
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import SQLInterface
import Storage
import WireFormat

/// What one row did to a customer, as it is kept for taking it back.
struct ImportEffect: Sendable {
  let line: Int
  let customer: Uuid
  /// Of the customer after the row, without version and time: whoever has changed it since has
  /// changed this.
  let digest: Digest
  /// The customer before the row, sealed with its own key; nil for one that the row made.
  let before: [UInt8]?

  func append(to bytes: inout [UInt8]) {
    bytes.append(big: UInt64(line))
    bytes.append(big: customer.high)
    bytes.append(big: customer.low)
    bytes += digest.bytes
    bytes.append(big: UInt64(before?.count ?? 0))
    bytes += before ?? []
  }

  /// nil for bytes that `append` did not make.
  static func decode(_ bytes: [UInt8]) -> [ImportEffect]? {
    var effects: [ImportEffect] = []
    var reader = PartReader(bytes)
    while !reader.isAtEnd {
      guard let line = reader.number(), let high = reader.word(), let low = reader.word(),
        let digest = reader.bytes(count: 32).flatMap({ Digest($0.span.bytes) }),
        let before = reader.bytes()
      else { return nil }
      effects.append(
        ImportEffect(
          line: line, customer: Uuid(high: high, low: low), digest: digest,
          before: before.isEmpty ? nil : before))
    }
    return effects
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
