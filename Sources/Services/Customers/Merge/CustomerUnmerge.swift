import FrontdeskAPI
import Model
import Storage
import WireFormat

/// Takes out of a survivor what a merge brought. It only computes; nothing is read or written.
struct CustomerUnmerge {
  /// The survivor before and after the merge.
  let before: Customer
  let after: Customer
  /// The other customer as it was then.
  let merged: Customer
  /// Customers that were merged into the survivor since, and still are: what they have too does
  /// not go.
  let later: [Customer]
  /// When the survivor came since, but for what goes back.
  let visitsSince: [Timestamp]
  /// Bookings that go back, and were completed since.
  let completedSince: [Booking]

  /// The survivor without what the merge brought.
  private(set) var result: Customer
  /// Fields that somebody changed since, so that they stay as they are but for what came from
  /// the other customer.
  private(set) var kept: Set<String> = []

  init(
    _ state: Customer, _ snapshot: MergeSnapshot, later: [Customer] = [],
    visitsSince: [Timestamp] = [], completedSince: [Booking] = []
  ) {
    before = snapshot.survivorBefore
    after = snapshot.survivorAfter
    merged = snapshot.merged
    self.later = later
    self.visitsSince = visitsSince
    self.completedSince = completedSince
    result = state
    restoreValues()
    restoreIdentifiers(state)
    restoreLists()
    restoreFigures()
  }
}

// Values of which one stays.
extension CustomerUnmerge {
  private mutating func restoreValues() {
    restore("name", \.name)
    restore("type", \.type)
    restore("status", \.status)
    restore("source", \.source)
    restore("categoryId", \.categoryId)
    restore("phone", \.phone)
    restore("alternatePhone", \.alternatePhone)
    restore("email", \.email)
    restore("whatsapp", \.whatsapp)
    restore("locale", \.locale)
    restore("birthdate", \.birthdate)
    restore("avatar", \.avatar)
    restore("moderation", \.moderation)
    restore("company", \.company)
    restore("preferences", \.preferences)
  }

  private mutating func restore<Value: Equatable>(
    _ field: String, _ path: WritableKeyPath<Customer, Value>
  ) {
    guard before[keyPath: path] != after[keyPath: path] else { return }
    if result[keyPath: path] == after[keyPath: path] {
      result[keyPath: path] = before[keyPath: path]
    } else if result[keyPath: path] != before[keyPath: path] {
      kept.insert(field)
    }
  }
}

// Identifiers: those that came with the other customer go, the survivor's own stay.
extension CustomerUnmerge {
  private mutating func restoreIdentifiers(_ state: Customer) {
    let own = Set(before.everyIdentifier().map(\.key))
    let had = Set(state.everyIdentifier().map(\.key))
    // A field whose number was taken from the survivor since is not filled with it again.
    for (field, key) in result.identifierFields where own.contains(key) && !had.contains(key) {
      result.empty(field)
      kept.insert(field)
    }
    let foreign = Set(merged.everyIdentifier().map(\.key)).subtracting(own)
      .subtracting(later.flatMap { $0.everyIdentifier().map(\.key) })
    let isUnchanged = state.identifiers == after.identifiers && later.isEmpty
    if isUnchanged {
      result.identifiers = before.identifiers
    } else if before.identifiers != after.identifiers {
      if later.isEmpty { kept.insert("identifiers") }
      result.identifiers.removeAll { foreign.contains($0.key) }
      let fields = result
      result.identifiers.removeAll { entry in
        entry.isClaimed && entry.verifiedAt == nil && fields.field(of: entry.key) != nil
      }
    }
    for entry in before.everyIdentifier() + state.everyIdentifier()
    where had.contains(entry.key) && !foreign.contains(entry.key) {
      let isThere =
        result.field(of: entry.key) != nil
        || result.identifiers.contains { $0.key == entry.key }
      if !isThere { result.identifiers.append(entry) }
    }
  }
}

extension Customer {
  /// Its own fields that hold an identifier, by name.
  fileprivate var identifierFields: [(field: String, key: CustomerIdentifier)] {
    var fields: [(field: String, key: CustomerIdentifier)] = []
    if let phone { fields.append(("phone", CustomerIdentifier(phone: phone))) }
    if let alternatePhone {
      fields.append(("alternatePhone", CustomerIdentifier(phone: alternatePhone)))
    }
    if let whatsapp { fields.append(("whatsapp", CustomerIdentifier(phone: whatsapp))) }
    if let email { fields.append(("email", CustomerIdentifier(email: email))) }
    return fields
  }

