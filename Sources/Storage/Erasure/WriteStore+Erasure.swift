package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

extension EntityKind {
  fileprivate static let customer = EntityKind("customer")
  fileprivate static let lead = EntityKind("lead")
  fileprivate static let booking = EntityKind("booking")
  fileprivate static let communication = EntityKind("communication")
}

extension ReadStore {
  static let findErasure = Query(
    "SELECT receipt FROM erasures WHERE tenant_id = ?1 AND subject_id = ?2")

  /// The receipt of a customer's erasure, which may not be at its end; nil when there was none.
  package final func erasure(
    of id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> ErasureReceipt? {
    var rows = try open(Self.findErasure, scope)
    rows.bind(id)
    return try rows.next() ? try rows.record(0, of: "erasures") : nil
  }
}

// The first step: after it nobody can tell any more who the customer was.
extension WriteStore {
  static let insertErasure = Command(
    "INSERT INTO erasures (tenant_id, subject_id, receipt) VALUES (?1, ?2, ?3)")
  static let updateErasure = Command(
    "UPDATE erasures SET receipt = ?3 WHERE tenant_id = ?1 AND subject_id = ?2")
  static let deleteLocationsOf = Command(
    "DELETE FROM customer_locations WHERE tenant_id = ?1 AND customer_id = ?2")

  /// Destroys the keys of the customer and of its leads, and takes away what finds them. Does
  /// nothing where another erasure of the customer came first.
  func beginErasure(
    of id: Uuid, leads: [Uuid], reason: String?, by author: Author, _ scope: TenantScope
  ) throws(SQLError) {
    guard try erasure(of: id, scope) == nil,
      let before = try customer(id, .liveOrDeleted, scope)
    else { return allowUnrecordedChanges("the customer is erased already") }
    let left = before.erased(at: now)
    var receipt = ErasureReceipt.begun(left, by: author, leads: [])
    let keys = CustomerKeys(before)
    receipt.add(1, .customer)
    receipt.add(keys.identifiers.count, .identifiers)
    receipt.add(keys.terms.subtracting(CustomerKeys(left).terms).count, .searchTerms)
    receipt.add(keys.tags.count, .tags)
    receipt.add(keys.mappings.count, .mappings)
    try eraseKey(of: id, scope)
    try update(left, before: before, raw: [:], scope)
    try setFirstVisitDay(0, of: id, scope)
    receipt.add(try remove(Self.deleteLocationsOf, of: id, scope), .locations)
    _ = try remove(Self.deletePrivateFields, of: id, scope)
    for alias in try aliases(of: id, limit: .max, scope) {
      try erase(alias: alias, &receipt, scope)
    }
    for lead in leads { try erase(lead: lead, &receipt, scope) }
    receipt.add(try remove(Self.deleteMemberships, of: id, scope), .segments)
    try forgetLocations(of: id, scope)
    try insert(receipt, of: id, scope)
    record(
      Change(
        .erased, .customer, id, subject: nil, version: Int64(clamping: left.version),
        reason: reason), scope)
  }

  func insert(
    _ receipt: ErasureReceipt, of id: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    var row = try open(Self.insertErasure, scope)
    row.bind(id)
    row.bind(receipt.encoded())
    try row.run()
  }

  static let forgetLocations = Command(
    "DELETE FROM location_visits WHERE tenant_id = ?1 AND customer_id = ?2 AND visits = 0")

  /// Of locations that only knew the customer; where it was, the figures stay for the books.
  private func forgetLocations(of id: Uuid, _ scope: TenantScope) throws(SQLError) {
    _ = try remove(Self.forgetLocations, of: id, scope)
  }

