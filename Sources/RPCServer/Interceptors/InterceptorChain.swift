import Auth
import RPCCore
import TLS
import WireFormat

/// What stands around every call of one reactor, in this order: its place in its trace, who calls,
/// what the call may cost, its tenant, and then what the server was configured with; behind all of
/// them the counts.
struct InterceptorChain {
  private var tracing: CallTracing
  private var authentication: Authentication
  private var limits: CallLimits
  private var tenancy: Tenancy
  private var metrics: CallMetrics
  /// Those of the configuration; the places of those that look at calls before they run.
  private var others: [any CallInterceptor]
  private let looking: [Int]
  /// Successful calls that took less, in microseconds, are of no concern to any of the others.
  private let successesFrom: UInt64
  private let methods: [ServerMethod]

  init(
    _ catalog: MethodCatalog, dispatcher: any CallDispatcher, tokens: any TokenVerifying,
    reactor: Int, _ configuration: ServerConfiguration, _ statistics: CallStatistics
  ) {
    methods = catalog.methods
    tracing = CallTracing(seed: configuration.instance.low &+ UInt64(reactor))
    authentication = Authentication(catalog, tokens)
    limits = CallLimits(
      catalog, configuration.limits, reactors: configuration.reactorCount, statistics)
    tenancy = Tenancy(catalog, dispatcher)
    metrics = CallMetrics(statistics: statistics)
    others = configuration.interceptors
    looking = others.indices.filter { [others] in others[$0].looksBefore }
    successesFrom = others.map(\.successesFrom).min() ?? .max
  }

  @inline(__always)
  mutating func before(
    _ call: inout ArrivingCall, from tokens: borrowing AuthSlots
  ) throws(RPCError) {
    try tracing.before(&call, from: tokens)
    try authentication.before(&call, from: tokens)
    try limits.before(&call, from: tokens)
    try tenancy.before(&call, from: tokens)
    if !looking.isEmpty { try look(&call, tokens) }
  }

  @inline(never)
  private mutating func look(
    _ call: inout ArrivingCall, _ tokens: borrowing AuthSlots
  ) throws(RPCError) {
    for index in looking { try others[index].before(&call, from: tokens) }
  }

  @inline(__always)
  mutating func after(_ call: borrowing EndedCall, _ context: CallContext?) {
    metrics.after(call, context)
    if call.code != .ok || call.microseconds >= successesFrom { tell(call, context) }
  }

  @inline(never)
  private mutating func tell(_ call: borrowing EndedCall, _ context: CallContext?) {
    for index in others.indices
    where call.code != .ok || call.microseconds >= others[index].successesFrom {
      others[index].after(call, context)
    }
  }
}

// What connections ask besides.
extension InterceptorChain {
  /// Begins a batch: what was known of tokens and tenants is asked again.
  mutating func beginBatch(now: Timestamp) {
    authentication.beginBatch(now: now)
    tenancy.forget()
  }

  /// Looks at the next call anew: a connection's tokens have changed.
  mutating func forgetLast() {
    authentication.forget()
    tenancy.forget()
  }

  /// What a token allows, or the words for its refusal.
  mutating func grant(to token: [UInt8], at time: UInt64) throws(TokenRefusal) -> Grant {
    grant(to: try authentication.verify(token), at: time)
  }

  /// What a client's certificate alone allows; nil when it stands for nobody.
  mutating func grant(to certificate: PeerCertificate, at time: UInt64) -> Grant? {
    authentication.principal(of: certificate).map { grant(to: $0, at: time) }
  }

  private mutating func grant(to principal: Principal, at time: UInt64) -> Grant {
    Grant(principal, methods, limits.budget(of: principal, at: time))
  }

  /// Why a stream that was let through may not go on; nil while it may.
  mutating func objection(to context: CallContext) -> RPCError? {
    authentication.objection(to: context) ?? tenancy.objection(to: context)
  }
}