  fileprivate mutating func empty(_ field: String) {
    switch field {
    case "phone": phone = nil
    case "alternatePhone": alternatePhone = nil
    case "whatsapp": whatsapp = nil
    default: email = nil
    }
  }
}

// Lists and maps: what came goes, what was displaced comes back, the rest stays.
extension CustomerUnmerge {
  private mutating func restoreLists() {
    let isSameTag = { (left: String, right: String) in
      SearchTerms.caseless(left) == SearchTerms.caseless(right)
    }
    restore("tags", \.tags, isSameTag)
    restore("suggestedTags", \.suggestedTags, isSameTag)
    restore("mappings", \.mappings) { $0.isSame(as: $1) }
    restore("addresses", \.addresses, ==)
    restore("contacts", \.contacts, ==)
    restore("assistants", \.assistants, ==)
    guard before.customFields != after.customFields else { return }
    if result.customFields == after.customFields, later.isEmpty {
      result.customFields = before.customFields
      return
    }
    if later.isEmpty { kept.insert("customFields") }
    for (name, value) in after.customFields where before.customFields[name] != value {
      let isHeld = later.contains { $0.customFields[name] == value }
      guard result.customFields[name] == value, !isHeld else { continue }
      result.customFields[name] = before.customFields[name]
    }
  }

  private mutating func restore<Element: Equatable>(
    _ field: String, _ path: WritableKeyPath<Customer, [Element]>,
    _ isSame: (Element, Element) -> Bool
  ) {
    let old = before[keyPath: path]
    let new = after[keyPath: path]
    guard old != new else { return }
    if result[keyPath: path] == new, later.isEmpty {
      result[keyPath: path] = old
      return
    }
    if later.isEmpty, result[keyPath: path] != old { kept.insert(field) }
    let further = later.flatMap { $0[keyPath: path] }
    result[keyPath: path].removeAll { element in
      new.contains(element) && !old.contains { isSame($0, element) }
        && !further.contains { isSame($0, element) }
    }
    for element in old where !new.contains(where: { isSame($0, element) }) {
      if !result[keyPath: path].contains(where: { isSame($0, element) }) {
        result[keyPath: path].append(element)
      }
    }
  }
}

// Figures and times.
extension CustomerUnmerge {
  private mutating func restoreFigures() {
    let gone = merged.visits + UInt32(clamping: completedSince.count)
    result.visits = result.visits > gone ? result.visits - gone : 0
    for sum in merged.spent { result.takeSpent(sum, before: before) }
    for booking in completedSince { result.takeSpent(booking.price, before: before) }
    result.firstContactAt =
      (later.map(\.firstContactAt) + [before.firstContactAt]).min()
      ?? before.firstContactAt
    if before.firstVisitAt != after.firstVisitAt || !completedSince.isEmpty {
      let moments = [before.firstVisitAt] + later.map(\.firstVisitAt) + visitsSince
      result.firstVisitAt = moments.compactMap(\.self).min()
    }
    if before.lastVisitAt != after.lastVisitAt || !completedSince.isEmpty {
      let moments = [before.lastVisitAt] + later.map(\.lastVisitAt) + visitsSince
      result.lastVisitAt = moments.compactMap(\.self).max()
    }
  }
}

extension Customer {
  /// Takes `sum` from what it has spent; a currency of which nothing is left goes, unless it was
  /// there before.
  fileprivate mutating func takeSpent(_ sum: Money, before: Customer) {
    guard let index = spent.firstIndex(where: { $0.currency == sum.currency }) else { return }
    spent[index].minor = spent[index].minor.subtractingReportingOverflow(sum.minor).partialValue
    let wasThere = before.spent.contains { $0.currency == sum.currency }
    if spent[index].minor == 0, !wasThere { spent.remove(at: index) }
  }

  /// With bookings that were completed while it was merged.
  func visited(by completed: [Booking]) -> Customer {
    var customer = self
    for booking in completed {
      customer.visits += 1
      customer.firstVisitAt = min(customer.firstVisitAt ?? booking.visit, booking.visit)
      customer.lastVisitAt = max(customer.lastVisitAt ?? booking.visit, booking.visit)
      try? customer.addSpent(booking.price)
    }
    return customer
  }
}

extension Booking {
  /// When the customer came, of a completed booking.
  var visit: Timestamp { min(startsAt, completedAt ?? startsAt) }
}
