import COpenSSL

/// SHA-256, of one piece or of many.
@safe
package struct SHA256: ~Copyable {
  private let context: OpaquePointer

  /// A digest of nothing yet.
  package init() {
    unsafe context = required(EVP_MD_CTX_new())
    succeed(unsafe EVP_DigestInit_ex2(context, Algorithms.sha256, nil))
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Adds `bytes`.
  package mutating func update(_ bytes: RawSpan) {
    succeed(
      unsafe bytes.withUnsafeBytes { unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) })
  }

  /// The digest of everything added.
  package consuming func finish() -> Digest {
    unsafe Digest { succeed(unsafe EVP_DigestFinal_ex(context, $0, nil)) }
  }

  /// The digest of `bytes`.
  package static func hash(_ bytes: RawSpan) -> Digest {
    let context = unsafe ThreadContexts.current.digest
    succeed(unsafe EVP_DigestInit_ex2(context, nil, nil))
    succeed(
      unsafe bytes.withUnsafeBytes { unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) })
    return unsafe Digest { succeed(unsafe EVP_DigestFinal_ex(context, $0, nil)) }
  }

  /// The digest of `first` followed by `second`: a link of a chain.
  package static func hash(_ first: Digest, _ second: RawSpan) -> Digest {
    let context = unsafe ThreadContexts.current.digest
    succeed(unsafe EVP_DigestInit_ex2(context, nil, nil))
    first.withBytes { first in
      succeed(
        unsafe first.withUnsafeBytes {
          unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count)
        })
    }
    succeed(
      unsafe second.withUnsafeBytes {
        unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count)
      })
    return unsafe Digest { succeed(unsafe EVP_DigestFinal_ex(context, $0, nil)) }
  }
}
