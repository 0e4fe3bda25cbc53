// DO NOT EDIT: generated from Schema/system.schema

public import RPCCore

/// The rpcs of ReflectionService as the runtime knows them.
public enum ReflectionServiceMethods {
  /// The text of every schema file, enough to call any rpc with JSON.
  public static let getSchema = MethodInfo(
    id: 0x5574_BE9E, name: "frontdesk.v1.ReflectionService/getSchema",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Every service with its rpcs, in the order of the schema.
  public static let listServices = MethodInfo(
    id: 0xB7A6_E1C7, name: "frontdesk.v1.ReflectionService/listServices",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// One message or enum.
  public static let describeType = MethodInfo(
    id: 0x49EC_7DDE, name: "frontdesk.v1.ReflectionService/describeType",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [getSchema, listServices, describeType]
}

/// Tells a caller what can be called.
public struct ReflectionServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// The text of every schema file, enough to call any rpc with JSON.
  public func getSchema(
    _ request: GetSchemaRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetSchemaResponse {
    try await channel.unary(ReflectionServiceMethods.getSchema, request, options)
  }

  /// Every service with its rpcs, in the order of the schema.
  public func listServices(
    _ request: ListServicesRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListServicesResponse {
    try await channel.unary(ReflectionServiceMethods.listServices, request, options)
  }

  /// One message or enum.
  public func describeType(
    _ request: DescribeTypeRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> TypeDescription {
    try await channel.unary(ReflectionServiceMethods.describeType, request, options)
  }
}
