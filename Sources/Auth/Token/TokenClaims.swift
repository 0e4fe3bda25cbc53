import JSONText
import WireFormat

/// The claims of a token whose signature has been checked.
struct TokenClaims {
  static let subjectBytesMax = 255
  static let tokenIDBytesMax = 128
  static let scopesMax = 64
  static let scopeBytesMax = 64
  static let audiencesMax = 8
  static let locationsMax = LocationLimit.locationsMax

  let issuer: String
  let subject: String
  let tokenID: String
  let role: Role
  let tenant: Uuid?
  let scopes: Set<String>
  let locations: [Uuid]
  let expiry: Int64

  /// The claims in the bytes of a token's second part, checked against `policy` at `now`,
  /// which is in seconds since the Unix epoch.
  init(_ json: [UInt8], policy: TokenPolicy, now: Int64) throws(TokenError) {
    guard let object = (try? JSONParser.parse(json, .token))?.object else { throw .malformed }
    role = try object.role()
    let party = policy.party(of: role)
    issuer = try object.text(.issuer)
    guard issuer.isIdentical(to: party.issuer) else { throw .invalidClaim(.issuer) }
    try object.checkAudience(party.audience)
    expiry = try object.checkDates(now: now)
    subject = try object.text(.subject)
    guard subject.utf8.count <= TokenClaims.subjectBytesMax,
      subject.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { throw .invalidClaim(.subject) }
    tokenID = try object.text(.tokenID)
    guard tokenID.utf8.count <= TokenClaims.tokenIDBytesMax, tokenID.isPrintableASCII else {
      throw .invalidClaim(.tokenID)
    }
    tenant = try object.tenant(of: role)
    scopes = try object.scopes()
    locations = try object.locations(of: role)
  }
}

extension JSONObject {
  fileprivate subscript(claim: TokenClaim) -> JSONValue? { self[claim.rawValue] }

  /// A required string that is not empty.
  fileprivate func text(_ claim: TokenClaim) throws(TokenError) -> String {
    guard let value = self[claim] else { throw .missingClaim(claim) }
    guard let text = value.string, !text.isEmpty else { throw .invalidClaim(claim) }
    return text
  }

  /// A date: whole seconds from 1970 to 9999.
  fileprivate func date(_ claim: TokenClaim) throws(TokenError) -> Int64? {
    guard let value = self[claim] else { return nil }
    guard let seconds = value.integer, 0...TokenPolicy.secondsMax ~= seconds else {
      throw .invalidClaim(claim)
    }
    return seconds
  }

  fileprivate func checkAudience(_ expected: String) throws(TokenError) {
    guard let value = self[.audience] else { throw .missingClaim(.audience) }
    let audiences = value.string.map { [$0] } ?? value.strings ?? []
    guard audiences.count <= TokenClaims.audiencesMax,
      audiences.contains(where: { $0.isIdentical(to: expected) })
    else { throw .invalidClaim(.audience) }
  }

  /// Checks all dates and gives the expiry.
  fileprivate func checkDates(now: Int64) throws(TokenError) -> Int64 {
    guard let expiry = try date(.expiry) else { throw .missingClaim(.expiry) }
    guard let issuedAt = try date(.issuedAt) else { throw .missingClaim(.issuedAt) }
    guard expiry > issuedAt else { throw .invalidClaim(.expiry) }
    guard expiry - issuedAt <= TokenPolicy.lifetimeMax else { throw .lifetimeTooLong }
    guard now < expiry + TokenPolicy.leeway else { throw .expired }
    let latest = now + TokenPolicy.leeway
    guard issuedAt <= latest else { throw .notYetValid }
    if let notBefore = try date(.notBefore), notBefore > latest { throw .notYetValid }
    return expiry
  }

  fileprivate func role() throws(TokenError) -> Role {
    let name = try text(.role)
    guard let role = Role.allCases.first(where: { $0.name.isIdentical(to: name) }) else {
      throw .invalidClaim(.role)
    }
    return role
  }

  fileprivate func tenant(of role: Role) throws(TokenError) -> Uuid? {
    if role == .platformAdmin {
      guard self[.tenant] == nil else { throw .invalidClaim(.tenant) }
      return nil
    }
    guard let tenant = Uuid(try text(.tenant)), tenant != .zero else {
      throw .invalidClaim(.tenant)
    }
    return tenant
  }

  fileprivate func scopes() throws(TokenError) -> Set<String> {
    guard let value = self[.scope] else { return [] }
    guard let scopes = value.strings, scopes.count <= TokenClaims.scopesMax,
      scopes.allSatisfy(\.isScope)
    else { throw .invalidClaim(.scope) }
    return Set(scopes)
  }

  /// An empty list is refused: a principal without locations may see all of them, so it
  /// would say the opposite of what its issuer meant. So is a list that no check would heed.
  fileprivate func locations(of role: Role) throws(TokenError) -> [Uuid] {
    guard let value = self[.locations] else { return [] }
    guard role == .clientAdmin, let texts = value.strings,
      1...TokenClaims.locationsMax ~= texts.count
    else { throw .invalidClaim(.locations) }
    var locations: [Uuid] = []
    for text in texts {
      guard let location = Uuid(text), location != .zero else { throw .invalidClaim(.locations) }
      locations.append(location)
    }
    return locations
  }
}

extension String {
  /// Whether there are only visible ASCII characters, for which `==` is exact.
  var isPrintableASCII: Bool { utf8.allSatisfy { 0x21...0x7E ~= $0 } }

  fileprivate var isScope: Bool {
    1...TokenClaims.scopeBytesMax ~= utf8.count
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: ":"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
