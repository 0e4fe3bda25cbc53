import Auth
import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import SQLInterface
import Seams
import Storage
import WireFormat

extension ChangeKind {
  static let suspended = ChangeKind("suspended")
  static let resumed = ChangeKind("resumed")
}

/// The steps that every change to a tenant takes: store, journal, directory.
struct TenantRecords {
  let environment: ServiceEnvironment
  let call: WriteCall

  init(_ environment: ServiceEnvironment, _ call: WriteCall) {
    self.environment = environment
    self.call = call
  }

  /// Stores a new tenant with its default categories. `categories` are their ids where they
  /// must be known beforehand, as in the demonstration.
  func create(_ tenant: Tenant, categories: [Uuid] = []) throws(RPCError) {
    let scope = TenantScope.system(tenant.id, "the tenant that is being made")
    try db(try call.store.insert(tenant, scope))
    call.store.record(
      Change(.created, .tenant, tenant.id, subject: nil, version: 1, after: tenant.encoded()),
      scope)
    try CategoryRecords(environment, call, scope).createDefaults(categories)
    announce(tenant)
  }

  /// Stores a tenant's new state under the next version.
  func store(
    _ tenant: inout Tenant, before: Tenant, kind: ChangeKind, fields: [String]
  ) throws(RPCError) -> Tenant {
    tenant.version = before.version + 1
    tenant.updatedAt = call.now
    try db(try call.store.update(tenant, call.scope))
    call.store.record(
      Change(
        kind, .tenant, tenant.id, subject: nil, version: Int64(tenant.version),
        fields: fields.joined(separator: ","), before: before.encoded(), after: tenant.encoded()),
      call.scope)
    announce(tenant)
    return tenant
  }

  private func announce(_ tenant: Tenant) {
    let directory = environment.tenants
    call.afterCommit { directory.put(tenant) }
  }
}
