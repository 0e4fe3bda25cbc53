import RPCCore
import SystemIO
import WireFormat

/// One peer's connection, touched by its reactor's thread only. The class is its place in the
/// reactor's tables; all state is in `core`.
final class Connection {
  var core: ConnectionCore
  /// Marks for the reactor's lists within one batch.
  var isDirty = false
  var isReady = false
  /// It waits for its turn, and has not been read for it.
  var isUnread = false
  /// When it was read, where its turn did not come in that batch; 0 otherwise.
  var waitedSince: UInt64 = 0
  /// Until when its frames come after those of the others, because it had much of the time.
  var heavyUntil: UInt64 = 0

  init(_ core: consuming ConnectionCore) { self.core = core }
}

/// The state of a connection and what is done with it.
struct ConnectionCore: ~Copyable {
  enum Phase {
    case open
    /// The last bytes are on their way: writing is shut behind them, and what still comes is
    /// thrown away until the peer closes too. A peer may have sent calls that nobody has read;
    /// closing at once would make the kernel send RST and lose our last words.
    case leaving
    case closed
  }

  /// A call that has not ended when its frame has been taken.
  enum HeldCall {
    case arriving(method: Int, CallContext, credit: UInt32, ArrivingRequest)
    case running(CallTicket)
    case stream(ServerStream, CallTicket, CallContext)
    case feed(FeedTicket)
  }

  /// A PONG with its header.
  static let pongBytes = FrameHeader.byteCount + 8

  /// The bytes that one read asks for.
  static let receiveBytes = 32 << 10

  let id: UInt64
  let transport: Transport
  let limits: RPCLimits
  var machine: ServerConnection
  var slots = AuthSlots()
  var nuisances = NuisanceMeter()
  var calls: [UInt32: HeldCall] = [:]
  /// Streams that have something for the output, in turn.
  var streamTurns: [UInt32] = []
  /// Feeds that are asked again once output has drained.
  var blockedFeeds: [UInt32] = []
  /// Calls that ended with the connection; its reactor notes them, and forgets the feeds among
  /// them with it.
  var goneCalls: [GoneCall] = []
  var phase = Phase.open
  /// The next frame is an OPEN that waits until output has drained.
  var isPaused = false
  /// Its turn ended with frames left over: nothing is read before those are taken, so that what
  /// waits stays bounded.
  var hasFramesLeft = false
  /// Its last read filled the room, so that more may wait in the kernel.
  var hasMoreToRead = false
  /// Calls of this turn that were refused because nobody has time for them.
  var shedInTurn = 0
  /// It is not read for a moment, because such calls come from it.
  var isResting = false
  /// How many frames its last turn took, and their bytes.
  var framesInTurn = 0
  var bytesInTurn = 0
  /// What epoll watches the socket for.
  var watched: Readiness = .readable

  var input = ReceiveBuffer.empty
  var output = WireWriter(capacity: 512)
  /// How much of `output` the kernel has.
  var sent = 0
  private var hasShutDown = false
  /// A good token came, once.
  var hasShownToken = false
  var pongsTaken = 0
  var bytesReceived: UInt64 = 0
  var bytesSent: UInt64 = 0

  // Monotonic nanoseconds.
  let opened: UInt64
  var lastHeard: UInt64
  /// When the peer last sent something else than a PONG.
  var lastActive: UInt64
  /// When our last PING went; 0 before the first.
  var pingedAt: UInt64 = 0
  /// When the connection is old enough; the latest moment there is for one without a limit.
  var endOfLife = UInt64.max
  /// When calls in flight are no longer waited for.
  var endOfGrace = UInt64.max
  /// Since when a frame has been arriving in part; 0 when none is.
  var partialSince: UInt64 = 0
  /// Since when output has stood still, later by what has moved since; 0 when there is none.
  var stalledSince: UInt64 = 0
  /// Since when the connection has been draining or leaving; 0 when it has not.
  var endingSince: UInt64 = 0
  /// Since when the peer opens no more calls; 0 while it may.
  var leftSince: UInt64 = 0

  init(id: UInt64, transport: consuming Transport, limits: RPCLimits, now: UInt64) {
    self.id = id
    self.transport = transport
    self.limits = limits
    machine = ServerConnection(limits: limits)
    opened = now
    lastHeard = now
    lastActive = now
  }

  /// Output that the kernel has not taken.
  var backlog: Int { output.count - sent }

  /// Whether epoll should report the socket readable.
  var wantsToRead: Bool { phase != .closed && !isPaused && !isResting }
}

