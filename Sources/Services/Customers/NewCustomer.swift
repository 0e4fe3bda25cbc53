import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import WireFormat

/// A customer to be made, canonicalised; what is nil gets the schema's default.
struct NewCustomer: Sendable {
  /// Made when nil; demonstration records have fixed ones.
  var id: Uuid?
  var name: String
  var type = CustomerType.unspecified
  var status = CustomerStatus.unspecified
  var source = Source.unspecified
  var categoryID: Uuid?
  var phone: CanonicalPhone?
  var alternatePhone: CanonicalPhone?
  var whatsapp: CanonicalPhone?
  var email: String?
  var locale: String?
  var tags: [String] = []
  var mappings: [ProviderMapping] = []
  var firstContactAt: Timestamp?
  var birthdate: Birthdate?
  var avatar: String?
  var addresses: [Address] = []
  var suggestedTags: [String] = []
  var company: Company?
  var contacts: [ContactPerson] = []
  var preferences: Preferences?
  var customFields: [String: String] = [:]
  var assistants: [AssistantProfile] = []
  /// Now when nil; demonstration records may be older.
  var createdAt: Timestamp?

  init(name: String) { self.name = name }

  /// What `details` say, for a customer that is not known by any of them.
  init(_ details: ContactDetails) {
    name = details.name
    source = details.source
    phone = details.phone
    whatsapp = details.whatsapp
    email = details.email
  }

  /// What a request says; a step of preparation.
  init(
    _ request: CreateCustomerRequest, _ environment: ServiceEnvironment, _ scope: TenantScope
  ) throws(RPCError) {
    name = try environment.personName(request.name, "name")
    type = request.type
    status = request.status
    source = request.source
    categoryID = request.categoryId
    phone = try environment.canonicalPhone(request.phone, "phone", scope)
    alternatePhone = try environment.canonicalPhone(
      request.alternatePhone, "alternatePhone", scope)
    whatsapp = try environment.canonicalPhone(request.whatsapp, "whatsapp", scope)
    email = request.email.flatMap(environment.trimmedText)
    locale = request.locale
    tags = try environment.distinctTags(request.tags, "tags")
    for (index, mapping) in request.mappings.enumerated() {
      let mapping = try environment.trimmedMapping(mapping, "mappings[\(index)]")
      if !mappings.contains(where: { $0.isSame(as: mapping) }) { mappings.append(mapping) }
    }
    firstContactAt = try FieldRules.moment(request.firstContactAt, "firstContactAt")
    try takeProfile(request, environment)
  }
  private mutating func takeProfile(
    _ request: CreateCustomerRequest, _ environment: ServiceEnvironment
  ) throws(RPCError) {
    birthdate = try environment.birthdate(request.birthdate, "birthdate")
    avatar = request.avatar
    addresses = try environment.addresses(request.addresses, "addresses")
    if !request.suggestedTags.isEmpty {
      var tagged = Customer(tags: tags)
      try tagged.suggest(try environment.distinctTags(request.suggestedTags, "suggestedTags"))
      tags = tagged.tags
      suggestedTags = tagged.suggestedTags
    }
    company = request.company
    contacts = try environment.contacts(request.contacts, "contacts")
    preferences = try environment.preferences(request.preferences, "preferences")
    customFields = try environment.customFields(request.customFields, "customFields")
    assistants = try environment.assistants(request.assistants, "assistants")
  }
}
