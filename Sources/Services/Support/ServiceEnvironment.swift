package import Auth
import FrontdeskServices
import PhoneNumbers
import RPCCore
package import Seams
import WireFormat

/// What handlers share. They hold no state of their own.
package struct ServiceEnvironment: Sendable {
  package let random: any RandomSource
  package let tenants: TenantDirectory
  package let cursors: CursorSealer
  package let json: RecordJSON

  package init(
    random: any RandomSource, tenants: TenantDirectory,
    cursors: CursorSealer, json: RecordJSON
  ) {
    self.random = random
    self.tenants = tenants
    self.cursors = cursors
    self.json = json
  }

  /// How telephone numbers are read.
  var phones: PhoneNumbers.Type { PhoneNumbers.self }

  /// The settings of the call's tenant.
  func tenant(_ scope: TenantScope) throws(RPCError) -> TenantSnapshot {
    guard let tenant = tenants[scope.tenantID] else {
      throw RPCError(.notFound, "There is no such tenant.")
    }
    return tenant
  }
}
