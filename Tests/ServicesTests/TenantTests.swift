import FrontdeskAPI
import RPCCore
import Testing
import WireFormat

@testable import Services

@Suite struct TenantTests {
  let harness: ServiceHarness

  init() throws { harness = try ServiceHarness(.shop) }

  private typealias Methods = TenantServiceMethods

  @Test func `a name of blanks is none`() throws {
    let new = try harness.refusal(Methods.createTenant, CreateTenantRequest(name: " \t"))
    #expect(new.code == .invalidArgument && new.violations.map(\.path) == ["name"])
    let changed = try harness.refusal(
      Methods.updateTenantSettings,
      UpdateTenantSettingsRequest(
        version: 1, mask: ["name"], settings: TenantSettings(name: " ")))
    #expect(changed.violations.map(\.path) == ["settings.name"])
    let trimmed: Tenant = try harness.call(
      Methods.createTenant, CreateTenantRequest(name: " Acme "))
    #expect(trimmed.name == "Acme")
  }
}
