import Auth
import Crypto
import SQLInterface
import Synchronization
package import WireFormat

/// The keys that seal personal data, one a customer or lead; a tenant's own key, for what
/// concerns no single person, is the one whose subject is the tenant itself.
///
/// Each store object has one, on its own thread: a bounded cache over the table.
final class SubjectKeys {
  private let master: MasterKey
  private let erasures: ErasureCount
  private var seenErasures: Int
  private var isSnapshotOpen = false
  // Two generations: when the young one is full it becomes the old one, and the old one goes.
  private var young: [Subject: SealingKey] = [:]
  private var old: [Subject: SealingKey] = [:]
  /// Made in the transaction under way; forgotten if it does not commit.
  private var made: [Subject] = []

  // About 250 bytes each.
  private static let generationMax = 16_384

  private struct Subject: Hashable {
    let tenant: Uuid
    let subject: Uuid

    var binding: [UInt8] {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(32)
      bytes.append(tenant)
      bytes.append(subject)
      return bytes
    }
  }

  private static let findKey = Query(
    "SELECT wrapped FROM subject_keys WHERE tenant_id = ?1 AND subject_id = ?2")
  private static let insert = Command(
    "INSERT INTO subject_keys (tenant_id, subject_id, wrapped) VALUES (?1, ?2, ?3)")
  // The row stays without a key, so that nobody gets a new one under which old entries would be
  // taken for damaged.
  private static let destroy = Command(
    """
    UPDATE subject_keys SET wrapped = ?3
    WHERE tenant_id = ?1 AND subject_id = ?2 AND length(wrapped) > 0
    """)

  init(master: MasterKey, erasures: ErasureCount) {
    self.master = master
    self.erasures = erasures
    self.seenErasures = erasures.value
  }

  /// What the wrapped key of `subject` is bound to.
  static func binding(_ scope: TenantScope, _ subject: Uuid) -> [UInt8] {
    Subject(tenant: scope.tenantID, subject: subject).binding
  }

  /// What the table knows of a subject.
  private enum Found {
    case key(SealingKey)
    case erased, unknown
  }

  /// The key of `subject`; nil when there is none, which for something sealed means erased.
  func key(
    of subject: Uuid, _ scope: TenantScope, _ sql: SQLStatementCache
  ) throws(SQLError) -> SealingKey? {
    if case .key(let key) = try find(subject, scope, sql) { key } else { nil }
  }

  /// The key that seals what concerns `subject`, and whose it is; it is made and stored when
  /// there is none. For an erased subject it is the tenant's: what is sealed then is nobody's.
  func sealer(
    of subject: Uuid, _ scope: TenantScope, _ sql: SQLStatementCache
  ) throws(SQLError) -> (key: SealingKey, subject: Uuid) {
    switch try find(subject, scope, sql) {
    case .key(let key): return (key, subject)
    case .erased where subject != scope.tenantID: return try sealer(of: scope.tenantID, scope, sql)
    case .erased: throw .damaged("subject_keys: the tenant has no key any more")
    case .unknown: break
    }
    let fresh = FreshKey(of: subject, master, scope)
    try insert(fresh, scope, sql)
    return (fresh.key, subject)
  }

  /// Stores a key that was made beforehand, for somebody of whom nothing is stored: it fails for
  /// one who has a key or had one.
  func insert(
    _ fresh: FreshKey, _ scope: TenantScope, _ sql: SQLStatementCache
  ) throws(SQLError) {
    let name = Subject(tenant: scope.tenantID, subject: fresh.subject)
    var row = try sql.open(SubjectKeys.insert.text, tenant: scope.tenantID)
    row.bind(fresh.subject)
    row.bind(fresh.wrapped)
    try row.runLater()
    keep(fresh.key, name)
    made.append(name)
  }

  private func find(
    _ subject: Uuid, _ scope: TenantScope, _ sql: SQLStatementCache
  ) throws(SQLError) -> Found {
    noticeErasures()
    let name = Subject(tenant: scope.tenantID, subject: subject)
    if let key = young[name] { return .key(key) }
    if let key = old[name] {
      keep(key, name)
      return .key(key)
    }
    var rows = try sql.open(SubjectKeys.findKey.text, tenant: scope.tenantID)
    rows.bind(subject)
    guard try rows.next() else { return .unknown }
    guard !rows.bytes(0).isEmpty else { return .erased }
    do throws(CryptoError) {
      let key = unsafe try master.unwrap(rows.bytes(0), binding: name.binding.span.bytes)
      keep(key, name)
      return .key(key)
    } catch {
      throw .damaged("subject_keys: a key does not open with this master key")
    }
  }

  /// Destroys the key of `subject`: nothing that was sealed with it can be read again.
  func erase(
    _ subject: Uuid, _ scope: TenantScope, _ sql: SQLStatementCache
  ) throws(SQLError) -> Bool {
    forgetAll()
    var row = try sql.open(SubjectKeys.destroy.text, tenant: scope.tenantID)
    row.bind(subject)
    row.bind([UInt8]())
    return try row.run() > 0
  }

  /// How many keys the transaction under way has made: where a job begins.
  var madeCount: Int { made.count }

  /// Forgets the keys made after the first `count`: their rows were rolled back.
  func dropMade(after count: Int) {
    for name in made[count...] {
      young[name] = nil
      old[name] = nil
    }
    made.removeSubrange(count...)
  }

  /// The transaction has committed.
  func keepMade() { made.removeAll(keepingCapacity: true) }

  private func keep(_ key: SealingKey, _ name: Subject) {
    guard mayKeep else { return }
    if young.count >= SubjectKeys.generationMax {
      old = young
      young = [:]
    }
    young[name] = key
  }

  private func forgetAll() {
    young.removeAll()
    old.removeAll()
  }

  // A snapshot that is older than an erasure still has the key, so what it shows is not kept
  // for later.
  private var mayKeep: Bool { seenErasures == erasures.value }

  private func noticeErasures() {
    guard !mayKeep else { return }
    forgetAll()
    if !isSnapshotOpen { seenErasures = erasures.value }
  }

  /// Lets go of what earlier transactions read: where other servers share the store, one of
  /// them may have erased a subject since.
  func forgetShared() { forgetAll() }

  /// A snapshot is about to be taken.
  func beginSnapshot() {
    noticeErasures()
    isSnapshotOpen = true
  }

  func endSnapshot() { isSnapshotOpen = false }
}

/// A key for somebody of whom nothing is stored yet. Making one takes as long as storing some rows,
/// so whoever writes many has them made before the writer's turn, on any thread.
package struct FreshKey: Sendable {
  package let subject: Uuid
  let key: SealingKey
  /// As it is stored, under the master key.
  let wrapped: [UInt8]

  init(of subject: Uuid, _ master: MasterKey, _ scope: TenantScope) {
    self.subject = subject
    key = SealingKey()
    wrapped = unsafe master.wrap(key, binding: SubjectKeys.binding(scope, subject).span.bytes)
  }
}

/// How many keys have been destroyed: caches on other threads let go when it moves.
final class ErasureCount: Sendable {
  private let count = Atomic<Int>(0)

  // Acquire and release: a reader that sees the new count reads after the commit.
  var value: Int { count.load(ordering: .acquiring) }
  func increment() { count.add(1, ordering: .releasing) }
}

extension [UInt8] {
  /// The 16 bytes of `id`.
  mutating func append(_ id: Uuid) {
    append(big: id.high)
    append(big: id.low)
  }

  /// Eight bytes, the most significant first.
  mutating func append(big value: UInt64) {
    unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
  }
}
