import RPCCore
import Seams
import WireFormat

/// What a reactor lends to the connection whose frames it takes: everything on one thread,
/// nothing shared, and nothing of one connection.
struct ReactorTools: ~Copyable {
  let dispatcher: any CallDispatcher
  let lane: any ReactorLane
  let clock: any Clock
  let limits: RPCLimits
  let hello: Hello
  let home: any CallHome
  let streamHome: any StreamHome
  var feeds: FeedTable
  var gate: CallGate
  var counters = ServerCounters()
  /// The answer of the inline call that runs.
  var answer = WireWriter(capacity: 4096)
  /// When the batch's requests had been read, in monotonic nanoseconds.
  var arrived: UInt64 = 0
  /// Now, as far as the connection at work needs to know.
  var now: UInt64 = 0
  private var isInBatch = false

  init(
    dispatcher: any CallDispatcher, tokens: any TokenVerifying, clock: any Clock,
    configuration: ServerConfiguration, home: Reactor
  ) {
    self.dispatcher = dispatcher
    self.lane = dispatcher.makeReactorLane()
    self.clock = clock
    self.limits = configuration.limits
    self.hello = configuration.limits.hello(
      name: configuration.name, instance: configuration.instance,
      fingerprint: configuration.schemaFingerprint)
    self.home = home
    streamHome = home
    feeds = FeedTable(home.news)
    self.gate = CallGate(dispatcher: dispatcher, tokens: tokens, limits: configuration.limits)
  }

  /// Notes that all sockets that were ready have been read.
  mutating func beginBatch() {
    arrived = clock.monotonicNanoseconds()
    now = arrived
    gate.beginBatch(now: clock.now())
  }

  /// Runs an inline call into `answer`. The lane's batch begins with the first of them.
  @inline(__always)
  mutating func run(
    _ method: Int, _ context: CallContext, _ request: RawSpan
  ) throws(RPCError) {
    begin()
    answer.clear()
    try lane.run(method, context, request, &answer)
  }

  /// Opens a feed.
  mutating func openFeed(
    _ method: Int, _ context: CallContext, _ request: RawSpan
  ) throws(RPCError) -> Feed {
    begin()
    return try lane.openFeed(method, context, request)
  }

  /// The next page of a feed.
  mutating func page(_ feed: Feed, budget: Int) throws(RPCError) -> FeedPage {
    begin()
    return try feed.next(feed.position, budget)
  }

  @inline(__always)
  private mutating func begin() {
    guard !isInBatch else { return }
    isInBatch = true
    lane.beginBatch()
  }

  /// Ends the lane's batch, if any call began it.
  mutating func endBatch() {
    guard isInBatch else { return }
    isInBatch = false
    lane.endBatch()
  }
}
