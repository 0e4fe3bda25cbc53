package import Auth
import Crypto
import FrontdeskServices
import RPCCore
package import RPCServer
package import SQLInterface
import SchemaLanguage
package import Seams
package import Storage
import Synchronization
package import SystemIO
package import TLS
import WireFormat

/// The whole server: a store, its services, and the runtime that takes calls for them.
package final class FrontdeskServer: Sendable {
  /// What a server is for, where several share a store.
  package enum Role: String, Sendable, CaseIterable {
    /// Takes calls.
    case serve
    /// Does what has to be done from time to time.
    case work
    case both
  }

  /// What can be turned.
  package struct Options: Sendable {
    package var server = ServerConfiguration()
    package var writer = Writer.Options()
    /// For answers that reads by id need not ask the store for; 0 for none. Of no use where servers
    /// share the store.
    package var answerBytes = AnswerCache.mebibytesMax << 20
    /// Threads for reports and long work.
    package var workers = 4
    package var pool = WorkerPool.Options()
    package var version = "0.1.0"
    /// Whether the server takes calls, does the work that no caller asks for, or both.
    package var role = Role.both
    /// How often old saved answers are forgotten.
    package var upkeepSeconds = 600.0
    /// The file in which erasures are noted; without one there are none.
    package var ledgerPath: String?
    /// How often it is looked whether duplicates are to be looked for.
    package var duplicateSeconds = 2.0
    /// Hears of long work that fails; on a thread of the server's, which must not wait.
    package var onJobFailure: @Sendable (JobFailure) -> Void = { _ in }
    /// Where files about customers are kept; nil for nowhere.
    package var evidence: EvidenceSettings?
    /// Whom clients' certificates stand for; nil for nobody.
    package var services: ServiceCertificates?

    package init() {}
  }

  /// Why a server does not start.
  package enum Failure: Error, Sendable {
    case store(Store.Failure)
    case sql(SQLError)
    case erasures(ErasureFailure)
    case keys(KeyStoreError)
    case keySet(KeySetProblem)
    case system(SystemError)
    case schema
  }

  package let store: Store
  package let environment: ServiceEnvironment
  package let health: HealthHandlers
  package let runtime: RPCServer
  private let erasures: ErasureLog?
  private let clock: any Clock
  private let news: FeedNews
  private let dispatcher: ServiceDispatcher
  private let upkeep: Upkeep?
  private let jobs: JobRunner?
  private let finder: DuplicateFinder?
  private let follower: StoreFollower
  private let hasDrained = Mutex(false)

  /// Opens and migrates the store, and starts the threads; nothing is accepted before `listen`.
  package init(
    _ database: any SQLDatabase, keys: KeyStore, clock: any Clock = SystemClock(),
    random: any RandomSource = SystemRandom(), options: Options = Options()
  ) throws(Failure) {
    let verifier: TokenVerifier
    let (master, cursor) = try Self.secrets(keys)
    let news = options.server.news
    self.news = news
    self.clock = clock
    erasures = options.ledgerPath.map { ErasureLog(AppendedFile(path: $0)) }
    let local = LocalNews(news)
    var options = options
    let onCommit = options.writer.onCommit
    options.writer.onCommit = { grown in
      local.hear(grown.keys)
      onCommit(grown)
    }
    let answerBell = options.server.answerBell
    options.writer.endTogether = { answerBell.ring(after: $0) }
    store = try Self.open(database, master, clock, options)
    environment = ServiceEnvironment(
      random: random, tenants: TenantDirectory(),
      cursors: CursorSealer(key: cursor), json: RecordJSON(try Self.schema()))
    do throws(KeySetProblem) {
      verifier = try TokenVerifier(keySetPath: keys.keySetPath, now: clock.now())
    } catch {
      throw .keySet(error)
    }
    health = HealthHandlers(version: options.version)
    let state = ServerState(options.server)
    let bell = JobBell()
    let watch = DuplicateWatch()
    try Self.load(store, environment.tenants, verifier, clock.now())
    var started: ServiceDispatcher?
    do throws(SystemError) {
      dispatcher = try ServiceDispatcher(
        Self.methods(
          environment, health, verifier, state, erasures, bell, watch, options.evidence, clock),
        store: store, tenants: environment.tenants, clock: clock, workers: options.workers,
        pool: options.pool, news: news)
      started = dispatcher
      runtime = try RPCServer(
        dispatcher, tokens: VerifiedTokens(verifier, options.services), clock: clock,
        configuration: options.server)
      state.show(runtime, dispatcher)
      try store.writer.start()
      follower = try StoreFollower(
        store, environment.tenants, verifier, dispatcher.feeds, clock: clock)
      local.set(dispatcher.feeds)
      // No reactor should do this when it is first asked.
      try SystemThread(name: "describing") { ServedSchema.prepare() }.letGo()
      upkeep = try Self.upkeep(store, environment, clock, options)
      finder = try Self.finder(store, environment, watch, clock, options)
      jobs = try Self.jobs(store, environment, bell, clock, options)
    } catch {
      started?.stop()
      throw .system(error)
    }
  }

  // A start that fails later, at an address that is taken, ends what it began.
  deinit { drain(milliseconds: 0) }
}

