package import Auth
package import Crypto
package import SQLInterface
import WireFormat

// The tenant's feed and its audit.
extension ReadStore {
  private static let listEntries = Query(
    """
    SELECT seq, at, principal, role, method, kind, entity, entity_id, subject_id, version, fields,
      sealed, hash
    FROM journal WHERE tenant_id = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3
    """)

  /// Events after number `seq`, in order, at most `limit`.
  package final func events(
    after seq: Int64, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [ChangeEvent] {
    var events: [ChangeEvent] = []
    var rows = try open(ReadStore.listEntries, scope)
    rows.bind(seq)
    rows.bind(limit)
    while try rows.next() { events.append(ChangeEvent(rows)) }
    return events
  }

  /// Audit entries after number `seq`, in order, at most `limit`, with their histories opened.
  package final func auditEntries(
    after seq: Int64, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [AuditEntry] {
    var entries: [AuditEntry] = []
    var rows = try open(ReadStore.listEntries, scope)
    rows.bind(seq)
    rows.bind(limit)
    while try rows.next() { entries.append(try opened(JournalEntry(rows), scope)) }
    return entries
  }

  /// `entry` as the audit shows it.
  final func opened(
    _ entry: JournalEntry, _ scope: TenantScope
  ) throws(SQLError) -> AuditEntry {
    let (history, others) = try told(by: entry, scope)
    return AuditEntry(
      event: ChangeEvent(entry), principal: entry.principal, method: entry.method,
      history: history, others: others, isErased: entry.sealed != nil && history == nil)
  }

  /// The journal's rows after number `seq` as they are stored, in order, at most `limit`.
  final func entries(
    after seq: Int64, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [JournalEntry] {
    var entries: [JournalEntry] = []
    var rows = try open(ReadStore.listEntries, scope)
    rows.bind(seq)
    rows.bind(limit)
    while try rows.next() { entries.append(JournalEntry(rows)) }
    return entries
  }

  private static let findFirst = Query(
    "SELECT seq FROM journal WHERE tenant_id = ?1 ORDER BY seq LIMIT 1")

  /// The number of the oldest event that is kept; nil when there is none.
  package final func firstEvent(_ scope: TenantScope) throws(SQLError) -> Int64? {
    var rows = try open(ReadStore.findFirst, scope)
    return try rows.next() ? rows.int64(0) : nil
  }

  /// The number of the tenant's last event; 0 when there is none.
  package final func lastEvent(_ scope: TenantScope) throws(SQLError) -> Int64 {
    try recordedHead(scope).seq
  }

  func history(
    of entry: JournalEntry, _ scope: TenantScope
  ) throws(SQLError) -> ChangeHistory? {
    try told(by: entry, scope).history
  }

  /// What `entry` keeps, and of whom else it tells.
  private func told(
    by entry: JournalEntry, _ scope: TenantScope
  ) throws(SQLError) -> (history: ChangeHistory?, others: [Uuid]) {
    guard let sealed = entry.sealed,
      let opened = unsafe try JournalSeal.open(
        sealed.span.bytes, of: entry.subject, entry.seq, .history, scope, sql, keys)
    else { return (nil, []) }
    guard let history = ChangeHistory(decoding: opened.bytes) else {
      throw .damaged("journal: a history does not decode")
    }
    return (history, opened.others)
  }
}

/// What a walk over a tenant's chain found.
package enum ChainVerdict: Sendable, Hashable {
  /// Every row is there, in order, as it was written; the hash of the last is the head, which
  /// can be compared with one exported earlier.
  case intact(entries: Int64, head: Digest)
  /// Row `seq` was changed, or the one before it was.
  case altered(seq: Int64)
  /// Row `seq` is not there.
  case missing(seq: Int64)
  /// There are rows after the last one that the head knows.
  case beyondHead(seq: Int64)
}

/// A stretch of a chain that was walked.
package struct ChainWalk: Sendable, Hashable {
  /// The last entry that is as it was written, and its hash.
  package var seq: Int64
  package var hash: Digest
  /// nil while more follows.
  package var verdict: ChainVerdict?
}

extension ReadStore {
  /// Walks the whole chain of a tenant and hashes it again.
  package final func verifyChain(_ scope: TenantScope) throws(SQLError) -> ChainVerdict {
    var walk = ChainWalk(seq: 0, hash: .zero)
    while true {
      walk = try walkChain(after: walk.seq, walk.hash, limit: 1 << 16, scope)
      if let verdict = walk.verdict { return verdict }
    }
  }

  /// Hashes again at most `limit` entries after entry `seq`, whose hash is `hash`: 0 and zero to
  /// begin with the first.
  package final func walkChain(
    after seq: Int64, _ hash: Digest, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> ChainWalk {
    let head = try recordedHead(scope)
    var walk = ChainWalk(seq: seq, hash: hash)
    var rows = try open(ReadStore.listEntries, scope)
    // Numbers begin with 1; what stands before that does not belong there.
    rows.bind(seq == 0 ? Int64.min : seq)
    rows.bind(limit)
    var bytes: [UInt8] = []
    var count = 0
    while try rows.next() {
      let entry = JournalEntry(rows)
      guard entry.seq == walk.seq + 1 else { return walk.ended(.missing(seq: walk.seq + 1)) }
      bytes.removeAll(keepingCapacity: true)
      entry.appendHashed(scope.tenantID, to: &bytes)
      let hash = unsafe SHA256.hash(walk.hash, bytes.span.bytes)
      guard Digest(rows.bytes(12)) == hash else { return walk.ended(.altered(seq: entry.seq)) }
      walk.seq = entry.seq
      walk.hash = hash
      count += 1
    }
    if count == limit { return walk }
    if walk.seq < head.seq { return walk.ended(.missing(seq: walk.seq + 1)) }
    if walk.seq > head.seq { return walk.ended(.beyondHead(seq: head.seq + 1)) }
    return walk.ended(
      walk.hash == head.hash
        ? .intact(entries: walk.seq, head: walk.hash) : .altered(seq: walk.seq))
  }

  /// Where a tenant's chain ends.
  package final func chainHead(
    _ scope: TenantScope
  ) throws(SQLError) -> (sequence: Int64, hash: Digest) {
    let head = try recordedHead(scope)
    return (head.seq, head.hash)
  }

  private static let findHead = Query("SELECT seq, hash FROM tenant_heads WHERE tenant_id = ?1")

  func recordedHead(_ scope: TenantScope) throws(SQLError) -> JournalHead {
    var rows = try open(ReadStore.findHead, scope)
    guard try rows.next() else { return .empty }
    guard let hash = Digest(rows.bytes(1)) else { throw .damaged("tenant_heads: the hash") }
    return JournalHead(seq: rows.int64(0), hash: hash)
  }
}

extension ChainWalk {
  fileprivate func ended(_ verdict: ChainVerdict) -> ChainWalk {
    var walk = self
    walk.verdict = verdict
    return walk
  }
}

extension JournalEntry {
  /// The current row of `listEntries`.
  init(_ rows: borrowing SQLCursor) {
    self.init(
      seq: rows.int64(0), at: rows.timestamp(1), principal: rows.text(2), role: rows.int64(3),
      method: rows.text(4), kind: rows.text(5), entity: rows.text(6), entityID: rows.uuid(7),
      subject: rows.uuid(8), version: rows.int64(9), fields: rows.text(10),
      sealed: rows.isNull(11) ? nil : rows.array(11))
  }
}

extension ChangeEvent {
  /// The current row of `listEntries`.
  init(_ rows: borrowing SQLCursor) {
    self.init(
      seq: rows.int64(0), at: rows.timestamp(1), kind: rows.text(5), entity: rows.text(6),
      entityID: rows.uuid(7), subject: rows.uuid(8), version: rows.int64(9), fields: rows.text(10),
      role: UInt8(exactly: rows.int64(3)))
  }

  init(_ entry: JournalEntry) {
    self.init(
      seq: entry.seq, at: entry.at, kind: entry.kind, entity: entry.entity,
      entityID: entry.entityID, subject: entry.subject, version: entry.version,
      fields: entry.fields, role: UInt8(exactly: entry.role))
  }
}
