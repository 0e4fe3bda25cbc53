package import Auth
package import FrontdeskAPI
import Model
package import SQLInterface
package import WireFormat

extension WriteStore {
  static let insertCustomer = Command(
    """
    INSERT INTO customers (tenant_id, id, version, deleted, status, source, category_id,
      created_at, last_visit_at, visits, name_folded, record, moderated_until, birth_day, tags)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
    """)

  static let updateCustomer = Command(
    """
    UPDATE customers SET version = ?3, deleted = ?4, status = ?5, source = ?6, category_id = ?7,
      name_folded = ?8, record = ?9, moderated_until = ?10, birth_day = ?11, tags = ?12
    WHERE tenant_id = ?1 AND id = ?2
    """)

  // Names only what a visit changes, so that the other indexes are left alone.
  static let updateVisits = Command(
    """
    UPDATE customers SET version = ?3, last_visit_at = ?4, visits = ?5, record = ?6
    WHERE tenant_id = ?1 AND id = ?2
    """)

  static let setFirstVisitDay = Command(
    "UPDATE customers SET first_visit_day = ?3 WHERE tenant_id = ?1 AND id = ?2")

  /// Stores a new customer. `raw` has the identifiers as they were spelled, where that differs.
  package func insert(
    _ customer: Customer, raw: [CustomerIdentifier: String], _ scope: TenantScope
  ) throws(SQLError) {
    try insert(
      customer, encoded: customer.encoded(), CustomerPreparation(customer), raw: raw, scope)
  }

  /// The same of a customer that was prepared, and whose bytes are known. `key` is the one that
  /// was made for it, if any.
  package func insert(
    _ customer: Customer, encoded: [UInt8], _ prepared: CustomerPreparation,
    key: FreshKey? = nil, raw: [CustomerIdentifier: String], _ scope: TenantScope
  ) throws(SQLError) {
    if let key { try keys.insert(key, scope, sql) }
    var command = try open(Self.insertCustomer, customer: customer.id, scope)
    command.bind(Int64(customer.version))
    command.bind(customer.deletedAt != nil)
    command.bind(Int64(customer.status.rawValue))
    command.bind(Int64(customer.source.rawValue))
    command.bind(customer.categoryId)
    command.bind(customer.createdAt)
    command.bind(customer.lastVisitAt?.microseconds ?? 0)
    command.bind(Int64(customer.visits))
    command.bind(prepared.nameFolded)
    command.bind(customer.hasPrivateFields ? customer.record : encoded)
    command.bind(customer.moderatedUntil)
    command.bind(customer.birthDay)
    command.bind(prepared.tags)
    try command.runLater()
    try insertKeys(of: customer, prepared, raw: raw, scope)
    try putPrivateFields(of: customer, before: nil, scope)
    try putSpent(of: customer, before: nil, scope)
  }

  /// Stores a customer's new state, but for visits.
  package func update(
    _ customer: Customer, before: Customer, raw: [CustomerIdentifier: String],
    _ scope: TenantScope
  ) throws(SQLError) {
    let keys = CustomerKeys.changed(from: before, to: customer)
    var command = try open(Self.updateCustomer, customer: customer.id, scope)
    command.bind(Int64(customer.version))
    command.bind(customer.deletedAt != nil)
    command.bind(Int64(customer.status.rawValue))
    command.bind(Int64(customer.source.rawValue))
    command.bind(customer.categoryId)
    command.bind(SearchTerms.folded(customer.name))
    command.bind(customer.record)
    command.bind(customer.moderatedUntil)
    command.bind(customer.birthDay)
    command.bind(TagPair.text(of: Set(customer.tags.map(SearchTerms.caseless))))
    try command.runLater()
    try replaceKeys(of: customer, keys.old, keys.new, raw: raw, scope)
    try putPrivateFields(of: customer, before: before, scope)
  }

  /// Stores a customer of which only visits, sums and the version have changed since `before`.
  /// The category column stays as it is, so `customer` may name the one that took its place.
  /// `firstVisitDay` is the day of the year of its first visit, where that has changed.
  package func updateVisits(
    of customer: Customer, before: Customer, firstVisitDay: Int?, _ scope: TenantScope
  ) throws(SQLError) {
    var command = try open(Self.updateVisits, customer: customer.id, scope)
    command.bind(Int64(customer.version))
    command.bind(customer.lastVisitAt?.microseconds ?? 0)
    command.bind(Int64(customer.visits))
    command.bind(customer.record)
    try command.run()
    try putSpent(of: customer, before: before, scope)
    if let firstVisitDay { try setFirstVisitDay(firstVisitDay, of: customer.id, scope) }
  }

  /// Stores the day of the year on which a customer first came, for its anniversaries.
  package func setFirstVisitDay(
    _ day: Int, of id: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    var command = try open(Self.setFirstVisitDay, customer: id, scope)
    command.bind(day)
    try command.run()
  }
}

extension Customer {
  /// When its moderation ends by itself: 0 without any, the last moment there is for one that
  /// only an act lifts.
  package var moderatedUntil: Int64 {
    guard let moderation else { return 0 }
    return moderation.until?.microseconds ?? .max
  }

  /// Month and day of birth in one number; 0 when unknown.
  var birthDay: Int64 {
    birthdate.map { Int64($0.month) * 100 + Int64($0.day) } ?? 0
  }
}

