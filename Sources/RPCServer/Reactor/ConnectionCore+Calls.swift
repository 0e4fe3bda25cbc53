import RPCCore
import WireFormat

// From an OPEN to its END.
extension ConnectionCore {
  /// A call whose request came whole: the path of nearly every call.
  mutating func runWhole(_ frame: borrowing FrameView, _ tools: inout ReactorTools) {
    let stream = frame.header.stream
    tools.beginCall()
    do throws(RPCError) {
      let (method, context, credit) = try admit(frame, &tools)
      do throws(RPCError) {
        try run(frame, method, context, credit: credit, &tools)
      } catch {
        refuse(stream, error, context, &tools)
      }
    } catch {
      refuse(stream, error, nil, &tools)
    }
  }

  /// Runs a call that was admitted, here or elsewhere.
  @inline(__always)
  private mutating func run(
    _ frame: borrowing FrameView, _ method: Int, _ context: CallContext, credit: UInt32,
    _ tools: inout ReactorTools
  ) throws(RPCError) {
    let stream = frame.header.stream
    guard tools.traits[method].runsInline else {
      if tools.isOverloaded(method, context) {
        shed(stream, method, context, tools.overload, &tools)
      } else if tools.traits[method].shape != .unary {
        try beginWhole(frame, method, context, credit: credit, &tools)
      } else {
        submit(stream, method, context, .whole(copy(frame.body)), &tools)
      }
      return
    }
    try tools.run(method, context, frame.body)
    if tools.lane.takeHandover() {
      let call = hold(stream, method, context, .whole(copy(frame.body)), &tools)
      if !tools.lane.keep(call) { tools.dispatcher.submit(call) }
      return
    }
    guard tools.answer.count <= RPCLimits.frameBodyBytesMax else {
      if let error = tooLong(tools.answer.count) { throw error }
      output.answerFrames(stream: stream, status: nil, answer: tools.answer.bytes)
      tools.note(id, stream, method, .ok, tools.inlineTimes(), context)
      return
    }
    let mark = output.beginFrame()
    output.append(tools.answer.bytes)
    output.endFrame(mark, .end, stream: stream)
    tools.note(id, stream, method, .ok, tools.inlineTimes(), context)
  }

  /// Ends a call that failed on this reactor; its context where it was admitted.
  @inline(never)
  mutating func refuse(
    _ stream: UInt32, _ error: RPCError, _ context: CallContext?, _ tools: inout ReactorTools
  ) {
    let times = tools.inlineTimes()
    end(stream, error, &tools, times)
    tools.note(id, stream, tools.method, error.code, times, context ?? tools.refused)
    tools.refused = nil
    if context == nil { countRefusal(error, &tools) }
  }

  /// Ends a call that nobody has time for. When many come, what such an end costs decides how much
  /// time is left for the others: nothing was copied, decoded or made for the call before, and its
  /// END was made once for all.
  @inline(never)
  mutating func shed(
    _ stream: UInt32, _ method: Int, _ context: CallContext, _ end: FailureTemplate,
    _ tools: inout ReactorTools
  ) {
    tools.counters.callsFailed += 1
    tools.noteStep()
    shedInTurn += 1
    end.write(to: &output, stream: stream)
    var times = CallTimes()
    times.queueMicroseconds = (max(tools.now, tools.arrived) - tools.arrived) / 1000
    tools.note(id, stream, method, .resourceExhausted, times, context)
  }

  /// Calls that are refused for what their header says cost the peer less than the server, so they
  /// are counted. Those that come too late, are too many or are for a suspended tenant may be
  /// anybody's.
  private mutating func countRefusal(_ error: RPCError, _ tools: inout ReactorTools) {
    switch error.code {
    case .unauthenticated, .unimplemented, .permissionDenied, .invalidArgument, .notFound: break
    default: return
    }
    do throws(ConnectionError) {
      try nuisances.count(.refusal, at: tools.now, limits)
    } catch {
      fail(error, &tools)
    }
  }

