package import FrontdeskAPI
import Model
import WireFormat

/// The kinds of identifier: one namespace each. A phone, an alternate phone and a WhatsApp
/// number share theirs, because the same number is the same customer.
package enum IdentifierKind: Int64, Sendable, Hashable {
  case phone = 1
  case email = 2
}

/// One identifier as it is compared: E.164, or an e-mail address in lower case.
package struct CustomerIdentifier: Sendable, Hashable {
  package let kind: IdentifierKind
  package let canonical: String

  package init(phone canonical: String) {
    self.kind = .phone
    self.canonical = canonical
  }

  package init(email: String) {
    self.kind = .email
    self.canonical = SearchTerms.caseless(email)
  }
}

/// A mapping as it is compared: providers and branches without case, external ids with it.
package struct MappingKey: Sendable, Hashable {
  package let provider: String
  package let branch: String
  package let externalID: String

  package init(_ mapping: ProviderMapping) {
    provider = SearchTerms.caseless(mapping.provider)
    branch = SearchTerms.caseless(mapping.branch)
    externalID = SearchTerms.composed(mapping.externalId)
  }
}

/// Everything outside a customer's row that finds it; made from the record alone, so that what
/// a change must add and remove is the difference of two of these.
struct CustomerKeys {
  var identifiers: Set<CustomerIdentifier>
  var mappings: Set<MappingKey>
  let terms: Set<String>
  let tags: Set<String>

  static let none = CustomerKeys()

  private init() {
    identifiers = []
    mappings = []
    terms = []
    tags = []
  }

  /// What `customer` is found by: a deleted one by its terms and tags only.
  init(_ customer: Customer) {
    terms = Set(
      SearchTerms.ofCustomer(
        name: customer.name, emails: [customer.email].compactMap(\.self),
        phones: customer.phones, numbers: [customer.publicId, customer.number]))
    tags = Set(customer.tags.map(SearchTerms.caseless))
    let isLive = customer.deletedAt == nil
    identifiers = isLive ? Set(customer.identifiers) : []
    mappings = isLive ? Set(customer.mappings.map(MappingKey.init)) : []
  }
}

extension Customer {
  /// Its telephone numbers of every kind, each once.
  var phones: [String] {
    var phones: [String] = []
    for case .some(let phone) in [phone, alternatePhone, whatsapp] where !phones.contains(phone) {
      phones.append(phone)
    }
    return phones
  }

  /// What no other live customer may have, but for mappings.
  package var identifiers: [CustomerIdentifier] {
    let numbers = phones.map { CustomerIdentifier(phone: $0) }
    return email.map { numbers + [CustomerIdentifier(email: $0)] } ?? numbers
  }
}
