import Auth
import FrontdeskServices
import RPCCore
import RPCServer
import SQLInterface
import Seams
import Storage
import WireFormat

/// The reads of one reactor: its own read-only connection, and one snapshot for all that a
/// batch of requests brought.
final class InlineReadLane: ReactorLane {
  // Beyond this a list is abandoned and run again on a worker, so that it delays nobody: about
  // five milliseconds of the engine's time.
  private static let stepsMax = 200_000

  private let dispatcher: ServiceDispatcher
  private let store: ReadStore?
  /// To a store that is a server.
  private let link: ReadLink?
  /// Where the store is a server: for feeds that have nothing to do with it.
  private let unconnected: ReadStore
  private var now = Timestamp.zero
  private var mustHandOver = false
  private var foresight = Foresight()
  /// Pages that the batch's feeds share.
  private var pages: [PageKey: FeedPage] = [:]

  private struct PageKey: Hashable {
    let method: Int
    let topic: Uuid
    let after: Int64
  }

  init(_ dispatcher: ServiceDispatcher) {
    self.dispatcher = dispatcher
    unconnected = dispatcher.store.makeUnconnectedStore()
    let isEmbedded = dispatcher.store.dialect.isEmbedded
    store = isEmbedded ? try? dispatcher.store.makeReadStore() : nil
    link = isEmbedded ? nil : try? ReadLink(dispatcher)
  }

  var source: (any LaneSource)? { link }

  func beginBatch() {
    now = dispatcher.clock.now()
    store?.begin()
  }

  func endBatch() {
    store?.end()
    link?.flush()
    if !pages.isEmpty { pages.removeAll() }
  }

  func run(
    _ method: Int, _ context: CallContext, _ request: RawSpan, _ answer: inout WireWriter
  ) throws(RPCError) {
    if context.hidesSpend { return try runWithoutSpend(method, context, request, &answer) }
    try runWhole(method, context, request, &answer)
  }

  /// For a caller who may not see what customers have spent: it is taken out of the answer.
  @inline(never)
  private func runWithoutSpend(
    _ method: Int, _ context: CallContext, _ request: RawSpan, _ answer: inout WireWriter
  ) throws(RPCError) {
    var whole = WireWriter()
    do throws(RPCError) { try runWhole(method, context, request, &whole) } catch {
      throw error.withoutSpend()
    }
    guard !mustHandOver else { return }
    answer.append(try dispatcher.shown(whole.finish(), of: method, to: context).get())
  }

  var foresees: Bool { store != nil }

  func foresee(_ method: UInt32?, _ request: RawSpan) {
    if let store { foresight.look(method, request, store) }
  }

  private func runWhole(
    _ method: Int, _ context: CallContext, _ request: RawSpan, _ answer: inout WireWriter
  ) throws(RPCError) {
    guard let store else { return try runRemotely(method, context, request, &answer) }
    guard case .read(let read) = dispatcher.services[method].body else {
      throw RPCError(.internal, "The rpc does not run inline.")
    }
    // Its access is journalled before the answer leaves, which a reactor must not wait for.
    if dispatcher.leavesTrace(context) {
      mustHandOver = true
      return
    }
    foresight.note(context)
    let call = ReadCall(context, now: now, store: store)
    if dispatcher.services[method].lane == .readsPoint {
      return try read(request, call, &answer)
    }
    do throws(RPCError) {
      try store.bounded(bySteps: Self.stepsMax) { () throws(RPCError) in
        try read(request, call, &answer)
      }
    } catch {
      guard error == .stepLimit else { throw error }
      mustHandOver = true
    }
  }

  /// Runs a call where the store is a server. What may be a little old is read from a standby, for
  /// which a worker waits.
  private func runRemotely(
    _ method: Int, _ context: CallContext, _ request: RawSpan, _ answer: inout WireWriter
  ) throws(RPCError) {
    guard let link, !dispatcher.leavesTrace(context),
      context.maxStaleness == 0 || dispatcher.store.standbys.isEmpty
    else {
      mustHandOver = true
      return
    }
    if try link.run(method, context, request, now: now, &answer) == .notDone {
      mustHandOver = true
    }
  }

  func keep(_ call: ServerCall) -> Bool { link?.keep(call) ?? false }

  func takeHandover() -> Bool {
    defer { mustHandOver = false }
    return mustHandOver
  }
}

// Feeds.
extension InlineReadLane {
  // What a shared page is asked for, whoever is first.
  private static let sharedPageBytes = 32 << 10

  func openFeed(
    _ method: Int, _ context: CallContext, _ request: RawSpan
  ) throws(RPCError) -> Feed {
    guard case .feed(let open) = dispatcher.services[method].body else {
      throw RPCError(.internal, "The rpc is no feed.")
    }
    // What names no tenant tells of the server itself.
    guard store != nil || context.scope == nil else {
      return openRemoteFeed(method, context, request.withUnsafeBytes { Array($0) }, open)
    }
    let source = try open(request, call(context))
    let note = note(context, method, topic: source.topic)
    return Feed(topic: source.topic, after: source.position) {
      [self, note] (after, budget) throws(RPCError) in
      // The access is durable before anything is told.
      if let note, try !note.isDurable { return FeedPage() }
      return try page(method, source, context, after, budget)
    }
  }

  private func page(
    _ method: Int, _ source: AnyFeedSource, _ context: CallContext, _ after: Int64, _ budget: Int
  ) throws(RPCError) -> FeedPage {
    let key = PageKey(method: method, topic: source.topic, after: after)
    if source.isShared, let page = pages[key] { return page }
    let call = call(context)
    let bytes = source.isShared ? Self.sharedPageBytes : budget
    let page = try call.store.bounded(bySteps: Self.stepsMax) { () throws(RPCError) in
      try source.next(after, bytes, call)
    }
    if source.isShared { pages[key] = page }
    return page
  }

  /// The note of a platform admin's look into a tenant, under way; nil for all others.
  private func note(_ context: CallContext, _ method: Int, topic: Uuid) -> AccessNote? {
    guard dispatcher.leavesTrace(context) else { return nil }
    let news = dispatcher.news
    let note = AccessNote(context, method: dispatcher.names[method]) { news.tell([topic]) }
    dispatcher.store.writer.submit(note)
    return note
  }

  /// A feed of a store that no reactor waits for.
  private func openRemoteFeed(
    _ method: Int, _ context: CallContext, _ request: [UInt8],
    _ open: @escaping @Sendable (RawSpan, ReadCall) throws(RPCError) -> AnyFeedSource
  ) -> Feed {
    let topic = context.scope?.tenantID ?? .zero
    let note = note(context, method, topic: topic)
    let feed = RemoteFeed(dispatcher.feeds, topic: topic, method: method, context) {
      (call) throws(RPCError) in try open(request.span.bytes, call)
    }
    return Feed(topic: topic, after: RemoteFeed.start) { (after, _) throws(RPCError) in
      if let note, try !note.isDurable { return FeedPage() }
      return try feed.next(after: after)
    }
  }

  private func call(_ context: CallContext) -> ReadCall {
    ReadCall(context, now: now, store: store ?? unconnected)
  }
}
