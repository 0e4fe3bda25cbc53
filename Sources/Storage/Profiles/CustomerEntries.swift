package import Auth
package import SQLInterface
package import WireFormat

/// What an entry of a customer is.
package enum EntryKind: Int64, Sendable, Hashable {
  case note = 1
  case followUp, notification
  /// An item of the timeline that no other record tells of.
  case event
  /// What a customer said about being written to; never changed.
  case consent
}

/// One entry of a customer: who, when, and an encoded message that is kept sealed.
package struct CustomerEntry: Sendable, Hashable {
  package let id: Uuid
  package let customerID: Uuid
  package let kind: EntryKind
  /// When a note was written or a notification sent, or a follow-up is due.
  package let at: Timestamp
  /// A follow-up that is not done, or a notification that is not read.
  package let isOpen: Bool
  package let record: [UInt8]

  package init(
    _ kind: EntryKind, id: Uuid, of customerID: Uuid, at: Timestamp, isOpen: Bool = false,
    record: [UInt8]
  ) {
    self.id = id
    self.customerID = customerID
    self.kind = kind
    self.at = at
    self.isOpen = isOpen
    self.record = record
  }

  static func place(_ id: Uuid) -> SealedPlace { SealedPlace("customer_entries", id) }
}

extension ListPosition {
  /// Before everything in a list that begins with the latest.
  static let latest = ListPosition(number: .max, id: Uuid(high: .max, low: .max))
  /// Before everything in a list that begins with the earliest.
  static let earliest = ListPosition(number: .min, id: .zero)
}

extension ReadStore {
  static let findEntry = Query(
    """
    SELECT id, customer_id, at, is_open, sealed FROM customer_entries
    WHERE tenant_id = ?1 AND id = ?2 AND kind = ?3
    """)
  static let entriesOfCustomer = Query(
    """
    SELECT id, customer_id, at, is_open, sealed FROM customer_entries
    WHERE tenant_id = ?1 AND customer_id = ?2 AND kind = ?3 AND (at, id) < (?4, ?5)
    ORDER BY at DESC, id DESC LIMIT ?6
    """)
  static let listOpenEntries = Query(
    """
    SELECT id, customer_id, at, is_open, sealed FROM customer_entries
    WHERE tenant_id = ?1 AND customer_id = ?2 AND kind = ?3 AND is_open = 1
      AND (at, id) < (?4, ?5)
    ORDER BY at DESC, id DESC LIMIT ?6
    """)
  static let listEarliestOpenEntries = Query(
    """
    SELECT id, customer_id, at, is_open, sealed FROM customer_entries
    WHERE tenant_id = ?1 AND customer_id = ?2 AND kind = ?3 AND is_open = 1
    ORDER BY at, id LIMIT ?4
    """)
  static let listDueEntries = Query(
    """
    SELECT id, customer_id, at, is_open, sealed FROM customer_entries
    WHERE tenant_id = ?1 AND kind = ?2 AND is_open = 1 AND at <= ?3 AND (at, id) > (?4, ?5)
    ORDER BY at, id LIMIT ?6
    """)
  static let countOpenEntries = Query(
    """
    SELECT count(*) FROM
      (SELECT 1 FROM customer_entries
       WHERE tenant_id = ?1 AND customer_id = ?2 AND kind = ?3 AND is_open = 1 LIMIT ?4) AS few
    """)

  /// The entry `id` of its kind; nil when there is none.
  package final func entry(
    _ id: Uuid, _ kind: EntryKind, _ scope: TenantScope
  ) throws(SQLError) -> CustomerEntry? {
    var rows = try open(Self.findEntry, scope)
    rows.bind(id)
    rows.bind(kind.rawValue)
    return try entries(&rows, kind, scope).first
  }