// Serving and stopping.
extension FrontdeskServer {
  /// Erases again whom the ledger says to be erased and a restored store has; before `listen`.
  /// Returns how many there were.
  package func replayErasures() throws(Failure) -> Int {
    guard let erasures else { return 0 }
    do throws(ErasureFailure) {
      return try store.replay(try erasures.read(), now: clock.now())
    } catch {
      throw .erasures(error)
    }
  }

  /// Takes calls at `address`, secured when `tls` is given; returns it with the port that was
  /// picked.
  @discardableResult
  package func listen(
    on address: SocketAddress, tls: TLSServer? = nil
  ) throws(SystemError) -> SocketAddress {
    try runtime.listen(on: address, tls: tls)
  }

  /// What the workers do now; nil once they have ended.
  package var workerFigures: WorkerPool.Figures? { dispatcher.workerFigures }

  /// What became of reads on the reactors' links; nil where the store is within the process.
  package var linkFigures: LinkFigures? { dispatcher.linkFigures }

  /// What became of reads that a standby might answer; nil where there is none.
  package var standbyFigures: StandbyFigures? { dispatcher.standbyFigures }

  /// What went wrong with long work; nil where this server does none.
  package var jobFailures: JobFailures.Figures? { jobs?.failures.figures }

  /// Finishes the calls in flight, refuses later ones, and closes the store. Returns when that
  /// is done, at the latest a moment after `milliseconds`; at once where that was done before.
  package func drain(milliseconds: Int) {
    let isFirst = hasDrained.withLock { hasDrained in
      defer { hasDrained = true }
      return !hasDrained
    }
    guard isFirst else { return }
    health.beginDraining()
    news.tell([HealthHandlers.topic])
    runtime.drain(milliseconds: milliseconds)
    runtime.wait()
    follower.stop()
    dispatcher.stop()
    upkeep?.stop()
    jobs?.stop()
    finder?.stop()
    store.writer.drain()
  }
}

// What it is made of.
extension FrontdeskServer {
  /// Every rpc of every service.
  private static func methods(
    _ environment: ServiceEnvironment, _ health: HealthHandlers, _ verifier: TokenVerifier,
    _ state: ServerState, _ erasures: ErasureLog?, _ bell: JobBell, _ watch: DuplicateWatch,
    _ evidence: EvidenceSettings?, _ clock: any Clock
  ) -> [ServiceMethod] {
    let reflection = ReflectionHandlers()
    let server = ServerHandlers(state, clock: clock, fingerprint: reflection.fingerprint)
    return health.methods + reflection.methods + server.methods
      + AuthHandlers(environment, verifier).methods
      + TenantHandlers(environment, evidence: evidence, erasures, clock: clock).methods
      + CustomerHandlers(environment).methods
      + DuplicateHandlers(environment, watch: watch).methods
      + LeadHandlers(environment).methods
      + BookingHandlers(environment).methods
      + CommunicationHandlers(environment).methods
      + EventHandlers().methods
      + AuditHandlers(environment).methods
      + PrivacyHandlers(environment, erasures, evidence).methods
      + ConsentHandlers(environment).methods
      + SegmentHandlers(environment).methods
      + BulkHandlers(environment, bell).methods
      + ImportHandlers(environment, bell).methods
      + ExportHandlers(environment).methods
      + EvidenceHandlers(environment, evidence).methods
  }

