import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import Storage
import WireFormat

/// What becomes of two customers that are one person: a customer made of both, field by field.
/// It only computes; nothing is read or written.
struct CustomerMerge {
  let survivor: Customer
  let merged: Customer
  private let choices: [String: MergeSide]
  private let spellings: [CustomerIdentifier: String]
  /// The survivor as it becomes; version and time of the change are not touched.
  private(set) var result: Customer
  /// Whose value each field has.
  private(set) var sides: [String: MergeSide] = [:]
  private(set) var conflicts: Set<String> = []

  /// Fields whose side callers may choose.
  static let choosable = [
    "name", "type", "status", "source", "categoryId", "phone", "alternatePhone", "email",
    "whatsapp", "locale", "tags", "mappings", "birthdate", "avatar", "addresses", "company",
    "contacts", "preferences", "customFields", "assistants",
  ]

  /// Both customers with their sealed fields, and the identifiers of both as they were spelled.
  init(
    _ survivor: Customer, _ merged: Customer, choices: [MergeChoice],
    spellings: [CustomerIdentifier: String]
  ) throws(RPCError) {
    self.survivor = survivor
    self.merged = merged
    self.spellings = spellings
    self.choices = try Self.checked(choices)
    result = survivor
    takeValues()
    takeIdentifiers()
    takeLists()
    takeAddresses()
    takeFigures()
    takeModeration()
  }

  private static func checked(_ choices: [MergeChoice]) throws(RPCError) -> [String: MergeSide] {
    var checked: [String: MergeSide] = [:]
    for (index, choice) in choices.enumerated() {
      guard choosable.contains(choice.field) else {
        throw RPCError(
          field: "choices[\(index)].field", rule: "choice",
          "There is nothing to choose of \"\(choice.field)\"; choose of "
            + "\(choosable.joined(separator: ", ")).")
      }
      guard choice.take == .survivor || choice.take == .merged else {
        throw RPCError(
          field: "choices[\(index)].take", rule: "choice", "Say survivor or merged.")
      }
      checked[choice.field] = choice.take
    }
    return checked
  }

  /// Whose side a list or a pair of values goes by.
  private func leads(_ field: String) -> MergeSide { choices[field] ?? .survivor }
}

// Values of which one stays.
extension CustomerMerge {
  private mutating func takeValues() {
    take("name", \.name)
    take("type", \.type)
    take("status", \.status)
    take("source", \.source)
    take("categoryId", \.categoryId)
    takeOptional("phone", \.phone)
    takeOptional("alternatePhone", \.alternatePhone)
    takeOptional("email", \.email)
    takeOptional("whatsapp", \.whatsapp)
    takeOptional("locale", \.locale)
    takeOptional("birthdate", \.birthdate)
    takeOptional("avatar", \.avatar)
    takeOptional("company", \.company)
    takeOptional("preferences", \.preferences)
  }

  private mutating func take<Value: Equatable>(
    _ field: String, _ path: WritableKeyPath<Customer, Value>
  ) {
    let side = choices[field] ?? .survivor
    if survivor[keyPath: path] != merged[keyPath: path] { conflicts.insert(field) }
    result[keyPath: path] = side == .merged ? merged[keyPath: path] : survivor[keyPath: path]
    sides[field] = side
  }

  private mutating func takeOptional<Value: Equatable>(
    _ field: String, _ path: WritableKeyPath<Customer, Value?>
  ) {
    let own = survivor[keyPath: path]
    let other = merged[keyPath: path]
    let side = choices[field] ?? (own == nil && other != nil ? .merged : .survivor)
    if own != nil, other != nil, own != other { conflicts.insert(field) }
    result[keyPath: path] = side == .merged ? other : own
    sides[field] = side
  }

  /// The stricter moderation: nobody gets rid of a ban by being merged.
  private mutating func takeModeration() {
    let own = (survivor.moderatedUntil, survivor.moderation?.state == .banned ? 1 : 0)
    let other = (merged.moderatedUntil, merged.moderation?.state == .banned ? 1 : 0)
    let side: MergeSide = other > own ? .merged : .survivor
    result.moderation = side == .merged ? merged.moderation : survivor.moderation
    sides["moderation"] = side
  }
}

// Identifiers: all of both find the survivor.
extension CustomerMerge {
  private mutating func takeIdentifiers() {
    var entries = survivor.everyIdentifier(spellings)
    for other in merged.everyIdentifier(spellings) {
      guard let index = entries.firstIndex(where: { $0.key == other.key }) else {
        entries.append(other)
        continue
      }
      entries[index] = entries[index].joined(with: other)
    }
    let isPlain = { (entry: Identifier) in
      entry.isClaimed && entry.verifiedAt == nil
    }
    let fields = result
    result.identifiers = entries.filter { entry in
      fields.field(of: entry.key) == nil || !isPlain(entry)
    }
    sides["identifiers"] = .both
  }
}

extension Customer {
  /// Every identifier it has: what there is to say of it, and those that stand in its fields
  /// and of which there is nothing to say.
  func everyIdentifier(_ spellings: [CustomerIdentifier: String] = [:]) -> [Identifier] {
    let said = Set(identifiers.map(\.key))
    let plain = ownIdentifiers.filter { !said.contains($0) }.compactMap { key in
      field(of: key).map {
        Identifier(type: $0.type, canonical: $0.value, raw: spellings[key] ?? $0.value)
      }
    }
    return identifiers + plain
  }
}

