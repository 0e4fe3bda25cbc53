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
/// the author's principal and method, and the request.
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
}
