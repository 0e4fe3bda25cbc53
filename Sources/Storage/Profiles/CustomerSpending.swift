import Auth
import FrontdeskAPI
import SQLInterface
import WireFormat

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
}
