/// Who may issue tokens, and for whom: fixed at start.
package struct TokenPolicy: Sendable, Hashable {
  /// The longest token that is looked at.
  package static let tokenBytesMax = 4096
  /// Seconds that the issuer's clock may be apart from ours.
  package static let leeway: Int64 = 30
  /// Seconds between `iat` and `exp`.
  package static let lifetimeMax: Int64 = 3600
  /// The last second of the year 9999.
  static let secondsMax: Int64 = 253_402_300_799
  static let keyIDBytesMax = 64

  /// What `iss` and `aud` must be.
  struct Party: Sendable, Hashable {
    let issuer: String
    let audience: String
  }

  let tenants: Party
  let platform: Party

  /// What `frontdeskd` uses unless told otherwise.
  package static let standard = TokenPolicy(
    tenants: Party(issuer: "frontdesk", audience: "frontdesk"),
    platform: Party(issuer: "frontdesk-platform", audience: "frontdesk-platform"))

  /// Platform admins have an issuer and an audience of their own; nil when either is empty or
  /// that of the tenants, because then a tenant's issuer could make a platform admin.
  package init?(
    issuer: String, audience: String, platformIssuer: String, platformAudience: String
  ) {
    let names = [issuer, audience, platformIssuer, platformAudience]
    guard names.allSatisfy({ !$0.isEmpty }), issuer != platformIssuer, audience != platformAudience
    else { return nil }
    self.init(
      tenants: Party(issuer: issuer, audience: audience),
      platform: Party(issuer: platformIssuer, audience: platformAudience))
  }

  private init(tenants: Party, platform: Party) {
    self.tenants = tenants
    self.platform = platform
  }

  func party(of role: Role) -> Party { role == .platformAdmin ? platform : tenants }
}
