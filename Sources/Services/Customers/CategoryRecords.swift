import Auth
import FrontdeskServices
import RPCCore
import Storage

/// The steps that every change to a category takes.
struct CategoryRecords {
  let environment: ServiceEnvironment
  let call: WriteCall
  let scope: TenantScope

  init(_ environment: ServiceEnvironment, _ call: WriteCall, _ scope: TenantScope) {
    self.environment = environment
    self.call = call
    self.scope = scope
  }

  /// The categories that every tenant begins with.
  func createDefaults() throws(RPCError) {}
}
