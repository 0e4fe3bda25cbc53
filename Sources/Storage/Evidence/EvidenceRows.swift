package import Auth
package import Crypto
package import SQLInterface
package import WireFormat

/// One file about a customer, as it is stored: its bytes are elsewhere, under `path`.
package struct EvidenceRow: Sendable {
  package let id: Uuid
  package let customerID: Uuid
  /// False while it is sent.
  package var isStored: Bool
  package let at: Timestamp
  /// Of its bytes as they were before they were sealed.
  package let size: UInt64
  /// Empty while it is sent.
  package var path: String
  /// Empty while it is sent.
  package var digest: String
  /// The message that callers see; kept sealed.
  package var record: [UInt8]

  package init(
    id: Uuid, of customerID: Uuid, isStored: Bool, at: Timestamp, size: UInt64, path: String = "",
    digest: String = "", record: [UInt8]
  ) {
    self.id = id
    self.customerID = customerID
    self.isStored = isStored
    self.at = at
    self.size = size
    self.path = path
    self.digest = digest
    self.record = record
  }

  static func place(_ id: Uuid) -> SealedPlace { SealedPlace("evidence", id) }
}

/// A file that never came whole, by what is left to do about it.
package struct UnsentFile: Sendable, Hashable {
  package let id: Uuid
  let size: Int64
}

extension ReadStore {
  static let findEvidence = Query(
    """
    SELECT id, customer_id, is_stored, at, size, path, digest, sealed
    FROM evidence WHERE tenant_id = ?1 AND id = ?2
    """)
  static let findEvidenceByDigest = Query(
    """
    SELECT id, customer_id, is_stored, at, size, path, digest, sealed
    FROM evidence WHERE tenant_id = ?1 AND customer_id = ?2 AND digest = ?3 AND is_stored = 1
    LIMIT 1
    """)
  static let listEvidence = Query(
    """
    SELECT id, customer_id, is_stored, at, size, path, digest, sealed
    FROM evidence WHERE tenant_id = ?1 AND customer_id = ?2 AND is_stored = 1
      AND (at, id) < (?3, ?4)
    ORDER BY at DESC, id DESC LIMIT ?5
    """)
  static let staleEvidence = Query(
    """
    SELECT id, size FROM evidence
    WHERE tenant_id = ?1 AND is_stored = 0 AND at < ?2 ORDER BY at, id LIMIT ?3
    """)
  static let findUsage = Query("SELECT bytes FROM evidence_usage WHERE tenant_id = ?1")

