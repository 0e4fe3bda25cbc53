import Auth
package import FrontdeskServices
import RPCCore
package import RPCServer
package import Seams
package import Storage
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
  private let tenants: TenantDirectory
  private let workers: WorkerPool
  private let readers: ReadStorePool

  package init(
    _ services: [ServiceMethod], store: Store, tenants: TenantDirectory, clock: any Clock,
    workers: WorkerPool
  ) {
    self.services = services
    self.store = store
    self.tenants = tenants
    self.clock = clock
    self.workers = workers
    readers = ReadStorePool(store)
    names = services.map { service in
      let path = service.info.name.split(separator: ".").last ?? ""
      return path.split(separator: "/").joined(separator: ".")
    }
    methods = services.map { service in
      ServerMethod(
        info: service.info, lane: service.lane, access: service.access,
        isTenantless: service.isTenantless,
        runsInline: service.lane == .readsPoint || service.lane == .readsPage,
        isImplemented: !service.body.isUnimplemented)
    }
  }

  package func tenantState(_ id: Uuid) -> TenantState {
    guard let tenant = tenants[id] else { return .unknown }
    return tenant.isSuspended ? .suspended : .active
  }

  package func makeReactorLane() -> any ReactorLane { InlineReadLane(self) }

  package func submit(_ call: ServerCall) {
    switch services[call.method].body {
    case .write(let prepare): submitWrite(call, prepare)
    case .read(let read): submitRead(call, read)
    case .work(let work): submitWork(call, work)
    case .unimplemented:
      call.finish(error: RPCError(.unimplemented, "Streams are not served yet."))
    }
  }

  /// Whether a call leaves a trace of its own: a platform admin who looks into a tenant.
  func leavesTrace(_ context: CallContext) -> Bool {
    context.principal?.role == .platformAdmin && context.scope != nil
  }

  private func submitWrite(
    _ call: ServerCall,
    _ prepare: (RawSpan, PrepareCall) throws(RPCError) -> PreparedWrite
  ) {
    do throws(RPCError) {
      let prepared = try prepare(
        call.request.span.bytes, PrepareCall(call.context, now: clock.now()))
      store.writer.submit(WriteCallJob(call, method: names[call.method], prepared))
    } catch {
      call.finish(error: error)
    }
  }

  private func submitRead(
    _ call: ServerCall,
    _ read: @escaping @Sendable (RawSpan, ReadCall, inout WireWriter) throws(RPCError) -> Void
  ) {
    run(call) { [self] writer throws(RPCError) in
      try readers.withStore { store throws(RPCError) in
        try read(
          call.request.span.bytes, ReadCall(call.context, now: clock.now(), store: store), &writer)
      }
    }
  }

  private func submitWork(
    _ call: ServerCall,
    _ work: @escaping @Sendable (RawSpan, WorkCall, inout WireWriter) throws(RPCError) -> Void
  ) {
    run(call) { [self] writer throws(RPCError) in
      try work(
        call.request.span.bytes, WorkCall(call.context, now: clock.now(), store: store), &writer)
    }
  }

  /// Runs a call on a worker; a full queue refuses it.
  private func run(
    _ call: ServerCall, _ body: @escaping @Sendable (inout WireWriter) throws(RPCError) -> Void
  ) {
    let isTaken = workers.submit(tenant: call.context.scope?.tenantID ?? .zero) { [self] in
      guard call.begin() else { return }
      var writer = WireWriter()
      do throws(RPCError) {
        try body(&writer)
      } catch {
        return call.finish(error: error)
      }
      let answer = writer.finish()
      if leavesTrace(call.context) {
        store.writer.submit(AccessJob(call, method: names[call.method], answer))
      } else {
        call.finish(answer: answer)
      }
    }
    if !isTaken {
      call.finish(
        error: RPCError(
          .resourceExhausted, "Too many reports are running; try again.",
          retryAfterMilliseconds: 1000, neverExecuted: true))
    }
  }
}

extension ServiceMethod.Body {
  var isUnimplemented: Bool {
    if case .unimplemented = self { true } else { false }
  }
}
