package import RPCCore
import Seams
import SystemIO
import WireFormat

/// Who is told when a stream has something for its connection. Called on any thread.
protocol StreamHome: AnyObject, Sendable {
  /// There are frames, credit or an end to take.
  func streamIsReady(_ call: CallID)
  /// The handler has ended; told once, and then nothing more is.
  func streamHasEnded(_ call: CallID)
}

/// One stream between its connection and the worker that runs it: what came, what goes, and
/// how it ends, in one place and one order. Handlers wait here and hold no reactor.
///
/// What is held is bounded: what came by the credit that was given and by the
/// `RequestRoom`, what goes by the credit that was got and by `backlogBytesMax`, with one message
/// more.
package final class ServerStream: Sendable {
  /// What the handler may have waiting for a connection that is slow to take it.
  static let backlogBytesMax = 256 << 10
  /// Messages that may wait for the handler beyond what credit allows, since those without
  /// bytes cost none.
  static let extraMessagesMax = 65_536
  /// What may wait for the handler without taking of the room.
  static let freeBytesMax = 16 << 10
  private static let chunkBytes = 64 << 10
  // A clock that a test moves does not end a wait by itself, so waits are cut short.
  private static let waitSecondsMax = 1.0

  /// How the call ended.
  struct Ending: Sendable {
    var outcome: CallOutcome
    var times: CallTimes
  }

  private struct State {
    var incoming = MessageQueue()
    /// What the messages that wait for the handler take of the memory, and what has come of the
    /// next one.
    var waitingBytes = 0
    /// Of the room: what waits beyond `freeBytesMax`.
    var takenRoom = 0
    var hasHalfClosed = false
    /// Bytes that the handler took and the client was not given credit for.
    var takenBytes = 0
    /// Of the bytes that come first: what stood in OPEN, and took no credit.
    var freeBytes = 0
    var outgoing = FrameQueue()
    var credit: Int64
    var cut: RPCError?
    var hasEnded = false
    var ending: Ending?
    /// How long the handler may still wait, in nanoseconds.
    var patience: UInt64
    /// The reactor has been told, and has not emptied this yet.
    var isAnnounced = false
  }

  /// How many messages go each way.
  package let shape: CallShape
  private let id: CallID
  private let deadline: UInt64
  private let messageBytesMax: Int
  private let window: Int
  private let room: RequestRoom
  private let owner: Uuid
  private let bytesPerSecondMin: Int
  /// Nanoseconds that the handler waits at most.
  private let patienceMax: UInt64
  private let home: any StreamHome
  private let clock: any Clock
  private let monitor: Monitor<State>

  init(
    _ id: CallID, shape: CallShape, deadline: UInt64, credit: UInt32, messageBytesMax: Int,
    limits: RPCLimits, room: RequestRoom, owner: Uuid, hasHalfClosed: Bool,
    home: any StreamHome, clock: any Clock
  ) {
    self.id = id
    self.shape = shape
    self.deadline = deadline
    self.messageBytesMax = messageBytesMax
    window = limits.initialCreditBytes
    self.room = room
    self.owner = owner
    bytesPerSecondMin = limits.bytesPerSecondMin
    patienceMax = UInt64(milliseconds: limits.streamSilenceMilliseconds)
    self.home = home
    self.clock = clock
    monitor = Monitor(
      State(hasHalfClosed: hasHalfClosed, credit: Int64(credit), patience: patienceMax))
  }

  deinit { monitor.look { forget(&$0) } }
}

// The handler's side, on its worker.
extension ServerStream {
  /// The next message; nil when the client has said that there are no more. Waits for it, and
  /// throws when the call is cancelled, expired or cut off.
  package func receive() throws(RPCError) -> [UInt8]? {
    let step: (result: Result<Fragments?, RPCError>, mustTell: Bool) =
      wait { state in
        if let cut = state.cut { return (.failure(cut), false) }
        guard let message = state.incoming.popFirst() else {
          return state.hasHalfClosed ? (.success(nil), false) : nil
        }
        let free = min(state.freeBytes, message.count)
        state.freeBytes -= free
        state.takenBytes += message.count - free
        restore(message.count, &state)
        _ = hold(-Self.size(message.count), &state)
        let isDue = state.takenBytes * 2 >= window && !state.hasHalfClosed
        return (.success(message), isDue && Self.announce(&state))
      } ?? (.failure(overdue), false)
    if step.mustTell { home.streamIsReady(id) }
    guard var message = try step.result.get() else { return nil }
    return message.join()
  }

