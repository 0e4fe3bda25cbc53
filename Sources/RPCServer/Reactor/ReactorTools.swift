import Auth
import RPCCore
import Seams
import WireFormat

/// What a reactor lends to the connection whose frames it takes: everything on one thread,
/// nothing shared, and nothing of one connection.
struct ReactorTools: ~Copyable {
  let dispatcher: any CallDispatcher
  let lane: any ReactorLane
  /// What the lane waits for; nil for nothing.
  let source: (any LaneSource)?
  /// Whether the lane wants to know which call is next.
  let foresees: Bool
  let clock: any Clock
  let limits: RPCLimits
  let hello: Hello
  let home: any CallHome
  let streamHome: any StreamHome
  var feeds: FeedTable
  let statistics: CallStatistics
  let census: ConnectionCensus
  let room: RequestRoom
  /// The end of calls that are refused because too much waits for what runs them.
  let overload: FailureTemplate
  let catalog: MethodCatalog
  let traits: [MethodCatalog.Traits]
  var interceptors: InterceptorChain
  /// The method of the call at hand, as far as its header has been read.
  var method: Int
  /// What is known of a call that is refused: who calls, or in which trace.
  var refused: CallContext?
  var counters = ServerCounters()
  /// The answer of the inline call that runs.
  var answer = WireWriter(capacity: 4096)
  /// When the batch's requests had been read, in monotonic nanoseconds.
  var arrived: UInt64 = 0
  /// Now, as far as the connection at work needs to know.
  var now: UInt64 = 0
  /// When the connection at work is to let others have their turn.
  var turnEnd = UInt64.max
  /// How many calls with one request and one answer were given to other threads since the reactor
  /// was last without work.
  var givenCalls = 0
  private var verdict: OverloadVerdict?
  private var isInBatch = false
  private var steps = 0

  init(
    dispatcher: any CallDispatcher, tokens: any TokenVerifying, clock: any Clock,
    configuration: ServerConfiguration, home: Reactor
  ) {
    self.dispatcher = dispatcher
    lane = dispatcher.makeReactorLane()
    source = lane.source
    foresees = lane.foresees
    self.clock = clock
    self.limits = configuration.limits
    self.hello = configuration.limits.hello(
      name: configuration.name, instance: configuration.instance,
      fingerprint: configuration.schemaFingerprint)
    self.home = home
    streamHome = home
    feeds = FeedTable(home.news)
    statistics = home.statistics
    census = home.census
    room = home.room
    overload = FailureTemplate(dispatcher.overload)
    method = home.statistics.unknownMethod
    catalog = MethodCatalog(dispatcher.methods, configuration.limits)
    traits = catalog.traits
    interceptors = InterceptorChain(
      catalog, dispatcher: dispatcher, tokens: tokens, reactor: home.index, configuration,
      home.statistics)
  }

  /// Counts a call whose OPEN has come.
  @inline(__always)
  mutating func beginCall() {
    counters.calls += 1
    method = statistics.unknownMethod
  }

  /// Notes a step that does not say when it ended, and looks at the clock after some of them, so
  /// that many of them end their turn in time.
  @inline(__always)
  mutating func noteStep() {
    steps &+= 1
    if steps & 7 == 0 { now = clock.monotonicNanoseconds() }
  }

  /// How long the inline call took that just ended; the next one begins now.
  @inline(__always)
  mutating func inlineTimes() -> CallTimes {
    let ended = clock.monotonicNanoseconds()
    var times = CallTimes()
    times.queueMicroseconds = (max(now, arrived) - arrived) / 1000
    times.handlerMicroseconds = (max(ended, now) - now) / 1000
    now = ended
    return times
  }

  /// Counts a connection that broke the protocol.
  mutating func refused(_ reason: CloseReason) {
    counters.connectionsRefused += 1
    statistics.count(reason)
  }

  /// Lets a call through, or says why not.
  @inline(__always)
  mutating func admit(
    _ header: consuming CallHeaderFields, _ method: Int, requestBytes: Int, of connection: UInt64,
    from slots: borrowing AuthSlots
  ) throws(RPCError) -> CallContext {
    var call = ArrivingCall(
      header, method, catalog, requestBytes: requestBytes, arrived: arrived, now: now,
      of: connection)
    do throws(RPCError) {
      try interceptors.before(&call, from: slots)
    } catch {
      if call.principal != nil || call.span != 0 { refused = call.context }
      throw error
    }
    return call.context
  }

  /// Notes how a call ended: `method` is its index, or that of none.
  @inline(__always)
  mutating func note(
    _ connection: UInt64, _ stream: UInt32, _ method: Int, _ code: StatusCode,
    _ times: CallTimes, _ context: CallContext?
  ) {
    interceptors.after(
      EndedCall(method, catalog, code, times, connection: connection, stream: stream),
      context)
  }

  /// Notes that all sockets that were ready have been read.
  mutating func beginBatch() {
    arrived = clock.monotonicNanoseconds()
    now = arrived
    interceptors.beginBatch(now: clock.now())
  }

  /// Whether a call is not to be submitted because too much waits.
  @inline(__always)
  mutating func isOverloaded(_ method: Int, _ context: CallContext) -> Bool {
    if verdict?.holds(method, context, at: now) == true { return true }
    forgetVerdict()
    guard dispatcher.isOverloaded(method, context) else { return false }
    verdict = OverloadVerdict(method, context, at: now)
    return true
  }

  private mutating func forgetVerdict() {
    guard let last = verdict.take() else { return }
    last.tell(dispatcher)
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

  /// Ends the lane's batch, if any call began it, and tells of what was refused unasked.
  mutating func endBatch() {
    forgetVerdict()
    guard isInBatch else { return }
    isInBatch = false
    lane.endBatch()
  }
}
