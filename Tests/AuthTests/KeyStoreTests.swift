import Crypto
import Foundation
import Testing
import WireFormat

@testable import Auth

@Suite struct KeyStoreTests {
  private let directory: TemporaryDirectory
  private var data: String { directory.path + "/data" }
  private var store: KeyStore { KeyStore(dataDirectory: data) }

  init() throws { directory = try TemporaryDirectory() }

  @Test("New keys work together, and only their owner may read them")
  func create() throws {
    let creation = try KeyStore.create(in: data)
    #expect(creation.isFirst)
    let key = try store.signingKey()
    #expect(key.publicKey.thumbprint == creation.keyID)
    #expect(try directory.mode("data/keys") == 0o700)
    for name in ["signing.pem", "jwks.json", "master.key", "cursor.key"] {
      #expect(try directory.mode("data/keys/" + name) == 0o600, "\(name)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: data + "/keys")
    #expect(names.count == 4)
    #expect(try store.masterKey().withBytes { $0.byteCount } == 32)
    #expect(try store.cursorKey().withBytes { $0.byteCount } == 32)

    let now = TokenForge.now
    let verifier = try TokenVerifier(keySetPath: store.keySetPath, now: now)
    let token = try TokenIssuer(key: key).issue(
      role: .service, tenant: TokenForge.tenant, scopes: ["leads.read"], subject: "importer",
      now: now)
    let principal = try verifier.verify(Array(token.utf8), now: now)
    #expect(principal.role == .service && principal.scopes == ["leads.read"])
  }

  @Test("A second run adds a signing key and keeps everything else")
  func rotate() throws {
    let first = try KeyStore.create(in: data)
    let master = try directory.bytes("data/keys/master.key")
    let cursor = try directory.bytes("data/keys/cursor.key")
    let oldKey = try store.signingKey()
    let second = try KeyStore.create(in: data)
    #expect(!second.isFirst && second.keyID != first.keyID)
    #expect(try directory.bytes("data/keys/master.key") == master)
    #expect(try directory.bytes("data/keys/cursor.key") == cursor)
    let now = TokenForge.now
    let verifier = try TokenVerifier(keySetPath: store.keySetPath, now: now)
    for key in [oldKey, try store.signingKey()] {
      #expect(try verifier.verify(TokenForge(key).token, now: now).subject == "user-1")
    }
    #expect(try store.signingKey().publicKey.thumbprint == second.keyID)
  }

  @Test("Keys of an identity provider stay in the key set, member for member")
  func foreignKeys() throws {
    _ = try KeyStore.create(in: data)
    let foreign = "{\"kty\":\"XYZ\",\"kid\":\"idp-1\",\"note\":\"\\u00e9\",\"weight\":1.50}"
    try directory.write("data/keys/jwks.json", "{\"keys\":[\(foreign)],\"version\":3}")
    _ = try KeyStore.create(in: data)
    let text = try directory.read("data/keys/jwks.json")
    #expect(text.contains("\"note\":\"é\",\"weight\":1.50}") && text.contains("\"version\":3"))
    #expect(try KeySet(Array(text.utf8)).keys.count == 1)
  }

  @Test("A key set that is not understood is left alone, and no key is made")
  func brokenKeySet() throws {
    _ = try KeyStore.create(in: data)
    let pem = try directory.read("data/keys/signing.pem")
    try directory.write("data/keys/jwks.json", "mine")
    #expect(throws: KeyStoreError.malformed(file: store.keySetPath)) {
      try KeyStore.create(in: data)
    }
    #expect(try directory.read("data/keys/jwks.json") == "mine")
    #expect(try directory.read("data/keys/signing.pem") == pem)
  }

  @Test("A key set takes 64 keys")
  func fullKeySet() throws {
    _ = try KeyStore.create(in: data)
    let elements = Array(repeating: "{}", count: 64).joined(separator: ",")
    try directory.write("data/keys/jwks.json", "{\"keys\":[\(elements)]}")
    #expect(throws: KeyStoreError.tooManyKeys(file: store.keySetPath)) {
      try KeyStore.create(in: data)
    }
  }

  @Test("What a crash left behind is cleaned up")
  func draft() throws {
    try FileManager.default.createDirectory(
      atPath: data + "/keys", withIntermediateDirectories: true)
    try directory.write("data/keys/master.key.new", "half a key")
    _ = try KeyStore.create(in: data)
    let names = try FileManager.default.contentsOfDirectory(atPath: data + "/keys")
    #expect(!names.contains("master.key.new"))
    #expect(try directory.mode("data/keys") == 0o700)
  }

  @Test(
    "Secrets that others may read are refused",
    arguments: ["signing.pem", "master.key", "cursor.key"])
  func openModes(name: String) throws {
    _ = try KeyStore.create(in: data)
    let path = data + "/keys/" + name
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let error = #expect(throws: KeyStoreError.self) {
      switch name {
      case "signing.pem": _ = try store.signingKey()
      case "master.key": _ = try store.masterKey()
      default: _ = try store.cursorKey()
      }
    }
    #expect(error == .tooOpen(file: path))
  }

  @Test("Missing and wrong files are named")
  func missing() throws {
    #expect(throws: KeyStoreError.missing(file: data + "/keys/master.key")) {
      try store.masterKey()
    }
    _ = try KeyStore.create(in: data)
    for name in ["signing.pem", "master.key", "cursor.key"] {
      let path = data + "/keys/" + name
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.truncate(atOffset: 31)
      try handle.close()
    }
    #expect(throws: KeyStoreError.malformed(file: data + "/keys/master.key")) {
      try store.masterKey()
    }
    #expect(throws: KeyStoreError.malformed(file: data + "/keys/cursor.key")) {
      try store.cursorKey()
    }
    #expect(throws: KeyStoreError.malformed(file: data + "/keys/signing.pem")) {
      try store.signingKey()
    }
  }
}

extension TemporaryDirectory {
  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
  }
}
