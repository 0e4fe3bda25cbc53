import Auth
import Crypto
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import RPCServer
import SQLInterface
import SchemaLanguage
import StoreKit
import Synchronization
import TestKit
import Testing
import WireFormat

@testable import Services
@testable import Storage

/// The handlers of every service over a store of their own, without sockets or lanes: a call is
/// decoded, checked, prepared and run as the server does it.
final class ServiceHarness {
  let test: TestStore
  let clock = ManualClock()
  let random: SeededRandom
  let store: Store
  let environment: ServiceEnvironment
  let reader: ReadStore
  /// Has no cache, so that each read is made with and without one.
  private let plain: ReadStore
  private(set) var scope: TenantScope
  /// No byte comes there.
  var evidence = EvidenceSettings(folder: "/nonexistent/evidence")

  /// A store with one tenant of `profile`.
  init(
    _ profile: TenantProfile = .booking, on dialect: SQLDialect = TestStore.dialect,
    for name: String = #function
  ) throws {
    test = try TestStore(dialect)
    random = SeededRandom(for: name)
    store = try Store(test.database, master: MasterKey(), clock: clock, answerBytes: 1 << 20)
    reader = try store.makeReadStore()
    plain = try store.makeReadStore(for: .report)
    let schema = try #require(ServedSchema.compiled)
    environment = ServiceEnvironment(
      random: random, tenants: TenantDirectory(),
      cursors: CursorSealer(key: AuthenticationKey()), json: RecordJSON(schema))
    scope = .system(.zero, "no tenant yet")
    let tenant: Tenant = try call(
      TenantServiceMethods.createTenant,
      CreateTenantRequest(
        name: "Test", profile: profile, region: "IE", currency: "EUR", timeZone: "Europe/Dublin"))
    scope = .system(tenant.id, "a test")
  }

  private var methods: [ServiceMethod] {
    TenantHandlers(environment).methods + CustomerHandlers(environment).methods
      + LeadHandlers(environment).methods + BookingHandlers(environment).methods
      + DuplicateHandlers(environment).methods
      + CommunicationHandlers(environment).methods
      + EvidenceHandlers(environment, evidence).methods
  }

  /// Runs one call to its end.
  func call<Answer: WireMessage>(
    _ info: MethodInfo, _ request: some WireMessage, in scope: TenantScope? = nil
  ) throws -> Answer {
    let method = try #require(methods.first { $0.info == info })
    let bytes = request.encoded()
    let context = CallContext(
      principal: nil, scope: scope ?? self.scope, deadline: .max, arrived: 0)
    var answer = WireWriter()
    switch method.body {
    case .read(let read):
      reader.begin()
      defer { reader.end() }
      try read(
        bytes.span.bytes, ReadCall(context, now: clock.now(), store: reader), &answer)
      if store.answers != nil { try expect(read, bytes, context, answers: answer.bytes) }
    case .write(let prepare):
      let prepared = try prepare(
        bytes.span.bytes, PrepareCall(context, now: clock.now()))
      let job = HarnessJob(context, prepared)
      store.writer.submit(job)
      while store.writer.runBatch() > 0 {}
      return try Answer(decoding: try job.answer)
    case .work, .readStream, .workStream, .feed: Issue.record("\(info.name) cannot be called here")
    }
    return try Answer(decoding: answer.finish())
  }

  /// Holds an answer against that of the store alone.
  private func expect(
    _ read: (RawSpan, ReadCall, inout WireWriter) throws(RPCError) -> Void, _ request: [UInt8],
    _ context: CallContext, answers: RawSpan
  ) throws(RPCError) {
    var answer = WireWriter()
    plain.begin()
    defer { plain.end() }
    try read(
      request.span.bytes, ReadCall(context, now: clock.now(), store: plain), &answer)
    let (kept, stored) = (
      answers.withUnsafeBytes { Array($0) }, answer.bytes.withUnsafeBytes { Array($0) }
    )
    #expect(kept == stored)
  }

  /// The error that a call ends with.
  func refusal(
    _ info: MethodInfo, _ request: some WireMessage, in scope: TenantScope? = nil
  ) throws -> RPCError {
    do {
      let _: NoAnswer = try call(info, request, in: scope)
    } catch let error as RPCError {
      return error
    }
    Issue.record("\(info.name) was not refused")
    throw RPCError(.internal, "not refused")
  }

  /// Prepares all of `requests` before any is run, then runs them as the writer would take them
  /// from its queue: in common batches. How each ended, in order.
  func together<Answer: WireMessage>(
    _ info: MethodInfo, _ requests: [some WireMessage]
  ) throws -> [Result<Answer, any Error>] {
    let method = try #require(methods.first { $0.info == info })
    guard case .write(let prepare) = method.body else { return [] }
    let context = CallContext(principal: nil, scope: scope, deadline: .max, arrived: 0)
    let jobs = try requests.map { request in
      let prepared = try prepare(
        request.encoded().span.bytes, PrepareCall(context, now: clock.now()))
      return HarnessJob(context, prepared)
    }
    for job in jobs { store.writer.submit(job) }
    while store.writer.runBatch() > 0 {}
    return jobs.map { job in Result { try Answer(decoding: try job.answer) } }
  }

  /// What the tenant's feed tells after event `seq`.
  func events(after seq: Int64 = 0) throws -> [ChangeEvent] {
    try reader.events(after: seq, limit: 500, scope)
  }
}

/// Decodes whatever comes.
private struct NoAnswer: WireMessage {
  func write(to writer: inout WireWriter) {}
  mutating func read(from reader: inout WireReader) throws(WireError) {
    var unknown = UnknownFields()
    while try reader.nextTag() != nil { try reader.keepUnknown(in: &unknown) }
  }
  func validate(_ validator: inout Validator) {}
}

private final class HarnessJob: WriteJob {
  private struct State {
    var bytes: [UInt8] = []
    var refusal: RPCError?
    var outcome: WriteOutcome?
  }

  let scope: TenantScope
  let author = Author(principal: "tester", role: .clientAdmin, method: "Test.call")
  let idempotency: IdempotencyClaim? = nil
  let deadline = UInt64.max
  let isCancelled = false
  private let context: CallContext
  private let prepared: PreparedWrite
  private let effects = CommitEffects()
  private let state = Mutex(State())

  init(_ context: CallContext, _ prepared: @escaping PreparedWrite) {
    scope = context.scope ?? .system(.zero, "no tenant")
    self.context = context
    self.prepared = prepared
  }

  var answer: [UInt8] {
    get throws {
      let state = state.withLock { $0 }
      if let refusal = state.refusal { throw refusal }
      #expect(state.outcome == .committed)
      return state.bytes
    }
  }

  func run(_ store: WriteStore) throws(WriteAbort) {
    effects.clear()
    var writer = WireWriter()
    do throws(RPCError) {
      try prepared(
        WriteCall(context, now: store.now, store: store, effects: effects), &writer)
    } catch {
      state.withLock { $0.refusal = error }
      throw .refused
    }
    let bytes = writer.finish()
    state.withLock { $0.bytes = bytes }
  }

  func finish(_ outcome: WriteOutcome) {
    if outcome == .committed { effects.run() }
    state.withLock { $0.outcome = outcome }
  }
}
