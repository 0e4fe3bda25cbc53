import WireFormat

@testable import RPCCore

/// The client's half with some calls in flight, of which `calls` says how many (its lowest three
/// bits), whether they stream, and whether the caller goes on with them while answers come.
struct ClientRun: ~Copyable {
  private static let limits: RPCLimits = {
    // Small, so that short inputs reach them.
    var limits = RPCLimits()
    limits.messageBytesMax = 128
    limits.initialCreditBytes = 64
    return limits
  }()

  private var client = ClientConnection(limits: limits)
  private var output = WireWriter()
  private var trace = Trace()
  private var opened: [UInt32] = []
  private let calls: UInt8

  /// Whether the caller does something between the pieces: what comes of it then depends on them.
  static func isLively(_ calls: UInt8) -> Bool { calls & 0x40 != 0 }

  static func outcome(of bytes: RawSpan, piece: Int, calls: UInt8, greets: Bool) -> Trace {
    var run = ClientRun(calls: calls)
    var input = ReceiveBuffer(capacity: 64)
    if greets { run.feed(greeting.span.bytes, &input) }
    var start = 0
    while start < bytes.byteCount {
      let size = min(piece, bytes.byteCount - start)
      run.feed(bytes.extracting(start..<start + size), &input)
      start += size
    }
    return run.end()
  }

  private init(calls: UInt8) {
    self.calls = calls
    client.start(Hello(), into: &output)
    for number in 0..<calls % 8 { open(number) }
  }

  private mutating func open(_ number: UInt8) {
    let shapes: [CallShape] = [.unary, .clientStream, .serverStream, .duplex]
    let shape = calls & 0x80 == 0 ? .unary : shapes[Int(number &+ calls >> 3) % 4]
    guard let stream = try? client.open(CallHeader(), shape, request: [1], into: &output) else {
      return
    }
    opened.append(stream)
  }

  private consuming func end() -> Trace {
    trace.note(1, client.callsInFlight)
    trace.note(2, client.framesDropped)
    for ended in client.close(RPCError(.unavailable, "")) { trace.note(3, Int(ended.stream)) }
    return trace
  }

  private mutating func feed(_ bytes: RawSpan, _ input: inout ReceiveBuffer) {
    input.append(bytes)
    var seen = trace
    var messages: [(UInt32, Int)] = []
    let consumed = client.receive(input.bytes, into: &output) { event, answer in
      switch event {
      case .ready: seen.note(4)
      case .answered(let stream, _): seen.note(5, Int(stream) << 32 | answer.byteCount)
      case .failed(let stream, let error): seen.note(6, Int(stream) << 8 | Int(error.code.rawValue))
      case .goAway(let received): seen.note(7, Int(received.lastStream))
      case .pong(let payload): seen.note(8, Int(truncatingIfNeeded: payload))
      case .broken: seen.note(9)
      case .head(let stream, let metadata): seen.note(10, Int(stream) << 32 | metadata.count)
      case .message(let stream):
        seen.note(11, Int(stream) << 32 | answer.byteCount)
        messages.append((stream, answer.byteCount))
      }
    }
    trace = seen
    input.consume(consumed)
    guard client.callsInFlight <= opened.count, client.streams.count <= client.callsInFlight else {
      fatalError("calls or streams that nobody opened")
    }
    if Self.isLively(calls) { goOn(messages) }
  }

  /// What a caller does meanwhile: takes messages, sends some, ends and cancels.
  private mutating func goOn(_ messages: [(UInt32, Int)]) {
    for (stream, count) in messages { client.took(count, on: stream, into: &output) }
    for stream in opened where client.canSend(stream) {
      let message = [UInt8](repeating: 0, count: Int(stream) * 9)
      do throws(RPCError) {
        try client.send(message, on: stream)
      } catch {
        fatalError("a short message is refused as too long")
      }
      if messages.count > 2 { client.finishSending(stream) }
    }
    client.pump(into: &output, bytesMax: output.count + 16)
    if let stream = opened.last, messages.count == 1 {
      client.cancel(stream, reason: .caller, into: &output)
    }
    if opened.count < 12 { open(UInt8(clamping: opened.count)) }
    guard Set(client.writing).count == client.writing.count else {
      fatalError("a stream has two turns")
    }
  }
}
