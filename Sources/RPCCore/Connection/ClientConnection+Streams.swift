package import WireFormat

// Calls with more than one message on a side.
extension ClientConnection {
  /// Opens a streaming call and gives its stream. `request` is the one request of a call that
  /// streams answers only; the others begin without a message. After an error nothing was sent.
  package mutating func open(
    _ header: CallHeader, _ shape: CallShape, request: [UInt8], into output: inout WireWriter
  ) throws(RPCError) -> UInt32 {
    var header = header
    let window = UInt32(clamping: limits.initialCreditBytes)
    if shape.streamsResponses { header.initialCredit = window }
    let stream: UInt32
    if shape.streamsRequests {
      stream = try open(into: &output) { stream, output in
        let mark = output.beginFrame()
        output.append(header)
        let metaLength = output.count - mark - FrameHeader.byteCount
        output.endFrame(
          mark, .open, flags: .noMessage, stream: stream, metaLength: metaLength)
        return metaLength
      }
    } else {
      stream = try open(header, request: request.span.bytes, into: &output)
    }
    guard shape != .unary else { return stream }
    streams[stream] = ClientStream(
      shape: shape, sendCredit: SendCredit(initial: phase == .open ? initialCredit : 0),
      receiveCredit: ReceiveCredit(initial: window),
      requests: shape.streamsRequests ? .open : .finished)
    return stream
  }

  /// Whether `send` takes a message now: there is credit, and none is being written. False for
  /// a call that has ended or sends no more.
  package func canSend(_ stream: UInt32) -> Bool {
    guard let state = streams[stream] else { return false }
    return state.requests == .open && state.outgoing == nil && state.sendCredit.isOpen
  }

  /// Takes a message to be written by `pump`; only while `canSend`.
  package mutating func send(_ message: [UInt8], on stream: UInt32) throws(RPCError) {
    guard message.count <= peer.messageBytesMax else { throw tooLong }
    guard canSend(stream), var state = streams.removeValue(forKey: stream) else { return }
    state.sendCredit.spend(message.count)
    state.outgoing = message
    state.written = 0
    streams[stream] = state
    writing.append(stream)
  }

  /// Says that no message follows those that were given; needs no credit.
  package mutating func finishSending(_ stream: UInt32) {
    guard let state = streams[stream], state.requests == .open else { return }
    streams[stream]?.requests = .finishing
    if state.outgoing == nil { writing.append(stream) }
  }

  /// Writes fragments of the streams in turn, one of each, until `output` holds `bytesMax` or
  /// more. A long message of one stream so delays the others by its fragments only.
  package mutating func pump(into output: inout WireWriter, bytesMax: Int) {
    while !writing.isEmpty, output.count < bytesMax {
      var later: [UInt32] = []
      var taken = 0
      while taken < writing.count, output.count < bytesMax {
        let stream = writing[taken]
        taken += 1
        if writeFragment(of: stream, into: &output) { later.append(stream) }
      }
      writing.removeFirst(taken)
      writing += later
    }
  }

  /// Writes what is next on a stream; whether there is more.
  private mutating func writeFragment(
    of stream: UInt32, into output: inout WireWriter
  ) -> Bool {
    guard var state = streams.removeValue(forKey: stream) else { return false }
    defer { streams[stream] = state }
    if let message = state.outgoing {
      let end = min(state.written + RPCLimits.frameBodyBytesMax, message.count)
      let isWhole = end == message.count
      output.frame(
        .data, flags: isWhole ? [] : .more, stream: stream,
        body: message.span.bytes.extracting(state.written..<end))
      state.written = end
      if isWhole { state.outgoing = nil }
      return !isWhole || state.requests == .finishing
    }
    if state.requests == .finishing {
      output.frame(.data, flags: [.fin, .noMessage], stream: stream, body: RawSpan())
      state.requests = .finished
    }
    return false
  }

  /// Notes that the caller took `count` bytes of messages, and gives the server credit when
  /// enough has come together.
  package mutating func took(_ count: Int, on stream: UInt32, into output: inout WireWriter) {
    guard phase != .broken, calls[stream]?.abandoned == nil,
      let due = streams[stream]?.receiveCredit.took(count)
    else { return }
    let mark = output.beginFrame()
    let bytes = output.reserve(4)
    output.patch32(at: bytes, value: due)
    output.endFrame(mark, .credit, stream: stream)
  }

  /// Forgets what was to be written on a stream.
  mutating func stopSending(_ stream: UInt32) {
    guard let state = streams[stream], state.requests != .finished || state.outgoing != nil else {
      return
    }
    streams[stream]?.outgoing = nil
    streams[stream]?.requests = .finished
    writing.removeAll { $0 == stream }
  }

  /// What a new stream may send; a server that says nothing gives 256 KiB.
  private var initialCredit: UInt32 {
    let told = peer.initialCreditBytes == 0 ? 256 << 10 : peer.initialCreditBytes
    return UInt32(clamping: min(told, 1 << 31))
  }

  /// Calls that were opened before HELLO had no credit until now.
  mutating func grantInitialCredit() throws(ConnectionError) {
    let credit = initialCredit
    for stream in streams.keys { try streams[stream]?.sendCredit.grant(credit) }
  }

  /// Counts received bytes; false when the server had no credit to begin a message.
  mutating func takeCredit(_ count: Int, of stream: UInt32, isFirst: Bool) -> Bool {
    guard var state = streams[stream] else { return true }
    defer { streams[stream] = state }
    if isFirst { return state.receiveCredit.begin(count) }
    state.receiveCredit.goOn(count)
    return true
  }
}
