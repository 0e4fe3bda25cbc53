import Synchronization
import WireFormat

/// The tenants whose duplicates are looked for, as far as this server knows of them.
package final class DuplicateWatch: Sendable {
  private let known = Mutex<Set<Uuid>>([])

  package init() {}

  /// Adds a tenant.
  func add(_ tenant: Uuid) { known.withLock { _ = $0.insert(tenant) } }

  var tenants: [Uuid] { known.withLock { Array($0) } }
}