  /// What a submitted call came to. False when nobody waits for it any more.
  mutating func finish(
    _ stream: UInt32, _ outcome: CallOutcome, _ times: CallTimes, _ tools: inout ReactorTools
  ) {
    guard phase == .open, case .running(let call) = calls.removeValue(forKey: stream),
      machine.end(stream)
    else { return }
    let code = conclude(stream, outcome, call, times, &tools)
    tools.note(id, stream, call.method, code, times, call.context)
  }

  /// Writes what a submitted call came to, and gives its code.
  private mutating func conclude(
    _ stream: UInt32, _ outcome: CallOutcome, _ call: CallTicket, _ times: CallTimes,
    _ tools: inout ReactorTools
  ) -> StatusCode {
    let error: RPCError
    switch outcome {
    case .failure(let failure): error = call.judged(failure, at: tools.now)
    case .answer where call.wasCancelled:
      error = call.cancellation
    case .answer where tools.now >= call.deadline:
      let text = "The deadline passed while the call ran; its effect may stand."
      error = RPCError(.deadlineExceeded, text)
    case .answer(let bytes):
      let status = CallStatus(
        queueTime: times.queueMicroseconds, handlerTime: times.handlerMicroseconds)
      guard let long = tooLong(bytes.count) else {
        output.answerFrames(stream: stream, status: status, answer: bytes.span.bytes)
        return .ok
      }
      error = long
    }
    end(stream, error, &tools, times)
    return error.code
  }

  /// The END of a failed call.
  mutating func end(
    _ stream: UInt32, _ error: RPCError, _ tools: inout ReactorTools,
    _ times: CallTimes = CallTimes()
  ) {
    tools.counters.callsFailed += 1
    output.failureFrame(
      stream: stream, error, queueMicroseconds: times.queueMicroseconds,
      handlerMicroseconds: times.handlerMicroseconds)
  }

  /// Why an answer of `size` bytes is none to this client; nil when it accepts it.
  func tooLong(_ size: Int) -> RPCError? {
    guard size > machine.peer.messageBytesMax else { return nil }
    return RPCError(
      .resourceExhausted,
      "The answer has \(size) bytes, more than the client accepts; ask for less, such as a "
        + "smaller page.")
  }

  @inline(__always)
  mutating func admit(
    _ frame: borrowing FrameView, _ tools: inout ReactorTools
  ) throws(RPCError) -> (method: Int, CallContext, credit: UInt32) {
    let header = try CallHeaderFields(of: frame)
    let method = try tools.catalog.method(header.method)
    tools.method = method
    let credit = header.initialCredit
    let context = try tools.admit(
      consume header, method, requestBytes: frame.body.byteCount, of: id, from: slots)
    return (method, context, credit)
  }

  mutating func submit(
    _ stream: UInt32, _ method: Int, _ context: CallContext, _ request: ServerCall.Request,
    _ tools: inout ReactorTools
  ) {
    tools.dispatcher.submit(hold(stream, method, context, request, &tools))
    tools.givenCalls += 1
  }

  /// A call that goes on when its frame has been taken.
  private mutating func hold(
    _ stream: UInt32, _ method: Int, _ context: CallContext, _ request: ServerCall.Request,
    _ tools: inout ReactorTools
  ) -> ServerCall {
    let call = ServerCall(
      CallID(connection: id, stream: stream), method: method, context: context, request,
      home: tools.home, clock: tools.clock)
    tools.noteStep()
    machine.hold(stream)
    calls[stream] = .running(call.ticket)
    tools.counters.callsInFlight += 1
    return call
  }

  private func copy(_ bytes: RawSpan) -> [UInt8] { bytes.withUnsafeBytes { [UInt8]($0) } }
}

extension CallHeaderFields {
  /// The header of an OPEN; malformed bytes end that call alone.
  @inline(__always)
  fileprivate init(of frame: borrowing FrameView) throws(RPCError) {
    do throws(WireError) {
      try self.init(decoding: frame.meta)
    } catch {
      throw RPCError(.invalidArgument, "The call's header is malformed: \(error).")
    }
  }
}
