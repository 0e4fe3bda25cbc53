package import Auth
package import FrontdeskAPI
package import SQLInterface
import WireFormat

extension WriteStore {
  private static let insertCommunication = Command(
    """
    INSERT INTO communications (tenant_id, id, customer_id, lead_id, channel, purpose, status, at,
      record, sealed, sealed_for)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
    """)

  private static let updateCommunication = Command(
    """
    UPDATE communications
    SET customer_id = ?3, status = ?4, record = ?5, sealed = ?6, sealed_for = ?7
    WHERE tenant_id = ?1 AND id = ?2
    """)

  /// Stores a new message.
  package func insert(
    _ communication: Communication, _ scope: TenantScope
  ) throws(SQLError) {
    let sealed = try sealedBody(communication, scope)
    var command = try open(Self.insertCommunication, scope)
    command.bind(communication.id)
    command.bind(communication.customerId)
    command.bind(communication.leadId)
    command.bind(Int64(communication.channel.rawValue))
    command.bind(Int64(communication.purpose.rawValue))
    command.bind(Int64(communication.status.rawValue))
    command.bind(communication.at)
    command.bind(communication.record)
    command.bind(sealed)
    command.bind(communication.sealedFor ?? scope.tenantID)
    try command.runLater()
  }

  /// Stores a message's new status or customer; the rest of it never changes, but is sealed for
  /// the customer that it is then.
  package func update(
    _ communication: Communication, _ scope: TenantScope
  ) throws(SQLError) {
    let sealed = try sealedBody(communication, scope)
    var command = try open(Self.updateCommunication, scope)
    command.bind(communication.id)
    command.bind(communication.customerId)
    command.bind(Int64(communication.status.rawValue))
    command.bind(communication.record)
    command.bind(sealed)
    command.bind(communication.sealedFor ?? scope.tenantID)
    try command.runLater()
  }
}
