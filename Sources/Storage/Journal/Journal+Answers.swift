import Auth
import Crypto
import SQLInterface
import WireFormat

/// What the journal knows of a call that may have been made before.
enum AnswerLookup {
  case unknown
  /// Older than an answer is kept.
  case expired
  case saved([UInt8])
  case mismatch
  /// Its subject was erased, and with it the answer.
  case erased
}

// Saved answers.
extension Journal {
  private static let findClaim = Query(
    """
    SELECT seq, at, subject_id, request_hash, answer, sealed FROM journal
    WHERE tenant_id = ?1 AND idempotency_key = ?2
    """)
  private static let forgetClaim = Command(
    """
    UPDATE journal SET idempotency_key = NULL, request_hash = NULL, answer = NULL
    WHERE tenant_id = ?1 AND idempotency_key = ?2
    """)

  /// Looks for an answer that was kept under the key of `claim`.
  func find(
    _ claim: IdempotencyClaim, now: Timestamp, _ scope: TenantScope,
    _ sql: SQLStatementCache, _ keys: SubjectKeys
  ) throws(SQLError) -> AnswerLookup {
    var rows = try sql.open(Journal.findClaim.text, tenant: scope.tenantID)
    rows.bind(claim.key)
    guard try rows.next() else { return .unknown }
    let age = now.microseconds &- rows.int64(1)
    if age > IdempotencyClaim.keptMicroseconds { return .expired }
    guard Digest(rows.bytes(3)) == claim.request else { return .mismatch }
    guard !rows.isNull(4) else { return .erased }
    let isInHistory = rows.bytes(4).isEmpty
    let sealed = rows.array(isInHistory ? 5 : 4)
    let opened = unsafe try JournalSeal.open(
      sealed.span.bytes, of: rows.uuid(2), rows.int64(0), isInHistory ? .history : .answer, scope,
      sql, keys)
    guard let opened else { return .erased }
    guard isInHistory else { return .saved(opened.bytes) }
    guard let after = ChangeHistory(decoding: opened.bytes)?.after else {
      throw .damaged("journal: a saved answer is gone from the history")
    }
    return .saved(after)
  }

  /// Frees the key of a claim whose answer has expired.
  func forget(
    _ claim: IdempotencyClaim, _ scope: TenantScope, _ sql: SQLStatementCache
  ) throws(SQLError) {
    var row = try sql.open(Journal.forgetClaim.text, tenant: scope.tenantID)
    row.bind(claim.key)
    try row.run()
  }
}
