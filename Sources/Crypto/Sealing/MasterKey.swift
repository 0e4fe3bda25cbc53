/// The key that wraps every other: without it no sealed byte can be read again.
package final class MasterKey: Sendable, Redacted {
  /// What a wrapped key has.
  package static let wrappedBytes = SealingKey.byteCount + SealingKey.overheadBytes

  private let key: SealingKey
  /// What keys were wrapped with before a rotation, as long as that is under way.
  private let previous: SealingKey?

  /// A new random key.
  package init() {
    key = SealingKey()
    previous = nil
  }

  /// The key with these bytes, which also unwraps what was wrapped with those of `previous`;
  /// nil unless there are 32 of each.
  package init?(_ secret: SecretBytes, previous: SecretBytes) {
    guard let key = SealingKey(secret), let old = SealingKey(previous) else { return nil }
    self.key = key
    self.previous = old
  }

  /// The key with these bytes; nil unless there are 32.
  package init?(_ secret: SecretBytes) {
    guard let key = SealingKey(secret) else { return nil }
    self.key = key
    previous = nil
  }

  /// `key` as it may be stored; `binding` says whose it is, and unwraps nobody else's.
  package func wrap(_ key: SealingKey, binding: RawSpan) -> [UInt8] {
    key.withBytes { self.key.seal($0, binding: binding) }
  }

  /// The key that was wrapped with this master key and `binding`.
  package func unwrap(_ wrapped: RawSpan, binding: RawSpan) throws(CryptoError) -> SealingKey {
    guard wrapped.byteCount == MasterKey.wrappedBytes else { throw .malformed }
    var bytes = try opened(wrapped, binding)
    guard let key = SealingKey(SecretBytes(taking: &bytes)) else { throw .malformed }
    return key
  }

  private func opened(_ wrapped: RawSpan, _ binding: RawSpan) throws(CryptoError) -> [UInt8] {
    guard let previous else { return try key.open(wrapped, binding: binding) }
    do throws(CryptoError) { return try key.open(wrapped, binding: binding) } catch {
      return try previous.open(wrapped, binding: binding)
    }
  }

  /// Whether `wrapped` was wrapped with this key, and not with the one before it.
  package func isOwn(_ wrapped: RawSpan, binding: RawSpan) -> Bool {
    (try? key.open(wrapped, binding: binding)) != nil
  }

  /// Lends the key's bytes, for its file.
  package func withBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try key.withBytes(body)
  }
}
