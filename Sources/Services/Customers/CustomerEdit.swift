import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import Storage
import WireFormat

/// What an update asks for, canonicalised: the plan of `updateCustomer`.
package struct CustomerEdit: Sendable {
  static let fields = [
    "name", "phone", "email", "whatsapp", "alternatePhone", "type", "status", "source",
    "categoryId", "locale", "tags",
  ]

  let id: Uuid
  let version: UInt64
  let mask: UpdateMask
  let reason: String?
  let attempt: AttemptedChange
  /// The category that is asked for; nil for the default one, if the mask names it at all.
  let categoryID: Uuid?
  /// The identifiers as they were spelled.
  let spellings: [CustomerIdentifier: String]
  private let values: CustomerChanges

  init(
    _ request: UpdateCustomerRequest, _ environment: ServiceEnvironment, _ scope: TenantScope
  ) throws(RPCError) {
    id = request.id
    version = request.version
    reason = request.reason.flatMap(environment.trimmedText)
    mask = try UpdateMask(request.mask, allowed: Self.fields)
    attempt = AttemptedChange(
      mask: request.mask, values: request.changes.encoded(), type: "CustomerChanges")
    var values = request.changes
    var spellings: [CustomerIdentifier: String] = [:]
    if mask.contains("name") {
      values.name = try environment.requiredText(values.name ?? "", "changes.name")
    }
    for (field, path) in Self.phones where mask.contains(field) {
      let phone = try environment.canonicalPhone(
        values[keyPath: path], "changes.\(field)", scope)
      if let phone { spellings[CustomerIdentifier(phone: phone.canonical)] = phone.raw }
      values[keyPath: path] = phone?.canonical
    }
    values.email = values.email.flatMap(environment.trimmedText)
    if mask.contains("tags") {
      values.tags = try environment.distinctTags(values.tags, "changes.tags")
    }
    self.values = values
    self.spellings = spellings
    categoryID = values.categoryId
    try requireValues()
  }

  // Computed, because key paths are not Sendable.
  private static var phones: [(String, WritableKeyPath<CustomerChanges, String?>)] {
    [("phone", \.phone), ("whatsapp", \.whatsapp), ("alternatePhone", \.alternatePhone)]
  }

  /// Refuses to clear what every customer has.
  private func requireValues() throws(RPCError) {
    let missing = [
      ("type", values.type == nil || values.type == .unspecified),
      ("status", values.status == nil || values.status == .unspecified),
      ("source", values.source == nil || values.source == .unspecified),
    ]
    for (field, isMissing) in missing where isMissing && mask.contains(field) {
      throw RPCError(
        field: "changes.\(field)", rule: "required",
        "It stands in the mask, so it needs a value.")
    }
  }

  /// `customer` with the changes, but for the category, which the store must know.
  func applied(to customer: Customer) -> Customer {
    var customer = customer
    for field in mask.fields {
      switch field {
      case "name": customer.name = values.name ?? customer.name
      case "phone": customer.phone = values.phone
      case "email": customer.email = values.email
      case "whatsapp": customer.whatsapp = values.whatsapp
      case "alternatePhone": customer.alternatePhone = values.alternatePhone
      case "type": customer.type = values.type ?? customer.type
      case "status": customer.status = values.status ?? customer.status
      case "source": customer.source = values.source ?? customer.source
      case "locale": customer.locale = values.locale
      case "tags": customer.tags = values.tags
      default: break
      }
    }
    return customer
  }
}
