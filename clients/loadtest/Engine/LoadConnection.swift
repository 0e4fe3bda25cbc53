import Foundation
import RPCCore
import WireFormat

/// One connection of a run: what is in flight on it, and bytes that wait to leave.
///
/// It checks only what it counts: the type of a frame, its stream and its status.
final class LoadConnection {
  /// A call under way.
  struct Started {
    var stream: UInt32 = 0
    /// Which of the plan's calls it is.
    var call: UInt32 = 0
    /// When it began, or when it should have.
    var nanoseconds: UInt64 = 0
  }

  let socket: LoadSocket
  /// The tenants whose tokens are in the slots of this connection.
  let tenants: [Int]
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
  /// Whether its readiness to write is being waited for.
  var isBlocked = false
  /// Whether it has new bytes in this round.
  var isTouched = false

  init(
    _ target: LoadTarget, inFlight: Int, tenants: [Int], tokens: [String]
  ) throws(LoadError) {
    self.tenants = tenants
    socket = try LoadSocket(target)
    socket.stopBlocking()
    output = .allocate(byteCount: 4 << 10, alignment: 16)
    input = .allocate(byteCount: 16 << 10, alignment: 16)
    var places = 64
    while places < inFlight * 4, places < 8192 { places *= 2 }
    started = Array(repeating: Started(), count: places)
    var writer = WireWriter()
    Preface.write(to: &writer)
    writer.frame(RPCLimits().hello(name: "frontdesk load", instance: .zero))
    for (slot, token) in tokens.enumerated() {
      writer.authFrame(slot: UInt8(truncatingIfNeeded: slot), token: Array(token.utf8))
    }
    let greeting = writer.finish()
    makeRoom(greeting.count)
    output.copyBytes(from: greeting)
    outputEnd = greeting.count
  }

  deinit {
    output.deallocate()
    input.deallocate()
  }

  var hasOutput: Bool { outputStart < outputEnd || socket.hasPendingRecords }

  /// Appends one frame that `write` makes; it has room for `bytesMax`. False when the
  /// connection has no stream left.
  func append(
    _ bytesMax: Int, call: UInt32, began: UInt64,
    _ write: (UnsafeMutableRawPointer, UInt32) -> Int
  ) -> Bool {
    if output.count - outputEnd < bytesMax { makeRoom(bytesMax) }
    guard callsInFlight < started.count else { return false }
    while started[place(nextStream)].stream != 0 { nextStream += 2 }
    guard nextStream < RPCLimits.streamEnd, let base = output.baseAddress else { return false }
    outputEnd += write(base + outputEnd, nextStream)
    started[place(nextStream)] = Started(stream: nextStream, call: call, nanoseconds: began)
    nextStream += 2
    callsInFlight += 1
    return true
  }

  /// The calls that have not ended.
  var unended: [Started] { started.filter { $0.stream != 0 } }

  private func place(_ stream: UInt32) -> Int { Int(stream >> 1) & (started.count - 1) }

  private func makeRoom(_ count: Int) {
    let waiting = outputEnd - outputStart
    let size = max(output.count, (waiting + count) * 2)
    let moved = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
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
      guard let sent = try socket.send(rest) else { return }
      outputStart += sent
    }
    outputStart = 0
    outputEnd = 0
    if socket.hasPendingRecords { try socket.sendRecords() }
  }

  /// Sends what it begins with and waits for the server's greeting. One after the other, so that
  /// of many none waits longer than the server allows, nor are too many unknown to it at a time.
  func greet() throws(LoadError) {
    var watched = pollfd(fd: socket.descriptor, events: Int16(POLLIN), revents: 0)
    while callsInFlightMax == 0 {
      try flush()
      guard poll(&watched, 1, 10_000) > 0 else {
        throw LoadError("The server does not greet a connection within 10 s.")
      }
      try receive { _, _, _ in }
    }
  }

  /// Reads once and hands each ended call to `ended` with its status code and the bytes of its
  /// answer, those of fragments left out.
  func receive(
    _ ended: (_ call: Started, _ code: UInt32, _ bytes: Int) -> Void
  ) throws(LoadError) {
    var wasFull = false
    if socket.isSecure {
      try socket.receive { bytes in keep(bytes) }
    } else {
      if input.count - inputEnd < 4096 { growInput() }
      let room = UnsafeMutableRawBufferPointer(rebasing: input[inputEnd...])
      guard let count = try socket.receivePlain(into: room) else { return }
      // A read that filled the room had more behind it.
      wasFull = count == room.count
      inputEnd += count
    }
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
    if wasFull { growInput() }
  }

  private func keep(_ bytes: UnsafeRawBufferPointer) {
    while input.count - inputEnd < bytes.count { growInput(to: input.count * 2) }
    UnsafeMutableRawBufferPointer(rebasing: input[inputEnd...]).copyMemory(from: bytes)
    inputEnd += bytes.count
  }

  /// Doubles the room, up to what any burst of answers needs.
  private func growInput() {
    guard input.count < 1 << 20 else { return }
    growInput(to: input.count * 2)
  }

  private func growInput(to size: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: input[..<inputEnd]))
    input.deallocate()
    input = larger
  }

  private func load32(_ at: Int) -> UInt32 {
    UInt32(littleEndian: input.loadUnaligned(fromByteOffset: at, as: UInt32.self))
  }

  private func take(
    _ at: Int, _ length: Int, _ ended: (Started, UInt32, Int) -> Void
  ) throws(LoadError) {
    let content = at + FrameHeader.byteCount
    switch FrameType(rawValue: input[at + 4]) {
    case .end:
      let stream = load32(at + 8)
      let entry = started[place(stream)]
      guard entry.stream == stream else { throw LoadError("An answer to no call came.") }
      started[place(stream)] = Started()
      callsInFlight -= 1
      let metaLength = Int(load32(at + 4) >> 16)
      let status = metaLength == 0 ? 0 : code(content, min(metaLength, length))
      ended(entry, status, max(length - metaLength, 0))
    case .hello:
      let hello = try? Hello(decoding: copy(content, length))
      callsInFlightMax = PeerSettings(hello ?? Hello()).callsInFlightMax
    case .goAway:
      let bytes = copy(content, length)
      throw LoadError("The server said GOAWAY: \(GoAway(bytes.span.bytes)?.text ?? "").")
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
    Self.code(of: UnsafeRawBufferPointer(rebasing: input[start..<start + length]).bytes)
  }

  /// The code of an encoded `CallStatus`, of which nothing else is looked at: what is refused
  /// beyond a server's peak should cost no more here than there. `internal` where none can be read.
  static func code(of status: RawSpan) -> UInt32 {
    var reader = WireReader(status)
    var code: UInt32 = 0
    do throws(WireError) {
      while let tag = try reader.nextTag() {
        switch (tag, tag >> 3) {
        case (8, _): code = try UInt32Codec.read(from: &reader)
        case (_, 1): return StatusCode.internal.rawValue
        default: try reader.skip()
        }
      }
    } catch {
      return StatusCode.internal.rawValue
    }
    return code
  }

  private func copy(_ start: Int, _ length: Int) -> [UInt8] {
    [UInt8](UnsafeRawBufferPointer(rebasing: input[start..<start + length]))
  }
}
