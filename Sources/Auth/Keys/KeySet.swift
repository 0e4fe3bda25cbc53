import Crypto
import JSONText

/// Why a key set is not taken over.
enum KeySetError: Error {
  /// Not JSON of the strict kind, or not an object with a list `keys`.
  case malformed
  /// It holds a private or a shared key, which has no business in a published file.
  case secretKey
  /// Two keys have one id.
  case duplicateID
  case tooManyKeys
}

/// The keys that tokens may be signed with (RFC 7517), by id.
struct KeySet: Sendable {
  static let keysMax = 64
  static let fileBytesMax = 256 << 10

  private(set) var keys: [String: VerificationKey] = [:]
  /// Keys of other kinds, uses or strengths; they sign nothing here.
  private(set) var skipped = 0

  init() {}

  /// The key set in the bytes of a JWKS file.
  init(_ json: [UInt8]) throws(KeySetError) {
    guard json.count <= KeySet.fileBytesMax,
      let list = (try? JSONParser.parse(json, .token))?.object?["keys"]?.array
    else { throw .malformed }
    guard list.count <= KeySet.keysMax else { throw .tooManyKeys }
    for element in list {
      guard let object = element.object else { throw .malformed }
      for name in ["d", "k", "p", "q", "dp", "dq", "qi", "oth"] where object[name] != nil {
        throw .secretKey
      }
      guard let key = VerificationKey(object) else {
        skipped += 1
        continue
      }
      guard keys.updateValue(key, forKey: key.id) == nil else { throw .duplicateID }
    }
  }

  /// Takes `next` over: keys that stay keep their identity, those that are gone are withdrawn,
  /// so that the principals of their tokens lose their standing at once.
  mutating func replace(with next: KeySet) {
    var merged = next
    for (id, old) in keys {
      if let new = next.keys[id], new.isSame(as: old) {
        merged.keys[id] = old
      } else {
        old.withdraw()
      }
    }
    self = merged
  }

  mutating func insert(_ key: VerificationKey) { keys[key.id] = key }
}

extension VerificationKey {
  /// The key in one element of `keys`; nil when it cannot check the tokens of this server.
  convenience init?(_ object: JSONObject) {
    guard let id = object["kid"]?.string, VerificationKey.isUsable(id: id),
      let publicKey = PublicKey(object)
    else { return nil }
    if let use = object["use"], use != .string("sig") { return nil }
    if let operations = object["key_ops"] {
      guard let names = operations.strings, names.contains("verify") else { return nil }
    }
    if let algorithm = object["alg"], algorithm != .string(publicKey.algorithm.rawValue) {
      return nil
    }
    let issuer = object["iss"]
    if let issuer, issuer.string == nil { return nil }
    self.init(id: id, publicKey: publicKey, issuer: issuer?.string)
  }
}

extension PublicKey {
  fileprivate convenience init?(_ object: JSONObject) {
    func number(_ name: String) -> [UInt8]? {
      object[name]?.string.flatMap { Base64URL.decode($0.utf8) }
    }
    switch (object["kty"]?.string, object["crv"]?.string) {
    case ("OKP", "Ed25519"):
      guard let x = number("x") else { return nil }
      self.init(.ed25519(x: x))
    case ("EC", "P-256"):
      guard let x = number("x"), let y = number("y") else { return nil }
      self.init(.es256(x: x, y: y))
    case ("RSA", nil):
      guard let modulus = number("n"), let exponent = number("e") else { return nil }
      self.init(.rs256(modulus: modulus, exponent: exponent))
    default: return nil
    }
  }

  /// The members that RFC 7638 digests, in its order.
  private var requiredMembers: JSONObject {
    func text(_ bytes: [UInt8]) -> JSONValue { .string(Base64URL.encode(bytes)) }
    return switch parameters {
    case .ed25519(let x):
      JSONObject(["crv": .string("Ed25519"), "kty": .string("OKP"), "x": text(x)])
    case .es256(let x, let y):
      JSONObject(["crv": .string("P-256"), "kty": .string("EC"), "x": text(x), "y": text(y)])
    case .rs256(let modulus, let exponent):
      JSONObject(["e": text(exponent), "kty": .string("RSA"), "n": text(modulus)])
    }
  }

  /// The id of a key that does not come with one: its thumbprint (RFC 7638).
  package var thumbprint: String {
    let text = JSONPrinter.print(.object(requiredMembers))
    return Base64URL.encode(SHA256.hash(Array(text.utf8)).bytes)
  }

  /// The key as an element of a key set.
  var jwk: JSONValue {
    var object = requiredMembers
    object.append("kid", .string(thumbprint))
    object.append("alg", .string(algorithm.rawValue))
    object.append("use", .string("sig"))
    return .object(object)
  }
}
