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

  /// The whole tenant as a file, in parts: every row of every table as one moment has them, the
  /// audit trail and the files about customers too, without loss. What is sealed stays so; its
  /// keys are in the file as the passphrase wraps them. What is not sealed, such as names and
  /// phone numbers, can be read in it. `importTenant` takes it, on whatever engine. Not for
  /// client admins who are limited to locations or lack the scope `finance`.
  func exportTenant(
    _ request: ExportTenantRequest, _ call: ServerStreamCall<WorkCall, FilePart>
  ) throws(RPCError)

  /// Makes a tenant of a file of `exportTenant`: options first, then its bytes. The tenant has
  /// its ids, numbers and versions as before, and is seen once all of it is written and checked;
  /// of a file that breaks off, was changed or does not open nothing stays, and it can be sent
  /// again. `alreadyExists` where the server has the tenant.
  func importTenant(
    _ call: ClientStreamCall<WorkCall, ImportTenantPart>
  ) throws(RPCError) -> TenantImport
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
      ServiceMethod(
        info: TenantServiceMethods.exportTenant, lane: .works,
        access: AccessRule(grants: [.clientAdmin(scope: nil)]),
        isTenantless: false,
        requestType: "ExportTenantRequest", responseType: "FilePart",
        body: .workStream(.serverStream) { (bytes, call, stream, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ExportTenantRequest.self)
          try self.exportTenant(request, ServerStreamCall(call, stream))
        }),
      ServiceMethod(
        info: TenantServiceMethods.importTenant, lane: .works,
        access: AccessRule(grants: [.platformAdmin]),
        isTenantless: true,
        requestType: "ImportTenantPart", responseType: "TenantImport",
        body: .workStream(.clientStream) { (_, call, stream, answer) throws(RPCError) in
          answer.append(try self.importTenant(ClientStreamCall(call, stream)))
        }),
    ]
  }
}
