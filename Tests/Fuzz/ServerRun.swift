import WireFormat

@testable import RPCCore

/// The server's half with a caller that runs no calls, but begins and ends them.
struct ServerRun: ~Copyable {
  private static let limits: RPCLimits = {
    // Small, so that short inputs reach them.
    var limits = RPCLimits()
    limits.callsInFlightMax = 4
    limits.partialBytesMax = 64
    limits.bytesBeforeAuthMax = 256
    limits.initialCreditBytes = 64
    return limits
  }()

  private var machine = ServerConnection(limits: limits)
  private var trace = Trace()
  private var isOver = false
  private let fates: UInt8

  static func outcome(of bytes: RawSpan, piece: Int, fates: UInt8, greets: Bool) -> Trace {
    var run = ServerRun(fates: fates)
    var input = ReceiveBuffer(capacity: 64)
    if greets { run.feed(greeting.span.bytes, &input) }
    var start = 0
    while start < bytes.byteCount, !run.isOver {
      let size = min(piece, bytes.byteCount - start)
      run.feed(bytes.extracting(start..<start + size), &input)
      start += size
    }
    return run.trace
  }

  private init(fates: UInt8) { self.fates = fates }

  private mutating func feed(_ bytes: RawSpan, _ input: inout ReceiveBuffer) {
    input.append(bytes)
    let consumed = take(input.bytes)
    if !isOver { input.consume(consumed) }
  }

  private mutating func take(_ bytes: RawSpan) -> Int {
    var start = 0
    if machine.awaitsPreface {
      switch machine.receivePreface(bytes) {
      case .incomplete: return 0
      case .accepted: start = Preface.byteCount
      case .foreign, .otherMajor:
        isOver = true
        trace.note(1)
        return 0
      }
    }
    var reader = FrameReader(bytes.extracting(droppingFirst: start))
    do throws(FrameError) {
      while !isOver {
        reader.bodyBytesMax = machine.bodyBytesMax
        guard let frame = try reader.next() else { break }
        take(frame)
      }
    } catch {
      isOver = true
      trace.note(2, error.hashValue)
    }
    return start + reader.consumed
  }

  private mutating func take(_ frame: borrowing FrameView) {
    do throws(ConnectionError) {
      let action = try machine.receive(frame)
      trace.note(3, action.hashValue)
      act(action, frame)
    } catch {
      isOver = true
      trace.note(4, error.hashValue)
    }
    checkCounts()
  }

  private func checkCounts() {
    guard machine.callsInFlight <= Self.limits.callsInFlightMax else {
      fatalError("more calls in flight than are allowed")
    }
    guard 0...Self.limits.partialBytesMax ~= machine.partialBytes else {
      fatalError("partial bytes are counted wrong")
    }
    guard machine.exchanges.count + machine.earlyCredit.count <= machine.callsInFlight else {
      fatalError("streams without a call")
    }
    if machine.callsInFlight == 0, machine.partialBytes != 0 {
      fatalError("bytes of calls that are over")
    }
  }

  private mutating func act(_ action: ServerAction, _ frame: borrowing FrameView) {
    switch action {
    case .open(let opening): open(opening, frame)
    case .fragment(let stream): keep(stream, frame.body)
    case .request(let stream): if keep(stream, frame.body) { request(stream) }
    case .message(let stream, let isWhole, let isLast):
      if isWhole {
        message(stream, frame.body.byteCount)
      } else if keep(stream, frame.body) {
        message(stream, machine.takeMessage(stream).count)
      }
      if isLast, fates & 1 == 0 { end(stream) }
    case .halfClose(let stream): if fates & 1 == 0 { end(stream) }
    case .credit(let stream, _): credit(stream)
    case .cut(let stream, _): if fates & 0x40 == 0 { end(stream) }
    case .cancel(let stream, _): end(stream)
    case .peerLeaves: _ = machine.drain(.drain, milliseconds: 1, text: "")
    case .none, .refuse, .authenticate, .pong: break
    }
  }

  /// Keeps a fragment, or has no room for it: some fates have none for those of many bytes.
  @discardableResult
  private mutating func keep(_ stream: UInt32, _ body: RawSpan) -> Bool {
    if fates & 0x80 != 0, body.byteCount > 24 {
      trace.note(12)
      if machine.exchanges[stream] != nil { machine.discard(stream) } else { end(stream) }
      return false
    }
    machine.keep(stream, body)
    return true
  }

  private mutating func open(_ opening: ServerAction.Opening, _ frame: borrowing FrameView) {
    let stream = frame.header.stream
    let fields = try? CallHeaderFields(decoding: frame.meta)
    trace.note(7, fields == nil ? 0 : 1)
    guard let fields else {
      if fates & 2 == 0, case .whole = opening { machine.hold(stream) }
      return
    }
    if streamsRequests(stream) {
      beginStream(stream, fields.initialCredit, isOver: frame.header.flags.contains(.fin))
      if case .first = opening { machine.beginMessage(stream, frame.body) }
      return
    }
    switch opening {
    case .first:
      do throws(Refusal) {
        try machine.collect(stream, first: frame.body, bytesMax: bytesMax)
      } catch {
        trace.note(8)
      }
    case .whole where streamsAnswers(stream):
      beginStream(stream, fields.initialCredit, isOver: true)
    case .whole where fates & 4 == 0: machine.hold(stream)
    case .whole, .unfinished, .empty: break
    }
  }
}

// Calls and streams.
extension ServerRun {
  private var bytesMax: Int { 32 + Int(fates) }

  /// Every other call, so that both kinds are there at once.
  private func streamsRequests(_ stream: UInt32) -> Bool { fates & 8 != 0 && stream & 2 == 0 }

  private func streamsAnswers(_ stream: UInt32) -> Bool { fates & 16 != 0 && stream & 2 != 0 }

  private mutating func beginStream(_ stream: UInt32, _ credit: UInt32, isOver: Bool) {
    machine.beginStream(
      stream, credit: min(credit, 1 << 31), bytesMax: bytesMax, hasHalfClosed: isOver)
    self.credit(stream)
  }

  private mutating func request(_ stream: UInt32) {
    trace.note(5, machine.takeRequest(stream).count)
    if streamsAnswers(stream) {
      beginStream(stream, 1, isOver: true)
    } else if fates & 1 == 0 {
      end(stream)
    }
  }

  /// The handler takes a message, and sends one as long while it may.
  private mutating func message(_ stream: UInt32, _ count: Int) {
    trace.note(9, count)
    if fates & 0x20 == 0 { trace.note(10, Int(machine.took(stream, count) ?? 0)) }
    guard machine.credit(of: stream) > 0 else { return }
    machine.sent(stream, count)
    credit(stream)
  }

  private mutating func credit(_ stream: UInt32) {
    let bytes = machine.credit(of: stream)
    trace.note(11, Int(bytes))
    guard bytes <= 1 << 31 else { fatalError("more credit than there can be") }
  }

  private mutating func end(_ stream: UInt32) { trace.note(6, machine.end(stream) ? 1 : 0) }
}
