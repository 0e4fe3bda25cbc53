/// Why bytes were refused. Neither case says more, so that nothing can be learned by trying.
package enum CryptoError: Error, Hashable {
  /// The bytes do not have the form they should have.
  case malformed
  /// The key, the binding or the bytes are not those that were sealed or signed.
  case notAuthentic
}
