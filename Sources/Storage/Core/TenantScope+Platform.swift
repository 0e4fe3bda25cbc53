package import Auth
import WireFormat

extension TenantScope {
  /// The chain of calls that name no tenant (making one): their answers are kept here, and each
  /// change is recorded in the scope of the tenant that it belongs to.
  package static let platform = TenantScope.system(.zero, "calls that name no tenant")
}
