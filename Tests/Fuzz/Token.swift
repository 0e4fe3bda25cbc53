import Crypto
import JSONText
import WireFormat

@testable import Auth

/// 27 January 2027, in seconds and as a time.
private let seconds: Int64 = 1_800_000_000
private let now = Timestamp(microseconds: seconds * 1_000_000)

/// Knows the public half of one key, so that nothing here can be signed.
private let verifier: TokenVerifier = {
  // The public key of RFC 8037, appendix A.
  let x = Base64URL.decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo".utf8) ?? []
  guard let key = PublicKey(.ed25519(x: x)) else { fatalError("the key is none") }
  return TokenVerifier(keys: [key])
}()

/// Nothing traps, and no forged token is a principal. The first byte says what the rest is: a
/// token, its three parts before they are encoded, a header, claims, a key set, or base64url.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 0 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
  switch start[0] % 8 {
  case 0: refuse(bytes)
  case 1:
    let parts = bytes.split(separator: 0, omittingEmptySubsequences: false)
    refuse(Array(parts.map { Base64URL.encode(Array($0)) }.joined(separator: ".").utf8))
  case 2: _ = try? TokenHeader(bytes)
  case 3, 4, 5: _ = try? TokenClaims(bytes, policy: .standard, now: seconds)
  case 6: _ = try? KeySet(bytes)
  default:
    guard let decoded = Base64URL.decode(bytes) else { return 0 }
    guard Array(Base64URL.encode(decoded).utf8) == bytes else {
      fatalError("base64url is read in two ways")
    }
  }
  return 0
}

private func refuse(_ token: [UInt8]) {
  if (try? verifier.verify(token, now: now)) != nil { fatalError("a forged token is accepted") }
}
