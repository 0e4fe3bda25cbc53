/// The signatures that tokens may have; there is none with a shared key, so that a public
/// key can never be taken for a secret.
package enum SignatureAlgorithm: String, Sendable, Hashable, CaseIterable {
  /// Ed25519 (RFC 8037).
  case ed25519 = "EdDSA"
  /// ECDSA on P-256 with SHA-256 (RFC 7518, 3.4).
  case es256 = "ES256"
  /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518, 3.3).
  case rs256 = "RS256"
}
