import Auth
import Flags
import Foundation
import Seams
import Services
import WireFormat

/// `token`: one JWT and nothing else.
struct TokenCommand {
  private let data: String
  private let role: Role
  private let tenant: Uuid?
  private let scopes: [String]
  private let lifetime: TokenLifetime
  private let subject: String

  init(_ settings: Settings) throws {
    data = try settings.required("data")
    let roleName = try settings.required("role")
    let roles: [Role] = [.platformAdmin, .clientAdmin, .supportStaff, .service]
    guard let role = roles.first(where: { $0.name == roleName }) else {
      throw UsageError(
        "There is no role \"\(roleName)\"; there are \(roles.map(\.name).joined(separator: ", ")).")
    }
    self.role = role
    if let text = settings["tenant"] {
      guard let id = Uuid(text) else { throw UsageError("--tenant is a UUID, not \"\(text)\".") }
      guard role != .platformAdmin else {
        throw UsageError("A platform admin has no tenant; the call names it.")
      }
      tenant = id
    } else {
      tenant = role == .platformAdmin ? nil : DemoTenant.id
    }
    scopes = settings.list("scope")
    let text = settings["ttl"] ?? "1h"
    guard let lifetime = TokenLifetime(text) else {
      throw UsageError("--ttl is 1s to 1h, for example 15m, not \"\(text)\".")
    }
    self.lifetime = lifetime
    subject = settings["subject"] ?? "cli"
  }

  func run() throws {
    let keys = KeyStore(dataDirectory: data)
    guard FileManager.default.fileExists(atPath: keys.keySetPath) else {
      throw Failure("\(data) has no keys yet; make them with: frontdeskd keys new --data \(data)")
    }
    do {
      let issuer = TokenIssuer(key: try keys.signingKey())
      Terminal.say(
        try issuer.issue(
          role: role, tenant: tenant, scopes: scopes, subject: subject, ttl: lifetime,
          now: SystemClock().now()))
    } catch let error as KeyStoreError {
      throw Failure("The token could not be made: \(error.message)")
    } catch let error as TokenError {
      throw Failure("The token could not be made: \(error.message)")
    }
  }
}
