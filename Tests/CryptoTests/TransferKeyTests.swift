import Crypto
import Testing

/// Keys on their way under a passphrase.
@Suite struct `A key of a passphrase` {
  private let salt = Array("tenant".utf8)

  private func bytes(_ key: SealingKey) -> [UInt8] {
    key.withBytes { span in span.withUnsafeBytes { Array($0) } }
  }

  @Test func `wraps keys that the same passphrase unwraps, the same bytes each time`() throws {
    let key = SealingKey()
    let first = TransferKey(passphrase: "correct horse battery staple", salt: salt)
    let second = TransferKey(passphrase: "correct horse battery staple", salt: salt)
    let wrapped = first.wrap(key)
    #expect(wrapped.count == TransferKey.wrappedBytes)
    #expect(second.wrap(key) == wrapped)
    #expect(bytes(try second.unwrap(wrapped)) == bytes(key))
    #expect(first.proof(of: [1, 2]) == second.proof(of: [1, 2]))
    #expect(first.proof(of: [1, 2]) != first.proof(of: [1, 3]))
  }

  @Test func `opens nothing of another passphrase, of another salt, or changed`() {
    let own = TransferKey(passphrase: "correct horse battery staple", salt: salt)
    let wrapped = own.wrap(SealingKey())
    for other in [
      TransferKey(passphrase: "correct horse battery stapl", salt: salt),
      TransferKey(passphrase: "correct horse battery staple", salt: salt + [0]),
    ] {
      #expect(throws: CryptoError.notAuthentic) { try other.unwrap(wrapped) }
      #expect(own.proof(of: [1]) != other.proof(of: [1]))
    }
    for place in wrapped.indices {
      var changed = wrapped
      changed[place] ^= 1
      #expect(throws: CryptoError.notAuthentic) { try own.unwrap(changed) }
    }
    #expect(throws: CryptoError.malformed) { try own.unwrap(Array(wrapped.dropLast())) }
  }

  @Test func `says nothing of itself`() {
    #expect("\(TransferKey(passphrase: "secret words", salt: salt))" == "TransferKey(redacted)")
  }
}
