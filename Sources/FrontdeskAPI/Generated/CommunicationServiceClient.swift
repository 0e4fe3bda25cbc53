// DO NOT EDIT: generated from Schema/communications.schema

public import RPCCore

/// The rpcs of CommunicationService as the runtime knows them.
public enum CommunicationServiceMethods {
  /// Adds a message to the history; a lead that is not converted has at most 500.
  public static let recordCommunication = MethodInfo(
    id: 0xC7B5_1219, name: "frontdesk.v1.CommunicationService/recordCommunication",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Finds one message by id.
  public static let getCommunication = MethodInfo(
    id: 0xEF83_E2CE, name: "frontdesk.v1.CommunicationService/getCommunication",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Pages through messages with filters, the latest first.
  public static let listCommunications = MethodInfo(
    id: 0x6CB7_7BF7, name: "frontdesk.v1.CommunicationService/listCommunications",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Raises the status; a report that comes late and ranks lower changes nothing.
  public static let updateCommunicationStatus = MethodInfo(
    id: 0x98F2_12FF, name: "frontdesk.v1.CommunicationService/updateCommunicationStatus",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [
    recordCommunication, getCommunication, listCommunications, updateCommunicationStatus
  ]
}

/// The history of messages.
public struct CommunicationServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// Adds a message to the history; a lead that is not converted has at most 500.
  public func recordCommunication(
    _ request: RecordCommunicationRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Communication {
    try await channel.unary(CommunicationServiceMethods.recordCommunication, request, options)
  }

  /// Finds one message by id.
  public func getCommunication(
    _ request: GetCommunicationRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Communication {
    try await channel.unary(CommunicationServiceMethods.getCommunication, request, options)
  }

  /// Pages through messages with filters, the latest first.
  public func listCommunications(
    _ request: ListCommunicationsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CommunicationPage {
    try await channel.unary(CommunicationServiceMethods.listCommunications, request, options)
  }

  /// Raises the status; a report that comes late and ranks lower changes nothing.
  public func updateCommunicationStatus(
    _ request: UpdateCommunicationStatusRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Communication {
    try await channel.unary(CommunicationServiceMethods.updateCommunicationStatus, request, options)
  }
}
