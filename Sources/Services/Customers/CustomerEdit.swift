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
    "categoryId", "locale", "tags", "birthdate", "avatar", "addresses", "suggestedTags",
    "company", "contacts", "preferences", "customFields", "assistants",
  ]
  /// Those that are kept sealed, apart from the record.
  private static let privateFields = [
    "company", "contacts", "preferences", "customFields", "assistants",
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
      values.name = try environment.personName(values.name ?? "", "changes.name")
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
    try Self.checkProfile(&values, mask, environment)
    self.values = values
    self.spellings = spellings
    categoryID = values.categoryId
    try requireValues()
  }

  /// Whether it changes fields that are kept sealed.
  var changesPrivateFields: Bool { Self.privateFields.contains(where: mask.contains) }

  private static func checkProfile(
    _ values: inout CustomerChanges, _ mask: UpdateMask, _ environment: ServiceEnvironment
  ) throws(RPCError) {
    for field in mask.fields {
      let path = "changes.\(field)"
      switch field {
      case "birthdate": values.birthdate = try environment.birthdate(values.birthdate, path)
      case "addresses": values.addresses = try environment.addresses(values.addresses, path)
      case "suggestedTags":
        values.suggestedTags = try environment.distinctTags(values.suggestedTags, path)
      case "contacts": values.contacts = try environment.contacts(values.contacts, path)
      case "preferences":
        values.preferences = try environment.preferences(values.preferences, path)
      case "customFields":
        values.customFields = try environment.customFields(values.customFields, path)
      case "assistants": values.assistants = try environment.assistants(values.assistants, path)
      default: break
      }
    }
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
  func applied(to customer: Customer) throws(RPCError) -> Customer {
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
      default: try applyProfile(field, to: &customer)
      }
    }
    return customer
  }

  private func applyProfile(_ field: String, to customer: inout Customer) throws(RPCError) {
    switch field {
    case "birthdate": customer.birthdate = values.birthdate
    case "avatar": customer.avatar = values.avatar
    case "addresses": customer.addresses = values.addresses
    case "suggestedTags": try customer.suggest(values.suggestedTags)
    case "company": customer.company = values.company
    case "contacts": customer.contacts = values.contacts
    case "preferences": customer.preferences = values.preferences
    case "customFields": customer.customFields = values.customFields
    case "assistants": customer.assistants = values.assistants
    default: break
    }
  }
}
