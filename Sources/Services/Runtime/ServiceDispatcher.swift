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
  let clock: any Clock
  /// Stops the statements of callers that have gone.
  let watch = CancellationWatch()
  private let tenants: TenantDirectory
  // Made at the end of `init`, because its workers need the dispatcher.
  private let workers = Mutex<WorkerPool?>(nil)

  /// Starts `workers` threads for reports and long work.
  package init(
    _ services: [ServiceMethod], store: Store, tenants: TenantDirectory, clock: any Clock,
    workers: Int
  ) throws(SystemError) {
    self.services = services
    self.store = store
    self.tenants = tenants
    self.clock = clock
    names = services.map { service in
      let path = service.info.name.split(separator: ".").last ?? ""
      return path.split(separator: "/").joined(separator: ".")
    }
    // A reactor waits for nothing but its epoll, so it asks no server.
    let isEmbedded = store.dialect.isEmbedded
    methods = services.map { service in
      ServerMethod(
        info: service.info, lane: service.lane, access: service.access,
        isTenantless: service.isTenantless,
        runsInline: isEmbedded
          && (service.lane == .readsPoint || service.lane == .readsPage),
        isImplemented: !service.body.isUnimplemented)
    }
    let pool = try WorkerPool(name: "worker", threads: workers) { [unowned self] in
      CallWorker(self)
    }
    self.workers.withLock { $0 = pool }
  }

  /// Ends the workers after what they run now.
  package func stop() {
    let pool = workers.withLock { $0.take() }
    pool?.stop()
    watch.stop()
  }

  package func tenantState(_ id: Uuid) -> TenantState {
    guard let tenant = tenants[id] else { return .unknown }
    return tenant.isSuspended ? .suspended : .active
  }

  package func makeReactorLane() -> any ReactorLane { InlineReadLane(self) }

  package func submit(_ call: ServerCall) {
    switch services[call.method].body {
    case .write(let prepare): submitWrite(call, prepare)
    case .read, .work:
      guard let pool = workers.withLock({ $0 }) else {
        return call.finish(
          error: RPCError(.unavailable, "The server is stopping; try again.", neverExecuted: true))
      }
      pool.submit(call)
    case .unimplemented:
      call.finish(error: RPCError(.unimplemented, "Streams are not served yet."))
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
        WriteCallJob(call, method: names[call.method], traces: traces, prepared))
    } catch {
      finish(call, .failure(error))
    }
  }

  /// Ends a call that wrote nothing, after its trace is durable where it leaves one.
  func finish(_ call: ServerCall, _ answer: Result<[UInt8], RPCError>) {
    guard !leavesTrace(call.context) else {
      return store.writer.submit(AccessJob(call, method: names[call.method], answer))
    }
    switch answer {
    case .success(let bytes): call.finish(answer: bytes)
    case .failure(let error): call.finish(error: error)
    }
  }
}

extension ServiceMethod.Body {
  var isUnimplemented: Bool {
    if case .unimplemented = self { true } else { false }
  }
}
