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

/// Two tags of one customer as a row of their own, so that whoever has both is found without
/// reading all who have one. Customers with many tags have a row that says so instead.
enum TagPair {
  /// With more tags than this there are no pairs.
  static let tagsMax = 8
  static let many = "\u{1}"

  /// No tag begins with a control character.
  static func row(_ left: String, _ right: String) -> String {
    let isInOrder = left.utf8.lexicographicallyPrecedes(right.utf8)
    return isInOrder ? "\(many)\(left)\(many)\(right)" : "\(many)\(right)\(many)\(left)"
  }

  /// All of them between marks, as they stand in the customer's row and the indexes of lists; of
  /// many, only that they are.
  static func text(of tags: Set<String>) -> String {
    guard !tags.isEmpty else { return "" }
    let text = tags.count > tagsMax ? "" : TermWords.joined(tags, dropping: 0)
    return text.isEmpty ? many : text
  }

  fileprivate static func rows(_ tags: Set<String>) -> Set<String> {
    guard tags.count > 1 else { return [] }
    guard tags.count <= tagsMax else { return [many] }
    var rows: Set<String> = []
    for left in tags { for right in tags where left != right { rows.insert(row(left, right)) } }
    return rows
  }
}

/// Everything outside a customer's row that finds it; made from the record alone, so that what
/// a change must add and remove is the difference of two of these.
struct CustomerKeys {
  var identifiers: Set<CustomerIdentifier>
  var mappings: Set<MappingKey>
  let terms: Set<String>
  let tags: Set<String>
  /// The rows of its tags.
  var tagRows: Set<String> { tags.union(TagPair.rows(tags)) }

  static let none = CustomerKeys()

  private init() {
    identifiers = []
    mappings = []
    terms = []
    tags = []
  }

  /// What `customer` is found by: a deleted one by its terms and tags only.
  init(_ customer: Customer) { self.init(customer, Parts.all) }

  /// Those keys of `customer` that `parts` says.
  private init(_ customer: Customer, _ parts: Parts) {
    terms = Set(
      SearchTerms.ofCustomer(
        name: parts.contains(.words) ? customer.name : "",
        emails: parts.contains(.words) ? customer.everyEmail : [],
        phones: parts.contains(.phones) ? customer.everyPhone : [],
        numbers: parts.contains(.numbers) ? [customer.publicId, customer.number] : []))
    tags = parts.contains(.tags) ? Set(customer.tags.map(SearchTerms.caseless)) : []
    let isLive = customer.deletedAt == nil
    identifiers = isLive && parts.contains(.identifiers) ? Set(customer.claims) : []
    mappings =
      isLive && parts.contains(.mappings) ? Set(customer.mappings.map(MappingKey.init)) : []
  }

  /// The keys of a customer before and after a change, without the kinds of which the change has
  /// left everything alone: making them costs more than comparing what they are made of.
  static func changed(
    from before: Customer, to after: Customer
  ) -> (old: CustomerKeys, new: CustomerKeys) {
    let parts = Parts(from: before, to: after)
    return (CustomerKeys(before, parts), CustomerKeys(after, parts))
  }

  /// Kinds of keys. No two of them have a term in common.
  private struct Parts: OptionSet {
    let rawValue: Int

    /// The words of names and the e-mail addresses, which stand beside each other.
    static let words = Parts(rawValue: 1)
    static let phones = Parts(rawValue: 2)
    static let numbers = Parts(rawValue: 4)
    static let tags = Parts(rawValue: 8)
    static let identifiers = Parts(rawValue: 16)
    static let mappings = Parts(rawValue: 32)
    static let all: Parts = [.words, .phones, .numbers, .tags, .identifiers, .mappings]

    init(rawValue: Int) { self.rawValue = rawValue }

    /// Those that may differ.
    init(from before: Customer, to after: Customer) {
      self = []
      let hasOtherLife = (before.deletedAt == nil) != (after.deletedAt == nil)
      let hasSameContacts = after.hasSameContacts(as: before)
      if before.name != after.name || !hasSameContacts { insert(.words) }
      if !hasSameContacts { insert(.phones) }
      if before.publicId != after.publicId || before.number != after.number { insert(.numbers) }
      if before.tags != after.tags { insert(.tags) }
      if hasOtherLife || !hasSameContacts { insert(.identifiers) }
      if hasOtherLife || before.mappings != after.mappings { insert(.mappings) }
    }
  }
}

extension Customer {
  /// Whether it has the same telephone numbers and e-mail addresses as `other`, and the same is
  /// said of them.
  package func hasSameContacts(as other: Customer) -> Bool {
    phone == other.phone && alternatePhone == other.alternatePhone && whatsapp == other.whatsapp
      && email == other.email && identifiers == other.identifiers
  }

  /// Its telephone numbers of every kind, each once, with those that are shared or retired.
  fileprivate var everyPhone: [String] {
    var phones = self.phones
    for entry in identifiers where entry.kind == .phone && !phones.contains(entry.canonical) {
      phones.append(entry.canonical)
    }
    return phones
  }

  fileprivate var everyEmail: [String] {
    let further = identifiers.lazy.filter { $0.kind == .email }.map(\.canonical)
    return [email].compactMap(\.self) + further
  }

  /// The telephone numbers of its own fields, each once.
  private var phones: [String] {
    var phones: [String] = []
    for case .some(let phone) in [phone, alternatePhone, whatsapp] where !phones.contains(phone) {
      phones.append(phone)
    }
    return phones
  }

  /// The identifiers of its own fields, each once.
  package var ownIdentifiers: [CustomerIdentifier] {
    let numbers = phones.map { CustomerIdentifier(phone: $0) }
    return email.map { numbers + [CustomerIdentifier(email: $0)] } ?? numbers
  }

  /// What no other live customer may have, but for mappings: its identifiers that are neither
  /// shared nor retired.
  package var claims: [CustomerIdentifier] {
    guard !identifiers.isEmpty else { return ownIdentifiers }
    let free = Set(identifiers.lazy.filter { !$0.isClaimed }.map(\.key))
    var claims = ownIdentifiers.filter { !free.contains($0) }
    for entry in identifiers where entry.isClaimed && !claims.contains(entry.key) {
      claims.append(entry.key)
    }
    return claims
  }
}

extension Identifier {
  package var kind: IdentifierKind { type == .email ? .email : .phone }

  /// As it is compared.
  package var key: CustomerIdentifier {
    type == .email ? CustomerIdentifier(email: canonical) : CustomerIdentifier(phone: canonical)
  }

  /// Whether no other live customer may have it.
  package var isClaimed: Bool { !shared && retiredAt == nil }
}
