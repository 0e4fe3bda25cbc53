import RPCCore
import Seams
import SystemIO
import WireFormat

/// One reactor's thread: it owns its connections outright, takes no locks but its mailbox's, and
/// waits for nothing but its epoll, and now and then for the program's other threads (`IdlePace`).
///
/// A batch is: read every socket that is ready, take the mail, then for each connection take
/// its frames, run its inline calls and send its answers with one system call. Strangers and those
/// that had much of the time come last, and wait for the next batch when the time is up; so does
/// everybody after a millisecond.
struct ReactorCore: ~Copyable {
  static let wakeToken = UInt64.max
  static let laneToken = UInt64.max - 1
  /// Listeners have the tokens below those.
  static let listenerTokens = (UInt64.max - 1024)..<(UInt64.max - 1)
  static let sweepNanoseconds: UInt64 = 1_000_000_000
  /// How long feeds may keep the reactor from its calls.
  static let feedNanoseconds: UInt64 = 1_000_000
  static let feedsPerRound = 1024
  /// How long what is sent besides the calls' answers may keep it from them.
  static let settleNanoseconds: UInt64 = 250_000
  /// How many times as long as for more work it is looked for what the lane awaits.
  static let awaitedSpins: UInt64 = 5
  /// While draining, connections are looked at more often.
  static let drainSweepNanoseconds: UInt64 = 20_000_000

  let reactor: Reactor
  /// Where accepted connections may go; this reactor is one of them.
  let peers: [Reactor]
  let epoll: Epoll
  let configuration: ServerConfiguration
  let clock: any Clock
  var tools: ReactorTools

  /// Connections by the lower half of their tokens.
  var connections: [Connection?] = []
  var freeSlots: [Int] = []
  var generation: UInt64 = 0
  var listeners: [ListenerBox] = []
  var listenersArePaused = false

  // Lists of one batch; their memory is kept.
  /// Those that come first, in the order in which they were read; some may stay for the next batch.
  var ready: [Connection] = []
  var dirty: [Connection] = []
  /// Those that come after the others, in turn; they may stay for some batches.
  var later: [Connection] = []
  /// When there was last a connection that has to come first.
  var lightSeen: UInt64 = 0
  /// Connections with frames that were received but not taken; looked at in the next batch.
  var resumed: [Connection] = []
  /// Connections that are not read until `restEnd`.
  var resting: [Connection] = []
  /// How many rested together the last time.
  var restedCount = 0
  var shedPace = ShedPace()
  var mail: [Mail] = []
  /// Where records are received; made for the first secured connection.
  lazy var recordBuffer = RecordBuffer()

  /// Spreads the ends of connections that began together.
  var jitter: SplitMix64

  var nextSweep: UInt64 = 0
  /// The slot at which the sweep goes on; the greatest number when it is done.
  var nextSwept = Int.max
  /// When those that rest are read again; the latest moment there is while nobody does.
  var restEnd = UInt64.max
  /// Set when draining; everything is closed then at the latest.
  var drainEnd: UInt64?
  var hasStopped = false
  /// Whether what the lane waits for has come.
  var laneIsReady = false
  /// Whether the last round found something to do.
  var hadWork = false
  /// Whether there was nothing to do before this round.
  var hasSlept = false
  /// How many descriptors, nearly all of them connections, had something for the last round.
  var readyCount = 0
  var idlePace = IdlePace()

  init(
    _ reactor: Reactor, peers: [Reactor], dispatcher: any CallDispatcher,
    tokens: any TokenVerifying, clock: any Clock, configuration: ServerConfiguration
  ) throws(SystemError) {
    let epoll = try Epoll()
    try epoll.add(reactor.mailbox.wake.number, .readable, token: Self.wakeToken)
    self.epoll = epoll
    self.reactor = reactor
    self.peers = peers
    self.clock = clock
    self.configuration = configuration
    jitter = SplitMix64(seed: configuration.instance.low &+ UInt64(reactor.index))
    tools = ReactorTools(
      dispatcher: dispatcher, tokens: tokens, clock: clock, configuration: configuration,
      home: reactor)
  }

