package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

extension ReadStore {
  static let findMerge = Query(
    """
    SELECT m.record, m.moved, m.sealed FROM customer_aliases a
    CROSS JOIN customer_merges m
    WHERE a.tenant_id = ?1 AND a.customer_id = ?2 AND m.tenant_id = ?1 AND m.id = a.merge_id
    """)
  static let laterMerges = Query(
    """
    SELECT record, moved, sealed FROM customer_merges
    WHERE tenant_id = ?1 AND survivor_id = ?2 AND undone = 0 AND (at, id) > (?3, ?4)
    ORDER BY at, id
    """)
  static let listMerges = Query(
    """
    SELECT record FROM customer_merges WHERE tenant_id = ?1 AND (at, id) < (?2, ?3)
    ORDER BY at DESC, id DESC LIMIT ?4
    """)
  static let mergesBySurvivor = Query(
    """
    SELECT record FROM customer_merges
    WHERE tenant_id = ?1 AND survivor_id = ?2 AND (at, id) < (?3, ?4)
    ORDER BY at DESC, id DESC LIMIT ?5
    """)
  static let mergesByMerged = Query(
    """
    SELECT record FROM customer_merges
    WHERE tenant_id = ?1 AND merged_id = ?2 AND (at, id) < (?3, ?4)
    ORDER BY at DESC, id DESC LIMIT ?5
    """)

  /// The merge that took customer `id` out of use; nil when it is in use.
  package final func merge(
    of id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> StoredMerge? {
    var rows = try open(Self.findMerge, scope)
    rows.bind(id)
    return try rows.next() ? try storedMerge(rows, scope) : nil
  }

  /// The merges into the same survivor after `merge` that were not undone, in their order.
  package final func merges(
    after merge: Merge, _ scope: TenantScope
  ) throws(SQLError) -> [StoredMerge] {
    var rows = try open(Self.laterMerges, scope)
    rows.bind(merge.survivorId)
    rows.bind(merge.at)
    rows.bind(merge.id)
    var found: [StoredMerge] = []
    while try rows.next() {
      if let stored = try storedMerge(rows, scope) { found.append(stored) }
    }
    return found
  }

  /// Nil where the survivor was erased.
  private func storedMerge(
    _ rows: borrowing SQLCursor, _ scope: TenantScope
  ) throws(SQLError) -> StoredMerge? {
    let merge: Merge = try rows.record(0, of: "customer_merges")
    let place = SealedPlace("customer_merges", merge.id)
    guard let bytes = try unseal(rows.bytes(2), of: merge.survivorId, in: place, scope) else {
      return nil
    }
    guard let moved = MovedRows(decoding: rows.array(1)),
      let snapshot = MergeSnapshot(decoding: bytes)
    else { throw .damaged("customer_merges: the record does not decode") }
    return StoredMerge(merge: merge, moved: moved, snapshot: snapshot)
  }

  /// Up to `limit` merges after `position`, the latest first: all, or those that customer `id`
  /// survived or was merged in.
  package final func merges(
    of id: Uuid?, after position: ListPosition?, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [Merge] {
    guard let id else { return try merges(Self.listMerges, nil, position, limit, scope) }
    let found =
      try merges(Self.mergesBySurvivor, id, position, limit, scope)
      + merges(Self.mergesByMerged, id, position, limit, scope)
    let latest = found.sorted { ($1.at, $1.id) < ($0.at, $0.id) }
    return Array(latest.prefix(limit))
  }

  private func merges(
    _ query: Query, _ id: Uuid?, _ position: ListPosition?, _ limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [Merge] {
    var rows = try open(query, scope)
    let position = position ?? .latest
    if let id { rows.bind(id) }
    rows.bind(position.number)
    rows.bind(position.id)
    rows.bind(limit)
    var found: [Merge] = []
    while try rows.next() { found.append(try rows.record(0, of: "customer_merges")) }
    return found
  }
}

extension WriteStore {
  static let insertMerge = Command(
    """
    INSERT INTO customer_merges (tenant_id, id, survivor_id, merged_id, at, undone, record, moved,
      sealed)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    """)
  static let updateMerge = Command(
    """
    UPDATE customer_merges SET undone = ?3, record = ?4, sealed = ?5
    WHERE tenant_id = ?1 AND id = ?2
    """)

  /// Stores a new merge.
  package func insert(_ stored: StoredMerge, _ scope: TenantScope) throws(SQLError) {
    let merge = stored.merge
    let sealed = try seal(stored, scope)
    var row = try open(Self.insertMerge, scope)
    row.bind(merge.id)
    row.bind(merge.survivorId)
    row.bind(merge.mergedId)
    row.bind(merge.at)
    row.bind(merge.undoneAt != nil)
    row.bind(merge.encoded())
    row.bind(stored.moved.encoded)
    row.bind(sealed)
    try row.run()
  }

  /// Stores whether a merge was undone, and as long as it was not what would undo it.
  package func update(_ stored: StoredMerge, _ scope: TenantScope) throws(SQLError) {
    // What would undo it is not needed again, and is about two people now: the key of one must
    // not show the other.
    let sealed = stored.merge.undoneAt == nil ? try seal(stored, scope) : []
    var row = try open(Self.updateMerge, scope)
    row.bind(stored.merge.id)
    row.bind(stored.merge.undoneAt != nil)
    row.bind(stored.merge.encoded())
    row.bind(sealed)
    try row.run()
  }

  private func seal(
    _ stored: StoredMerge, _ scope: TenantScope
  ) throws(SQLError) -> [UInt8] {
    unsafe try seal(
      stored.snapshot.encoded.span.bytes, of: stored.merge.survivorId,
      in: SealedPlace("customer_merges", stored.merge.id), scope)
  }
}