  /// Erases what is left of a customer who was merged into the one to be erased. What would
  /// undo the merge is sealed with keys that are destroyed.
  private func erase(
    alias: Uuid, _ receipt: inout ErasureReceipt, _ scope: TenantScope
  ) throws(SQLError) {
    guard let before = try mergedCustomer(alias, scope) else { return }
    var bare = before
    bare.deletedAt = bare.deletedAt ?? now
    let left = before.erased(at: now)
    let keys = CustomerKeys(bare)
    receipt.add(1, .customer)
    receipt.add(keys.terms.subtracting(CustomerKeys(left).terms).count, .searchTerms)
    receipt.add(keys.tags.count, .tags)
    try eraseKey(of: alias, scope)
    try update(left, before: bare, raw: [:], scope)
    try setState(CustomerState.merged, of: alias, scope)
    try setFirstVisitDay(0, of: alias, scope)
    receipt.add(try remove(Self.deleteLocationsOf, of: alias, scope), .locations)
    receipt.add(try remove(Self.deleteMemberships, of: alias, scope), .segments)
    try forgetLocations(of: alias, scope)
    _ = try remove(Self.deletePrivateFields, of: alias, scope)
    record(
      Change(
        .erased, .customer, alias, subject: nil, version: Int64(clamping: left.version)), scope)
  }

  /// Erases leads that were found later.
  func eraseLeads(_ leads: [Uuid], of id: Uuid, _ scope: TenantScope) throws(SQLError) {
    try change(receiptOf: id, scope) { receipt throws(SQLError) in
      for lead in leads { try erase(lead: lead, &receipt, scope) }
    }
  }

  static let deleteLead = Command("DELETE FROM leads WHERE tenant_id = ?1 AND id = ?2")

  func erase(
    lead: Uuid, _ receipt: inout ErasureReceipt, reason: String? = nil, _ scope: TenantScope
  ) throws(SQLError) {
    try eraseKey(of: lead, scope)
    guard try remove(Self.deleteLead, of: lead, scope) > 0 else { return }
    receipt.leadIds.append(lead)
    receipt.add(1, .leads)
    record(Change(.erased, .lead, lead, subject: nil, version: 0, reason: reason), scope)
  }

  private func remove(
    _ command: Command, of id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> Int {
    var row = try open(command, scope)
    row.bind(id)
    return try row.run()
  }

  func change(
    receiptOf id: Uuid, _ scope: TenantScope,
    _ body: (inout ErasureReceipt) throws(SQLError) -> Void
  ) throws(SQLError) {
    guard var receipt = try erasure(of: id, scope) else { return }
    try body(&receipt)
    var row = try open(Self.updateErasure, scope)
    row.bind(id)
    row.bind(receipt.encoded())
    try row.run()
    if !hasRecorded { allowUnrecordedChanges("a receipt, which tells of what is recorded") }
  }
}

// The steps that may be many: each takes some rows, so that none holds the writer for long.
extension WriteStore {
  /// How many rows a step takes.
  static let erasedRowsMax = 100

  static let someEntries = Query(
    """
    SELECT id, kind FROM customer_entries WHERE tenant_id = ?1 AND customer_id = ?2
    ORDER BY kind, at, id LIMIT ?3
    """)
  static let someMessages = Query(
    "SELECT id FROM communications WHERE tenant_id = ?1 AND customer_id = ?2 LIMIT ?3")
  static let someLeadMessages = Query(
    "SELECT id FROM communications WHERE tenant_id = ?1 AND lead_id = ?2 LIMIT ?3")
  static let deleteMessage = Command(
    "DELETE FROM communications WHERE tenant_id = ?1 AND id = ?2")
  static let someBookings = Query(
    """
    SELECT record FROM bookings INDEXED BY bookings_by_customer
    WHERE tenant_id = ?1 AND customer_id = ?2 AND starts_at >= ?3 AND (starts_at, id) > (?3, ?4)
    ORDER BY starts_at, id LIMIT ?5
    """,
    postgres: """
      SELECT record FROM bookings
      WHERE tenant_id = ?1 AND customer_id = ?2 AND starts_at >= ?3
        AND (starts_at, id) > (?3, ?4)
      ORDER BY starts_at, id LIMIT ?5
      """)