  /// Runs until told to stop, or until a drain has ended.
  mutating func run() {
    if let source = tools.source {
      // Where that fails, the lane still goes on when it is due.
      try? epoll.add(source.descriptor, .readable, token: Self.laneToken)
    }
    while !hasStopped {
      guard let count = try? wait() else { break }
      readyCount = count
      tools.now = clock.monotonicNanoseconds()
      for index in 0..<count { read(epoll.readyItem(index)) }
      if tools.now >= restEnd { endRest() }
      let hasReadLater = readLater()
      tools.beginBatch()
      hadWork = count > 0 || !resumed.isEmpty || !later.isEmpty || !ready.isEmpty
      // What it finishes comes back with the mail.
      if let source = tools.source { advance(source) }
      takeMail()
      resume()
      if !ready.isEmpty { lightSeen = tools.now }
      serveReady()
      if !later.isEmpty, !hasReadLater { serveLater() }
      tools.endBatch()
      if tools.feeds.hasDue { askFeeds() }
      if reactor.door.isBusy { helpAtDoor() }
      settleDirty()
      if tools.now >= nextSweep || isSweeping {
        sweep()
        // Feeds that said their last word read the store; the next batch has a snapshot of its own.
        tools.endBatch()
      }
      if hadWork { reactor.counters.publish(tools.counters) }
    }
    closeAll()
  }

  /// Waits for work: looks, spins a little while there was work a moment ago, then sleeps. Who
  /// shares its processor gathers work instead, and does not spin.
  private mutating func wait() throws(SystemError) -> Int {
    hasSlept = false
    let hasMore = !resumed.isEmpty || !later.isEmpty || !ready.isEmpty || !dirty.isEmpty
    if hasMore || tools.feeds.hasDue || isSweeping {
      return try epoll.wait(timeoutMilliseconds: 0)
    }
    if hadWork, configuration.spinMicroseconds > 0, let count = try look() { return count }
    guard reactor.mailbox.prepareToSleep() else { return 0 }
    defer { reactor.mailbox.awaken() }
    hasSlept = true
    return try epoll.wait(timeoutMilliseconds: sleepMilliseconds())
  }

  /// Looks for more work for a little while, and only once where others of the program want the
  /// processor; nil when there was none.
  private mutating func look() throws(SystemError) -> Int? {
    var start = clock.monotonicNanoseconds()
    // What the lane asked of another process comes soon, and waking up would take as long as
    // the answer does; that process may want this very processor.
    let isAwaited = tools.source.map { $0.due != .max } ?? false
    if !isAwaited, idlePace.isDue(at: start) {
      start = offerProcessor(at: start)
    } else if !isAwaited, !reactor.mailbox.hasMail,
      idlePace.mustGather(after: max(readyCount, tools.givenCalls), at: start)
    {
      SystemThread.sleep(microseconds: IdlePace.gatherMicroseconds)
    }
    tools.givenCalls = 0
    let spins = !idlePace.isShared(at: start) || isAwaited
    let spin = UInt64(configuration.spinMicroseconds) * (isAwaited ? Self.awaitedSpins : 1)
    // The bound on rounds is for clocks that a test holds still.
    for _ in 0..<1000 {
      let count = try epoll.wait(timeoutMilliseconds: 0)
      if count > 0 || reactor.mailbox.hasMail { return count }
      if !spins || clock.monotonicNanoseconds() >= start + spin * 1000 { break }
      if isAwaited { SystemThread.giveWay() }
    }
    return nil
  }

  /// Lets the program's other threads have the processor first if they may want it, and returns
  /// when that was over.
  private mutating func offerProcessor(at start: UInt64) -> UInt64 {
    // Where there are several processors, the kernel finds them one, and what they use tells
    // nothing of this one. The door's threads come last: nothing is to be offered to them.
    let used = ProcessLimits.othersNanoseconds
    let mayWant = idlePace.mustOffer(used: used, at: start)
    guard mayWant, reactor.door.isIdle, ProcessLimits.processorCount == 1 else { return start }
    SystemThread.giveWay()
    let end = clock.monotonicNanoseconds()
    idlePace.noteOffer(since: start, used: ProcessLimits.othersNanoseconds, at: end)
    return end
  }

