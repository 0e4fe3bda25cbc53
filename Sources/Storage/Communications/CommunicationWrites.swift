package import Auth
package import FrontdeskAPI
package import SQLInterface
import WireFormat

extension WriteStore {
  private static let insertCommunication = Command(
    """
    INSERT INTO communications (tenant_id, id, customer_id, lead_id, channel, purpose, status, at,
      record)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    """)

  private static let updateCommunication = Command(
    """
    UPDATE communications SET customer_id = ?3, status = ?4, record = ?5
    WHERE tenant_id = ?1 AND id = ?2
    """)

  /// Stores a new message; `record` is its encoding, where that is at hand.
  package func insert(
    _ communication: Communication, record: [UInt8]? = nil, _ scope: TenantScope
  ) throws(SQLError) {
    var command = try open(Self.insertCommunication, scope)
    command.bind(communication.id)
    command.bind(communication.customerId)
    command.bind(communication.leadId)
    command.bind(Int64(communication.channel.rawValue))
    command.bind(Int64(communication.purpose.rawValue))
    command.bind(Int64(communication.status.rawValue))
    command.bind(communication.at)
    command.bind(record ?? communication.encoded())
    try command.runLater()
  }

  /// Stores a message's new status or customer; the rest of it never changes.
  package func update(
    _ communication: Communication, record: [UInt8]? = nil, _ scope: TenantScope
  ) throws(SQLError) {
    var command = try open(Self.updateCommunication, scope)
    command.bind(communication.id)
    command.bind(communication.customerId)
    command.bind(Int64(communication.status.rawValue))
    command.bind(record ?? communication.encoded())
    try command.runLater()
  }
}
