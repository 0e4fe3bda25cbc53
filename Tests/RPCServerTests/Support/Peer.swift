import Glibc
import RPCServer
import Synchronization
import SystemIO
import TestKit
import Testing
import WireFormat

@testable import RPCCore

/// A frame that a test has read.
struct ReadFrame: Hashable {
  var type: FrameType?
  var flags: FrameFlags
  var stream: UInt32
  var meta: [UInt8]
  var body: [UInt8]
}

/// How a call ended.
struct Ended {
  var status: CallStatus
  /// The answer, fragments joined; empty for a failure.
  var answer: [UInt8]
  /// Nil for a success.
  var error: RPCError?

  var code: StatusCode { error?.code ?? .ok }
}

/// Nothing came although something should have.
struct Silence: Error {}

/// A client's end, which sends whatever a test wants. Used by one thread.
final class Peer {
  private enum Carrier: ~Copyable {
    case socket(Socket)
    case local(LocalTransport)
  }

  private final class Inbox: Sendable {
    let state = Mutex((bytes: [UInt8](), isEnded: false))
  }

  private let carrier: Carrier
  private let inbox = Inbox()
  private var buffer: [UInt8] = []
  /// How many of the buffer's first bytes have been read.
  private var taken = 0
  private var hasPreface = false
  private(set) var isEnded = false
  private var nextStream: UInt32 = 1
  private var parts: [UInt32: [UInt8]] = [:]
  private var partial: [UInt32: [UInt8]] = [:]
  /// Messages of DATA frames that have come whole, by stream.
  private(set) var messages: [UInt32: [[UInt8]]] = [:]
  /// Credit that the server gave, by stream.
  private(set) var credits: [UInt32: Int] = [:]
  private var pings: UInt64 = 0

  /// Bytes sent so far.
  private(set) var sentBytes = 0
  /// Ends that came, by stream.
  private(set) var ends: [UInt32: [Ended]] = [:]
  /// The order in which they came.
  private(set) var order: [UInt32] = []
  private(set) var goAways: [GoAway] = []
  private(set) var pongs: Set<UInt64> = []
  /// Whether the other side's preface came.
  var sawPreface: Bool { hasPreface }

  init(_ address: SocketAddress) throws {
    let socket = try Socket.connect(to: address)
    var item = pollfd(fd: socket.number, events: Int16(POLLOUT), revents: 0)
    guard poll(&item, 1, 20_000) == 1, socket.connectionError == nil else { throw Silence() }
    carrier = .socket(socket)
  }

  init(_ transport: LocalTransport) {
    carrier = .local(transport)
    transport.onBytes { [inbox] bytes in
      inbox.state.withLock { state in
        state.bytes += bytes
        if bytes.isEmpty { state.isEnded = true }
      }
    }
  }
}

// Out.
extension Peer {
  func send(_ bytes: [UInt8]) {
    sentBytes += bytes.count
    switch carrier {
    case .local(let transport): transport.write(bytes)
    case .socket(let socket):
      var at = 0
      while at < bytes.count {
        switch bytes[at...].withUnsafeBytes({ socket.send($0) }) {
        case .bytes(let count): at += count
        case .wouldBlock:
          var item = pollfd(fd: socket.number, events: Int16(POLLOUT), revents: 0)
          guard poll(&item, 1, 20_000) == 1 else { return }
        case .closed: return
        }
      }
    }
  }

  func send(_ body: (inout WireWriter) -> Void) {
    var writer = WireWriter()
    body(&writer)
    send(writer.finish())
  }

  func greet(_ hello: Hello = Hello()) {
    send {
      Preface.write(to: &$0)
      $0.frame(hello)
    }
  }

  func authenticate(_ token: String, slot: UInt8 = 0) {
    send { $0.authFrame(slot: slot, token: Array(token.utf8)) }
  }

  /// Sends a call and gives its stream.
  @discardableResult
  func call(
    _ method: Toy, _ request: [UInt8] = [], _ change: (inout CallHeader) -> Void = { _ in }
  ) -> UInt32 {
    var header = CallHeader(method: method.id)
    change(&header)
    let stream = takeStream()
    send { _ = $0.callFrames(stream: stream, header: header, request: request.span.bytes) }
    return stream
  }

  /// OPEN with other flags than a whole call's.
  func open(
    _ method: Toy, _ flags: FrameFlags, _ body: [UInt8] = [],
    _ change: (inout CallHeader) -> Void = { _ in }
  ) -> UInt32 {
    let stream = takeStream()
    var header = CallHeader(method: method.id)
    change(&header)
    send { output in
      let mark = output.beginFrame()
      output.append(header)
      let metaLength = output.count - mark - FrameHeader.byteCount
      output.append(body)
      output.endFrame(mark, .open, flags: flags, stream: stream, metaLength: metaLength)
    }
    return stream
  }

