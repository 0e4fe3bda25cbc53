// DO NOT EDIT: generated from Schema/tenants.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
import WireFormat

/// The tenants themselves, for platform admins, and each tenant's own settings.
package protocol TenantServiceHandlers: Sendable {
  /// Makes a tenant with its default categories.
  func createTenant(_ request: CreateTenantRequest, _ call: WriteCall) throws(RPCError) -> Tenant

  /// The tenant that the call names; a client admin gets its own.
  func getTenant(_ request: GetTenantRequest, _ call: ReadCall) throws(RPCError) -> Tenant

  /// Pages through all tenants.
  func listTenants(_ request: ListTenantsRequest, _ call: ReadCall) throws(RPCError) -> TenantPage

  /// Changes settings; a stale version is `aborted` with the fields that changed.
  func updateTenantSettings(
    _ request: UpdateTenantSettingsRequest, _ call: WriteCall
  ) throws(RPCError) -> Tenant

  /// Refuses every further call for the tenant but a platform admin's.
  func suspendTenant(_ request: SuspendTenantRequest, _ call: WriteCall) throws(RPCError) -> Tenant

  /// Ends a suspension.
  func resumeTenant(_ request: ResumeTenantRequest, _ call: WriteCall) throws(RPCError) -> Tenant
}

extension TenantServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: TenantServiceMethods.createTenant, lane: .writes,
        access: AccessRule(grants: [.platformAdmin]),
        isTenantless: true,
        requestType: "CreateTenantRequest", responseType: "Tenant",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: CreateTenantRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.createTenant(request, call))
          }
        }),
      ServiceMethod(
        info: TenantServiceMethods.getTenant, lane: .readsPoint,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "tenants.read")]),
        isTenantless: false,
        requestType: "GetTenantRequest", responseType: "Tenant",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetTenantRequest.self)
          answer.append(try self.getTenant(request, call))
        }),
      ServiceMethod(
        info: TenantServiceMethods.listTenants, lane: .readsPage,
        access: AccessRule(grants: [.platformAdmin]),
        isTenantless: true,
        requestType: "ListTenantsRequest", responseType: "TenantPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListTenantsRequest.self)
          answer.append(try self.listTenants(request, call))
        }),
      ServiceMethod(
        info: TenantServiceMethods.updateTenantSettings, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "UpdateTenantSettingsRequest", responseType: "Tenant",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: UpdateTenantSettingsRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.updateTenantSettings(request, call))
          }
        }),
      ServiceMethod(
        info: TenantServiceMethods.suspendTenant, lane: .writes,
        access: AccessRule(grants: [.platformAdmin]),
        isTenantless: false,
        requestType: "SuspendTenantRequest", responseType: "Tenant",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: SuspendTenantRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.suspendTenant(request, call))
          }
        }),
      ServiceMethod(
        info: TenantServiceMethods.resumeTenant, lane: .writes,
        access: AccessRule(grants: [.platformAdmin]),
        isTenantless: false,
        requestType: "ResumeTenantRequest", responseType: "Tenant",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ResumeTenantRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.resumeTenant(request, call))
          }
        }),
    ]
  }
}
