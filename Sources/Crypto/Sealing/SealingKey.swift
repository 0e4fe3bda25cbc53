import COpenSSL

/// A key for AES-256-GCM, one a customer.
///
/// Sealed bytes are: 1 version, 12 nonce, the ciphertext, 16 tag. The nonce is random, so one
/// key is good for 2^32 records.
package final class SealingKey: Sendable, Redacted {
  /// What a key has.
  package static let byteCount = 32
  /// What sealing adds to a record.
  package static let overheadBytes = headBytes + tagBytes
  /// The largest record; far more than any message.
  package static let recordBytesMax = 1 << 30

  private static let version: UInt8 = 1
  private static let headBytes = 1 + NoncePool.nonceBytes
  private static let tagBytes = 16

  private let secret: SecretBytes

  /// A new random key.
  package init() { secret = SecretBytes(random: SealingKey.byteCount) }

  /// The key with these bytes; nil unless there are 32.
  package init?(_ secret: SecretBytes) {
    guard secret.count == SealingKey.byteCount else { return nil }
    self.secret = secret
  }

  /// Appends `record`, sealed, to `sealed`; only the same key and `binding` open it.
  package func seal(_ record: RawSpan, binding: RawSpan, into sealed: inout [UInt8]) {
    SealingKey.checkSizes(record, binding)
    let start = sealed.count
    sealed.append(contentsOf: repeatElement(0, count: SealingKey.overheadBytes + record.byteCount))
    unsafe sealed.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let target = unsafe base + start
      unsafe seal(record, binding: binding, to: target)
    }
  }

  /// `record`, sealed; only the same key and `binding` open it.
  package func seal(_ record: RawSpan, binding: RawSpan) -> [UInt8] {
    SealingKey.checkSizes(record, binding)
    let count = SealingKey.overheadBytes + record.byteCount
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      guard let base = buffer.baseAddress else { return }
      unsafe seal(record, binding: binding, to: base)
      initializedCount = count
    }
  }

  private static func checkSizes(_ record: RawSpan, _ binding: RawSpan) {
    precondition(
      max(record.byteCount, binding.byteCount) <= recordBytesMax,
      "The record is too large to seal.")
  }

  /// `target` has room for the record and the overhead.
  @unsafe
  private func seal(_ record: RawSpan, binding: RawSpan, to target: UnsafeMutablePointer<UInt8>) {
    let contexts = ThreadContexts.current
    let context = unsafe contexts.sealing
    unsafe target[0] = SealingKey.version
    let nonce = unsafe target + 1
    unsafe contexts.writeNonce(to: nonce)
    succeed(unsafe EVP_EncryptInit_ex2(context, nil, secret.pointer, nonce, nil))
    var count: Int32 = 0
    if !binding.isEmpty {
      succeed(
        unsafe binding.withUnsafeBytes { bytes in
          unsafe EVP_EncryptUpdate(context, nil, &count, bytes.octets, Int32(bytes.count))
        })
    }
    let body = unsafe target + SealingKey.headBytes
    if !record.isEmpty {
      succeed(
        unsafe record.withUnsafeBytes { bytes in
          unsafe EVP_EncryptUpdate(context, body, &count, bytes.octets, Int32(bytes.count))
        })
    }
    let tag = unsafe body + record.byteCount
    succeed(unsafe EVP_EncryptFinal_ex(context, tag, &count))
    succeed(
      unsafe EVP_CIPHER_CTX_ctrl(
        context, EVP_CTRL_AEAD_GET_TAG, Int32(SealingKey.tagBytes), tag))
  }

  /// The record that was sealed with this key and `binding`.
  package func open(_ sealed: RawSpan, binding: RawSpan) throws(CryptoError) -> [UInt8] {
    let count = sealed.byteCount - SealingKey.overheadBytes
    guard count >= 0, count <= SealingKey.recordBytesMax,
      binding.byteCount <= SealingKey.recordBytesMax,
      unsafe sealed.unsafeLoad(as: UInt8.self) == SealingKey.version
    else { throw .malformed }
    var isAuthentic = false
    var record = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      unsafe sealed.withUnsafeBytes { sealed in
        guard let source = unsafe sealed.octets else { return }
        isAuthentic = unsafe open(source, count, binding: binding, to: buffer.baseAddress)
      }
      initializedCount = count
    }
    guard isAuthentic else {
      // What was deciphered before the tag was checked must not stay behind.
      SecretBytes.erase(&record)
      throw .notAuthentic
    }
    return record
  }

  /// `sealed` has the overhead and `count` bytes, `target` room for `count`.
  @unsafe
  private func open(
    _ sealed: UnsafePointer<UInt8>, _ count: Int, binding: RawSpan,
    to target: UnsafeMutablePointer<UInt8>?
  ) -> Bool {
    let context = unsafe ThreadContexts.current.opening
    succeed(unsafe EVP_DecryptInit_ex2(context, nil, secret.pointer, sealed + 1, nil))
    var written: Int32 = 0
    if !binding.isEmpty {
      succeed(
        unsafe binding.withUnsafeBytes { bytes in
          unsafe EVP_DecryptUpdate(context, nil, &written, bytes.octets, Int32(bytes.count))
        })
    }
    let body = unsafe sealed + SealingKey.headBytes
    if count > 0 {
      guard unsafe EVP_DecryptUpdate(context, target, &written, body, Int32(count)) == 1 else {
        return false
      }
    }
    // OpenSSL only reads the tag, though its parameter does not say so.
    let tag = unsafe UnsafeMutableRawPointer(mutating: body + count)
    succeed(
      unsafe EVP_CIPHER_CTX_ctrl(
        context, EVP_CTRL_AEAD_SET_TAG, Int32(SealingKey.tagBytes), tag))
    var rest: UInt8 = 0
    return unsafe EVP_DecryptFinal_ex(context, &rest, &written) == 1
  }

  /// Lends the key's bytes: to be wrapped, or written to a key file.
  package func withBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try secret.withBytes(body)
  }
}

extension UnsafeRawBufferPointer {
  var octets: UnsafePointer<UInt8>? {
    unsafe baseAddress?.assumingMemoryBound(to: UInt8.self)
  }
}
