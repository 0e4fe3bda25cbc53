import Crypto
import Foundation
import JSONText
import Testing
import WireFormat

@testable import Auth

@Suite struct KeySetTests {
  private let now = TokenForge.now

  private func set(_ elements: [String]) throws(KeySetError) -> KeySet {
    try KeySet(Array("{\"keys\":[\(elements.joined(separator: ","))]}".utf8))
  }

  private func element(_ key: SigningKey, _ changes: [String: JSONValue?] = [:]) -> String {
    var object = JSONObject()
    for member in key.publicKey.jwk.object ?? [] where changes[member.name] == nil {
      object.append(member.name, member.value)
    }
    for (name, value) in changes {
      if let value { object.append(name, value) }
    }
    return JSONPrinter.print(.object(object))
  }

  @Test("Keys of the three kinds are read", arguments: SignatureAlgorithm.allCases)
  func kinds(algorithm: SignatureAlgorithm) throws {
    let key = TokenForge.key(algorithm)
    let keys = try set([element(key)]).keys
    #expect(keys[key.publicKey.thumbprint]?.publicKey.parameters == key.publicKey.parameters)
  }

  @Test("The thumbprint is that of RFC 8037, appendix A.3")
  func thumbprint() throws {
    let x = try #require(Base64URL.decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo".utf8))
    let key = try #require(PublicKey(.ed25519(x: x)))
    #expect(key.thumbprint == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
  }

  @Test(
    "Keys that cannot check tokens are left out",
    arguments: [
      ["use": .string("enc")], ["alg": .string("ES256")], ["alg": .null],
      ["key_ops": .array([.string("sign")])], ["key_ops": .string("verify")], ["kid": nil],
      ["kid": .string("")], ["kid": .string("a b")], ["kid": .integer(1)],
      ["kid": .string(String(repeating: "k", count: 65))], ["kty": .string("oct")],
      ["kty": .string("EC")], ["crv": .string("Ed448")], ["crv": nil], ["x": .string("AAAA")],
      ["x": .string("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo=")], ["x": nil],
      ["iss": .integer(1)],
    ] as [[String: JSONValue?]])
  func leftOut(changes: [String: JSONValue?]) throws {
    let set = try set([element(TokenForge.ed25519, changes), element(TokenForge.es256)])
    #expect(set.keys.count == 1)
    #expect(set.skipped == 1)
  }

  @Test("An RSA key of under 2048 bits is left out")
  func weakKey() throws {
    let weak = JSONValue.string(Base64URL.encode([0xC0] + SecureRandom.bytes(126) + [1]))
    #expect(try set([element(TokenForge.rs256, ["n": weak])]).keys.isEmpty)
  }

  @Test(
    "A file with a private or a shared key is refused", arguments: ["d", "k", "p", "dq", "oth"])
  func privateKey(name: String) {
    let element = element(TokenForge.ed25519, [name: .string("AAAA")])
    #expect(throws: KeySetError.secretKey) { try set([element]) }
  }

  @Test("One id for two keys, too many keys and other shapes are refused")
  func refused() {
    let kid = JSONValue.string(TokenForge.ed25519.publicKey.thumbprint)
    let two = [element(TokenForge.ed25519), element(TokenForge.es256, ["kid": kid])]
    #expect(throws: KeySetError.duplicateID) { try set(two) }
    #expect(throws: KeySetError.tooManyKeys) { try set(Array(repeating: "{}", count: 65)) }
    #expect(throws: KeySetError.malformed) { try set(["1"]) }
    for text in ["", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[],\"keys\":[]}"] {
      #expect(throws: KeySetError.malformed) { try KeySet(Array(text.utf8)) }
    }
    let long = Array(repeating: UInt8(ascii: " "), count: KeySet.fileBytesMax)
    #expect(throws: KeySetError.malformed) { try KeySet(Array("{\"keys\":[]}".utf8) + long) }
  }
}

@Suite struct KeySetFileTests {
  private let directory: TemporaryDirectory
  private var path: String { directory.path + "/jwks.json" }

  init() throws { directory = try TemporaryDirectory() }

  private func publish(_ keys: [SigningKey]) throws {
    let elements = keys.map { JSONPrinter.print($0.publicKey.jwk) }.joined(separator: ",")
    try directory.write("jwks.json", "{\"keys\":[\(elements)]}")
  }

  private func after(_ seconds: Int64) -> Timestamp {
    Timestamp(microseconds: TokenForge.now.microseconds + seconds * 1_000_000)
  }