  /// The file `id`, sent or not; nil when there is none, or its customer was erased.
  package final func evidence(
    _ id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> EvidenceRow? {
    var rows = try open(Self.findEvidence, scope)
    rows.bind(id)
    return try evidence(&rows, scope).first
  }

  /// The file of a customer whose bytes have the digest.
  package final func evidence(
    of customer: Uuid, digest: String, _ scope: TenantScope
  ) throws(SQLError) -> EvidenceRow? {
    var rows = try open(Self.findEvidenceByDigest, scope)
    rows.bind(customer)
    rows.bind(digest)
    return try evidence(&rows, scope).first
  }

  /// Up to `limit` files of a customer after `position`, the latest first.
  package final func evidence(
    of customer: Uuid, after position: ListPosition?, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [EvidenceRow] {
    // Files stay with the customer that they were sent for, whose key seals them.
    let ids = [customer] + (try aliases(of: customer, limit: .max, scope))
    var found: [EvidenceRow] = []
    for id in ids {
      found += try evidence(ofOnly: id, after: position ?? .latest, limit: limit, scope)
    }
    guard ids.count > 1 else { return found }
    found.sort { ($1.at, $1.id) < ($0.at, $0.id) }
    return Array(found.prefix(limit))
  }

  private func evidence(
    ofOnly customer: Uuid, after position: ListPosition, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [EvidenceRow] {
    var rows = try open(Self.listEvidence, scope)
    rows.bind(customer)
    rows.bind(position.number)
    rows.bind(position.id)
    rows.bind(limit)
    return try evidence(&rows, scope)
  }

  /// Up to `limit` files that were begun before `moment` and never came whole, those of erased
  /// customers too.
  package final func staleEvidence(
    before moment: Timestamp, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [UnsentFile] {
    var rows = try open(Self.staleEvidence, scope)
    rows.bind(moment)
    rows.bind(limit)
    var all: [UnsentFile] = []
    while try rows.next() { all.append(UnsentFile(id: rows.uuid(0), size: rows.int64(1))) }
    return all
  }

  /// What the tenant's files come to, those that are sent now included.
  package final func evidenceBytes(_ scope: TenantScope) throws(SQLError) -> UInt64 {
    var rows = try open(Self.findUsage, scope)
    return try rows.next() ? UInt64(clamping: rows.int64(0)) : 0
  }

  /// What seals the bytes of a customer's files; nil once the customer was erased.
  package final func evidenceKey(
    of customer: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> SealingKey? {
    try keys.key(of: customer, scope, sql)
  }

  private func evidence(
    _ rows: inout SQLCursor, _ scope: TenantScope
  ) throws(SQLError) -> [EvidenceRow] {
    var all: [EvidenceRow] = []
    while try rows.next() {
      let (id, customer) = (rows.uuid(0), rows.uuid(1))
      guard
        let record = try unseal(rows.bytes(7), of: customer, in: EvidenceRow.place(id), scope)
      else { continue }
      all.append(
        EvidenceRow(
          id: id, of: customer, isStored: rows.bool(2), at: rows.timestamp(3),
          size: UInt64(clamping: rows.int64(4)), path: rows.text(5), digest: rows.text(6),
          record: record))
    }
    return all
  }
}

extension WriteStore {
  static let insertEvidence = Command(
    """
    INSERT INTO evidence (tenant_id, id, customer_id, is_stored, at, size, path, digest, sealed)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    """)
  static let storeEvidence = Command(
    """
    UPDATE evidence SET is_stored = 1, path = ?3, digest = ?4, sealed = ?5
    WHERE tenant_id = ?1 AND id = ?2
    """)
  static let deleteEvidence = Command(
    "DELETE FROM evidence WHERE tenant_id = ?1 AND id = ?2")
  static let addUsage = Command(
    """
    INSERT INTO evidence_usage (tenant_id, bytes) VALUES (?1, ?2)
    ON CONFLICT (tenant_id) DO UPDATE SET bytes = evidence_usage.bytes + excluded.bytes
    """)

  /// Stores a file that is about to be sent, and counts its bytes.
  package func insert(_ row: EvidenceRow, _ scope: TenantScope) throws(SQLError) {
    let sealed = unsafe try seal(
      row.record.span.bytes, of: row.customerID, in: EvidenceRow.place(row.id), scope)
    var command = try open(Self.insertEvidence, scope)
    command.bind(row.id)
    command.bind(row.customerID)
    command.bind(row.isStored)
    command.bind(row.at)
    command.bind(Int64(clamping: row.size))
    command.bind(row.path)
    command.bind(row.digest)
    command.bind(sealed)
    try command.run()
    try addUsage(Int64(clamping: row.size), scope)
  }

  /// Stores that a file has come whole.
  package func store(_ row: EvidenceRow, _ scope: TenantScope) throws(SQLError) {
    let sealed = unsafe try seal(
      row.record.span.bytes, of: row.customerID, in: EvidenceRow.place(row.id), scope)
    var command = try open(Self.storeEvidence, scope)
    command.bind(row.id)
    command.bind(row.path)
    command.bind(row.digest)
    command.bind(sealed)
    try command.run()
  }

  /// Removes a file's row, and counts its bytes no more.
  package func remove(_ row: EvidenceRow, _ scope: TenantScope) throws(SQLError) {
    try removeEvidence(row.id, size: Int64(clamping: row.size), scope)
  }

  func removeEvidence(_ id: Uuid, size: Int64, _ scope: TenantScope) throws(SQLError) {
    var command = try open(Self.deleteEvidence, scope)
    command.bind(id)
    guard try command.run() > 0 else { return }
    try addUsage(-size, scope)
  }

  /// Removes the rows of files that this transaction has found to have never come whole, and
  /// counts their bytes no more.
  package func forget(_ files: [UnsentFile], _ scope: TenantScope) throws(SQLError) {
    guard !files.isEmpty else { return }
    for file in files {
      var command = try open(Self.deleteEvidence, scope)
      command.bind(file.id)
      try command.runLater()
    }
    try addUsage(-files.reduce(0) { $0 + $1.size }, scope)
  }

  private func addUsage(_ bytes: Int64, _ scope: TenantScope) throws(SQLError) {
    var command = try open(Self.addUsage, scope)
    command.bind(bytes)
    try command.run()
  }
}