// What finds a customer.
extension WriteStore {
  static let insertIdentifier = Command(
    """
    INSERT INTO customer_identifiers (tenant_id, kind, canonical, customer_id, raw)
    VALUES (?1, ?2, ?3, ?4, ?5)
    """)
  static let deleteIdentifier = Command(
    """
    DELETE FROM customer_identifiers
    WHERE tenant_id = ?1 AND kind = ?2 AND canonical = ?3 AND customer_id = ?4
    """)
  static let insertMapping = Command(
    """
    INSERT INTO customer_mappings (tenant_id, external_id, provider, branch, customer_id)
    VALUES (?1, ?2, ?3, ?4, ?5)
    """)
  static let deleteMapping = Command(
    """
    DELETE FROM customer_mappings
    WHERE tenant_id = ?1 AND external_id = ?2 AND provider = ?3 AND branch = ?4
      AND customer_id = ?5
    """)
  static let insertTerm = Command(
    "INSERT INTO customer_terms (tenant_id, term, customer_id) VALUES (?1, ?2, ?3)")
  static let insertWord = Command(
    "INSERT INTO customer_terms (tenant_id, term, customer_id, words) VALUES (?1, ?2, ?3, ?4)")
  static let updateWord = Command(
    """
    UPDATE customer_terms SET words = ?4
    WHERE tenant_id = ?1 AND term = ?2 AND customer_id = ?3
    """)
  static let deleteTerm = Command(
    "DELETE FROM customer_terms WHERE tenant_id = ?1 AND term = ?2 AND customer_id = ?3")
  static let insertTag = Command(
    "INSERT INTO customer_tags (tenant_id, tag, customer_id) VALUES (?1, ?2, ?3)")
  static let deleteTag = Command(
    "DELETE FROM customer_tags WHERE tenant_id = ?1 AND tag = ?2 AND customer_id = ?3")

  private func insertKeys(
    of customer: Customer, _ prepared: CustomerPreparation, raw: [CustomerIdentifier: String],
    _ scope: TenantScope
  ) throws(SQLError) {
    let id = customer.id
    let numbers = CustomerPreparation.numberTerms(customer.publicId, customer.number)
    try change(Self.insertTerm, numbers, of: id, scope)
    try change(Self.insertTerm, prepared.otherTerms, of: id, scope)
    try change(Self.insertWord, prepared.wordTerms, of: id, words: prepared.words, scope)
    try change(Self.insertTag, prepared.tagRows, of: id, scope)
    for identifier in prepared.identifiers {
      try insert(identifier, of: id, raw: raw, scope)
    }
    try change(Self.insertMapping, prepared.mappings, of: id, scope)
  }

  private func insert(
    _ identifier: CustomerIdentifier, of id: Uuid, raw: [CustomerIdentifier: String],
    _ scope: TenantScope
  ) throws(SQLError) {
    var command = try open(Self.insertIdentifier, scope)
    command.bind(identifier.kind.rawValue)
    command.bind(identifier.canonical)
    command.bind(id)
    command.bind(raw[identifier] ?? identifier.canonical)
    try command.runLater()
  }

  func replaceKeys(
    of customer: Customer, _ old: CustomerKeys, _ new: CustomerKeys,
    raw: [CustomerIdentifier: String], _ scope: TenantScope
  ) throws(SQLError) {
    let id = customer.id
    try change(Self.deleteTerm, old.terms.subtracting(new.terms), of: id, scope)
    let added = new.terms.subtracting(old.terms)
    try change(Self.insertTerm, added.filter { !TermWords.isBeside($0) }, of: id, scope)
    let words = TermWords.text(of: new.terms)
    try change(Self.insertWord, added.filter(TermWords.isBeside), of: id, words: words, scope)
    if words != TermWords.text(of: old.terms) {
      let kept = new.terms.intersection(old.terms).filter(TermWords.isBeside)
      try change(Self.updateWord, kept, of: id, words: words, scope)
    }
    let (oldTags, newTags) = (old.tagRows, new.tagRows)
    try change(Self.deleteTag, oldTags.subtracting(newTags), of: id, scope)
    try change(Self.insertTag, newTags.subtracting(oldTags), of: id, scope)
    for identifier in old.identifiers.subtracting(new.identifiers) {
      var command = try open(Self.deleteIdentifier, scope)
      command.bind(identifier.kind.rawValue)
      command.bind(identifier.canonical)
      command.bind(id)
      try command.runLater()
    }
    for identifier in new.identifiers.subtracting(old.identifiers) {
      try insert(identifier, of: id, raw: raw, scope)
    }
    try change(Self.deleteMapping, old.mappings.subtracting(new.mappings), of: id, scope)
    try change(Self.insertMapping, new.mappings.subtracting(old.mappings), of: id, scope)
  }

  private func change(
    _ command: Command, _ texts: Set<String>, of id: Uuid, words: String? = nil,
    _ scope: TenantScope
  ) throws(SQLError) {
    guard !texts.isEmpty else { return }
    try change(command, texts.inByteOrder, of: id, words: words, scope)
  }

  private func change(
    _ command: Command, _ texts: [String], of id: Uuid, words: String? = nil,
    _ scope: TenantScope
  ) throws(SQLError) {
    guard !texts.isEmpty else { return }
    var rows = try open(command, scope)
    for text in texts {
      rows.bind(text)
      rows.bind(id)
      if let words { rows.bind(words) }
      try rows.runLater()
    }
  }

  private func change(
    _ command: Command, _ mappings: Set<MappingKey>, of id: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    for mapping in mappings {
      var row = try open(command, scope)
      row.bind(mapping.externalID)
      row.bind(mapping.provider)
      row.bind(mapping.branch)
      row.bind(id)
      try row.runLater()
    }
  }
}
