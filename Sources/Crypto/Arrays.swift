// The same operations on arrays, for callers that hold their bytes so.

extension SealingKey {
  /// `record`, sealed; only the same key and `binding` open it.
  package func seal(_ record: [UInt8], binding: [UInt8]) -> [UInt8] {
    unsafe seal(record.span.bytes, binding: binding.span.bytes)
  }

  /// The record that was sealed with this key and `binding`.
  package func open(_ sealed: [UInt8], binding: [UInt8]) throws(CryptoError) -> [UInt8] {
    try unsafe open(sealed.span.bytes, binding: binding.span.bytes)
  }
}

extension MasterKey {
  /// `key` as it may be stored; `binding` says whose it is, and unwraps nobody else's.
  package func wrap(_ key: SealingKey, binding: [UInt8]) -> [UInt8] {
    unsafe wrap(key, binding: binding.span.bytes)
  }

  /// The key that was wrapped with this master key and `binding`.
  package func unwrap(_ wrapped: [UInt8], binding: [UInt8]) throws(CryptoError) -> SealingKey {
    try unsafe unwrap(wrapped.span.bytes, binding: binding.span.bytes)
  }
}

extension AuthenticationKey {
  /// The HMAC of `bytes`.
  package func authenticate(_ bytes: [UInt8]) -> Digest {
    unsafe authenticate(bytes.span.bytes)
  }

  /// Whether `code` is the HMAC of `bytes`, in constant time.
  package func isValid(_ code: [UInt8], for bytes: [UInt8]) -> Bool {
    unsafe isValid(code.span.bytes, for: bytes.span.bytes)
  }
}

extension SHA256 {
  /// The digest of `bytes`.
  package static func hash(_ bytes: [UInt8]) -> Digest { unsafe hash(bytes.span.bytes) }

  /// The digest of `first` followed by `second`: a link of a chain.
  package static func hash(_ first: Digest, _ second: [UInt8]) -> Digest {
    unsafe hash(first, second.span.bytes)
  }
}

extension Digest {
  /// The digest with these 32 bytes; nil for any other count.
  package init?(_ bytes: [UInt8]) {
    unsafe self.init(bytes.span.bytes)
  }
}

extension PublicKey {
  /// Whether `signature`, in the form of RFC 7518, is this key's for `message`.
  package func isValid(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    unsafe isValid(signature.span.bytes, of: message.span.bytes)
  }
}

extension SigningKey {
  /// The signature of `message`, in the form of RFC 7518.
  package func sign(_ message: [UInt8]) -> [UInt8] { unsafe sign(message.span.bytes) }
}
