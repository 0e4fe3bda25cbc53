import Auth
import Flags
import Foundation
import Seams
import Services
import WireFormat

/// `token`: one JWT and nothing else.
struct TokenCommand {
  private static let roles: [Role] = [.platformAdmin, .clientAdmin, .supportStaff, .service]
  private static var roleNames: String { roles.map(\.name).joined(separator: ", ") }

  private let data: String
  private let role: Role
  private let tenant: Uuid?
  private let scopes: [String]
  private let locations: [Uuid]
  private let lifetime: TokenLifetime
  private let subject: String

  init(_ settings: Settings) throws {
    data = try settings.required("data")
    role = try settings.required("role", "one of \(Self.roleNames)") { name in
      Self.roles.first { $0.name == name }
    }
    if let id = try settings.value("tenant", "a uuid", { Uuid($0) }) {
      guard role != .platformAdmin else {
        throw UsageError("A platform admin has no tenant; the call names it.")
      }
      tenant = id
    } else {
      tenant = role == .platformAdmin ? nil : DemoTenant.id
    }
    let said = settings.list("scope")
    scopes = said.isEmpty ? role.usualScopes : said
    locations = try settings.list("location").map { text in
      guard let id = Uuid(text) else {
        throw UsageError("--location takes a uuid, not \"\(text)\".")
      }
      return id
    }
    guard locations.isEmpty || role == .clientAdmin else {
      throw UsageError("Only a client admin can be limited to locations.")
    }
    lifetime = try settings.required("ttl", "1s to 1h, for example 15m") { TokenLifetime($0) }
    subject = try settings.required("subject")
  }

  func run() throws {
    let keys = Keys.store(data)
    guard FileManager.default.fileExists(atPath: keys.keySetPath) else {
      throw Failure("\(data) has no keys yet; make them with: frontdeskd keys new --data \(data)")
    }
    do {
      let issuer = TokenIssuer(key: try keys.signingKey())
      Terminal.say(
        try issuer.issue(
          role: role, tenant: tenant, scopes: scopes, locations: locations, subject: subject,
          ttl: lifetime,
          now: SystemClock().now()))
    } catch let error as KeyStoreError {
      throw Failure("The token could not be made: \(error.message)")
    } catch let error as TokenError {
      throw Failure("The token could not be made: \(error.message)")
    }
  }
}
