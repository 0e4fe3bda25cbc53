import RPCCore
import Synchronization
import WireFormat

@testable import RPCClient

let countUp = MethodInfo(
  id: 11, name: "test.v1.Echo/countUp", timeoutMicroseconds: 60_000_000, isRead: true,
  shape: .serverStream)
let addUp = MethodInfo(
  id: 12, name: "test.v1.Echo/addUp", timeoutMicroseconds: 60_000_000, isRead: false,
  shape: .clientStream)
let chat = MethodInfo(
  id: 13, name: "test.v1.Echo/chat", timeoutMicroseconds: nil, isRead: false, shape: .duplex)

extension CallShape {
  static let all: [CallShape] = [.unary, .clientStream, .serverStream, .duplex]

  var method: MethodInfo {
    switch self {
    case .unary: echo
    case .clientStream: addUp
    case .serverStream: countUp
    case .duplex: chat
    }
  }
}

/// How a scripted server ends the calls of every shape, once their requests are whole. Before
/// that it sends one message to those who take many, but for `refuses`.
enum Ending: CaseIterable, Sendable {
  case completes, fails, hangs, drains, cuts
  /// The first connection's calls never run; the next connection completes them.
  case refuses
}

/// What a scripted server saw, over all its connections.
final class Sightings: Sendable {
  struct State {
    var cancels: [UInt8] = []
    /// Calls whose requests are whole and that have not ended.
    var hanging = 0
    var connections = 0
  }

  private let state = Mutex(State())

  var now: State { state.withLock { $0 } }

  func note(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }
}

/// One connection of a server with a method of each shape.
final class StreamScript {
  /// What is sent to those who take many messages, and to those who take one.
  static let message = Hello(maxMessage: 1).encoded()

  private let peer: ScriptedPeer
  private let ending: Ending
  private let seen: Sightings
  private var methods: [UInt32: UInt32] = [:]

  init(_ peer: ScriptedPeer, _ ending: Ending, _ seen: Sightings) {
    self.peer = peer
    self.ending = ending
    self.seen = seen
  }

  func run() {
    seen.note { $0.connections += 1 }
    peer.greet()
    while let frame = peer.nextFrame() { take(frame) }
    seen.note { $0.connections -= 1 }
  }

  private func take(_ frame: ScriptedPeer.Frame) {
    let stream = frame.header.stream
    let flags = frame.header.flags
    switch frame.header.type {
    case .open:
      guard let header = try? CallHeader(decoding: frame.meta) else { return peer.close() }
      methods[stream] = header.method
      if ending == .drains, peer.number == 1 {
        peer.send { $0.frame(GoAway(lastStream: stream, reason: .drain, text: "drain")) }
      }
      if ending == .refuses, peer.number == 1 {
        peer.send { $0.frame(GoAway(lastStream: 0, reason: .drain, text: "drain")) }
        let error = RPCError(.unavailable, "Draining.", neverExecuted: true)
        return peer.finish(stream, .failure(error))
      }
      if takesMany(stream) {
        peer.send { $0.frame(.data, stream: stream, body: Self.message.span.bytes) }
      }
    case .cancel:
      let reason = frame.body[0]
      seen.note {
        $0.cancels.append(reason)
        $0.hanging -= 1
      }
      return peer.finish(stream, .failure(RPCError(.cancelled, "Cancelled.")))
    case .ping: peer.send { $0.frame(.pong, body: frame.body.span.bytes) }
    default: break
    }
    if flags.contains(.fin) { end(stream) }
  }

  private func takesMany(_ stream: UInt32) -> Bool {
    methods[stream] == countUp.id || methods[stream] == chat.id
  }

  private func end(_ stream: UInt32) {
    switch ending {
    case .completes, .drains, .refuses:
      if takesMany(stream) {
        peer.send { $0.frame(.end, flags: .noMessage, stream: stream, body: RawSpan()) }
      } else {
        peer.finish(stream, .success(Self.message))
      }
    case .fails: peer.finish(stream, .failure(RPCError(.failedPrecondition, "No.")))
    case .hangs: seen.note { $0.hanging += 1 }
    case .cuts: peer.cut()
    }
  }
}

extension ScriptedServer {
  /// A server with a method of each shape, whose calls all end in the same way.
  static func streaming(_ ending: Ending, _ seen: Sightings) -> ScriptedServer {
    ScriptedServer { peer in StreamScript(peer, ending, seen).run() }
  }
}

/// What a caller got of one call.
struct Received: Sendable, Equatable {
  var messages: [[UInt8]] = []
  var error: RPCError?
}

extension RPCClient {
  /// Makes a call of any shape with two requests where there may be many, and reads to its end.
  func received(_ shape: CallShape, _ options: CallOptions = CallOptions()) async -> Received {
    var received = Received()
    do throws(RPCError) {
      if shape == .unary {
        received.messages.append(try await unary(echo, bytes: [7], options))
        return received
      }
      let call = try await stream(shape.method, shape.streamsRequests ? nil : [7], options)
      if shape.streamsRequests {
        try await call.send([7])
        try await call.send([8])
        try await call.finishSending()
      }
      while let message = try await call.next() { received.messages.append(message) }
    } catch {
      received.error = error
    }
    return received
  }
}
