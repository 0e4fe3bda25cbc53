package import Auth
package import SQLInterface
package import WireFormat

/// One change to one record, as the journal tells it.
package struct RecentChange: Sendable, Hashable {
  package let subject: Uuid
  /// Names of the fields that changed.
  package let fields: [String]
  /// The record before; nil where its subject was erased.
  package let before: [UInt8]?
}

extension ReadStore {
  // Only the end of the journal is searched: a caller whose version is older than that gets
  // the answer without the values, and a stale write costs no scan of years.
  private static let recentChanges = Query(
    """
    SELECT seq, at, principal, role, method, kind, entity, entity_id, subject_id, version, fields,
      sealed, hash
    FROM journal
    WHERE tenant_id = ?1 AND seq > ?2 AND entity_id = ?3 AND version > ?4 ORDER BY seq
    """)

  /// The changes to record `id` since `version`, the oldest first, among the tenant's last
  /// 2,000.
  package final func recentChanges(
    of id: Uuid, after version: Int64, _ scope: TenantScope
  ) throws(SQLError) -> [RecentChange] {
    let last = try lastEvent(scope)
    var rows = try open(Self.recentChanges, scope)
    rows.bind(last - 2000)
    rows.bind(id)
    rows.bind(version)
    var changes: [RecentChange] = []
    while try rows.next() {
      let entry = JournalEntry(rows)
      changes.append(
        RecentChange(
          subject: entry.subject, fields: entry.fields.split(separator: ",").map(String.init),
          before: try history(of: entry, scope)?.before))
    }
    return changes
  }
}
