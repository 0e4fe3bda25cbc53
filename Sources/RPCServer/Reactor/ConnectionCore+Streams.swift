import RPCCore
import WireFormat

// Streams that run on workers.
extension ConnectionCore {
  /// Unsent bytes up to which streams may add to the output: the rest of the connection's calls
  /// then never wait for more than that.
  static let streamBacklogMax = 256 << 10

  /// A call that is no unary one, with a request that came whole.
  mutating func beginWhole(
    _ frame: borrowing FrameView, _ method: Int, _ context: CallContext, credit: UInt32,
    _ tools: inout ReactorTools
  ) throws(RPCError) {
    if tools.traits[method].shape.streamsRequests {
      try beginExchange(frame, .whole, method, context, credit: credit, &tools)
    } else if tools.traits[method].isFeed {
      try openFeed(frame.header.stream, method, context, frame.body, credit: credit, &tools)
    } else {
      let request = frame.body.withUnsafeBytes { [UInt8]($0) }
      submitStream(
        frame.header.stream, method, context, .whole(request), credit: credit,
        hasHalfClosed: true, &tools)
    }
  }

  /// A server stream whose request has been collected from its fragments.
  mutating func beginCollected(
    _ stream: UInt32, _ method: Int, _ context: CallContext, _ request: CollectedRequest,
    credit: UInt32, _ tools: inout ReactorTools
  ) {
    guard tools.traits[method].isFeed else {
      submitStream(
        stream, method, context, .collected(request), credit: credit, hasHalfClosed: true,
        &tools)
      return
    }
    // A feed makes of its request what it needs, and forgets it.
    let bytes = request.bytes
    do throws(RPCError) {
      try openFeed(stream, method, context, bytes.span.bytes, credit: credit, &tools)
    } catch {
      refuseCollected(stream, method, context, error, &tools)
    }
  }

  /// A call whose client streams; its OPEN may carry the first message, a part of it, or none.
  mutating func beginExchange(
    _ frame: borrowing FrameView, _ opening: ServerAction.Opening, _ method: Int,
    _ context: CallContext, credit: UInt32, _ tools: inout ReactorTools
  ) throws(RPCError) {
    let stream = frame.header.stream
    let isLast = frame.header.flags.contains(.fin)
    let port = submitStream(
      stream, method, context, .whole([]), credit: credit, hasHalfClosed: isLast, &tools)
    port.exempt(frame.body.byteCount)
    switch opening {
    case .whole, .unfinished: if !port.deliver(frame.body) { cutForRoom(stream) }
    case .first:
      if port.reserve(frame.body.byteCount) == .noRoom {
        cutForRoom(stream)
      } else {
        machine.beginMessage(stream, frame.body)
      }
    case .empty: break
    }
    // The handler may run already: it learns of the end behind the message.
    if isLast { port.halfClose() }
  }

  @discardableResult
  private mutating func submitStream(
    _ stream: UInt32, _ method: Int, _ context: CallContext, _ request: ServerCall.Request,
    credit: UInt32, hasHalfClosed: Bool, _ tools: inout ReactorTools
  ) -> ServerStream {
    let traits = tools.traits[method]
    machine.beginStream(
      stream, credit: firstCredit(credit), bytesMax: traits.requestBytesMax,
      hasHalfClosed: hasHalfClosed)
    let id = CallID(connection: id, stream: stream)
    let port = ServerStream(
      id, shape: traits.shape, deadline: context.deadline,
      credit: UInt32(clamping: machine.credit(of: stream)),
      messageBytesMax: machine.peer.messageBytesMax, limits: limits, room: tools.room,
      owner: context.roomOwner, hasHalfClosed: !traits.shape.streamsRequests,
      home: tools.streamHome, clock: tools.clock)
    let call = ServerCall(
      id, method: method, context: context, request, home: tools.home, clock: tools.clock,
      stream: port)
    calls[stream] = .stream(port, call.ticket, context)
    tools.counters.callsInFlight += 1
    tools.dispatcher.submit(call)
    return port
  }

  /// What the client takes at first: what its call says, or its HELLO, or what is usual.
  func firstCredit(_ said: UInt32) -> UInt32 {
    let told = said > 0 ? said : UInt32(clamping: machine.peer.initialCreditBytes)
    return told > 0 ? min(told, 1 << 31) : UInt32(clamping: RPCLimits().initialCreditBytes)
  }
}

// While they run.
extension ConnectionCore {
  /// A message for a stream, which is `body`, or ends with it.
  mutating func deliver(
    _ stream: UInt32, _ body: RawSpan, isWhole: Bool, isLast: Bool, _ tools: inout ReactorTools
  ) {
    guard case .stream(let port, _, _) = calls[stream] else { return }
    let isTaken: Bool
    if isWhole {
      tools.noteStep()
      isTaken = port.deliver(body)
    } else {
      let isKept = keep(stream, body, &tools)
      isTaken = !isKept || port.deliverReserved(machine.takeMessage(stream))
    }
    if !isTaken { cutForRoom(stream) }
    if isLast { port.halfClose() }
  }

