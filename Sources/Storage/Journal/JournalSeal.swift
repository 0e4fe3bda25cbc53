import Auth
import Crypto
import SQLInterface
import WireFormat

/// Seals what belongs to one row of the journal: with the key of the person that it is about, and
/// inside of that with those of the others of whom it tells, so that each of them can be erased.
struct JournalSeal {
  private let key: SealingKey
  private let others: [(key: SealingKey, subject: Uuid)]
  private let tenant: Uuid
  private let seq: Int64

  /// Stands where the length of a part would, and is none: another seal follows.
  private static let mark: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
  private static let headBytes = 20

  init(
    _ key: SealingKey, _ others: [(key: SealingKey, subject: Uuid)], _ tenant: Uuid, _ seq: Int64
  ) {
    self.key = key
    self.others = others
    self.tenant = tenant
    self.seq = seq
  }

  func seal(_ bytes: [UInt8], _ part: SealedPart) -> [UInt8] {
    let binding = JournalEntry.binding(tenant, seq: seq, part)
    var inner = bytes
    for other in others {
      let sealed = unsafe other.key.seal(inner.span.bytes, binding: binding.span.bytes)
      inner = Self.mark
      inner.append(other.subject)
      inner += sealed
    }
    return unsafe key.seal(inner.span.bytes, binding: binding.span.bytes)
  }

  /// Whose seal `bytes` bear yet, and what is under it; nil for bytes that bear none.
  private static func inner(_ bytes: [UInt8]) -> (subject: Uuid, sealed: [UInt8])? {
    guard bytes.count > headBytes, bytes.starts(with: mark) else { return nil }
    let word = { (range: Range<Int>) in bytes[range].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    return (Uuid(high: word(4..<12), low: word(12..<20)), Array(bytes[headBytes...]))
  }

  /// What `seal` sealed for `subject`, and of whom else it tells; nil when one of them was erased.
  static func open(
    _ sealed: RawSpan, of subject: Uuid, _ seq: Int64, _ part: SealedPart, _ scope: TenantScope,
    _ sql: SQLStatementCache, _ keys: SubjectKeys
  ) throws(SQLError) -> (bytes: [UInt8], others: [Uuid])? {
    let binding = JournalEntry.binding(scope.tenantID, seq: seq, part)
    guard let key = try keys.key(of: subject, scope, sql) else { return nil }
    var bytes = try open(sealed, key, binding)
    var others: [Uuid] = []
    while let inner = inner(bytes) {
      guard let key = try keys.key(of: inner.subject, scope, sql) else { return nil }
      bytes = unsafe try open(inner.sealed.span.bytes, key, binding)
      others.append(inner.subject)
    }
    return (bytes, others)
  }

  private static func open(
    _ sealed: RawSpan, _ key: SealingKey, _ binding: [UInt8]
  ) throws(SQLError) -> [UInt8] {
    do throws(CryptoError) {
      return unsafe try key.open(sealed, binding: binding.span.bytes)
    } catch {
      throw .damaged("journal: sealed bytes do not open")
    }
  }
}
