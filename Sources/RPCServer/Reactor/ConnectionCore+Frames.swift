import RPCCore
import WireFormat

// From received bytes to actions.
extension ConnectionCore {
  /// Takes the frames that have arrived whole, until output stands in the way or the turn ends.
  mutating func takeFrames(_ tools: inout ReactorTools) {
    guard phase == .open else { return }
    isPaused = false
    hasFramesLeft = false
    // The buffer is moved out, so that frames can borrow it while the rest changes.
    var buffer = ReceiveBuffer.empty
    swap(&buffer, &input)
    let pongs = pongsTaken
    let consumed = takeFrames(buffer.bytes, &tools)
    bytesInTurn = consumed
    // What a PING of ours brought back is no sign that anybody uses the connection.
    if consumed > (pongsTaken - pongs) * Self.pongBytes { lastActive = tools.now }
    guard phase == .open else { return }
    buffer.consume(consumed)
    swap(&buffer, &input)
    if input.count == 0 || isPaused || hasFramesLeft {
      partialSince = 0
    } else if consumed > 0 || partialSince == 0 {
      partialSince = tools.now
    }
  }

  private mutating func takeFrames(_ bytes: RawSpan, _ tools: inout ReactorTools) -> Int {
    var start = 0
    if machine.awaitsPreface {
      guard takePreface(bytes, &tools) else { return 0 }
      start = Preface.byteCount
    }
    var reader = FrameReader(bytes.extracting(droppingFirst: start))
    // One frame further; strangers' calls are not looked at before their time.
    var scout = reader
    let foresees = tools.foresees && hasShownToken && skip(&scout) && scout.peek() != nil
    // What a local pipe has is told once, so it is taken at once.
    let isLocal = transport.localPipe != nil
    let most = isLocal ? Int.max : RPCLimits.framesPerTurn
    let end = isLocal ? UInt64.max : tools.turnEnd
    var turn = most
    defer { framesInTurn = most - turn }
    do throws(FrameError) {
      while phase == .open {
        if turn == 0 || tools.now >= end {
          hasFramesLeft = reader.peek() != nil
          break
        }
        if backlog > limits.outputBytesSoftMax,
          reader.peek()?.rawType == FrameType.open.rawValue
        {
          isPaused = true
          break
        }
        reader.bodyBytesMax = machine.bodyBytesMax
        guard let frame = try reader.next() else { break }
        turn -= 1
        if foresees { foresee(&scout, tools) }
        take(frame, &tools)
      }
    } catch {
      fail(.frame(error), &tools)
    }
    return start + reader.consumed
  }

  /// Whether there is a frame, which is passed over. One that cannot be read is the reader's to
  /// refuse.
  private func skip(_ scout: inout FrameReader) -> Bool {
    do throws(FrameError) { return try scout.next() != nil } catch { return false }
  }

  /// Tells the lane of the scout's next frame, if it is a call.
  private func foresee(_ scout: inout FrameReader, _ tools: borrowing ReactorTools) {
    do throws(FrameError) {
      if let frame = try scout.next() { return tools.lane.foresee(frame.wholeCall, frame.body) }
    } catch {}
    tools.lane.foresee(nil, RawSpan())
  }

  /// Whether the preface is there and right; answers it, or ends the connection.
  private mutating func takePreface(_ bytes: RawSpan, _ tools: inout ReactorTools) -> Bool {
    switch machine.receivePreface(bytes) {
    case .incomplete: return false
    case .accepted:
      // By now the handshake is over. A token for this slot takes the certificate's place.
      if let peer = transport.secure?.peer,
        let grant = tools.interceptors.grant(to: peer, at: tools.now)
      {
        slots.set(0, grant)
        tools.interceptors.forgetLast()
        noteKnown(&tools)
      }
      Preface.write(to: &output)
      output.frame(tools.hello)
      return true
    case .foreign:
      tools.refused(.foreign)
      close()
      return false
    case .otherMajor:
      tools.refused(.version)
      Preface.write(to: &output)
      output.frame(GoAway(lastStream: 0, reason: .version, text: "this server speaks version 1"))
      leave(&tools)
      return false
    }
  }

  private mutating func take(_ frame: borrowing FrameView, _ tools: inout ReactorTools) {
    do throws(ConnectionError) {
      switch try machine.receive(frame) {
      case .open(.whole): runWhole(frame, &tools)
      case .none:
        if frame.header.rawType == FrameType.pong.rawValue { pongsTaken += 1 }
      case .open(let opening): begin(frame, opening, &tools)
      case .fragment(let stream): keep(stream, frame.body, &tools)
      case .request(let stream):
        if keep(stream, frame.body, &tools) { submitCollected(stream, &tools) }
      case .refuse(let stream, let refusal):
        let error = RPCError(refusal)
        end(stream, error, &tools)
        var method = tools.statistics.unknownMethod
        var context: CallContext?
        if case .arriving(let its, let known, _, _) = calls.removeValue(forKey: stream) {
          (method, context) = (its, known)
        }
        tools.note(id, stream, method, error.code, CallTimes(), context)
      case .message(let stream, let isWhole, let isLast):
        deliver(stream, frame.body, isWhole: isWhole, isLast: isLast, &tools)
      case .halfClose(let stream): halfClose(stream)
      case .credit(let stream, let bytes): grant(stream, bytes, &tools)
      case .cut(let stream, let refusal):
        var error = RPCError(refusal)
        error.neverExecuted = false
        cut(stream, error)
      case .cancel(let stream, let reason):
        try nuisances.count(.cancel, at: tools.now, limits)
        cancel(stream, reason, &tools)
      case .authenticate(let slot): try authenticate(slot, frame, &tools)
      case .pong:
        try nuisances.countPing(at: tools.now, limits)
        output.frame(.pong, body: frame.body)
      case .peerLeaves:
        if leftSince == 0 { leftSince = max(tools.now, 1) }
      }
    } catch {
      fail(error, &tools)
    }
  }

  private mutating func cancel(
    _ stream: UInt32, _ reason: CancelReason, _ tools: inout ReactorTools
  ) {
    var error = RPCError(cancelledFor: reason)
    switch calls[stream] {
    case .running(let call): call.cancel(reason)
    case .stream: cut(stream, error, reason)
    case .feed: endFeed(stream, error, &tools)
    case .arriving, nil:
      guard machine.end(stream) else { return }
      error.neverExecuted = true
      end(stream, error, &tools)
      guard case .arriving(let method, let context, _, _) = calls.removeValue(forKey: stream) else {
        return
      }
      tools.note(id, stream, method, error.code, CallTimes(), context)
    }
  }

  private mutating func authenticate(
    _ slot: Int, _ frame: borrowing FrameView, _ tools: inout ReactorTools
  ) throws(ConnectionError) {
    try slots.admit(at: tools.now, limits)
    tools.interceptors.forgetLast()
    let token = frame.body.extracting(droppingFirst: 1).withUnsafeBytes { [UInt8]($0) }
    do throws(TokenRefusal) {
      slots.set(slot, try tools.interceptors.grant(to: token, at: tools.now))
      tools.statistics.countToken(isGood: true)
      noteKnown(&tools)
    } catch {
      tools.statistics.countToken(isGood: false)
      try slots.refuse(slot, error.message, limits)
    }
  }

  /// Counts the connection among those whose peer has shown who it is.
  private mutating func noteKnown(_ tools: inout ReactorTools) {
    guard !hasShownToken else { return }
    hasShownToken = true
    machine.trust()
    if let number = transport.number { tools.census.know(number) }
  }
}
