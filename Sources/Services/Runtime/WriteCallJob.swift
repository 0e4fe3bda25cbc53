import Auth
import Crypto
import FrontdeskServices
import RPCCore
import RPCServer
import SQLInterface
import Storage
import WireFormat

/// One write rpc as the writer runs it.
///
/// `@unchecked`: the variables are touched by the writer's thread only, which runs and finishes
/// a job.
final class WriteCallJob: WriteJob, @unchecked Sendable {
  let scope: TenantScope
  let author: Author
  let idempotency: IdempotencyClaim?
  var deadline: UInt64 { call.context.deadline }
  var isCancelled: Bool { call.wasCancelled }
  var waitingSince: UInt64 { call.context.arrived }
  var urgency: WriteUrgency { WriteUrgency(call.context.criticality) }

  private let call: ServerCall
  private let dispatcher: ServiceDispatcher
  /// Where a call that changes nothing leaves its trace; nil for those that leave none.
  private let traces: Writer?
  private let prepared: PreparedWrite
  private let effects = CommitEffects()
  private var answer: [UInt8] = []
  private var refusal: RPCError?

  init(
    _ call: ServerCall, of dispatcher: ServiceDispatcher, traces: Writer?,
    _ prepared: @escaping PreparedWrite
  ) {
    self.call = call
    self.dispatcher = dispatcher
    self.traces = traces
    self.prepared = prepared
    let context = call.context
    scope = context.scope ?? .system(.zero, "a call that names no tenant")
    let author = Author(
      principal: context.principal?.subject ?? "", role: context.principal?.role,
      method: dispatcher.names[call.method])
    self.author = author
    let request = call.request
    idempotency = context.idempotencyKey.map { key in
      // What was answered to one who may see everything is not for the same one who may not.
      let places = context.limit?.locations.map(\.description).joined() ?? ""
      let asked = places.isEmpty ? request : request + Array(places.utf8)
      return IdempotencyClaim(key, by: author, request: SHA256.hash(asked.span.bytes))
    }
  }

  func run(_ store: WriteStore) throws(WriteAbort) {
    call.noteBegin()
    effects.clear()
    refusal = nil
    var writer = WireWriter()
    do throws(RPCError) {
      try prepared(
        WriteCall(call.context, now: store.now, store: store, effects: effects), &writer)
    } catch {
      refusal = error
      throw .refused
    }
    let bytes = writer.finish()
    if traces != nil, !store.hasRecorded {
      store.record(.access(to: scope, of: store.concerned), scope)
    }
    if idempotency != nil { store.keepAnswer(bytes.span.bytes) }
    answer = bytes
  }

  func finish(_ outcome: WriteOutcome) {
    switch outcome {
    case .committed:
      effects.run()
      finish(.success(answer))
    case .replayed(let answer): finish(.success(answer))
    case .refused:
      var error = refusal ?? RPCError(.internal, "The write was refused without a reason.")
      if call.context.hidesSpend { error = error.withoutSpend() }
      guard let traces else { return call.finish(error: error) }
      traces.submit(AccessJob(call, method: author.method, .failure(error)))
    case .failed(let failure): call.finish(error: RPCError(failure))
    case .unknown: call.finish(error: .outcomeUnknown)
    }
  }
}

extension WriteCallJob {
  private func finish(_ result: Result<[UInt8], RPCError>) {
    switch dispatcher.shown(result, of: call.method, to: call.context) {
    case .success(let answer): call.finish(answer: answer)
    case .failure(let error): call.finish(error: error)
    }
  }
}

/// Notes in the journal that a platform admin looked into a tenant, before the answer leaves; a
/// refusal is an answer too, since it may tell that a record is there.
final class AccessJob: WriteJob {
  let scope: TenantScope
  let author: Author
  let idempotency: IdempotencyClaim? = nil
  let deadline = UInt64.max
  let isCancelled = false

  private let call: ServerCall
  private let answer: Result<[UInt8], RPCError>

  init(_ call: ServerCall, method: String, _ answer: Result<[UInt8], RPCError>) {
    self.call = call
    self.answer = answer
    scope = call.context.scope ?? .system(.zero, "a call that names no tenant")
    author = Author(
      principal: call.context.principal?.subject ?? "", role: call.context.principal?.role,
      method: method)
  }

  func run(_ store: WriteStore) throws(WriteAbort) {
    store.record(.access(to: scope), scope)
  }

  func finish(_ outcome: WriteOutcome) {
    switch outcome {
    case .committed, .replayed:
      switch answer {
      case .success(let bytes): call.finish(answer: bytes)
      case .failure(let error): call.finish(error: error)
      }
    case .refused: call.finish(error: RPCError(.internal, "The access could not be noted."))
    case .failed(let failure): call.finish(error: RPCError(failure))
    case .unknown: call.finish(error: .outcomeUnknown)
    }
  }
}

extension Change {
  /// `subject` is whose data the answer may hold that is kept with it.
  static func access(to scope: TenantScope, of subject: Uuid? = nil) -> Change {
    Change(.accessed, .tenant, scope.tenantID, subject: subject, version: 0)
  }
}

extension ChangeKind {
  /// Somebody from the platform looked into the tenant; nothing was changed.
  static let accessed = ChangeKind("accessed")
}

extension WriteUrgency {
  init(_ criticality: Criticality) {
    switch criticality {
    case .sheddable: self = .sheddable
    case .critical: self = .critical
    default: self = .usual
    }
  }
}

extension RPCError {
  /// The commit failed: the change may be there or not.
  fileprivate static let outcomeUnknown = RPCError(
    .unknown,
    "The store failed while it committed; repeat the call with the same idempotency key.")

  /// Why nothing was written.
  init(_ failure: WriteFailure) {
    switch failure {
    case .overloaded:
      self.init(
        .resourceExhausted, "More writes come than can be done; try again later.",
        retryAfterMilliseconds: 100, neverExecuted: true)
    case .deadlineExceeded:
      self.init(
        .deadlineExceeded, "The deadline passed before the write began.", neverExecuted: true)
    case .cancelled: self.init(.cancelled, "The call was cancelled.", neverExecuted: true)
    case .draining, .storeFailed:
      self.init(.unavailable, "The server is stopping; try again.", neverExecuted: true)
    case .diskFull: self.init(SQLError.full)
    case .idempotencyMismatch:
      self.init(
        .invalidArgument,
        "The idempotency key was used for another request; make a new key for a new request.")
    case .answerErased:
      self.init(
        .failedPrecondition, "The call was made before, and its subject has been erased since.")
    case .unrecordedChange:
      self.init(.internal, "The server made a mistake; nothing was written.")
    case .sql(let error): self.init(error)
    }
  }
}
