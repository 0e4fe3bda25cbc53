import Crypto
import Foundation
import Seams
import Testing

@testable import Auth

/// Forged tokens accepted must be none; FRONTDESK_MUTATIONS sets how many of each class.
@Suite struct TokenMutationTests {
  static let seed =
    UInt64(ProcessInfo.processInfo.environment["FRONTDESK_SEED"] ?? "") ?? 0x70_6B_65_6E
  static let variants =
    Int(ProcessInfo.processInfo.environment["FRONTDESK_MUTATIONS"] ?? "") ?? 500

  @Test("No mutation of a valid token is accepted", arguments: TokenMutation.allCases)
  func refused(mutation: TokenMutation) throws {
    var random = SplitMix64(
      seed: TokenMutationTests.seed ^ UInt64(truncatingIfNeeded: mutation.rank))
    let verifier = TokenForge.verifier()
    var refusals = 0
    var unchanged = 0
    for _ in 0..<TokenMutationTests.variants {
      let forge = TokenForge(mutation.key(&random))
      let valid = forge.token
      let forged = mutation.variant(of: valid, forge, &random)
      do throws(TokenError) {
        _ = try verifier.verify(forged, now: TokenForge.now)
        // Swapping equal letters, say, gives the valid token back.
        unchanged += 1
        let text = String(decoding: forged, as: UTF8.self)
        #expect(forged == valid, "seed \(TokenMutationTests.seed): \(text)")
      } catch {
        refusals += 1
      }
    }
    print("\(mutation.rawValue): \(refusals) refused, \(unchanged) unchanged")
    #expect(refusals > TokenMutationTests.variants * 8 / 10)
  }

  @Test(
    "The tokens that are mutated are themselves accepted", arguments: SignatureAlgorithm.allCases)
  func control(algorithm: SignatureAlgorithm) throws {
    let verifier = TokenForge.verifier()
    let token = TokenForge(TokenForge.key(algorithm)).token
    #expect(try verifier.verify(token, now: TokenForge.now).subject == "user-1")
  }
}

extension TokenMutation {
  fileprivate var rank: Int { TokenMutation.allCases.firstIndex(of: self) ?? 0 }

  /// RSA and ECDSA signatures cost too much for each variant of each class.
  fileprivate func key(_ random: inout SplitMix64) -> SigningKey {
    switch self {
    case .derSignature, .signatureOutOfRange: TokenForge.es256
    default:
      random.below(8) == 0 ? random.pick(TokenForge.keys) : TokenForge.ed25519
    }
  }
}
