package import WireFormat

/// The roles of the domain page.
package enum Role: UInt8, Sendable, Hashable, CaseIterable {
  case platformAdmin, clientAdmin, supportStaff, service, portal

  /// The role as tokens and schemas write it.
  package var name: String {
    switch self {
    case .platformAdmin: "platformAdmin"
    case .clientAdmin: "clientAdmin"
    case .supportStaff: "supportStaff"
    case .service: "service"
    case .portal: "portal"
    }
  }

  /// The scopes of tokens that are made here without saying any: a client admin has all of its
  /// finer rights.
  package var usualScopes: [String] {
    self == .clientAdmin ? [Principal.financeScope, "manager"] : []
  }
}

/// Who is calling: the verified claims of one token. Made by
/// `TokenVerifier` and `ServiceCertificates` only.
package final class Principal: Sendable {
  /// The token's subject.
  package let subject: String
  /// What the principal may do.
  package let role: Role
  /// The tenant of the token; nil for platform admins.
  package let tenant: Uuid?
  /// The finer rights of the role, such as `finance` or `leads.read`.
  package let scopes: Set<String>
  /// The locations that a client admin is limited to; nil for those who are not.
  package let limit: LocationLimit?
  /// Whether there is a limit, for whoever asks at every call.
  package let isLimited: Bool
  /// What customers have spent is not shown to it: a client admin without the scope `finance`.
  package let hidesSpend: Bool
  /// The token's id, for revocation.
  package let tokenID: String
  /// Seconds since the Unix epoch; the leeway is already added.
  package let expiresAt: Int64
  /// With which a client admin sees what customers have spent.
  package static let financeScope = "finance"
  /// What vouches for the principal; its withdrawal ends it.
  let standing: Standing?

  init(
    subject: String, role: Role, tenant: Uuid?, scopes: Set<String>, locations: [Uuid],
    tokenID: String, expiresAt: Int64, standing: Standing? = nil
  ) {
    self.subject = subject
    self.role = role
    self.tenant = tenant
    self.scopes = scopes
    limit = LocationLimit(locations)
    isLimited = !locations.isEmpty
    hidesSpend = role == .clientAdmin && !scopes.contains(Self.financeScope)
    self.tokenID = tokenID
    self.expiresAt = expiresAt
    self.standing = standing
  }
}
