// DO NOT EDIT: generated from Schema/tenants.schema

public import FrontdeskAPI
import RPCCore

/// TenantService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct TenantServiceFake: Sendable {
  /// Stands in for `createTenant`.
  public var createTenant: FakeChannel.Unary<CreateTenantRequest, Tenant>?

  /// Stands in for `getTenant`.
  public var getTenant: FakeChannel.Unary<GetTenantRequest, Tenant>?

  /// Stands in for `listTenants`.
  public var listTenants: FakeChannel.Unary<ListTenantsRequest, TenantPage>?

  /// Stands in for `updateTenantSettings`.
  public var updateTenantSettings: FakeChannel.Unary<UpdateTenantSettingsRequest, Tenant>?

  /// Stands in for `suspendTenant`.
  public var suspendTenant: FakeChannel.Unary<SuspendTenantRequest, Tenant>?

  /// Stands in for `resumeTenant`.
  public var resumeTenant: FakeChannel.Unary<ResumeTenantRequest, Tenant>?

  /// Stands in for `exportTenant`.
  public var exportTenant: FakeChannel.Responses<ExportTenantRequest, FilePart>?

  /// Stands in for `importTenant`.
  public var importTenant: FakeChannel.Requests<ImportTenantPart, TenantImport>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(TenantServiceMethods.createTenant, createTenant)
    channel.answer(TenantServiceMethods.getTenant, getTenant)
    channel.answer(TenantServiceMethods.listTenants, listTenants)
    channel.answer(TenantServiceMethods.updateTenantSettings, updateTenantSettings)
    channel.answer(TenantServiceMethods.suspendTenant, suspendTenant)
    channel.answer(TenantServiceMethods.resumeTenant, resumeTenant)
    channel.answer(TenantServiceMethods.exportTenant, responses: exportTenant)
    channel.answer(TenantServiceMethods.importTenant, requests: importTenant)
    return channel
  }

  /// Calls that the closures answer.
  public var client: TenantServiceClient { TenantServiceClient(channel) }
}
