package import Auth
package import SQLInterface
package import WireFormat

// Forgetting saved answers after a day.
extension ReadStore {
  private static let findPurged = Query(
    "SELECT answers_purged_seq FROM tenant_heads WHERE tenant_id = ?1")
  private static let findLastExpired = Query(
    """
    SELECT max(seq) FROM (
      SELECT seq, at FROM journal WHERE tenant_id = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3
    ) AS walked WHERE at < ?4
    """)

  /// Which journal rows come next to be purged, at most `limit`: those after `first` up to
  /// `last`. Nil when none of them is older than an answer is kept.
  package final func expiredAnswers(
    limit: Int, now: Timestamp, _ scope: TenantScope
  ) throws(SQLError) -> (first: Int64, last: Int64)? {
    var purged: Int64 = 0
    do {
      var rows = try open(Self.findPurged, scope)
      guard try rows.next() else { return nil }
      purged = rows.int64(0)
    }
    var rows = try open(Self.findLastExpired, scope)
    rows.bind(purged)
    rows.bind(limit)
    rows.bind(now.microseconds - IdempotencyClaim.keptMicroseconds)
    guard try rows.next(), !rows.isNull(0) else { return nil }
    return (purged, rows.int64(0))
  }
}

extension WriteStore {
  private static let forgetAnswers = Command(
    """
    UPDATE journal SET idempotency_key = NULL, request_hash = NULL, answer = NULL
    WHERE tenant_id = ?1 AND seq > ?2 AND seq <= ?3 AND idempotency_key IS NOT NULL
    """)
  private static let notePurged = Command(
    "UPDATE tenant_heads SET answers_purged_seq = ?2 WHERE tenant_id = ?1")

  /// Forgets the saved answers of at most `limit` journal rows that are older than an answer is
  /// kept. Returns how many rows it passed; 0 when there is nothing left to do for now.
  @discardableResult
  package func purgeAnswers(limit: Int, _ scope: TenantScope) throws(SQLError) -> Int {
    allowUnrecordedChanges("saved answers are forgotten, which no caller can see")
    guard let (first, last) = try expiredAnswers(limit: limit, now: now, scope) else { return 0 }
    var rows = try open(WriteStore.forgetAnswers, scope)
    rows.bind(first)
    rows.bind(last)
    try rows.run()
    var head = try open(WriteStore.notePurged, scope)
    head.bind(last)
    try head.run()
    return Int(last - first)
  }
}
