import Auth
import RPCServer
import WireFormat

/// The tokens of a `frontdeskd` whose key set is shared.
struct ToyTokens: TokenVerifying {
  private let verifier: TokenVerifier

  init(_ verifier: TokenVerifier) { self.verifier = verifier }

  func verify(_ token: [UInt8], now: Timestamp) throws(TokenRefusal) -> Principal {
    do throws(TokenError) {
      return try verifier.verify(token, now: now)
    } catch {
      throw TokenRefusal(error.message)
    }
  }

  func isValid(_ principal: Principal, now: Timestamp) -> Bool {
    verifier.isValid(principal, now: now)
  }
}