// Bytes in and out.
extension ConnectionCore {
  /// Reads once from the transport.
  mutating func receive(_ tools: inout ReactorTools) {
    guard phase != .closed, !hasFramesLeft else { return }
    let result = transport.receive(into: &input, room: Self.receiveBytes)
    note(result, &tools)
    hasMoreToRead =
      if let secure = transport.secure {
        secure.hasMore
      } else if case .bytes(Self.receiveBytes...) = result {
        true
      } else {
        false
      }
  }

  /// Counts what a read brought.
  mutating func note(_ result: ReadResult, _ tools: inout ReactorTools) {
    switch result {
    case .bytes(let count):
      tools.counters.bytesReceived += UInt64(count)
      bytesReceived += UInt64(count)
      lastHeard = tools.now
      if phase == .leaving { input.consume(input.count) }
    case .wouldBlock: break
    case .closed: close()
    }
  }

  /// How much is sent of one connection before it is the others' turn, a step of TLS more at most:
  /// a quarter of a millisecond.
  static let flushBytesMax = 256 << 10

  /// Sends what there is, or `most` of it, and the rest when epoll tells that the kernel takes
  /// more. A peer is slow only if the kernel takes nothing, so all is offered of what would be too
  /// much to keep.
  mutating func flush(_ tools: inout ReactorTools, most: Int = Self.flushBytesMax) {
    guard phase != .closed else { return }
    // Nobody tells that a pipe within the process takes more.
    let most = transport.localPipe == nil ? most : .max
    let before = sent
    while backlog > 0, sent - before < most || backlog > limits.outputBytesMax {
      // What is offered again after it was not taken must not be less.
      switch transport.send(output.bytes.extracting(sent..<sent + min(backlog, most))) {
      case .bytes(let count):
        sent += count
        tools.counters.bytesSent += UInt64(count)
        bytesSent += UInt64(count)
        if stalledSince > 0 {
          let earned = RPCLimits.time(for: count, perSecond: limits.bytesPerSecondMin)
          stalledSince = min(tools.now, stalledSince &+ earned)
        }
        continue
      case .wouldBlock: break
      case .closed: close()
      }
      break
    }
    guard phase != .closed else { return }
    if backlog == 0 {
      output.clear()
      sent = 0
      stalledSince = 0
      if phase == .leaving, !hasShutDown {
        hasShutDown = true
        transport.shutdownWriting()
        // Within the process nothing can be lost, so there is nothing to wait for.
        if transport.localPipe != nil { close() }
      }
      return
    }
    if stalledSince == 0 { stalledSince = max(tools.now, 1) }
    if backlog > limits.outputBytesMax {
      close(.slowReader, &tools)
    } else if sent > 1 << 20, sent >= backlog {
      var rest = WireWriter(capacity: backlog * 2)
      rest.append(output.bytes.extracting(droppingFirst: sent))
      swap(&rest, &output)
      sent = 0
    }
  }

  /// Ends the connection once what is in `output` has been sent.
  mutating func leave(_ tools: inout ReactorTools) {
    guard phase == .open else { return }
    phase = .leaving
    endingSince = max(tools.now, 1)
    isPaused = false
    hasFramesLeft = false
    input = .empty
    cancelCalls()
  }

  /// Says why, and ends the connection.
  mutating func fail(_ error: ConnectionError, _ tools: inout ReactorTools) {
    guard phase == .open else { return }
    tools.refused(CloseReason(error))
    output.frame(
      GoAway(lastStream: machine.lastStream, reason: error.reason, text: error.description))
    leave(&tools)
  }

  /// Ends the connection at once, and notes why.
  mutating func close(_ reason: CloseReason, _ tools: inout ReactorTools) {
    guard phase != .closed else { return }
    tools.statistics.count(reason)
    close()
  }

  /// Ends the connection at once.
  mutating func close() {
    guard phase != .closed else { return }
    phase = .closed
    cancelCalls()
    transport.localPipe?.closeServerEnd()
  }

  /// Gives memory back that a quiet connection does not need.
  mutating func releaseMemory() {
    if input.count == 0, input.capacity > 0 { input = .empty }
    if output.count == 0 { output.clear(keepingCapacity: false) }
    transport.secure?.releaseMemory()
  }

  private mutating func cancelCalls() {
    for (stream, held) in calls {
      switch held {
      case .running(let call):
        call.cancel()
        goneCalls.append(GoneCall(stream, call.method, call.context))
      case .stream(_, let call, let context):
        cut(stream, RPCError(.cancelled, "The connection has ended."))
        goneCalls.append(GoneCall(stream, call.method, context))
      case .feed(let ticket):
        goneCalls.append(
          GoneCall(stream, ticket.method, ticket.context, feed: ticket.feed.topic))
      case .arriving(let method, let context, _, _):
        goneCalls.append(GoneCall(stream, method, context))
      }
    }
    calls.removeAll()
  }
}