  /// Sends a message. Waits while the client gives no credit or the connection is slow, and
  /// throws when the call is cancelled, expired or cut off.
  package func send(_ message: [UInt8]) throws(RPCError) {
    guard message.count <= messageBytesMax else {
      let text = "A message has \(message.count) bytes, more than the client accepts."
      throw RPCError(.resourceExhausted, text)
    }
    var writer = WireWriter(capacity: message.count + 64)
    writer.messageFrames(stream: id.stream, message: message.span.bytes)
    let frames = writer.finish()
    let step: (error: RPCError?, mustTell: Bool) =
      wait { state in
        if let cut = state.cut { return (cut, false) }
        guard !state.hasEnded else {
          return (RPCError(.internal, "The call has ended."), false)
        }
        guard state.credit > 0, state.outgoing.count < Self.backlogBytesMax else { return nil }
        state.credit -= Int64(message.count)
        state.outgoing.append(frames)
        restore(message.count, &state)
        return (nil, Self.announce(&state))
      } ?? (overdue, false)
    if step.mustTell { home.streamIsReady(id) }
    if let error = step.error { throw error }
  }

  /// Sends HEAD: what the caller is to know before the first message. Once, and before that.
  package func sendHead(_ metadata: [String: String]) throws(RPCError) {
    var writer = WireWriter()
    let metaLength = writer.headFrame(stream: id.stream, metadata: metadata)
    guard metaLength <= RPCLimits.frameMetaBytesMax else {
      throw RPCError(.internal, "The call's metadata is longer than 16 KiB.")
    }
    let frames = writer.finish()
    let mustTell = monitor.changeAll { state in
      guard state.cut == nil, !state.hasEnded else { return false }
      state.outgoing.append(frames)
      return Self.announce(&state)
    }
    if mustTell { home.streamIsReady(id) }
  }

  /// Whether nobody waits for the rest: the call was cancelled or cut off, or has expired.
  package var isCancelled: Bool {
    monitor.look { $0.cut != nil } || clock.monotonicNanoseconds() >= deadline
  }

  /// Ends the call behind all that was sent; once.
  func end(_ outcome: CallOutcome, times: CallTimes) {
    let mustTell = monitor.changeAll { state in
      state.hasEnded = true
      state.ending = Ending(outcome: outcome, times: times)
      return Self.announce(&state)
    }
    // First, so that whoever sees END finds the call counted out.
    home.streamHasEnded(id)
    if mustTell { home.streamIsReady(id) }
  }

  /// Why a wait ended with nothing: the call has no more time, or its client did not move.
  private var overdue: RPCError {
    if clock.monotonicNanoseconds() >= deadline {
      return RPCError(
        .deadlineExceeded, "The deadline passed while the call ran; its effect may stand.")
    }
    return RPCError(
      .deadlineExceeded,
      "The client was too slow: the call waited for it for \(patienceMax / 1_000_000_000) s.")
  }

  /// What moves gives the handler time again.
  private func restore(_ bytes: Int, _ state: inout State) {
    let earned = RPCLimits.time(for: bytes, perSecond: bytesPerSecondMin)
    state.patience = min(patienceMax, state.patience &+ earned)
  }

  private static func announce(_ state: inout State) -> Bool {
    defer { state.isAnnounced = true }
    return !state.isAnnounced
  }

  /// Waits until `body` gives something; nil when the deadline passes first, or the client moves so
  /// little that its thread goes to others.
  private func wait<Result>(_ body: (inout State) -> Result?) -> Result? {
    let start = clock.monotonicNanoseconds()
    guard start < deadline else { return nil }
    let (ready, patience) = monitor.look { state in (body(&state), state.patience) }
    if let ready { return ready }
    let end = min(deadline, start &+ patience)
    var now = start
    while now < end {
      let seconds = min(Double(end - now) / 1e9, Self.waitSecondsMax)
      let result = monitor.wait(seconds: seconds) { state in
        // Before what has come gives some of it back.
        let waited = clock.monotonicNanoseconds() &- start
        state.patience = patience > waited ? patience - waited : 0
        return body(&state)
      }
      if let result { return result }
      now = clock.monotonicNanoseconds()
    }
    return nil
  }
}