  /// Deletes some notes, follow-ups, notifications and items of the timeline; false when none
  /// was left.
  func eraseEntries(of id: Uuid, _ scope: TenantScope) throws(SQLError) -> Bool {
    var some: [(id: Uuid, kind: EntryKind?)] = []
    do {
      var rows = try open(Self.someEntries, scope)
      rows.bind(id)
      rows.bind(Self.erasedRowsMax)
      while try rows.next() { some.append((rows.uuid(0), EntryKind(rawValue: rows.int64(1)))) }
    }
    try change(receiptOf: id, scope) { receipt throws(SQLError) in
      for entry in some {
        try deleteEntry(entry.id, scope)
        receipt.add(1, entry.kind?.erasedKind ?? .timeline)
        guard let entity = entry.kind?.entity else { continue }
        record(Change(.erased, entity, entry.id, subject: nil, version: 0), scope)
      }
    }
    if some.contains(where: { $0.kind == .followUp }) { try setFollowUp(of: id, scope) }
    return !some.isEmpty
  }

  /// Deletes some messages of the customer and of its leads; false when none was left.
  func eraseMessages(of id: Uuid, _ scope: TenantScope) throws(SQLError) -> Bool {
    guard let receipt = try erasure(of: id, scope) else { return false }
    var some = try messages(Self.someMessages, of: id, scope)
    for lead in receipt.leadIds where some.isEmpty {
      some = try someMessages(ofLead: lead, scope)
    }
    try change(receiptOf: id, scope) { receipt throws(SQLError) in
      receipt.add(some.count, .messages)
      for message in some {
        try deleteMessage(message, scope)
        record(Change(.erased, .communication, message, subject: nil, version: 0), scope)
      }
    }
    return !some.isEmpty
  }

  func someMessages(ofLead id: Uuid, _ scope: TenantScope) throws(SQLError) -> [Uuid] {
    try messages(Self.someLeadMessages, of: id, scope)
  }

  package func deleteMessage(_ id: Uuid, _ scope: TenantScope) throws(SQLError) {
    _ = try remove(Self.deleteMessage, of: id, scope)
  }

  func deleteLead(_ id: Uuid, _ scope: TenantScope) throws(SQLError) {
    _ = try remove(Self.deleteLead, of: id, scope)
  }

  private func messages(
    _ query: Query, of id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> [Uuid] {
    var rows = try open(query, scope)
    rows.bind(id)
    rows.bind(Self.erasedRowsMax)
    var some: [Uuid] = []
    while try rows.next() { some.append(rows.uuid(0)) }
    return some
  }

  /// Takes the texts out of some bookings after `position`, and returns where it goes on; nil
  /// at the end.
  func pseudonymiseBookings(
    of id: Uuid, after position: ListPosition, _ scope: TenantScope
  ) throws(SQLError) -> ListPosition? {
    var some: [Booking] = []
    do {
      var rows = try open(Self.someBookings, scope)
      rows.bind(id)
      rows.bind(position.number)
      rows.bind(position.id)
      rows.bind(Self.erasedRowsMax)
      while try rows.next() { some.append(try rows.record(0, of: "bookings")) }
    }
    try change(receiptOf: id, scope) { receipt throws(SQLError) in
      receipt.add(some.count, .bookings)
      for booking in some {
        guard let left = booking.pseudonymised(at: now) else { continue }
        try update(left, record: left.encoded(), scope)
        record(
          Change(
            .erased, .booking, booking.id, subject: nil, version: Int64(clamping: left.version),
            fields: Booking.texts), scope)
      }
    }
    guard some.count == Self.erasedRowsMax, let last = some.last else { return nil }
    return ListPosition(number: last.startsAt.microseconds, id: last.id)
  }

  /// The last step: the log of the store is emptied with its commit.
  func endErasure(of id: Uuid, _ scope: TenantScope) throws(SQLError) {
    try change(receiptOf: id, scope) { $0.completedAt = now }
    noteErasure()
  }
}

extension EntryKind {
  fileprivate var erasedKind: ErasedKind {
    switch self {
    case .note: .notes
    case .followUp: .followUps
    case .notification: .notifications
    case .event: .timeline
    case .consent: .consents
    }
  }

  /// As the journal names it; nil for what it does not name.
  fileprivate var entity: EntityKind? {
    switch self {
    case .note: EntityKind("note")
    case .followUp: EntityKind("followUp")
    case .notification: EntityKind("notification")
    case .consent: EntityKind("consent")
    case .event: nil
    }
  }
}