  private func sleepMilliseconds() -> Int32 {
    guard connections.count > freeSlots.count || drainEnd != nil || listenersArePaused else {
      return -1
    }
    let now = clock.monotonicNanoseconds()
    let next = min(nextSweep, restEnd, tools.source?.due ?? .max)
    guard next > now else { return 0 }
    let sleep = Int32(clamping: (next - now) / 1_000_000 + 1)
    return reactor.door.isBusy ? min(sleep, Self.doorMilliseconds) : sleep
  }

  /// Takes a connection's frames and sends what came of them.
  mutating func serve(
    _ connection: Connection, for nanoseconds: UInt64 = ReactorCore.turnNanoseconds
  ) {
    connection.isReady = false
    tools.now = clock.monotonicNanoseconds()
    let began = tools.now
    tools.turnEnd = isCalm ? .max : began + nanoseconds
    connection.core.takeFrames(&tools)
    if wasHeavy(connection, since: began, of: nanoseconds) { weigh(connection, since: began) }
    restAfterTurn(connection)
    settle(connection)
    // What is left of its frames waits until the others have had their turn.
    if connection.core.hasFramesLeft, connection.core.phase == .open {
      resumed.append(connection)
    }
  }

  /// Settles what has something to send, for a moment only where somebody calls; the others have
  /// their turn in the next batch.
  private mutating func settleDirty() {
    guard !dirty.isEmpty else { return }
    hadWork = true
    let end = isCalm ? .max : clock.monotonicNanoseconds() &+ Self.settleNanoseconds
    var settled = 0
    while settled < dirty.count {
      settle(dirty[settled])
      settled += 1
      if settled < dirty.count, clock.monotonicNanoseconds() >= end { break }
    }
    dirty.removeFirst(settled)
  }

  /// Sends what stands in a connection's output, then arranges what comes next for it.
  mutating func settle(_ connection: Connection) {
    connection.isDirty = false
    if !connection.core.streamTurns.isEmpty { connection.core.pumpStreams(&tools) }
    connection.core.flush(&tools)
    if connection.core.phase == .closed {
      remove(connection)
      return
    }
    if connection.core.isPaused,
      connection.core.backlog <= configuration.limits.outputBytesSoftMax
    {
      connection.core.isPaused = false
      resumed.append(connection)
    } else if !connection.core.streamTurns.isEmpty, connection.core.backlog == 0 {
      // The others' turn comes first.
      resumed.append(connection)
    }
    if !connection.core.blockedFeeds.isEmpty { connection.core.resumeFeeds(&tools) }
    watch(connection)
  }

  /// Tells epoll what the connection waits for, when that has changed.
  private func watch(_ connection: Connection) {
    var wanted: Readiness = connection.core.wantsToRead ? .readable : .none
    if connection.core.backlog > 0 { wanted = wanted | .writable }
    if let secure = connection.core.transport.secure {
      if secure.hasPendingRecords { wanted = wanted | .writable }
      if secure.isAtDoor { wanted = .none }
    }
    guard wanted != connection.core.watched, let number = connection.core.transport.number else {
      return
    }
    connection.core.watched = wanted
    try? epoll.modify(number, wanted, token: connection.core.id)
  }

  /// Asks feeds for what is new, for a moment only; the others are asked in the next round. It
  /// is a batch of its own, so that its snapshot is younger than the news.
  private mutating func askFeeds() {
    hadWork = true
    let end = clock.monotonicNanoseconds() + Self.feedNanoseconds
    for _ in 0..<min(tools.feeds.dueCount, Self.feedsPerRound) {
      guard let call = tools.feeds.popDue() else { break }
      if let connection = connection(call.connection) {
        connection.core.askFeed(call.stream, &tools)
        markDirty(connection)
      }
      if clock.monotonicNanoseconds() >= end { break }
    }
    tools.endBatch()
  }

  /// Lets the lane go on with what it waits for.
  private mutating func advance(_ source: any LaneSource) {
    guard laneIsReady || tools.now >= source.due else { return }
    laneIsReady = false
    hadWork = true
    source.advance()
  }

  private mutating func resume() {
    guard !resumed.isEmpty else { return }
    for connection in resumed { putOff(connection) }
    resumed.removeAll(keepingCapacity: true)
  }
}
