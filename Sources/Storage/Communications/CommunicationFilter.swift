package import Auth
package import FrontdeskAPI
package import WireFormat

/// Which messages a list shows; what is nil does not filter.
package struct CommunicationFilter: Sendable {
  package var customer: Uuid?
  package var lead: Uuid?
  package var channel: ContactChannel?
  package var status: CommunicationStatus?
  package var purpose: CommunicationPurpose?
  package var from: Timestamp?
  /// Messages before this moment.
  package var to: Timestamp?
  /// Messages of customers who have been to one of these.
  package var limit: LocationLimit?

  package init() {}

  /// The list, from `position` on.
  func list(after position: ListPosition?) -> ListQuery {
    var list = ListQuery(
      "SELECT record, sealed, sealed_for, id, at FROM communications WHERE tenant_id = ?1")
    append(to: &list, after: position)
    list.append(" ORDER BY at DESC, id DESC")
    return list
  }

  /// Adds the conditions; a page that goes on from `position` is bounded above by that.
  func append(to query: inout ListQuery, after position: ListPosition?) {
    if let customer { query.append(" AND customer_id = ?", customer) }
    if let lead { query.append(" AND lead_id = ?", lead) }
    if let from { query.append(" AND at >= ?", from.microseconds) }
    if let position {
      query.append(" AND (at, id) < (?, ?)", position)
    } else if let to {
      query.append(" AND at < ?", to.microseconds)
    }
    if let channel { query.append(" AND channel = ?", Int64(channel.rawValue)) }
    if let status { query.append(" AND status = ?", Int64(status.rawValue)) }
    if let purpose { query.append(" AND purpose = ?", Int64(purpose.rawValue)) }
    if let limit { query.appendSeen("communications.customer_id", by: limit) }
  }
}
