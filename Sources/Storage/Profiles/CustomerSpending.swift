package import Auth
import FrontdeskAPI
package import SQLInterface
package import WireFormat

extension WriteStore {
  static let putSpent = Command(
    """
    INSERT INTO customer_spent (tenant_id, customer_id, currency, minor) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (tenant_id, customer_id, currency) DO UPDATE SET minor = excluded.minor
    """)

  /// Stores the sums in which `customer` differs from `before`.
  func putSpent(
    of customer: Customer, before: Customer?, _ scope: TenantScope
  ) throws(SQLError) {
    for sum in customer.spent where before?.spent.contains(sum) != true {
      var command = try open(Self.putSpent, scope)
      command.bind(customer.id)
      command.bind(sum.currency)
      command.bind(sum.minor)
      try command.run()
    }
  }

  static let deleteSpent = Command(
    """
    DELETE FROM customer_spent WHERE tenant_id = ?1 AND customer_id = ?2 AND currency = ?3
    """)

  /// Forgets the sum that customer `id` has spent in a currency.
  package func deleteSpent(
    _ currency: String, of id: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    var command = try open(Self.deleteSpent, scope)
    command.bind(id)
    command.bind(currency)
    try command.run()
  }
}
