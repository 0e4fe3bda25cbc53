package import Auth
package import Crypto
package import WireFormat

/// Who makes a change and through which method; part of every audit entry.
package struct Author: Sendable, Hashable {
  /// The token's subject, or the name of the background work.
  package let principal: String
  /// nil for background work.
  package let role: Role?
  /// For example `BookingService.createBooking`.
  package let method: String

  package init(principal: String, role: Role?, method: String) {
    self.principal = principal
    self.role = role
    self.method = method
  }
}

/// The idempotency key of a call, and what must be the same for its answer to be given again:
/// the request.
package struct IdempotencyClaim: Sendable, Hashable {
  package let key: Uuid
  /// The digest of the request's bytes.
  package let request: Digest

  package init(key: Uuid, request: Digest) {
    self.key = key
    self.request = request
  }

  /// How long an answer is kept, in microseconds.
  static let keptMicroseconds: Int64 = 24 * 3600 * 1_000_000

  /// The claim under the key that the journal keeps. A caller's key is its own, and of one
  /// method: what others do under the same key is no concern of it, and they learn nothing.
  func scoped(to author: Author) -> IdempotencyClaim {
    var bytes = Array("\(author.principal.utf8.count) \(author.principal) \(author.method) ".utf8)
    bytes.append(author.role?.rawValue ?? .max)
    for word in [key.high, key.low] {
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    let digest = SHA256.hash(bytes.span.bytes).bytes
    func word(_ start: Int) -> UInt64 {
      digest[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
    return IdempotencyClaim(key: Uuid(high: word(0), low: word(8)), request: request)
  }
}
