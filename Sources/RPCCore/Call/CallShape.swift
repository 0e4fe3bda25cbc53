/// How many messages go each way.
public enum CallShape: Sendable, Hashable {
  /// One request, one answer.
  case unary
  /// Many requests, one answer.
  case clientStream
  /// One request, many answers.
  case serverStream
  /// Many of both, in any order.
  case duplex

  /// Whether the client may send more than one message.
  public var streamsRequests: Bool { self == .clientStream || self == .duplex }

  /// Whether the server may send more than one message.
  public var streamsResponses: Bool { self == .serverStream || self == .duplex }
}
