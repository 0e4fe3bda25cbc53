package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

extension ReadStore {
  private static let findCommunication = Query(
    "SELECT record FROM communications WHERE tenant_id = ?1 AND id = ?2")

  private static let findLeadCommunications = Query(
    """
    SELECT record FROM communications WHERE tenant_id = ?1 AND lead_id = ?2 ORDER BY at, id
    """)

  private static let sizeLeadCommunications = Query(
    """
    SELECT COUNT(*), coalesce(CAST(sum(length(record)) AS bigint), 0) FROM communications
    WHERE tenant_id = ?1 AND lead_id = ?2
    """)

  /// The message `id`; nil when there is none.
  package final func communication(
    _ id: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> Communication? {
    var rows = try open(Self.findCommunication, scope)
    rows.bind(id)
    guard try rows.next() else { return nil }
    return try rows.record(0, of: "communications")
  }

  /// Every message to or from lead `lead`, the earliest first.
  package final func communications(
    ofLead lead: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> [Communication] {
    var rows = try open(Self.findLeadCommunications, scope)
    rows.bind(lead)
    var found: [Communication] = []
    while try rows.next() { found.append(try rows.record(0, of: "communications")) }
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
    answer.append(rows.bytes(0))
    return true
  }

  /// Writes a page of messages, the latest first, and returns where the list goes on.
  package final func writeCommunications(
    _ filter: CommunicationFilter, after position: ListPosition?, limit: PageLimit,
    to answer: inout WireWriter, _ scope: TenantScope
  ) throws(SQLError) -> ListPosition? {
    var list = ListQuery("SELECT record, at, id FROM communications WHERE tenant_id = ?1")
    filter.append(to: &list, after: position)
    list.append(" ORDER BY at DESC, id DESC")
    return try writePage(list, limit: limit, to: &answer, scope)
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
