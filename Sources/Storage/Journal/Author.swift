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

/// A call that may be repeated: its idempotency key, and what must be the same for its answer to
/// be given again.
package struct IdempotencyClaim: Sendable, Hashable {
  /// The caller's key within its own principal, role and method, so that the same key of
  /// another caller or another method is another key. It is what the journal stores.
  package let key: Uuid
  /// The digest of the request's bytes.
  package let request: Digest

  package init(_ key: Uuid, by author: Author, request: Digest) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(96)
    bytes.append(key)
    bytes.append(author.role?.rawValue ?? .max)
    bytes.append(counted: author.principal)
    bytes.append(counted: author.method)
    // The first half stays as it is: keys that are ordered by time (UUIDv7) then stand side by
    // side in the index, which makes a write two to three times cheaper than random ones.
    let digest = unsafe SHA256.hash(bytes.span.bytes).bytes
    self.key = Uuid(high: key.high, low: digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    self.request = request
  }

  /// How long an answer is kept, in microseconds.
  static let keptMicroseconds: Int64 = 24 * 3600 * 1_000_000
}
