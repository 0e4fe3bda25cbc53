package import Auth
package import WireFormat

package enum Lane: Sendable, Hashable { case readsPoint, readsPage, readsReport, writes, works, feed }

package struct CallContext: Sendable {
  package var principal: Principal?
  package var scope: TenantScope?
  package var idempotencyKey: Uuid?
  package var deadline: UInt64
}