extension Identifier {
  /// What there is to say of one that both customers have.
  fileprivate func joined(with other: Identifier) -> Identifier {
    var joined = self
    joined.verifiedAt = [verifiedAt, other.verifiedAt].compactMap(\.self).min()
    if other.isClaimed || isClaimed {
      joined.shared = false
      joined.retiredAt = nil
    } else {
      joined.shared = shared || other.shared
      joined.retiredAt = retiredAt == nil || other.retiredAt == nil ? nil : retiredAt
    }
    return joined
  }
}

// Lists and maps: both together, those of the side that leads first.
extension CustomerMerge {
  private mutating func takeLists() {
    takeTags()
    let mappings = ordered("mappings", \.mappings)
    result.mappings = mappings.first
    for mapping in mappings.second
    where !result.mappings.contains(where: { $0.isSame(as: mapping) }) {
      result.mappings.append(mapping)
    }
    let contacts = ordered("contacts", \.contacts)
    result.contacts = contacts.first + contacts.second.filter { !contacts.first.contains($0) }
    let assistants = ordered("assistants", \.assistants)
    let origins = Set(assistants.first.map { SearchTerms.caseless($0.origin) })
    let further = assistants.second.filter {
      !origins.contains(SearchTerms.caseless($0.origin))
    }
    result.assistants = assistants.first + further
    let fields = ordered("customFields", \.customFields)
    result.customFields = fields.first.merging(fields.second) { first, _ in first }
    note("assistants", assistants.second.count > further.count, \.assistants)
    note(
      "customFields",
      fields.first.contains { name, value in
        fields.second[name].map { $0 != value } ?? false
      }, \.customFields)
  }

  private mutating func note<Value: Equatable>(
    _ field: String, _ isConflict: Bool, _ path: KeyPath<Customer, Value>
  ) {
    if isConflict, survivor[keyPath: path] != merged[keyPath: path] { conflicts.insert(field) }
  }

  private mutating func ordered<Value>(
    _ field: String, _ path: KeyPath<Customer, Value>
  ) -> (first: Value, second: Value) {
    sides[field] = .both
    return leads(field) == .merged
      ? (merged[keyPath: path], survivor[keyPath: path])
      : (survivor[keyPath: path], merged[keyPath: path])
  }

  /// A tag that somebody gave to either is no suggestion any more.
  private mutating func takeTags() {
    let tags = ordered("tags", \.tags)
    var seen: Set<String> = []
    result.tags = (tags.first + tags.second).filter {
      seen.insert(SearchTerms.caseless($0)).inserted
    }
    let given = Set((survivor.givenTags + merged.givenTags).map(SearchTerms.caseless))
    let suggested = Set((survivor.suggestedTags + merged.suggestedTags).map(SearchTerms.caseless))
    result.suggestedTags = result.tags.filter {
      suggested.contains(SearchTerms.caseless($0)) && !given.contains(SearchTerms.caseless($0))
    }
    sides["suggestedTags"] = .both
  }

  /// One billing address stays one; the other's becomes one for delivery.
  private mutating func takeAddresses() {
    let addresses = ordered("addresses", \.addresses)
    var all = addresses.first
    for var address in addresses.second {
      address.isDefault = false
      let isKnown = all.contains { known in
        var known = known
        known.isDefault = false
        known.type = address.type
        return known == address
      }
      if isKnown { continue }
      if address.type == .billing, all.contains(where: { $0.type == .billing }) {
        address.type = .delivery
        conflicts.insert("addresses")
      }
      all.append(address)
    }
    let delivery = all.indices.filter { all[$0].type != .billing }
    if let first = delivery.first, !delivery.contains(where: { all[$0].isDefault }) {
      all[first].isDefault = true
    }
    result.addresses = all
  }
}

extension Customer {
  /// The tags that people gave.
  fileprivate var givenTags: [String] {
    let suggested = Set(suggestedTags.map(SearchTerms.caseless))
    return tags.filter { !suggested.contains(SearchTerms.caseless($0)) }
  }
}

// Figures and times.
extension CustomerMerge {
  private mutating func takeFigures() {
    result.visits = survivor.visits.addingReportingOverflow(merged.visits).partialValue
    for sum in merged.spent { try? result.addSpent(sum) }
    result.firstContactAt = min(survivor.firstContactAt, merged.firstContactAt)
    result.firstVisitAt = [survivor.firstVisitAt, merged.firstVisitAt].compactMap(\.self).min()
    result.lastVisitAt = [survivor.lastVisitAt, merged.lastVisitAt].compactMap(\.self).max()
    for field in ["visits", "spent", "firstContactAt", "firstVisitAt", "lastVisitAt"] {
      sides[field] = .both
    }
  }

  /// Why the two cannot be one; empty when they can.
  var obstacles: [String] {
    let counts = [
      ("identifiers", result.identifiers.count, 50), ("tags", result.tags.count, 50),
      ("mappings", result.mappings.count, 20), ("addresses", result.addresses.count, 20),
      ("contacts", result.contacts.count, 50), ("customFields", result.customFields.count, 100),
      ("assistants", result.assistants.count, 20),
    ]
    var obstacles = counts.filter { $0.1 > $0.2 }.map { field, count, limit in
      "Together they would have \(count) \(field), and a customer has \(limit) at most; remove "
        + "some first."
    }
    let isTooMuch =
      survivor.visits.addingReportingOverflow(merged.visits).overflow
      || merged.spent.contains { sum in
        let own = survivor.spent.first { $0.currency == sum.currency }?.minor ?? 0
        return own.addingReportingOverflow(sum.minor).overflow
      }
    if isTooMuch { obstacles.append("What both have spent is too much to add up.") }
    return obstacles
  }
}
