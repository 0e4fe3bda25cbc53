package import Auth
package import SQLInterface
import WireFormat

// The audit, the latest entry first. The journal has one index, its chain, because every write
// pays for another; so a page looks at a bounded stretch of the chain and says where to go on.
extension ReadStore {
  /// How many entries a page looks at.
  package static let auditStretch: Int64 = 20_000
  // Clocks are set, and entries carry the clock's time: how far that may put them out of order.
  private static let clockSlack: Int64 = 86_400_000_000
  // Of sealed records; as JSON they are a few times longer.
  private static let auditBytes = 512 << 10

  static let findEntryTime = Query("SELECT at FROM journal WHERE tenant_id = ?1 AND seq = ?2")

  /// Entries that `filter` lets through, at most `limit`, before number `before` where given.
  package final func audit(
    _ filter: AuditFilter, before: Int64?, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> AuditPart {
    let last = try lastEvent(scope)
    let end: Int64
    if let before { end = min(before, last + 1) } else { end = try auditEnd(filter, last, scope) }
    let start = max(0, end - 1 - Self.auditStretch)
    var list = ListQuery(
      """
      SELECT seq, at, principal, role, method, kind, entity, entity_id, subject_id, version,
        fields, sealed, hash
      FROM journal WHERE tenant_id = ?1
      """)
    list.append(" AND seq > ?", start)
    list.append(" AND seq < ?", end)
    filter.append(to: &list)
    list.append(" ORDER BY seq DESC LIMIT ?", Int64(limit + 1))
    return try auditPart(list, limit: limit, after: start, filter.from, scope)
  }

  private func auditPart(
    _ list: ListQuery, limit: Int, after start: Int64, _ from: Timestamp?, _ scope: TenantScope
  ) throws(SQLError) -> AuditPart {
    var part = AuditPart(entries: [])
    var bytes = 0
    var rows = try open(list.text, scope)
    list.bind(to: &rows)
    while try rows.next() {
      let entry = JournalEntry(rows)
      bytes += entry.sealed?.count ?? 0
      guard part.entries.count < limit, part.entries.isEmpty || bytes <= Self.auditBytes else {
        part.before = part.entries.last?.event.seq
        return part
      }
      part.entries.append(try opened(entry, scope))
    }
    let isOver = start == 0 ? true : try isBefore(from, start, scope)
    part.before = isOver ? nil : start + 1
    return part
  }

  /// Before which number a list with `filter` begins: a moment far back is found by halving.
  private func auditEnd(
    _ filter: AuditFilter, _ last: Int64, _ scope: TenantScope
  ) throws(SQLError) -> Int64 {
    guard let to = filter.to, to.microseconds < .max - Self.clockSlack else { return last + 1 }
    let late = to.microseconds + Self.clockSlack
    var low: Int64 = 0
    var high = last + 1
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if let at = try entryTime(middle, scope), at < late { low = middle } else { high = middle }
    }
    return high
  }

  /// Whether everything up to entry `seq` was long before `moment`.
  private func isBefore(
    _ moment: Timestamp?, _ seq: Int64, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    guard let moment, moment.microseconds > .min + Self.clockSlack,
      let at = try entryTime(seq, scope)
    else { return false }
    return at < moment.microseconds - Self.clockSlack
  }

  private func entryTime(_ seq: Int64, _ scope: TenantScope) throws(SQLError) -> Int64? {
    var rows = try open(Self.findEntryTime, scope)
    rows.bind(seq)
    return try rows.next() ? rows.int64(0) : nil
  }
}