  func data(_ stream: UInt32, _ flags: FrameFlags = [], _ body: [UInt8] = []) {
    send { $0.frame(.data, flags: flags, stream: stream, body: body.span.bytes) }
  }

  func credit(_ stream: UInt32, _ bytes: UInt32) {
    send { $0.creditFrame(stream: stream, bytes: bytes) }
  }

  func cancel(_ stream: UInt32, _ reason: CancelReason = .caller) {
    send { $0.cancelFrame(stream: stream, reason: reason) }
  }

  func takeStream() -> UInt32 {
    defer { nextStream += 2 }
    return nextStream
  }

  func close() {
    switch carrier {
    case .local(let transport): transport.close()
    case .socket(let socket): shutdown(socket.number, Int32(SHUT_RDWR))
    }
  }
}

// In.
extension Peer {
  /// The next frame; nil when the server has closed.
  func next() throws -> ReadFrame? {
    var frame: ReadFrame?
    let isThere = eventually {
      pull()
      frame = takeFrame()
      return frame != nil || isEnded
    }
    guard isThere else { throw Silence() }
    if let frame { note(frame) }
    return frame
  }

  /// Takes what has arrived, without waiting.
  private func pull() {
    if taken > 1 << 20 || taken == buffer.count {
      buffer.removeFirst(taken)
      taken = 0
    }
    switch carrier {
    case .local:
      inbox.state.withLock { state in
        buffer += state.bytes
        state.bytes = []
        if state.isEnded { isEnded = true }
      }
    case .socket(let socket):
      let result = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { room in
        let result = socket.receive(into: room)
        if case .bytes(let count) = result { buffer += room[..<count] }
        return result
      }
      if result == .closed { isEnded = true }
    }
  }

  private func takeFrame() -> ReadFrame? {
    if !hasPreface {
      guard buffer.count >= Preface.byteCount else { return nil }
      hasPreface = true
      taken = Preface.byteCount
    }
    let bytes = buffer
    var reader = FrameReader(bytes.span.bytes.extracting(droppingFirst: taken))
    guard let frame = try? reader.next() else { return nil }
    let copy = ReadFrame(
      type: frame.header.type, flags: frame.header.flags, stream: frame.header.stream,
      meta: frame.meta.withUnsafeBytes { [UInt8]($0) },
      body: frame.body.withUnsafeBytes { [UInt8]($0) })
    taken += reader.consumed
    return copy
  }

  private func note(_ frame: ReadFrame) {
    switch frame.type {
    case .data:
      parts[frame.stream, default: []] += frame.body
      partial[frame.stream, default: []] += frame.body
      if !frame.flags.contains(.more) {
        messages[frame.stream, default: []].append(partial.removeValue(forKey: frame.stream) ?? [])
      }
    case .credit:
      let bytes = frame.body.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
      credits[frame.stream, default: 0] += Int(bytes)
    case .end:
      let status = (try? CallStatus(decoding: frame.meta)) ?? CallStatus(code: 999)
      var ended = Ended(status: status, answer: parts.removeValue(forKey: frame.stream) ?? [])
      if status.code != 0 {
        let details = (try? ErrorDetails(decoding: frame.body)) ?? ErrorDetails()
        ended.error = RPCError(status, details)
      } else if !frame.flags.contains(.noMessage) {
        ended.answer += frame.body
      }
      ends[frame.stream, default: []].append(ended)
      order.append(frame.stream)
    case .goAway:
      if let goAway = GoAway(frame.body.span.bytes) { goAways.append(goAway) }
    case .pong: pongs.insert(frame.body.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) })
    default: break
    }
  }

  /// How the call ended; a server that closes first is an error.
  func ended(_ stream: UInt32) throws -> Ended {
    while true {
      if let ended = ends[stream]?.first { return ended }
      guard try next() != nil else { throw Silence() }
    }
  }

  /// Credit that has come since the last time.
  func takeCredit(_ stream: UInt32) -> Int { credits.removeValue(forKey: stream) ?? 0 }

  /// Waits until `count` messages have come on a stream.
  func messages(_ stream: UInt32, _ count: Int) throws -> [[UInt8]] {
    while messages[stream]?.count ?? 0 < count {
      guard try next() != nil else { throw Silence() }
    }
    return messages[stream] ?? []
  }

  /// Waits until `count` messages have come on a stream, or its end.
  func messagesOrEnd(_ stream: UInt32, _ count: Int) throws {
    while messages[stream]?.count ?? 0 < count, ends[stream] == nil {
      guard try next() != nil else { throw Silence() }
    }
  }

  /// Waits until the server has taken all that was sent, and looked at the clock.
  func roundTrip() throws {
    for _ in 0..<2 {
      pings += 1
      let payload = pings
      send { $0.frame(.ping, payload: payload) }
      while !pongs.contains(payload) {
        guard try next() != nil else { throw Silence() }
      }
    }
  }

  /// Waits until the server has closed, and takes what it said before.
  func awaitEnd() throws {
    while try next() != nil {}
  }
}