  /// What forgets old answers, where this server works at all.
  private static func upkeep(
    _ store: Store, _ environment: ServiceEnvironment, _ clock: any Clock, _ options: Options
  ) throws(SystemError) -> Upkeep? {
    guard options.role != .serve else { return nil }
    return try Upkeep(
      store, environment.tenants, holder: environment.random.uuid(at: clock.now()), clock: clock,
      seconds: options.upkeepSeconds, evidence: options.evidence)
  }

  /// What runs jobs, where this server works at all.
  private static func jobs(
    _ store: Store, _ environment: ServiceEnvironment, _ bell: JobBell, _ clock: any Clock,
    _ options: Options
  ) throws(SystemError) -> JobRunner? {
    guard options.role != .serve else { return nil }
    return try JobRunner(
      environment, store, bell, holder: environment.random.uuid(at: clock.now()), clock: clock,
      onFailure: options.onJobFailure)
  }

  /// What looks for duplicates, where this server works at all.
  private static func finder(
    _ store: Store, _ environment: ServiceEnvironment, _ watch: DuplicateWatch,
    _ clock: any Clock, _ options: Options
  ) throws(SystemError) -> DuplicateFinder? {
    guard options.role != .serve else { return nil }
    return try DuplicateFinder(
      store, environment.tenants, watch, holder: environment.random.uuid(at: clock.now()),
      clock: clock, seconds: options.duplicateSeconds)
  }

  /// Reads what is kept in memory: tenants, and tokens that were taken back.
  private static func load(
    _ store: Store, _ tenants: TenantDirectory, _ verifier: TokenVerifier, _ now: Timestamp
  ) throws(Failure) {
    do throws(SQLError) {
      let reader = try store.makeReadStore()
      try tenants.load(reader)
      for revocation in try reader.revocations(at: now) {
        verifier.restoreRevocation(
          revocation.tokenID, tenant: revocation.tenant, until: revocation.until, now: now)
      }
      reader.close()
    } catch {
      throw .sql(error)
    }
  }

  private static func secrets(
    _ keys: KeyStore
  ) throws(Failure) -> (MasterKey, AuthenticationKey) {
    do throws(KeyStoreError) { return (try keys.masterKey(), try keys.cursorKey()) } catch {
      throw .keys(error)
    }
  }

  private static func open(
    _ database: any SQLDatabase, _ master: MasterKey, _ clock: any Clock, _ options: Options
  ) throws(Failure) -> Store {
    do throws(Store.Failure) {
      return try Store(
        database, master: master, clock: clock, options: options.writer,
        answerBytes: options.answerBytes)
    } catch {
      throw .store(error)
    }
  }

  private static func schema() throws(Failure) -> Schema {
    guard let schema = ServedSchema.compiled else { throw .schema }
    return schema
  }
}

/// What this server's own commits wake: made before the feeds, which need the store.
private final class LocalNews: Sendable {
  private let news: FeedNews
  private let feeds = Mutex<RemoteFeeds?>(nil)

  init(_ news: FeedNews) { self.news = news }

  func set(_ feeds: RemoteFeeds) { self.feeds.withLock { $0 = feeds } }

  func hear(_ tenants: some Sequence<Uuid>) {
    guard let feeds = feeds.withLock({ $0 }) else { return news.tell(tenants) }
    feeds.hear(tenants)
  }
}

/// The runtime's view of the verifier.
private struct VerifiedTokens: TokenVerifying {
  private let verifier: TokenVerifier
  private let services: ServiceCertificates?

  init(_ verifier: TokenVerifier, _ services: ServiceCertificates?) {
    self.verifier = verifier
    self.services = services
  }

  func principal(of certificate: PeerCertificate, now: Timestamp) -> Principal? {
    services?.principal(names: certificate.names, end: certificate.end, now: now)
  }

  func verify(_ token: [UInt8], now: Timestamp) throws(TokenRefusal) -> Principal {
    do throws(TokenError) {
      return try verifier.verify(token, now: now)
    } catch {
      throw TokenRefusal(error.message)
    }
  }

  func isValid(_ principal: Principal, now: Timestamp) -> Bool {
    verifier.isValid(principal, now: now)
  }
}
