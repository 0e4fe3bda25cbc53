package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

// Fields of a customer that are never searched are kept apart from the record, sealed with the
// customer's key. What is sealed is a `Customer` with only those fields, whose bytes can follow
// those of the record: together they are one message.
extension Customer {
  /// Whether it has any field that is kept sealed.
  package var hasPrivateFields: Bool {
    company != nil || !contacts.isEmpty || preferences != nil || !customFields.isEmpty
      || !assistants.isEmpty
  }

  /// Only the fields that are kept sealed.
  var privateFields: Customer {
    Customer(
      company: company, contacts: contacts, preferences: preferences, customFields: customFields,
      assistants: assistants)
  }

  /// The bytes that lists copy: all but the fields that are kept sealed.
  var record: [UInt8] {
    guard hasPrivateFields else { return encoded() }
    var open = self
    open.takePrivateFields(of: Customer())
    return open.encoded()
  }

  /// Puts the sealed fields of `other` in the place of its own.
  mutating func takePrivateFields(of other: Customer) {
    company = other.company
    contacts = other.contacts
    preferences = other.preferences
    customFields = other.customFields
    assistants = other.assistants
  }
}

extension ReadStore {
  static let findPrivateFields = Query(
    "SELECT sealed FROM customer_private WHERE tenant_id = ?1 AND customer_id = ?2")

  /// The bytes of the fields of customer `id` that are kept sealed; none when there are none.
  package final func privateFields(
    of id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> [UInt8] {
    var rows = try open(Self.findPrivateFields, scope)
    rows.bind(id)
    guard try rows.next() else { return [] }
    let place = SealedPlace("customer_private", id)
    return try unseal(rows.bytes(0), of: id, in: place, scope) ?? []
  }

  /// `customer` with the fields that are kept sealed.
  package final func completed(
    _ customer: Customer, _ scope: TenantScope
  ) throws(SQLError) -> Customer {
    let bytes = try privateFields(of: customer.id, scope)
    guard !bytes.isEmpty else { return customer }
    var customer = customer
    do throws(WireError) {
      unsafe customer.takePrivateFields(of: try Customer(decoding: bytes.span.bytes))
    } catch {
      throw .damaged("customer_private: the record does not decode")
    }
    return customer
  }
}

extension WriteStore {
  static let putPrivateFields = Command(
    """
    INSERT INTO customer_private (tenant_id, customer_id, sealed) VALUES (?1, ?2, ?3)
    ON CONFLICT (tenant_id, customer_id) DO UPDATE SET sealed = excluded.sealed
    """)
  static let deletePrivateFields = Command(
    "DELETE FROM customer_private WHERE tenant_id = ?1 AND customer_id = ?2")

  /// Stores the sealed fields of `customer` where they differ from those of `before`, which
  /// must have been completed if `customer` was.
  func putPrivateFields(
    of customer: Customer, before: Customer?, _ scope: TenantScope
  ) throws(SQLError) {
    guard customer.hasPrivateFields || before?.hasPrivateFields == true else { return }
    let fields = customer.privateFields
    guard fields != before?.privateFields else { return }
    if !customer.hasPrivateFields {
      var command = try open(Self.deletePrivateFields, scope)
      command.bind(customer.id)
      try command.run()
      return
    }
    let sealed = unsafe try seal(
      fields.encoded().span.bytes, of: customer.id,
      in: SealedPlace("customer_private", customer.id), scope)
    var command = try open(Self.putPrivateFields, scope)
    command.bind(customer.id)
    command.bind(sealed)
    try command.run()
  }
}
