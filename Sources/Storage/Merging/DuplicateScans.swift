package import Auth
package import SQLInterface
package import WireFormat

/// How far the search for a tenant's duplicates is.
package struct DuplicateProgress: Sendable, Hashable {
  /// Every customer was looked at; from then on only changes are.
  package var isDone = false
  /// The last customer that was looked at.
  package var position = Uuid.zero
  /// Changes up to this event have been followed.
  package var seq: Int64 = 0
  package var lookedAt: Int64 = 0
  package var startedAt = Timestamp.zero
  package var finishedAt: Timestamp?

  package init() {}
}

extension ReadStore {
  static let findScan = Query(
    """
    SELECT is_done, position, seq, looked_at, started_at, finished_at FROM duplicate_scans
    WHERE tenant_id = ?1
    """)

  /// How far the search is; nil when it was never started.
  package final func duplicateScan(
    _ scope: TenantScope
  ) throws(SQLError) -> DuplicateProgress? {
    var rows = try open(Self.findScan, scope)
    guard try rows.next() else { return nil }
    var state = DuplicateProgress()
    state.isDone = rows.bool(0)
    state.position = rows.uuid(1)
    state.seq = rows.int64(2)
    state.lookedAt = rows.int64(3)
    state.startedAt = rows.timestamp(4)
    state.finishedAt = rows.int64(5) == 0 ? nil : rows.timestamp(5)
    return state
  }
}

extension WriteStore {
  static let putScan = Command(
    """
    INSERT INTO duplicate_scans (tenant_id, is_done, position, seq, looked_at, started_at,
      finished_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    ON CONFLICT (tenant_id) DO UPDATE SET is_done = excluded.is_done,
      position = excluded.position, seq = excluded.seq, looked_at = excluded.looked_at,
      started_at = excluded.started_at, finished_at = excluded.finished_at
    """)

  /// Stores how far the search is.
  package func put(_ state: DuplicateProgress, _ scope: TenantScope) throws(SQLError) {
    var row = try open(Self.putScan, scope)
    row.bind(state.isDone)
    row.bind(state.position)
    row.bind(state.seq)
    row.bind(state.lookedAt)
    row.bind(state.startedAt)
    row.bind(state.finishedAt?.microseconds ?? 0)
    try row.run()
  }
}