  mutating func cutForRoom(_ stream: UInt32) {
    let text = "Too many messages wait for the handler, or too long ones."
    cut(stream, RPCError(.resourceExhausted, text))
  }

  mutating func halfClose(_ stream: UInt32) {
    if case .stream(let port, _, _) = calls[stream] { port.halfClose() }
  }

  /// The client takes more of a stream.
  mutating func grant(_ stream: UInt32, _ bytes: UInt32, _ tools: inout ReactorTools) {
    switch calls[stream] {
    case .stream(let port, _, _): port.grant(bytes)
    case .feed(let ticket): if ticket.hasNews { markDue(stream, ticket, &tools) }
    case .arriving, .running, nil: break
    }
  }

  /// Ends what a stream's handler does; its END follows when it has ended.
  mutating func cut(_ stream: UInt32, _ error: RPCError, _ reason: CancelReason = .caller) {
    guard case .stream(let port, let ticket, _) = calls[stream] else { return }
    machine.discard(stream)
    ticket.cancel(reason)
    port.cut(error)
  }

  /// A stream has something for the output; it takes its turn.
  mutating func streamIsReady(_ stream: UInt32) { streamTurns.append(stream) }

  /// Moves what streams have to the output, a frame's worth from each in turn.
  mutating func pumpStreams(_ tools: inout ReactorTools) {
    guard phase == .open else { return streamTurns.removeAll() }
    var served = 0
    while served < streamTurns.count, backlog < Self.streamBacklogMax {
      let stream = streamTurns[served]
      served += 1
      guard case .stream(let port, let ticket, _) = calls[stream] else { continue }
      let taken = port.take(into: &output)
      machine.sent(stream, taken.sentBytes)
      if taken.takenBytes > 0, let due = machine.took(stream, taken.takenBytes) {
        output.creditFrame(stream: stream, bytes: due)
      }
      if taken.hasMore {
        streamTurns.append(stream)
      } else if let ending = taken.ending {
        finish(stream, port, ticket, ending, &tools)
      }
    }
    streamTurns.removeFirst(served)
  }

  private mutating func finish(
    _ stream: UInt32, _ port: ServerStream, _ ticket: CallTicket,
    _ ending: ServerStream.Ending, _ tools: inout ReactorTools
  ) {
    calls[stream] = nil
    guard machine.end(stream) else { return }
    let code = conclude(stream, port, ticket, ending, &tools)
    tools.note(id, stream, ticket.method, code, ending.times, ticket.context)
  }

  /// Writes what a stream came to, and gives its code.
  private mutating func conclude(
    _ stream: UInt32, _ port: ServerStream, _ ticket: CallTicket,
    _ ending: ServerStream.Ending, _ tools: inout ReactorTools
  ) -> StatusCode {
    let times = ending.times
    var error = failure(of: ending.outcome, cutBy: port.cutError)
    if error == nil, tools.now >= ticket.deadline {
      let text = "The deadline passed while the call ran; its effect may stand."
      error = RPCError(.deadlineExceeded, text)
    }
    if error == nil, case .answer(let bytes) = ending.outcome {
      let status = CallStatus(
        queueTime: times.queueMicroseconds, handlerTime: times.handlerMicroseconds)
      if port.shape.streamsResponses {
        output.streamEndFrame(stream: stream, status: status)
        return .ok
      }
      error = tooLong(bytes.count)
      if error == nil {
        output.answerFrames(stream: stream, status: status, answer: bytes.span.bytes)
        return .ok
      }
    }
    let failure =
      error.map { ticket.judged($0, at: tools.now) }
      ?? RPCError(.internal, "The server lost the stream.")
    end(stream, failure, &tools, times)
    return failure.code
  }

  /// What a stream fails with. One that was cut before its handler began says so.
  private func failure(of outcome: CallOutcome, cutBy cut: RPCError?) -> RPCError? {
    switch outcome {
    case .failure(let error):
      guard let cut else { return error }
      return error.neverExecuted && error.code == cut.code ? error : cut
    case .answer: return cut
    }
  }

  /// Ends streams whose time is over, or whose caller may not go on.
  mutating func endOverdueStreams(_ tools: inout ReactorTools) {
    for (stream, held) in calls {
      let context: CallContext
      switch held {
      case .stream(_, _, let its): context = its
      case .feed(let ticket): context = ticket.context
      case .arriving, .running: continue
      }
      var error = tools.interceptors.objection(to: context)
      if context.deadline <= tools.now {
        error = RPCError(.deadlineExceeded, "The deadline passed while the stream ran.")
      }
      guard let error else { continue }
      if case .feed = held { endFeed(stream, error, &tools) } else { cut(stream, error) }
    }
  }
}
