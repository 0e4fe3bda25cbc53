import WireFormat

@testable import RPCCore

/// The client's half with some calls in flight.
enum ClientRun {
  static func outcome(of bytes: RawSpan, piece: Int, calls: UInt8, greets: Bool) -> Trace {
    var limits = RPCLimits()
    limits.messageBytesMax = 128
    var client = ClientConnection(limits: limits)
    var output = WireWriter()
    client.start(Hello(), into: &output)
    for _ in 0..<calls % 8 {
      _ = try? client.open(CallHeader(), request: RawSpan(), into: &output)
    }
    var trace = Trace()
    var input = ReceiveBuffer(capacity: 64)
    if greets { feed(greeting.span.bytes, &input, &client, &output, &trace) }
    var start = 0
    while start < bytes.byteCount {
      let size = min(piece, bytes.byteCount - start)
      feed(bytes.extracting(start..<start + size), &input, &client, &output, &trace)
      start += size
    }
    trace.note(1, client.callsInFlight)
    trace.note(2, client.framesDropped)
    for ended in client.close(RPCError(.unavailable, "")) { trace.note(3, Int(ended.stream)) }
    return trace
  }

  private static func feed(
    _ bytes: RawSpan, _ input: inout ReceiveBuffer, _ client: inout ClientConnection,
    _ output: inout WireWriter, _ trace: inout Trace
  ) {
    input.append(bytes)
    var seen = trace
    let consumed = client.receive(input.bytes, into: &output) { event, answer in
      switch event {
      case .ready: seen.note(4)
      case .answered(let stream, _): seen.note(5, Int(stream) << 32 | answer.byteCount)
      case .failed(let stream, let error): seen.note(6, Int(stream) << 8 | Int(error.code.rawValue))
      case .goAway(let received): seen.note(7, Int(received.lastStream))
      case .pong(let payload): seen.note(8, Int(truncatingIfNeeded: payload))
      case .broken: seen.note(9)
      }
    }
    trace = seen
    input.consume(consumed)
  }
}
