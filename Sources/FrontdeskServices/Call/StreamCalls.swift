package import RPCCore
package import RPCServer
package import WireFormat

/// A server stream under way: `call` is what a handler of its lane gets besides.
package struct ServerStreamCall<Call, Response: WireMessage> {
  package let call: Call
  private let stream: ServerStream

  package init(_ call: Call, _ stream: ServerStream) {
    self.call = call
    self.stream = stream
  }

  /// Sends what the caller is to know before the first message; once, and before that.
  package func sendHead(_ metadata: [String: String]) throws(RPCError) {
    try stream.sendHead(metadata)
  }

  /// Sends a message. Waits until the client takes more, and throws when nobody waits for it.
  package func send(_ response: Response) throws(RPCError) {
    try stream.send(response.encoded())
  }

  /// Whether nobody waits for the rest.
  package var isCancelled: Bool { stream.isCancelled }
}

/// A client stream under way; the handler's result is the answer.
package struct ClientStreamCall<Call, Request: WireMessage> {
  package let call: Call
  private let stream: ServerStream

  package init(_ call: Call, _ stream: ServerStream) {
    self.call = call
    self.stream = stream
  }

  /// The next message, checked; nil when the client sends no more. Waits for it.
  package func receive() throws(RPCError) -> Request? { try stream.receive(Request.self) }

  /// Whether nobody waits for the answer.
  package var isCancelled: Bool { stream.isCancelled }
}

/// A stream of both sides under way, in any order.
package struct DuplexCall<Call, Request: WireMessage, Response: WireMessage> {
  package let call: Call
  private let stream: ServerStream

  package init(_ call: Call, _ stream: ServerStream) {
    self.call = call
    self.stream = stream
  }

  /// The next message, checked; nil when the client sends no more. Waits for it.
  package func receive() throws(RPCError) -> Request? { try stream.receive(Request.self) }

  /// Sends what the caller is to know before the first message; once, and before that.
  package func sendHead(_ metadata: [String: String]) throws(RPCError) {
    try stream.sendHead(metadata)
  }

  /// Sends a message. Waits until the client takes more, and throws when nobody waits for it.
  package func send(_ response: Response) throws(RPCError) {
    try stream.send(response.encoded())
  }

  /// Whether nobody waits for the rest.
  package var isCancelled: Bool { stream.isCancelled }
}

extension ServerStream {
  fileprivate func receive<Request: WireMessage>(
    _ type: Request.Type
  ) throws(RPCError) -> Request? {
    guard let bytes = try receive() else { return nil }
    return try decodeRequest(bytes.span.bytes, as: type)
  }
}
