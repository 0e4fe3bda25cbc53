/// Why a secured connection is not made or does not go on.
package enum TLSError: Error, Sendable, Hashable {
  /// A file of certificates holds none.
  case noCertificate
  /// A file of a private key holds none, or one behind a passphrase.
  case noKey
  /// The key is not the certificate's.
  case keyMismatch
  /// A file of authorities holds no certificate, or the system has none.
  case noAuthorities
  /// No memory, or OpenSSL lacks what is needed.
  case unusable
  case expired
  case notYetValid
  case wrongName
  /// Nobody who is trusted vouches for the certificate; the text is OpenSSL's.
  case untrusted(String)
  /// The bytes are not TLS.
  case foreign
  /// The peer said why it refuses, or broke the protocol; the text is OpenSSL's.
  case failed(String)

  /// What is wrong, and what to do, without anything secret.
  package var message: String {
    switch self {
    case .noCertificate: "there is no certificate in PEM form"
    case .noKey: "there is no private key in PEM form without a passphrase"
    case .keyMismatch: "the private key belongs to another certificate"
    case .noAuthorities: "there are no certificates of authorities to trust"
    case .unusable: "OpenSSL cannot be used"
    case .expired: "its certificate has expired"
    case .notYetValid: "its certificate is not valid yet"
    case .wrongName: "its certificate is for another name"
    case .untrusted(let reason): "its certificate is not trusted: \(reason)"
    case .foreign: "it does not speak TLS"
    case .failed(let reason): "TLS failed: \(reason)"
    }
  }
}
