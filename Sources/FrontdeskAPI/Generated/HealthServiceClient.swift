// DO NOT EDIT: generated from Schema/system.schema

public import RPCCore

/// The rpcs of HealthService as the runtime knows them.
public enum HealthServiceMethods {
  /// Answers at once, without a token; `draining` once the server has begun to stop.
  public static let check = MethodInfo(
    id: 0xD8AE_777C, name: "frontdesk.v1.HealthService/check", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// Tells the state at once and whenever it changes, without a token. A server that stops says
  /// `draining` and then ends the stream `unavailable`.
  public static let watch = MethodInfo(
    id: 0xD7F3_C087, name: "frontdesk.v1.HealthService/watch", timeoutMicroseconds: nil,
    isRead: false, shape: .serverStream)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [check, watch]
}

/// Says whether the server serves.
public struct HealthServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// Answers at once, without a token; `draining` once the server has begun to stop.
  public func check(
    _ request: CheckHealthRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Health {
    try await channel.unary(HealthServiceMethods.check, request, options)
  }

  /// Tells the state at once and whenever it changes, without a token. A server that stops says
  /// `draining` and then ends the stream `unavailable`.
  public func watch(
    _ request: WatchHealthRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ResponseStream<Health> {
    try await channel.responses(HealthServiceMethods.watch, request, options)
  }
}
