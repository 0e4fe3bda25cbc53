import WireFormat

@testable import RPCCore

/// A server's machine as a reactor drives it, with what it was told.
final class ServerHalf {
  var machine: ServerConnection
  /// Actions in order, but for `.none`, and for fragments while there is room.
  var actions: [ServerAction] = []
  /// Requests whose last fragment came.
  var requests: [UInt32: [UInt8]] = [:]
  /// Refusals of `collect`.
  var tooLong: [UInt32: Refusal] = [:]
  var requestBytesMax = 4 << 20
  /// Messages of streams that came whole, in order.
  var messages: [UInt32: [[UInt8]]] = [:]
  /// Whether calls are streams, with this much credit for their answers.
  var streamCredit: UInt32?
  /// Whether fragments are kept; else it is the test's to end their calls.
  var hasRoom = true
  /// Whether whole calls stay in flight after their frame.
  var holds = true

  /// A machine that has seen preface and HELLO, unless told otherwise.
  /// One that `isKnown` has seen a good token.
  init(_ limits: RPCLimits = RPCLimits(), isOpen: Bool = true, isKnown: Bool = true) throws {
    machine = ServerConnection(limits: limits)
    guard isOpen else { return }
    let preface = bytes { Preface.write(to: &$0) }
    _ = machine.receivePreface(preface.span.bytes)
    try receive(rawFrame(.hello, body: Hello(maxInFlight: 100).encoded()))
    try receive(bytes { $0.authFrame(slot: 0, token: [1]) })
    if isKnown { machine.trust() }
    actions = []
  }

  /// Ends a call; whether END was due.
  func end(_ stream: UInt32) -> Bool { machine.end(stream) }

  /// Takes whole frames; gives the actions that they brought.
  @discardableResult
  func receive(_ bytes: [UInt8]) throws -> [ServerAction] {
    let before = actions.count
    var reader = FrameReader(bytes.span.bytes, bodyBytesMax: machine.bodyBytesMax)
    while let frame = try reader.next() {
      let action = try machine.receive(frame)
      if case .fragment(let stream) = action, hasRoom {
        machine.keep(stream, frame.body)
      } else if action != .none {
        actions.append(action)
      }
      follow(action, frame)
      reader.bodyBytesMax = machine.bodyBytesMax
    }
    return Array(actions[before...])
  }

  /// Does what the runtime does with an action.
  private func follow(_ action: ServerAction, _ frame: borrowing FrameView) {
    let stream = frame.header.stream
    switch action {
    case .open(let opening) where streamCredit != nil:
      machine.beginStream(
        stream, credit: streamCredit ?? 0, bytesMax: requestBytesMax,
        hasHalfClosed: frame.header.flags.contains(.fin))
      if opening == .first { machine.beginMessage(stream, frame.body) }
    case .message(let stream, let isWhole, _):
      var message = Fragments(frame.body.withUnsafeBytes { [UInt8]($0) })
      if !isWhole {
        machine.keep(stream, frame.body)
        message = machine.takeMessage(stream)
      }
      messages[stream, default: []].append(message.join())
    case .open(.whole) where holds: machine.hold(frame.header.stream)
    case .open(.first):
      do throws(Refusal) {
        try machine.collect(frame.header.stream, first: frame.body, bytesMax: requestBytesMax)
      } catch {
        tooLong[frame.header.stream] = error
      }
    case .request(let stream):
      machine.keep(stream, frame.body)
      var request = machine.takeRequest(stream)
      requests[stream] = request.join()
    default: break
    }
  }
}

/// OPEN and what follows of a unary call.
func call(_ stream: UInt32, request: [UInt8] = [1], header: CallHeader = CallHeader()) -> [UInt8] {
  bytes { _ = $0.callFrames(stream: stream, header: header, request: request.span.bytes) }
}

func open(_ stream: UInt32, _ flags: FrameFlags = .fin, body: [UInt8] = []) -> [UInt8] {
  rawFrame(.open, flags: flags, stream: stream, body: body)
}

func data(_ stream: UInt32, _ flags: FrameFlags = [], body: [UInt8] = []) -> [UInt8] {
  rawFrame(.data, flags: flags, stream: stream, body: body)
}
