public import RPCCore
public import WireFormat

/// Answers calls with closures instead of a server, for tests of callers. The messages are
/// encoded and decoded as on the wire.
///
/// The generated fakes, one a service, make channels:
///
///     var customers = CustomerServiceFake()
///     customers.getCustomer = { request, _ in Customer(id: id, name: "Aoife Murphy") }
///     let frontdesk = Frontdesk(fake: customers.channel)
///
/// An rpc without a closure ends `unimplemented`. Deadlines are not measured.
public struct FakeChannel: ClientChannel {
  /// Stands in for a unary rpc.
  public typealias Unary<Request, Response> =
    @Sendable (Request, CallOptions) async throws ->
    Response
  /// Stands in for an rpc with many answers, which it sends; the call ends when it returns.
  public typealias Responses<Request: WireMessage, Response: WireMessage> =
    @Sendable (
      Request, FakeStream<Request, Response>
    ) async throws -> Void
  /// Stands in for an rpc with many requests, which it receives.
  public typealias Requests<Request: WireMessage, Response: WireMessage> =
    @Sendable (
      FakeStream<Request, Response>
    ) async throws -> Response
  /// Stands in for an rpc with many of both; the call ends when it returns.
  public typealias Duplex<Request: WireMessage, Response: WireMessage> =
    @Sendable (
      FakeStream<Request, Response>
    ) async throws -> Void

  private var unary: [UInt32: @Sendable ([UInt8], CallOptions) async throws -> [UInt8]] = [:]
  private var streams:
    [UInt32: @Sendable ([UInt8], FakeStreamingCall.Ends, CallOptions) async throws -> [UInt8]?] =
      [:]

  /// A channel on which every rpc is `unimplemented`.
  public init() {}

  /// This channel with what `other` answers besides.
  public func merging(_ other: FakeChannel) -> FakeChannel {
    var merged = self
    merged.unary.merge(other.unary) { _, new in new }
    merged.streams.merge(other.streams) { _, new in new }
    return merged
  }

  /// Asks the closure of the rpc; one that has none is `unimplemented`.
  public func unary<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, _ request: Request, _ options: CallOptions
  ) async throws(RPCError) -> Response {
    guard let answer = unary[method.id] else { throw Self.unimplemented(method) }
    do {
      return try Response(decoding: try await answer(request.encoded(), options))
    } catch {
      throw Self.rpcError(error)
    }
  }

  /// Opens a stream to the closure of the rpc; one that has none is `unimplemented`.
  public func stream(
    _ method: MethodInfo, _ request: [UInt8]?, _ options: CallOptions
  ) async throws(RPCError) -> any StreamingCall {
    guard let answer = streams[method.id] else { throw Self.unimplemented(method) }
    return FakeStreamingCall { ends in try await answer(request ?? [], ends, options) }
  }

  private static func unimplemented(_ method: MethodInfo) -> RPCError {
    RPCError(.unimplemented, "The fake has no closure for \(method.name).", neverExecuted: true)
  }

  /// A closure of a test may throw anything.
  static func rpcError(_ error: any Error) -> RPCError {
    if error is CancellationError { return RPCError(.cancelled, "The call was given up.") }
    return error as? RPCError ?? RPCError(.unknown, "\(error)")
  }
}

// What the generated fakes say.
extension FakeChannel {
  /// Sets what stands in for a unary rpc; nil leaves it unimplemented.
  public mutating func answer<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, _ body: Unary<Request, Response>?
  ) {
    guard let body else { return }
    unary[method.id] = { bytes, options in
      try await body(try Request(decoding: bytes), options).encoded()
    }
  }

  /// Sets what stands in for an rpc with many answers; nil leaves it unimplemented.
  public mutating func answer<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, responses body: Responses<Request, Response>?
  ) {
    guard let body else { return }
    streams[method.id] = { bytes, ends, options in
      try await body(try Request(decoding: bytes), FakeStream(ends, options))
      return nil
    }
  }

  /// Sets what stands in for an rpc with many requests; nil leaves it unimplemented.
  public mutating func answer<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, requests body: Requests<Request, Response>?
  ) {
    guard let body else { return }
    streams[method.id] = { _, ends, options in
      try await body(FakeStream(ends, options)).encoded()
    }
  }

  /// Sets what stands in for an rpc with many of both; nil leaves it unimplemented.
  public mutating func answer<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, duplex body: Duplex<Request, Response>?
  ) {
    guard let body else { return }
    streams[method.id] = { _, ends, options in
      try await body(FakeStream(ends, options))
      return nil
    }
  }
}