  @Test("A rotation is noticed within a second, and old keys stay while they are published")
  func rotation() throws {
    let (old, new) = (TokenForge.ed25519, TokenForge.es256)
    try publish([old])
    let verifier = try TokenVerifier(keySetPath: path, now: after(0))
    let principal = try verifier.verify(TokenForge(old).token, now: after(0))
    try publish([old, new])
    #expect(throws: TokenError.unknownKey) {
      try verifier.verify(TokenForge(new).token, now: after(0))
    }
    #expect(try verifier.verify(TokenForge(new).token, now: after(1)).subject == "user-1")
    #expect(verifier.isValid(principal, now: after(1)))
  }

  @Test("Taking a key out ends the principals of its tokens")
  func withdrawal() throws {
    let (old, new) = (TokenForge.ed25519, TokenForge.es256)
    try publish([old, new])
    let verifier = try TokenVerifier(keySetPath: path, now: after(0))
    let oldPrincipal = try verifier.verify(TokenForge(old).token, now: after(0))
    let newPrincipal = try verifier.verify(TokenForge(new).token, now: after(0))
    try publish([new])
    #expect(!verifier.isValid(oldPrincipal, now: after(1)))
    #expect(verifier.isValid(newPrincipal, now: after(1)))
    #expect(throws: TokenError.unknownKey) {
      try verifier.verify(TokenForge(old).token, now: after(1))
    }
  }

  @Test("Another key under the same id ends the principals of the first")
  func replacement() throws {
    let old = TokenForge.ed25519
    try publish([old])
    let verifier = try TokenVerifier(keySetPath: path, now: after(0))
    let principal = try verifier.verify(TokenForge(old).token, now: after(0))
    let next = JSONPrinter.print(SigningKey(generating: .ed25519).publicKey.jwk)
    let renamed = next.replacing(#/"kid":"[^"]+"/#, with: "\"kid\":\"\(old.publicKey.thumbprint)\"")
    try directory.write("jwks.json", "{\"keys\":[\(renamed)]}")
    #expect(!verifier.isValid(principal, now: after(1)))
    #expect(throws: TokenError.wrongSignature) {
      try verifier.verify(TokenForge(old).token, now: after(1))
    }
  }

  @Test("A broken or missing file changes nothing, and is reported until it is mended")
  func brokenFile() throws {
    try publish([TokenForge.ed25519])
    let verifier = try TokenVerifier(keySetPath: path, now: after(0))
    #expect(verifier.problem == nil)
    try directory.write("jwks.json", "{\"keys\":[")
    #expect(try verifier.verify(TokenForge().token, now: after(1)).subject == "user-1")
    #expect(verifier.problem?.message.contains("not a JSON Web Key Set") == true)
    try FileManager.default.removeItem(atPath: path)
    #expect(try verifier.verify(TokenForge().token, now: after(2)).subject == "user-1")
    #expect(verifier.problem?.message.contains("does not exist") == true)
    try publish([TokenForge.es256])
    #expect(throws: TokenError.unknownKey) {
      try verifier.verify(TokenForge().token, now: after(3))
    }
    #expect(verifier.problem == nil)
  }

  @Test("A change that keeps time and size is noticed while the file is young")
  func sameStamp() throws {
    let keys = [SigningKey(generating: .ed25519), SigningKey(generating: .ed25519)]
    let now = Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    try publish([keys[0]])
    var file = try KeySetFile(path: path, nowSeconds: now.wholeSeconds)
    #expect(file.keySet.keys[keys[0].publicKey.thumbprint] != nil)
    // In place, so that the inode stays.
    let handle = try #require(FileHandle(forWritingAtPath: path))
    handle.write(Data("{\"keys\":[\(JSONPrinter.print(keys[1].publicKey.jwk))]}".utf8))
    try handle.close()
    file.refresh(nowSeconds: now.wholeSeconds)
    #expect(file.keySet.keys[keys[1].publicKey.thumbprint] != nil)
  }

  @Test("A start without a usable file fails and says why")
  func badStart() throws {
    let error = #expect(throws: KeySetProblem.self) {
      try TokenVerifier(keySetPath: path, now: after(0))
    }
    #expect(error?.message.contains("frontdeskd keys new") == true)
    try directory.write("jwks.json", "[]")
    #expect(throws: KeySetProblem.self) { try TokenVerifier(keySetPath: path, now: after(0)) }
  }
}
