import Foundation
import RPCCore
import WireFormat

/// One connection of a closed loop: as soon as a call ends, the next one is written.
///
/// It checks only what it counts: the type of a frame, its stream and whether the status is 0.
final class LoadConnection {
  /// When a call began, and which one it is.
  private struct Started {
    var stream: UInt32 = 0
    var nanoseconds: UInt64 = 0
  }

  let socket: LoadSocket
  private var output: UnsafeMutableRawBufferPointer
  private var outputStart = 0
  private var outputEnd = 0
  private var input: UnsafeMutableRawBufferPointer
  private var inputEnd = 0
  /// Calls in flight by stream number, in a ring; streams whose place is taken are skipped.
  private var started: [Started]
  private var nextStream: UInt32 = 1
  private var skipsPreface = true
  private(set) var callsInFlight = 0
  /// What the server's HELLO allows; 0 until it has come.
  private(set) var callsInFlightMax = 0

  init(_ target: LoadTarget, inFlight: Int) throws(LoadError) {
    socket = try LoadSocket(target)
    socket.stopBlocking()
    output = .allocate(byteCount: 256 << 10, alignment: 16)
    input = .allocate(byteCount: 1 << 20, alignment: 16)
    var places = 64
    while places < inFlight * 4 { places *= 2 }
    started = Array(repeating: Started(), count: places)
    var writer = WireWriter()
    Preface.write(to: &writer)
    writer.frame(RPCLimits().hello(name: "bench", instance: .zero))
    if let token = target.token { writer.authFrame(slot: 0, token: Array(token.utf8)) }
    let greeting = writer.finish()
    output.copyBytes(from: greeting)
    outputEnd = greeting.count
  }

  deinit {
    output.deallocate()
    input.deallocate()
  }

  var hasOutput: Bool { outputStart < outputEnd }

  /// Appends a copy of `frame`, an OPEN, under the next stream, and gives the place to patch.
  func append(_ frame: [UInt8], now: UInt64) -> UnsafeMutableRawPointer? {
    if output.count - outputEnd < frame.count { makeRoom(frame.count) }
    while started[place(nextStream)].stream != 0 { nextStream += 2 }
    guard nextStream < RPCLimits.streamEnd, let base = output.baseAddress else { return nil }
    let start = base + outputEnd
    frame.withUnsafeBytes {
      start.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(start), byteCount: $0.count)
    }
    start.storeBytes(of: nextStream.littleEndian, toByteOffset: 8, as: UInt32.self)
    started[place(nextStream)] = Started(stream: nextStream, nanoseconds: now)
    outputEnd += frame.count
    nextStream += 2
    callsInFlight += 1
    return start
  }

  private func place(_ stream: UInt32) -> Int { Int(stream >> 1) & (started.count - 1) }

  private func makeRoom(_ count: Int) {
    let waiting = outputEnd - outputStart
    let larger = max(output.count, (waiting + count) * 2)
    let moved = UnsafeMutableRawBufferPointer.allocate(byteCount: larger, alignment: 16)
    moved.copyMemory(from: UnsafeRawBufferPointer(rebasing: output[outputStart..<outputEnd]))
    output.deallocate()
    output = moved
    outputStart = 0
    outputEnd = waiting
  }

  /// Sends what the kernel takes.
  func flush() throws(LoadError) {
    while outputStart < outputEnd {
      let rest = UnsafeRawBufferPointer(rebasing: output[outputStart..<outputEnd])
      let sent = send(socket.descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
      if sent < 0 {
        if errno == EAGAIN || errno == EINTR { return }
        throw LoadError("The server closed a connection.")
      }
      outputStart += sent
    }
    outputStart = 0
    outputEnd = 0
  }

  /// Reads once and hands each ended call to `ended` with its start and status code.
  func receive(_ ended: (_ began: UInt64, _ code: UInt32) -> Void) throws(LoadError) {
    let room = UnsafeMutableRawBufferPointer(rebasing: input[inputEnd...])
    let count = recv(socket.descriptor, room.baseAddress, room.count, 0)
    guard count > 0 else {
      if count < 0, errno == EAGAIN || errno == EINTR { return }
      throw LoadError("The server closed a connection.")
    }
    inputEnd += count
    var at = 0
    if skipsPreface {
      guard inputEnd >= Preface.byteCount else { return }
      skipsPreface = false
      at = Preface.byteCount
    }
    while inputEnd - at >= FrameHeader.byteCount {
      let length = Int(load32(at))
      guard inputEnd - at - FrameHeader.byteCount >= length else { break }
      try take(at, length, ended)
      at += FrameHeader.byteCount + length
    }
    if at > 0 {
      input.copyMemory(from: UnsafeRawBufferPointer(rebasing: input[at..<inputEnd]))
      inputEnd -= at
    }
  }

  private func load32(_ at: Int) -> UInt32 {
    UInt32(littleEndian: input.loadUnaligned(fromByteOffset: at, as: UInt32.self))
  }

  private func take(
    _ at: Int, _ length: Int, _ ended: (UInt64, UInt32) -> Void
  ) throws(LoadError) {
    let content = at + FrameHeader.byteCount
    switch FrameType(rawValue: input[at + 4]) {
    case .end:
      let stream = load32(at + 8)
      let entry = started[place(stream)]
      guard entry.stream == stream else { throw LoadError("An answer to no call.") }
      started[place(stream)] = Started()
      callsInFlight -= 1
      let metaLength = Int(load32(at + 4) >> 16)
      ended(entry.nanoseconds, metaLength == 0 ? 0 : code(content, metaLength))
    case .hello:
      let hello = try? Hello(decoding: copy(content, length))
      callsInFlightMax = PeerSettings(hello ?? Hello()).callsInFlightMax
    case .goAway:
      let bytes = copy(content, length)
      throw LoadError("GOAWAY: \(GoAway(bytes.span.bytes)?.text ?? "").")
    case .ping:
      var pong = WireWriter()
      pong.frame(.pong, body: copy(content, length).span.bytes)
      append(pong.finish())
    default: break
    }
  }

  /// Appends a frame that is no call.
  private func append(_ frame: [UInt8]) {
    if output.count - outputEnd < frame.count { makeRoom(frame.count) }
    UnsafeMutableRawBufferPointer(rebasing: output[outputEnd...]).copyBytes(from: frame)
    outputEnd += frame.count
  }

  private func code(_ start: Int, _ length: Int) -> UInt32 {
    (try? CallStatus(decoding: copy(start, length)))?.code ?? StatusCode.internal.rawValue
  }

  private func copy(_ start: Int, _ length: Int) -> [UInt8] {
    [UInt8](UnsafeRawBufferPointer(rebasing: input[start..<start + length]))
  }
}
