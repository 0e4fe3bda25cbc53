package import Auth
package import FrontdeskAPI
import Model
package import SQLInterface
package import WireFormat

extension ReadStore {
  static let findSegment = Query(
    "SELECT record FROM segments WHERE tenant_id = ?1 AND id = ?2")
  static let findSegmentByName = Query(
    "SELECT record FROM segments WHERE tenant_id = ?1 AND name_folded = ?2")
  static let listSegments = Query(
    "SELECT record FROM segments WHERE tenant_id = ?1 ORDER BY name_folded LIMIT ?2")
  static let findSnapshot = Query(
    "SELECT record FROM segment_snapshots WHERE tenant_id = ?1 AND id = ?2 AND is_whole = 1")
  static let listSnapshots = Query(
    """
    SELECT record FROM segment_snapshots
    WHERE tenant_id = ?1 AND segment_id = ?2 AND is_whole = ?3 ORDER BY at DESC, id DESC LIMIT ?4
    """)

  package final func segment(_ id: Uuid, _ scope: TenantScope) throws(SQLError) -> Segment? {
    var rows = try open(Self.findSegment, scope)
    rows.bind(id)
    return try rows.next() ? try rows.record(0, of: "segments") : nil
  }

  /// The segment with a name, without regard to case and accents.
  package final func segment(
    named name: String, _ scope: TenantScope
  ) throws(SQLError) -> Segment? {
    var rows = try open(Self.findSegmentByName, scope)
    rows.bind(SearchTerms.folded(name))
    return try rows.next() ? try rows.record(0, of: "segments") : nil
  }

  /// Up to `limit` segments, by name.
  package final func segments(
    limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [Segment] {
    var rows = try open(Self.listSegments, scope)
    rows.bind(limit)
    var found: [Segment] = []
    while try rows.next() { found.append(try rows.record(0, of: "segments")) }
    return found
  }

  /// A snapshot that is whole.
  package final func snapshot(
    _ id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> SegmentSnapshot? {
    var rows = try open(Self.findSnapshot, scope)
    rows.bind(id)
    return try rows.next() ? try rows.record(0, of: "segment_snapshots") : nil
  }

  /// Up to `limit` snapshots of a segment, the latest first: whole ones, or those that never were
  /// and those that are to go.
  package final func snapshots(
    of segment: Uuid, areWhole: Bool, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [SegmentSnapshot] {
    var rows = try open(Self.listSnapshots, scope)
    rows.bind(segment)
    rows.bind(areWhole)
    rows.bind(limit)
    var found: [SegmentSnapshot] = []
    while try rows.next() { found.append(try rows.record(0, of: "segment_snapshots")) }
    return found
  }
}

extension WriteStore {
  static let insertSegment = Command(
    "INSERT INTO segments (tenant_id, id, name_folded, record) VALUES (?1, ?2, ?3, ?4)")
  static let updateSegment = Command(
    "UPDATE segments SET name_folded = ?3, record = ?4 WHERE tenant_id = ?1 AND id = ?2")
  static let deleteSegment = Command("DELETE FROM segments WHERE tenant_id = ?1 AND id = ?2")
  static let insertSnapshot = Command(
    """
    INSERT INTO segment_snapshots (tenant_id, id, segment_id, at, is_whole, record)
    VALUES (?1, ?2, ?3, ?4, 0, ?5)
    """)
  static let updateSnapshot = Command(
    """
    UPDATE segment_snapshots SET is_whole = ?3, record = ?4 WHERE tenant_id = ?1 AND id = ?2
    """)
  static let deleteSnapshot = Command(
    "DELETE FROM segment_snapshots WHERE tenant_id = ?1 AND id = ?2")
  static let insertMember = Command(
    """
    INSERT INTO segment_members (tenant_id, snapshot_id, customer_id) VALUES (?1, ?2, ?3)
    ON CONFLICT (tenant_id, snapshot_id, customer_id) DO NOTHING
    """)
  static let deleteMembers = Command(
    """
    DELETE FROM segment_members WHERE tenant_id = ?1 AND snapshot_id = ?2 AND customer_id IN
      (SELECT m.customer_id FROM segment_members m WHERE m.tenant_id = ?1 AND m.snapshot_id = ?2
       LIMIT ?3)
    """)
  static let deleteMemberships = Command(
    "DELETE FROM segment_members WHERE tenant_id = ?1 AND customer_id = ?2")

  /// Stores a new segment.
  package func insert(_ segment: Segment, _ scope: TenantScope) throws(SQLError) {
    try write(Self.insertSegment, segment, scope)
  }

  /// Stores a segment's new state.
  package func update(_ segment: Segment, _ scope: TenantScope) throws(SQLError) {
    try write(Self.updateSegment, segment, scope)
  }

  private func write(
    _ command: Command, _ segment: Segment, _ scope: TenantScope
  ) throws(SQLError) {
    var row = try open(command, scope)
    row.bind(segment.id)
    row.bind(SearchTerms.folded(segment.name))
    row.bind(segment.encoded())
    try row.run()
  }

  package func deleteSegment(_ id: Uuid, _ scope: TenantScope) throws(SQLError) {
    var row = try open(Self.deleteSegment, scope)
    row.bind(id)
    try row.run()
  }

  /// Stores a new snapshot, which nobody sees before it is whole.
  package func insert(_ snapshot: SegmentSnapshot, _ scope: TenantScope) throws(SQLError) {
    var row = try open(Self.insertSnapshot, scope)
    row.bind(snapshot.id)
    row.bind(snapshot.segmentId)
    row.bind(snapshot.at)
    row.bind(snapshot.encoded())
    try row.run()
  }

  /// Says that a snapshot is whole, or that it is to go.
  package func update(
    _ snapshot: SegmentSnapshot, isWhole: Bool, _ scope: TenantScope
  ) throws(SQLError) {
    var row = try open(Self.updateSnapshot, scope)
    row.bind(snapshot.id)
    row.bind(isWhole)
    row.bind(snapshot.encoded())
    try row.run()
  }

  package func add(
    members: [Uuid], to snapshot: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    var row = try open(Self.insertMember, scope)
    for member in members {
      row.bind(snapshot)
      row.bind(member)
      try row.run()
    }
  }

  /// Removes up to `limit` members of a snapshot, and the snapshot when none was left; whether
  /// that is all.
  package func clear(
    snapshot: Uuid, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    do {
      var members = try open(Self.deleteMembers, scope)
      members.bind(snapshot)
      members.bind(limit)
      guard try members.run() == 0 else { return false }
    }
    var row = try open(Self.deleteSnapshot, scope)
    row.bind(snapshot)
    try row.run()
    return true
  }
}
