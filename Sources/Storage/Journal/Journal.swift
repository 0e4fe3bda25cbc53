import Auth
import Crypto
import SQLInterface
import WireFormat

/// The end of a tenant's chain.
struct JournalHead: Hashable {
  /// The number of the last row; 0 before the first.
  var seq: Int64
  /// The hash of the last row; zero before the first.
  var hash: Digest

  static let empty = JournalHead(seq: 0, hash: .zero)
}

/// An answer to be kept with the row that it belongs to. One that is the record after the
/// change, as most are, is kept as no bytes: the row's history has it already.
struct SavedAnswer {
  let claim: IdempotencyClaim
  let bytes: [UInt8]
}

/// Writes the journal for the one writer: it keeps the head of each tenant's chain in memory,
/// and puts the heads back when changes are rolled back.
final class Journal {
  /// Up to date with the transaction under way.
  private var heads: [Uuid: JournalHead] = [:]
  /// What each append replaced, in order.
  private var replaced: [(tenant: Uuid, head: JournalHead)] = []
  private var scratch: [UInt8] = []
  /// Tenants of which something changed that servers keep in memory.
  private var settings: Set<Uuid> = []

  private static let headsMax = 1 << 16

  /// Appends one row to the chain of the tenant of `scope`.
  func append(
    _ change: Change, by author: Author, at: Timestamp, saved: SavedAnswer?,
    _ scope: TenantScope, _ sql: SQLStatementCache, _ keys: SubjectKeys
  ) throws(SQLError) {
    let tenant = scope.tenantID
    let head = try head(of: scope, sql)
    let seq = head.seq + 1
    var subject = change.subject ?? tenant
    let history = ChangeHistory(
      before: change.before, after: change.after, reason: change.reason)
    var seal: JournalSeal?
    if saved != nil || !history.isEmpty {
      let sealer = try keys.sealer(of: subject, scope, sql)
      subject = sealer.subject
      var others: [(key: SealingKey, subject: Uuid)] = []
      for other in change.others { others.append(try keys.sealer(of: other, scope, sql)) }
      seal = JournalSeal(sealer.key, others, tenant, seq)
    }
    let sealed = history.isEmpty ? nil : seal?.seal(history.encoded, .history)
    let entry = JournalEntry(
      seq: seq, at: at, principal: author.principal,
      role: author.role.map { Int64($0.rawValue) } ?? -1,
      method: author.method, kind: change.kind.name.description,
      entity: change.entity.name.description, entityID: change.id, subject: subject,
      version: change.version, fields: change.fields, sealed: sealed)
    // Moved out, so that the bytes can be lent.
    var hashed: [UInt8] = []
    swap(&hashed, &scratch)
    hashed.removeAll(keepingCapacity: true)
    entry.appendHashed(tenant, to: &hashed)
    let hash = unsafe SHA256.hash(head.hash, hashed.span.bytes)
    swap(&hashed, &scratch)
    let answer = saved.flatMap { saved in
      saved.bytes == change.after ? [] : seal?.seal(saved.bytes, .answer)
    }
    try insert(entry, hash, saved?.claim, answer, scope, sql)
    replaced.append((tenant, head))
    heads[tenant] = JournalHead(seq: seq, hash: hash)
    if change.entity.isKeptByServers { settings.insert(tenant) }
  }

  private func insert(
    _ entry: JournalEntry, _ hash: Digest, _ claim: IdempotencyClaim?, _ answer: [UInt8]?,
    _ scope: TenantScope, _ sql: SQLStatementCache
  ) throws(SQLError) {
    var row = try sql.open(Journal.insert.text, tenant: scope.tenantID)
    row.bind(entry.seq)
    row.bind(entry.at)
    row.bind(entry.principal)
    row.bind(entry.role)
    row.bind(entry.method)
    row.bind(entry.kind)
    row.bind(entry.entity)
    row.bind(entry.entityID)
    row.bind(entry.subject)
    row.bind(entry.version)
    row.bind(entry.fields)
    row.bind(entry.sealed)
    row.bind(hash.bytes)
    row.bind(claim?.key)
    row.bind(claim?.request.bytes)
    row.bind(answer)
    try row.runLater()
  }

  private static let insert = Command(
    """
    INSERT INTO journal (tenant_id, seq, at, principal, role, method, kind, entity, entity_id,
      subject_id, version, fields, sealed, hash, idempotency_key, request_hash, answer)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
    """)
}

