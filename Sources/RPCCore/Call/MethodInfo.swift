/// What a client must know of one rpc; the generated stubs carry one for each.
public struct MethodInfo: Sendable, Hashable {
  /// FNV-1a (32 bits) of `name`.
  public let id: UInt32
  /// `frontdesk.v1.LeadService/getLead`.
  public let name: String
  /// The time-out when the caller names none, in microseconds; nil for streams without one.
  public let timeoutMicroseconds: Int64?
  /// True for the `@reads` lanes: safe to repeat.
  public let isRead: Bool
  /// How many messages go each way.
  public let shape: CallShape

  /// The generated stubs pass what the schema says; `id` must be the digest of `name`.
  public init(
    id: UInt32, name: String, timeoutMicroseconds: Int64?, isRead: Bool,
    shape: CallShape = .unary
  ) {
    self.id = id
    self.name = name
    self.timeoutMicroseconds = timeoutMicroseconds
    self.isRead = isRead
    self.shape = shape
  }
}
