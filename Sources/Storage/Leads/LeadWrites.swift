package import Auth
package import FrontdeskAPI
package import SQLInterface
import WireFormat

extension WriteStore {
  private static let insertLead = Command(
    """
    INSERT INTO leads (tenant_id, id, stage, source, owner, value_minor, value_currency,
      next_follow_up_at, created_at, record)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    """)

  private static let updateLead = Command(
    """
    UPDATE leads SET stage = ?3, source = ?4, owner = ?5, value_minor = ?6, value_currency = ?7,
      next_follow_up_at = ?8, record = ?9
    WHERE tenant_id = ?1 AND id = ?2
    """)

  /// Stores a new lead; `record` is its encoding, where that is at hand.
  package func insert(
    _ lead: Lead, record: [UInt8]? = nil, _ scope: TenantScope
  ) throws(SQLError) {
    var command = try open(Self.insertLead, scope)
    bindColumns(of: lead, to: &command)
    command.bind(lead.createdAt)
    command.bind(record ?? lead.encoded())
    try command.runLater()
  }

  /// Stores a lead's new state; `record` is its encoding, where that is at hand.
  package func update(
    _ lead: Lead, record: [UInt8]? = nil, _ scope: TenantScope
  ) throws(SQLError) {
    var command = try open(Self.updateLead, scope)
    bindColumns(of: lead, to: &command)
    command.bind(record ?? lead.encoded())
    try command.runLater()
  }

  private func bindColumns(of lead: Lead, to command: inout SQLCursor) {
    command.bind(lead.id)
    command.bind(Int64(lead.stage.rawValue))
    command.bind(Int64(lead.source.rawValue))
    command.bind(lead.owner)
    command.bind(lead.value?.minor)
    command.bind(lead.value?.currency)
    command.bind(lead.nextFollowUpAt)
  }
}