// Heads.
extension Journal {
  private static let findHead = Query(
    "SELECT seq, hash FROM tenant_heads WHERE tenant_id = ?1",
    postgres: "SELECT seq, hash FROM tenant_heads WHERE tenant_id = ?1 FOR UPDATE")
  private static let makeHead = Command(
    """
    INSERT INTO tenant_heads (tenant_id, seq, hash, answers_purged_seq) VALUES (?1, 0, ?2, 0)
    ON CONFLICT (tenant_id) DO NOTHING
    """)
  private static let findHash = Query(
    "SELECT hash FROM journal WHERE tenant_id = ?1 AND seq = ?2")
  private static let writeHead = Command(
    """
    INSERT INTO tenant_heads (tenant_id, seq, hash, answers_purged_seq) VALUES (?1, ?2, ?3, 0)
    ON CONFLICT (tenant_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash
    """)

  private func head(of scope: TenantScope, _ sql: SQLStatementCache) throws(SQLError) -> JournalHead
  {
    if let head = heads[scope.tenantID] { return head }
    var rows = try sql.open(Journal.findHead.text, tenant: scope.tenantID)
    guard try rows.next() else { return .empty }
    guard let hash = Digest(rows.bytes(1)) else { throw .damaged("tenant_heads: the hash") }
    let head = JournalHead(seq: rows.int64(0), hash: hash)
    heads[scope.tenantID] = head
    return head
  }

  /// Locks the head of the tenant of `scope` until the transaction ends, so that whoever else
  /// writes for that tenant waits, and reads it anew: another server may have moved it.
  func lock(_ scope: TenantScope, _ sql: SQLStatementCache) throws(SQLError) {
    heads.removeAll(keepingCapacity: true)
    _ = try head(of: scope, sql)
    guard heads[scope.tenantID] == nil else { return }
    // There is no row to lock yet. Of two that make it one waits for the other here.
    var row = try sql.open(Journal.makeHead.text, tenant: scope.tenantID)
    row.bind(Digest.zero.bytes)
    try row.run()
    _ = try head(of: scope, sql)
  }

  /// Whether the chain has the row that `head` says, as it says it.
  func contains(
    _ head: JournalHead, _ scope: TenantScope, _ sql: SQLStatementCache
  ) throws(SQLError) -> Bool {
    var rows = try sql.open(Journal.findHash.text, tenant: scope.tenantID)
    rows.bind(head.seq)
    return try rows.next() && Digest(rows.bytes(0)) == head.hash
  }

  /// The chain that the transaction under way appended to last, and how it would end.
  var lastAppended: (tenant: Uuid, head: JournalHead)? {
    guard let tenant = replaced.last?.tenant, let head = heads[tenant] else { return nil }
    return (tenant, head)
  }

  /// Writes the head of every chain that grew, once a transaction, before its COMMIT.
  func writeHeads(_ sql: SQLStatementCache) throws(SQLError) {
    var written: Set<Uuid> = []
    for (tenant, _) in replaced where written.insert(tenant).inserted {
      guard let head = heads[tenant] else { continue }
      var row = try sql.open(Journal.writeHead.text, tenant: tenant)
      row.bind(head.seq)
      row.bind(head.hash.bytes)
      try row.runLater()
    }
  }

  /// Reads the tenant's head anew when it is needed: its rows are being written as they are.
  func forgetHead(of tenant: Uuid) { heads[tenant] = nil }

  /// How many rows the transaction under way has appended: where a job begins.
  var appendedCount: Int { replaced.count }

  /// Puts the heads back to where they were after the first `count` rows.
  func dropAppended(after count: Int) {
    while replaced.count > count {
      let last = replaced.removeLast()
      heads[last.tenant] = last.head
    }
    if replaced.isEmpty { settings.removeAll() }
  }

  /// The transaction has committed: the tenants whose chains grew, and their new heads.
  func keepAppended() -> [Uuid: Int64] {
    var grown: [Uuid: Int64] = [:]
    for (tenant, _) in replaced { grown[tenant] = heads[tenant]?.seq }
    replaced.removeAll(keepingCapacity: true)
    if heads.count > Journal.headsMax { heads.removeAll() }
    return grown
  }

  /// Of which tenants the transaction changed something that servers keep in memory; asked once.
  func takeSettings() -> Set<Uuid> {
    defer { if !settings.isEmpty { settings = [] } }
    return settings
  }
}
