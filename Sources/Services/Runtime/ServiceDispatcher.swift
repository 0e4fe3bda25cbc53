import Auth
package import FrontdeskServices
import RPCCore
package import RPCServer
import SQLInterface
package import Seams
package import Storage
import Synchronization
package import SystemIO
package import WireFormat

/// What stands behind the runtime: sends each call to its lane. Point and page reads run on
/// the reactor that received them, writes on the store's single writer, reports and long work
/// on a bounded pool of workers.
package final class ServiceDispatcher: CallDispatcher {
  package let methods: [ServerMethod]
  let services: [ServiceMethod]
  /// `CustomerService.createCustomer`, by index.
  let names: [String]
  let store: Store
  /// What wakes feeds.
  let news: FeedNews
  let clock: any Clock
  /// Feeds of a store that no reactor waits for.
  let feeds: RemoteFeeds
  /// Stops the statements of callers that have gone.
  let watch = CancellationWatch()
  /// What opens the reactors' links, where the store is a server.
  let links: LinkOpener
  let linkCounters = LinkCounters()
  let standbyCounters = StandbyCounters()
  /// Reads that workers run. Only judged by, so relaxed is enough.
  let running = Atomic(0)
  /// How long a worker that runs alone looks for an answer before it sleeps.
  let spinMicroseconds: Int
  private let tenants: TenantDirectory
  // Made at the end of `init`, because its workers need the dispatcher.
  private let workers = Mutex<WorkerPool?>(nil)
  private let fullness = WorkerPool.Fullness()

  /// Starts `workers` threads for reports and long work, which run until `stop`.
  package init(
    _ services: [ServiceMethod], store: Store, tenants: TenantDirectory, clock: any Clock,
    workers: Int, pool options: WorkerPool.Options = WorkerPool.Options(),
    news: FeedNews = FeedNews()
  ) throws(SystemError) {
    self.services = services
    self.store = store
    self.news = news
    self.tenants = tenants
    self.clock = clock
    spinMicroseconds = options.spinMicroseconds
    feeds = RemoteFeeds(store, news, clock)
    links = LinkOpener(store)
    names = services.map { service in
      let path = service.info.name.split(separator: ".").last ?? ""
      return path.split(separator: "/").joined(separator: ".")
    }
    methods = zip(services, names).map { service, name in
      ServerMethod(
        info: service.info, lane: service.lane, shape: service.body.shape,
        access: service.access, keepsToLocations: LocationKeeping.rpcs.contains(name),
        isTenantless: service.isTenantless,
        runsInline: service.lane == .readsPoint || service.lane == .readsPage)
    }
    let pool = try WorkerPool(
      name: "worker", threads: workers, options: options, fullness: fullness
    ) { CallWorker(self) }
    self.workers.withLock { $0 = pool }
  }

  /// What the workers do now; nil once they have ended.
  package var workerFigures: WorkerPool.Figures? { workers.withLock { $0 }?.figures }

  /// What became of reads on the reactors' links; nil where the store is within the process.
  package var linkFigures: LinkFigures? {
    guard !store.dialect.isEmbedded else { return nil }
    return LinkFigures(
      answered: linkCounters.answered.load(ordering: .relaxed),
      handedOver: linkCounters.handedOver.load(ordering: .relaxed),
      opened: linkCounters.opened.load(ordering: .relaxed),
      lost: linkCounters.lost.load(ordering: .relaxed))
  }

  /// What became of reads that a standby might answer; nil where there is none.
  package var standbyFigures: StandbyFigures? {
    let standbys = store.standbys
    guard !standbys.isEmpty else { return nil }
    return StandbyFigures(
      answered: standbyCounters.answered.load(ordering: .relaxed),
      behind: standbyCounters.behind.load(ordering: .relaxed),
      failed: standbyCounters.failed.load(ordering: .relaxed),
      lags: standbys.map { ($0.name, $0.lagNanoseconds) })
  }

  /// Ends the workers after what they run now. Until then they keep the dispatcher.
  package func stop() {
    let pool = workers.withLock { $0.take() }
    pool?.stop()
    watch.stop()
    links.stop()
    feeds.stop()
  }

  package func tenantState(_ id: Uuid) -> TenantState {
    guard let tenant = tenants[id] else { return .unknown }
    return tenant.isSuspended ? .suspended : .active
  }

  package func makeReactorLane() -> any ReactorLane { InlineReadLane(self) }

  package func isOverloaded(_ method: Int, _ context: CallContext) -> Bool {
    switch methods[method].lane {
    case .writes:
      store.writer.mayRefuse
        && store.writer.refuses(
          context.scope?.tenantID ?? .zero, WriteUrgency(context.criticality))
    case .readsPoint, .readsPage, .readsReport, .works:
      fullness.isLikely && workers.withLock { $0 }?.refuses(context) == true
    case .feed: false
    }
  }

  package func noteOverloaded(_ method: Int, _ calls: Int) {
    switch methods[method].lane {
    case .writes: store.writer.noteRefused(calls)
    case .readsPoint, .readsPage, .readsReport, .works: workers.withLock { $0 }?.noteRefused(calls)
    case .feed: break
    }
  }

  package func sweep() { workers.withLock { $0 }?.sweep() }

  package func submit(_ call: ServerCall) {
    switch services[call.method].body {
    case .write(let prepare): submitWrite(call, prepare)
    case .read, .work, .readStream, .workStream:
      guard let pool = workers.withLock({ $0 }) else {
        return call.finish(
          error: RPCError(.unavailable, "The server is stopping; try again.", neverExecuted: true))
      }
      pool.submit(call)
    case .feed: call.finish(error: RPCError(.internal, "A feed runs on no worker."))
    }
  }

  /// Whether a call leaves a trace of its own: a platform admin who looks into a tenant.
  func leavesTrace(_ context: CallContext) -> Bool {
    context.principal?.role == .platformAdmin && context.scope != nil
  }

  private func submitWrite(
    _ call: ServerCall, _ prepare: (RawSpan, PrepareCall) throws(RPCError) -> PreparedWrite
  ) {
    do throws(RPCError) {
      let request = call.request
      let prepared = try prepare(
        request.span.bytes, PrepareCall(call.context, now: clock.now()))
      let traces = leavesTrace(call.context) ? store.writer : nil
      store.writer.submit(
        WriteCallJob(call, of: self, traces: traces, prepared))
    } catch {
      finish(call, .failure(error))
    }
  }

  /// Ends a call that wrote nothing, after its trace is durable where it leaves one; a stream's
  /// is since before it began.
  func finish(_ call: ServerCall, _ answer: Result<[UInt8], RPCError>) {
    guard !leavesTrace(call.context) || call.stream != nil else {
      return store.writer.submit(AccessJob(call, method: names[call.method], answer))
    }
    switch shown(answer, of: call.method, to: call.context) {
    case .success(let bytes): call.finish(answer: bytes)
    case .failure(let error): call.finish(error: error)
    }
  }
}
