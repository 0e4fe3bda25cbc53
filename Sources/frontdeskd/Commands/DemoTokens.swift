import Auth
import Foundation
import Seams
import Services
import Synchronization
import SystemIO

/// A token file for each role, renewed before it expires, for `serve --demo`.
final class DemoTokens: Sendable {
  private static let roles: [Role] = [.platformAdmin, .clientAdmin, .supportStaff, .service]
  private static let scopes = [
    "customers.read", "customers.write", "leads.read", "leads.write", "bookings.read",
    "bookings.write", "communications.read", "communications.write", "analytics.read",
    "tenants.read",
  ]

  private let issuer: TokenIssuer
  private let folder: String
  private let isStopped = Monitor(false)
  private let renewer = Mutex<JoinBox?>(nil)

  init(_ keys: KeyStore, _ data: String) throws {
    issuer = TokenIssuer(key: try keys.signingKey())
    folder = data + "/tokens"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try renew()
    let renewer = try SystemThread(name: "demo-tokens") { [self] in
      while isStopped.wait(seconds: 30 * 60, { $0 ? true : nil }) == nil { try? renew() }
    }
    let box = JoinBox(renewer)
    self.renewer.withLock { $0 = box }
  }

  func stop() {
    isStopped.changeAll { $0 = true }
    renewer.withLock { $0 }?.join()
  }

  /// Prints where the tokens are, and three calls to try.
  func announce(_ address: String) {
    let program = CommandLine.arguments[0]
      .split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let frontdesk = program.isEmpty ? "frontdesk" : program + "/frontdesk"
    let rows = Self.roles.map { role in
      "  \(role.name.padding(toLength: 14, withPad: " ", startingAt: 0))  \(path(role))"
    }
    let admin = "--server \(address) --token @\(path(.clientAdmin))"
    let platform = "--server \(address) --token @\(path(.platformAdmin))"
    Terminal.say(
      """

      Frontdesk takes calls at \(address). Stop it with Ctrl-C.

      A token for each role, renewed while the server runs:
      \(rows.joined(separator: "\n"))

      Three calls to try in another terminal:
        \(frontdesk) call CustomerService.getCustomerStats '{}' \(admin)
        \(frontdesk) call CustomerService.listCustomers '{"search":"mur"}' \(admin)
        \(frontdesk) call BookingService.listBookings '{"pageSize":3}' \(platform) --tenant \
      \(DemoTenant.id)

      What can be called: \(frontdesk) describe --server \(address)

      """)
  }

  private func path(_ role: Role) -> String { "\(folder)/\(role.name).jwt" }

  private func renew() throws {
    for role in Self.roles {
      let token = try issuer.issue(
        role: role, tenant: role == .platformAdmin ? nil : DemoTenant.id,
        scopes: role == .service ? Self.scopes : role.usualScopes, subject: "demo-\(role.name)",
        now: SystemClock().now())
      let temporary = path(role) + ".new"
      let isMade = FileManager.default.createFile(
        atPath: temporary, contents: Data((token + "\n").utf8),
        attributes: [.posixPermissions: 0o600])
      // Readers see the old token or the new one, never a part.
      guard isMade, rename(temporary, path(role)) == 0 else {
        throw Failure("\(path(role)) cannot be written.")
      }
    }
  }
}
