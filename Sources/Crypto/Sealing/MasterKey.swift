/// The key that wraps every other: without it no sealed byte can be read again.
package final class MasterKey: Sendable, Redacted {
  /// What a wrapped key has.
  package static let wrappedBytes = SealingKey.byteCount + SealingKey.overheadBytes

  private let key: SealingKey

  /// A new random key.
  package init() { key = SealingKey() }

  /// The key with these bytes; nil unless there are 32.
  package init?(_ secret: SecretBytes) {
    guard let key = SealingKey(secret) else { return nil }
    self.key = key
  }

  /// `key` as it may be stored; `binding` says whose it is, and unwraps nobody else's.
  package func wrap(_ key: SealingKey, binding: RawSpan) -> [UInt8] {
    key.withBytes { self.key.seal($0, binding: binding) }
  }

  /// The key that was wrapped with this master key and `binding`.
  package func unwrap(_ wrapped: RawSpan, binding: RawSpan) throws(CryptoError) -> SealingKey {
    guard wrapped.byteCount == MasterKey.wrappedBytes else { throw .malformed }
    var bytes = try key.open(wrapped, binding: binding)
    guard let key = SealingKey(SecretBytes(taking: &bytes)) else { throw .malformed }
    return key
  }

  /// Lends the key's bytes, for its file.
  package func withBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try key.withBytes(body)
  }
}
