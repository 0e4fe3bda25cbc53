import RPCCore
import WireFormat

// Calls whose requests come in fragments.
extension ConnectionCore {
  /// A call whose request did not come whole.
  mutating func begin(
    _ frame: borrowing FrameView, _ opening: ServerAction.Opening, _ tools: inout ReactorTools
  ) {
    let stream = frame.header.stream
    tools.beginCall()
    defer { tools.refused = nil }
    do throws(RPCError) {
      let (method, context, credit) = try admit(frame, &tools)
      tools.refused = context
      if tools.isOverloaded(method, context) {
        shed(stream, method, context, tools.overload, &tools)
        return
      }
      if tools.traits[method].shape.streamsRequests {
        try beginExchange(frame, opening, method, context, credit: credit, &tools)
        return
      }
      switch opening {
      case .unfinished: throw RPCError(Refusal.unfinished)
      case .whole, .empty: throw RPCError(Refusal.noMessage)
      case .first: break
      }
      var bytesMax = tools.traits[method].requestBytesMax
      if context.principal == nil { bytesMax = min(bytesMax, limits.bytesBeforeAuthMax) }
      let lease = RoomLease(
        tools.room, of: context.roomOwner, headerBytes: frame.meta.byteCount)
      let arriving = ArrivingRequest(lease, at: tools.now)
      guard arriving.take(frame.body.byteCount, at: tools.now, limits) else { throw .noRoom }
      do throws(Refusal) {
        try machine.collect(stream, first: frame.body, bytesMax: bytesMax)
      } catch {
        throw RPCError(error)
      }
      calls[stream] = .arriving(method: method, context, credit: credit, arriving)
    } catch {
      refuse(stream, error, nil, &tools)
    }
  }

  /// Keeps a fragment of a request or of a stream's message. False when there is no room for it:
  /// then it was not copied, and its call ends.
  @discardableResult
  mutating func keep(
    _ stream: UInt32, _ body: RawSpan, _ tools: inout ReactorTools
  ) -> Bool {
    tools.noteStep()
    switch calls[stream] {
    case .arriving(let method, let context, _, let arriving):
      guard arriving.take(body.byteCount, at: tools.now, limits) else {
        refuseCollected(stream, method, context, .noRoom, &tools)
        return false
      }
    case .stream(let port, _, _):
      switch port.reserve(body.byteCount) {
      case .kept: break
      case .unwanted:
        machine.discard(stream)
        return false
      case .noRoom:
        cutForRoom(stream)
        return false
      }
    case .running, .feed, nil: return false
    }
    machine.keep(stream, body)
    return true
  }

  /// A call whose last fragment has come. Even an inline method is submitted: what comes in
  /// fragments is no small read.
  mutating func submitCollected(_ stream: UInt32, _ tools: inout ReactorTools) {
    let fragments = machine.takeRequest(stream)
    guard case .arriving(let method, var context, let credit, let arriving) = calls[stream] else {
      return
    }
    context.noteWhole(at: tools.arrived)
    let request = CollectedRequest(fragments, arriving.lease)
    if tools.traits[method].shape == .unary {
      submit(stream, method, context, .collected(request), &tools)
    } else {
      beginCollected(stream, method, context, request, credit: credit, &tools)
    }
  }

  /// Ends a call that was refused when some of its fragments had come.
  mutating func refuseCollected(
    _ stream: UInt32, _ method: Int, _ context: CallContext, _ error: RPCError,
    _ tools: inout ReactorTools
  ) {
    calls[stream] = nil
    guard machine.end(stream) else { return }
    end(stream, error, &tools)
    tools.note(id, stream, method, error.code, CallTimes(), context)
  }

  /// Ends calls that are still arriving although their deadline has passed, or that arrive so
  /// slowly that others are to have their room.
  mutating func expireArriving(_ tools: inout ReactorTools) {
    for (stream, held) in calls {
      guard case .arriving(let method, let context, _, let arriving) = held else { continue }
      // While an OPEN waits for output to drain, what is behind it is not read.
      let isSlow = arriving.isTooSlow(at: tools.now, isRead: !isPaused, limits)
      let text: String
      if context.deadline <= tools.now {
        text = "The deadline passed before the request had arrived whole."
      } else if isSlow {
        text = "The request arrives too slowly."
      } else {
        continue
      }
      let error = RPCError(.deadlineExceeded, text, neverExecuted: true)
      refuseCollected(stream, method, context, error, &tools)
    }
  }
}

extension RPCError {
  /// The bytes of other requests take all the memory that there is for them.
  fileprivate static let noRoom = RPCError(
    .resourceExhausted, "Too many long requests have not been answered; try again later.",
    retryAfterMilliseconds: 100, neverExecuted: true)
}
