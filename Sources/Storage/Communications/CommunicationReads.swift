package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

extension ReadStore {
  private static let findCommunication = Query(
    "SELECT record, sealed, sealed_for, id FROM communications WHERE tenant_id = ?1 AND id = ?2")

  private static let findLeadCommunications = Query(
    """
    SELECT record, sealed, sealed_for, id FROM communications
    WHERE tenant_id = ?1 AND lead_id = ?2 ORDER BY at, id
    """)

  private static let sizeLeadCommunications = Query(
    """
    SELECT COUNT(*),
      coalesce(CAST(sum(length(record) + coalesce(length(sealed), 0)) AS bigint), 0)
    FROM communications WHERE tenant_id = ?1 AND lead_id = ?2
    """)

  /// The message `id`; nil when there is none.
  package final func communication(
    _ id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> Communication? {
    var rows = try open(Self.findCommunication, scope)
    rows.bind(id)
    guard try rows.next() else { return nil }
    return try message(rows, at: 0, scope)
  }

  /// Every message to or from lead `lead`, the earliest first.
  package final func communications(
    ofLead lead: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> [Communication] {
    var rows = try open(Self.findLeadCommunications, scope)
    rows.bind(lead)
    var found: [Communication] = []
    while try rows.next() { found.append(try message(rows, at: 0, scope)) }
    return found
  }

  /// How many messages lead `lead` has, and how many bytes they take.
  package final func sizeOfCommunications(
    ofLead lead: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> (messages: Int, bytes: Int) {
    var rows = try open(Self.sizeLeadCommunications, scope)
    rows.bind(lead)
    return try rows.next() ? (rows.int(0), rows.int(1)) : (0, 0)
  }

  /// Appends the encoded message `id` to `answer`; false when there is none.
  package final func writeCommunication(
    _ id: Uuid, to answer: inout WireWriter, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    var rows = try open(Self.findCommunication, scope)
    rows.bind(id)
    guard try rows.next() else { return false }
    var bytes = rows.array(0)
    bytes += try body(rows, at: 0, scope)
    unsafe answer.append(bytes.span.bytes)
    return true
  }

  /// Writes a page of messages, the latest first, and returns where the list goes on.
  package final func writeCommunications(
    _ filter: CommunicationFilter, after position: ListPosition?, limit: PageLimit,
    to answer: inout WireWriter, _ scope: TenantScope
  ) throws(SQLError) -> ListPosition? {
    var list = filter.list(after: position)
    list.append(" LIMIT ?", Int64(limit.fetched))
    var rows = try open(list.text, scope)
    list.bind(to: &rows)
    var last: ListPosition?
    var count = 0
    while try rows.next() {
      var bytes = rows.array(0)
      bytes += try body(rows, at: 0, scope)
      if unsafe count == limit.rows || PageLimit.isFull(answer, count, bytes.span.bytes) {
        return last
      }
      unsafe answer.appendRecord(bytes.span.bytes)
      last = ListPosition(number: rows.int64(4), id: rows.uuid(3))
      count += 1
    }
    return nil
  }

  /// How many messages `filter` lets through.
  package final func countCommunications(
    _ filter: CommunicationFilter, _ scope: TenantScope
  ) throws(SQLError) -> UInt64 {
    var query = ListQuery("SELECT COUNT(*) FROM communications WHERE tenant_id = ?1")
    filter.append(to: &query, after: nil)
    return try count(query, scope)
  }
}
