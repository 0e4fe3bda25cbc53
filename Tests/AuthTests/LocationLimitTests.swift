import Testing
import WireFormat

@testable import Auth

/// Which locations a client admin is limited to, and who is limited at all.
@Suite struct LocationLimitTests {
  private func id(_ number: Int) -> Uuid { Uuid(high: 1, low: UInt64(number)) }

  private func principal(_ role: Role, _ scopes: Set<String>, _ locations: [Uuid]) -> Principal {
    Principal(
      subject: "s", role: role, tenant: id(0), scopes: scopes, locations: locations,
      tokenID: "t", expiresAt: .max)
  }

  @Test func `no locations are no limit`() {
    #expect(LocationLimit([]) == nil)
    #expect(!principal(.clientAdmin, [], []).isLimited)
    let limited = principal(.clientAdmin, [], [id(2), id(1), id(2)])
    #expect(limited.isLimited && limited.limit?.locations == [id(1), id(2)])
  }

  @Test func `what happened nowhere is not for one who is limited`() throws {
    let limit = try #require(LocationLimit([id(1), id(2)]))
    #expect(limit.allows(id(1)) && limit.allows(id(2)))
    #expect(!limit.allows(id(3)) && !limit.allows(nil))
  }

  @Test(arguments: [(1, 1), (2, 4), (4, 4), (5, 16), (16, 16), (17, 64), (64, 64)])
  func `limits are named in a few sizes`(_ count: Int, _ named: Int) throws {
    let limit = try #require(LocationLimit((1...count).map(id)))
    #expect(limit.named.count == named && Set(limit.named) == Set(limit.locations))
  }

  @Test func `spend is hidden from client admins without the scope alone`() {
    for role in Role.allCases {
      #expect(principal(role, ["manager"], []).hidesSpend == (role == .clientAdmin))
      #expect(!principal(role, ["finance"], []).hidesSpend)
      #expect(role.usualScopes.isEmpty == (role != .clientAdmin))
    }
  }
}