// The connection's side, on its reactor.
extension ServerStream {
  /// What the connection took.
  struct Taken {
    /// Message bytes that were moved to the output.
    var sentBytes = 0
    /// Bytes that the handler has read since the last time.
    var takenBytes = 0
    /// There is more; nothing is announced until it is taken.
    var hasMore = false
    var ending: Ending?
  }

  /// What became of room for a fragment.
  enum Reservation { case kept, unwanted, noRoom }

  /// Takes room for a fragment that came, before it is copied.
  func reserve(_ bytes: Int) -> Reservation {
    monitor.look { state in
      guard state.cut == nil, !state.hasEnded else { return .unwanted }
      return hold(bytes, &state) ? .kept : .noRoom
    }
  }

  /// A message of the client that came in one frame; false when too many wait.
  func deliver(_ message: RawSpan) -> Bool {
    deliver(message.byteCount) { $0.append(message) }
  }

  /// One that came in fragments, all of which have their room.
  func deliverReserved(_ message: Fragments) -> Bool { deliver(0) { $0.append(message) } }

  private func deliver(_ bytes: Int, _ append: (inout MessageQueue) -> Void) -> Bool {
    monitor.changeAll { state in
      guard state.cut == nil, !state.hasEnded else { return true }
      guard state.incoming.count < window + Self.extraMessagesMax,
        hold(Self.size(bytes), &state)
      else { return false }
      append(&state.incoming)
      return true
    }
  }

  /// The first bytes came in OPEN: the client gave no credit for them, and gets none back.
  func exempt(_ bytes: Int) { monitor.changeAll { $0.freeBytes = bytes } }

  /// No more messages come.
  func halfClose() { monitor.changeAll { $0.hasHalfClosed = true } }

  /// The client takes so many bytes more.
  func grant(_ bytes: UInt32) { monitor.changeAll { $0.credit += Int64(bytes) } }

  /// Nobody waits for the rest: what was queued is dropped, and the handler is woken with
  /// `error`. The first such error counts.
  func cut(_ error: RPCError) {
    monitor.changeAll { state in
      if state.cut == nil { state.cut = error }
      forget(&state)
      state.outgoing.removeAll()
    }
  }

  /// What a message of so many bytes takes while it waits.
  private static func size(_ bytes: Int) -> Int { bytes + MessageQueue.headerBytes }

  /// Notes that so many bytes more wait, or fewer; false when there is no room for them.
  private func hold(_ bytes: Int, _ state: inout State) -> Bool {
    let beyond = max(0, state.waitingBytes + bytes - Self.freeBytesMax)
    if beyond > state.takenRoom {
      guard room.take(beyond - state.takenRoom, of: owner) else { return false }
    } else if beyond < state.takenRoom {
      room.give(state.takenRoom - beyond, of: owner)
    }
    state.takenRoom = beyond
    state.waitingBytes += bytes
    return true
  }

  /// Nobody will read what waits.
  private func forget(_ state: inout State) {
    state.incoming.removeAll()
    _ = hold(-state.waitingBytes, &state)
  }

  /// Why the rest is not wanted; nil while it is.
  var cutError: RPCError? { monitor.look { $0.cut } }

  /// Moves the next frames to the end of `output`, one turn's worth.
  func take(into output: inout WireWriter) -> Taken {
    monitor.changeAll { state in
      var taken = Taken(takenBytes: state.takenBytes)
      state.takenBytes = 0
      if state.outgoing.count > 0 {
        taken.sentBytes = state.outgoing.move(Self.chunkBytes) { output.append($0) }
      }
      taken.hasMore = state.outgoing.count > 0
      if !taken.hasMore {
        state.isAnnounced = false
        taken.ending = state.ending.take()
      }
      return taken
    }
  }
}
