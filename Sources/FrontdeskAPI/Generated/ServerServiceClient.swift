// DO NOT EDIT: generated from Schema/server.schema

public import RPCCore

/// The rpcs of ServerService as the runtime knows them.
public enum ServerServiceMethods {
  /// Who is connected.
  public static let listConnections = MethodInfo(
    id: 0x927E_22AE, name: "frontdesk.v1.ServerService/listConnections",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// What runs now.
  public static let listCalls = MethodInfo(
    id: 0x8A23_3EDE, name: "frontdesk.v1.ServerService/listCalls", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// Where calls run and wait.
  public static let listLanes = MethodInfo(
    id: 0x2662_6B84, name: "frontdesk.v1.ServerService/listLanes", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// What a caller has to keep to.
  public static let getLimits = MethodInfo(
    id: 0xBFDF_8BDF, name: "frontdesk.v1.ServerService/getLimits", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// Version, instance and age of the process.
  public static let getBuild = MethodInfo(
    id: 0xC64C_B3E1, name: "frontdesk.v1.ServerService/getBuild", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [listConnections, listCalls, listLanes, getLimits, getBuild]
}

/// What operators ask of a server: state and figures, no tenant's records.
public struct ServerServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// Who is connected.
  public func listConnections(
    _ request: ListConnectionsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ConnectionPage {
    try await channel.unary(ServerServiceMethods.listConnections, request, options)
  }

  /// What runs now.
  public func listCalls(
    _ request: ListCallsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> CallPage {
    try await channel.unary(ServerServiceMethods.listCalls, request, options)
  }

  /// Where calls run and wait.
  public func listLanes(
    _ request: ListLanesRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListLanesResponse {
    try await channel.unary(ServerServiceMethods.listLanes, request, options)
  }

  /// What a caller has to keep to.
  public func getLimits(
    _ request: GetLimitsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ServerLimits {
    try await channel.unary(ServerServiceMethods.getLimits, request, options)
  }

  /// Version, instance and age of the process.
  public func getBuild(
    _ request: GetBuildRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> BuildInfo {
    try await channel.unary(ServerServiceMethods.getBuild, request, options)
  }
}
