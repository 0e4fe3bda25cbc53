// DO NOT EDIT: generated from Schema/tenants.schema

public import RPCCore

/// The rpcs of TenantService as the runtime knows them.
public enum TenantServiceMethods {
  /// Makes a tenant with its default categories.
  public static let createTenant = MethodInfo(
    id: 0x7AF7_C2C6, name: "frontdesk.v1.TenantService/createTenant",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// The tenant that the call names; a client admin gets its own.
  public static let getTenant = MethodInfo(
    id: 0x0D7C_837E, name: "frontdesk.v1.TenantService/getTenant", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// Pages through all tenants.
  public static let listTenants = MethodInfo(
    id: 0x4333_5C07, name: "frontdesk.v1.TenantService/listTenants", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// Changes settings; a stale version is `aborted` with the fields that changed.
  public static let updateTenantSettings = MethodInfo(
    id: 0x8D89_D82E, name: "frontdesk.v1.TenantService/updateTenantSettings",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Refuses every further call for the tenant but a platform admin's.
  public static let suspendTenant = MethodInfo(
    id: 0xAE16_699E, name: "frontdesk.v1.TenantService/suspendTenant",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Ends a suspension.
  public static let resumeTenant = MethodInfo(
    id: 0x6345_D8CD, name: "frontdesk.v1.TenantService/resumeTenant",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// The whole tenant as a file, in parts: every row of every table as one moment has them, the
  /// audit trail and the files about customers too, without loss. What is sealed stays so; its
  /// keys are in the file as the passphrase wraps them. What is not sealed, such as names and
  /// phone numbers, can be read in it. `importTenant` takes it, on whatever engine. Not for
  /// client admins who are limited to locations or lack the scope `finance`.
  public static let exportTenant = MethodInfo(
    id: 0x947F_8C88, name: "frontdesk.v1.TenantService/exportTenant", timeoutMicroseconds: nil,
    isRead: false, shape: .serverStream)

  /// Makes a tenant of a file of `exportTenant`: options first, then its bytes. The tenant has
  /// its ids, numbers and versions as before, and is seen once all of it is written and checked;
  /// of a file that breaks off, was changed or does not open nothing stays, and it can be sent
  /// again. `alreadyExists` where the server has the tenant.
  public static let importTenant = MethodInfo(
    id: 0x792C_F7EF, name: "frontdesk.v1.TenantService/importTenant", timeoutMicroseconds: nil,
    isRead: false, shape: .clientStream)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [
    createTenant, getTenant, listTenants, updateTenantSettings, suspendTenant, resumeTenant,
    exportTenant, importTenant
  ]
}

/// The tenants themselves, for platform admins, and each tenant's own settings.
public struct TenantServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// Makes a tenant with its default categories.
  public func createTenant(
    _ request: CreateTenantRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Tenant {
    try await channel.unary(TenantServiceMethods.createTenant, request, options)
  }

  /// The tenant that the call names; a client admin gets its own.
  public func getTenant(
    _ request: GetTenantRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Tenant {
    try await channel.unary(TenantServiceMethods.getTenant, request, options)
  }

  /// Pages through all tenants.
  public func listTenants(
    _ request: ListTenantsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> TenantPage {
    try await channel.unary(TenantServiceMethods.listTenants, request, options)
  }

  /// Changes settings; a stale version is `aborted` with the fields that changed.
  public func updateTenantSettings(
    _ request: UpdateTenantSettingsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Tenant {
    try await channel.unary(TenantServiceMethods.updateTenantSettings, request, options)
  }

  /// Refuses every further call for the tenant but a platform admin's.
  public func suspendTenant(
    _ request: SuspendTenantRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Tenant {
    try await channel.unary(TenantServiceMethods.suspendTenant, request, options)
  }

  /// Ends a suspension.
  public func resumeTenant(
    _ request: ResumeTenantRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Tenant {
    try await channel.unary(TenantServiceMethods.resumeTenant, request, options)
  }

  /// The whole tenant as a file, in parts: every row of every table as one moment has them, the
  /// audit trail and the files about customers too, without loss. What is sealed stays so; its
  /// keys are in the file as the passphrase wraps them. What is not sealed, such as names and
  /// phone numbers, can be read in it. `importTenant` takes it, on whatever engine. Not for
  /// client admins who are limited to locations or lack the scope `finance`.
  public func exportTenant(
    _ request: ExportTenantRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ResponseStream<FilePart> {
    try await channel.responses(TenantServiceMethods.exportTenant, request, options)
  }

  /// Makes a tenant of a file of `exportTenant`: options first, then its bytes. The tenant has
  /// its ids, numbers and versions as before, and is seen once all of it is written and checked;
  /// of a file that breaks off, was changed or does not open nothing stays, and it can be sent
  /// again. `alreadyExists` where the server has the tenant.
  public func importTenant(
    options: CallOptions = CallOptions()
  ) async throws(RPCError) -> RequestStream<ImportTenantPart, TenantImport> {
    try await channel.requests(TenantServiceMethods.importTenant, options)
  }
}