  /// Up to `limit` entries of a customer after `position`, the latest first.
  package final func entries(
    of customer: Uuid, _ kind: EntryKind, onlyOpen: Bool = false,
    after position: ListPosition? = nil, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [CustomerEntry] {
    var rows = try open(onlyOpen ? Self.listOpenEntries : Self.entriesOfCustomer, scope)
    let position = position ?? .latest
    rows.bind(customer)
    rows.bind(kind.rawValue)
    rows.bind(position.number)
    rows.bind(position.id)
    rows.bind(limit)
    return try entries(&rows, kind, scope)
  }

  /// Up to `limit` open entries of a customer, the earliest first.
  package final func earliestOpenEntries(
    of customer: Uuid, _ kind: EntryKind, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [CustomerEntry] {
    var rows = try open(Self.listEarliestOpenEntries, scope)
    rows.bind(customer)
    rows.bind(kind.rawValue)
    rows.bind(limit)
    return try entries(&rows, kind, scope)
  }

  /// Up to `limit` open entries of all customers until `moment`, the earliest first.
  package final func dueEntries(
    _ kind: EntryKind, until moment: Timestamp, after position: ListPosition?, limit: Int,
    _ scope: TenantScope
  ) throws(SQLError) -> [CustomerEntry] {
    var rows = try open(Self.listDueEntries, scope)
    let position = position ?? .earliest
    rows.bind(kind.rawValue)
    rows.bind(moment)
    rows.bind(position.number)
    rows.bind(position.id)
    rows.bind(limit)
    return try entries(&rows, kind, scope)
  }

  /// As `dueEntries`, of customers who have been to a location of `places`.
  package final func dueEntries(
    _ kind: EntryKind, until moment: Timestamp, of places: LocationLimit,
    after position: ListPosition?, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [CustomerEntry] {
    var list = ListQuery(
      "SELECT id, customer_id, at, is_open, sealed FROM customer_entries WHERE tenant_id = ?1")
    list.append(" AND kind = ?", kind.rawValue)
    list.append(" AND is_open = 1 AND at <= ?", moment.microseconds)
    list.append(" AND (at, id) > (?, ?)", position ?? .earliest)
    list.appendSeen("customer_entries.customer_id", by: places)
    list.append(" ORDER BY at, id LIMIT ?", Int64(limit))
    var rows = try open(list.text, scope)
    list.bind(to: &rows)
    return try entries(&rows, kind, scope)
  }

  /// How many open entries a customer has, counted up to `limit`.
  package final func openEntryCount(
    of customer: Uuid, _ kind: EntryKind, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> Int {
    var rows = try open(Self.countOpenEntries, scope)
    rows.bind(customer)
    rows.bind(kind.rawValue)
    rows.bind(limit)
    return try rows.next() ? rows.int(0) : 0
  }

  private func entries(
    _ rows: inout SQLCursor, _ kind: EntryKind, _ scope: TenantScope
  ) throws(SQLError) -> [CustomerEntry] {
    var entries: [CustomerEntry] = []
    while try rows.next() {
      let id = rows.uuid(0)
      let customer = rows.uuid(1)
      let place = CustomerEntry.place(id)
      // A customer whose key was erased has no entries any more.
      guard let record = try unseal(rows.bytes(4), of: customer, in: place, scope) else {
        continue
      }
      entries.append(
        CustomerEntry(
          kind, id: id, of: customer, at: rows.timestamp(2), isOpen: rows.bool(3),
          record: record))
    }
    return entries
  }
}

extension WriteStore {
  static let insertEntry = Command(
    """
    INSERT INTO customer_entries (tenant_id, id, customer_id, kind, at, is_open, sealed)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    """)
  static let updateEntry = Command(
    """
    UPDATE customer_entries SET is_open = ?3, sealed = ?4 WHERE tenant_id = ?1 AND id = ?2
    """)
  static let deleteEntry = Command(
    "DELETE FROM customer_entries WHERE tenant_id = ?1 AND id = ?2")
  // Lists of who is due walk indexes that have this; 0 stands for none.
  static let setFollowUp = Command(
    """
    UPDATE customers SET follow_up_at = coalesce(
      (SELECT CASE WHEN min(e.at) < 1 THEN 1 ELSE min(e.at) END FROM customer_entries e
       WHERE e.tenant_id = ?1 AND e.customer_id = ?2 AND e.kind = 2 AND e.is_open = 1), 0)
    WHERE tenant_id = ?1 AND id = ?2
    """)

  /// Stores a new entry.
  package func insert(_ entry: CustomerEntry, _ scope: TenantScope) throws(SQLError) {
    let sealed = unsafe try seal(
      entry.record.span.bytes, of: entry.customerID, in: CustomerEntry.place(entry.id), scope)
    var command = try open(Self.insertEntry, scope)
    command.bind(entry.id)
    command.bind(entry.customerID)
    command.bind(entry.kind.rawValue)
    command.bind(entry.at)
    command.bind(entry.isOpen)
    command.bind(sealed)
    try command.run()
    if entry.kind == .followUp { try setFollowUp(of: entry.customerID, scope) }
  }

  /// Stores an entry's new record and whether it is open; its time and customer stay.
  package func update(_ entry: CustomerEntry, _ scope: TenantScope) throws(SQLError) {
    let sealed = unsafe try seal(
      entry.record.span.bytes, of: entry.customerID, in: CustomerEntry.place(entry.id), scope)
    var command = try open(Self.updateEntry, scope)
    command.bind(entry.id)
    command.bind(entry.isOpen)
    command.bind(sealed)
    try command.runLater()
    if entry.kind == .followUp { try setFollowUp(of: entry.customerID, scope) }
  }

  /// Deletes an entry; the journal keeps what it said, sealed.
  package func delete(_ entry: CustomerEntry, _ scope: TenantScope) throws(SQLError) {
    try deleteEntry(entry.id, scope)
    if entry.kind == .followUp { try setFollowUp(of: entry.customerID, scope) }
  }

  func deleteEntry(_ id: Uuid, _ scope: TenantScope) throws(SQLError) {
    var command = try open(Self.deleteEntry, scope)
    command.bind(id)
    try command.run()
  }

  /// Says anew when the first open follow-up of `customer` is due, after one has come, changed
  /// or gone.
  func setFollowUp(of customer: Uuid, _ scope: TenantScope) throws(SQLError) {
    var command = try open(Self.setFollowUp, customer: customer, scope)
    try command.runLater()
  }
}
