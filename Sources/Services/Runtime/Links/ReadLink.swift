import Auth
import FrontdeskServices
import RPCCore
import RPCServer
import SQLInterface
import Seams
import Storage
import Synchronization
import SystemIO
import WireFormat

/// The reads of one reactor from a store that is a server, over a link of its own that it never
/// waits for. A read is run until it asks for rows, kept, and run again once they are there.
///
/// Whatever cannot be answered so is a worker's: reads of more than one statement, those for which
/// the link has no room, and all of them while there is no link or it does not answer.
final class ReadLink: LaneSource {
  /// A call that waits for its rows.
  private struct Kept {
    let call: ServerCall
    let question: any SQLQuestion
    /// The call's moment on the tenant's clock: run again, it asks for the same.
    let now: Timestamp
  }

  /// What a read came to.
  enum Outcome {
    case done
    /// To be kept or submitted.
    case notDone
  }

  // What waits on a link at most, and of it one tenant's: the others always find room.
  private static let outstandingMax = 256
  private static let tenantMax = 192
  /// How often what waits is looked at while nothing comes.
  private static let tickNanoseconds: UInt64 = 10_000_000
  /// After so long without a word no more is asked on the link.
  private static let quietNanoseconds: UInt64 = 100_000_000
  /// After so long it is left.
  private static let lossNanoseconds: UInt64 = 300_000_000
  private static let linkToken: UInt64 = 1

  private unowned let dispatcher: ServiceDispatcher
  private let epoll: Epoll
  private let desk: LinkDesk
  private var link: PipedStore?
  private var isWanted = false
  private var watched = Readiness.none
  private var kept: [Int: Kept] = [:]
  private var tenants: [Uuid: Int] = [:]
  private var number = 0
  /// What the read that just ran asks.
  private var question: (any SQLQuestion, now: Timestamp)?
  private var mustFlush = false
  private var lastHeard: UInt64 = 0
  private(set) var due = UInt64.max

  init(_ dispatcher: ServiceDispatcher) throws(SystemError) {
    self.dispatcher = dispatcher
    epoll = try Epoll()
    desk = try LinkDesk()
    try epoll.add(desk.wake.number, .readable, token: 0)
  }

  deinit {
    desk.close()
    if let link { epoll.remove(link.pipe.descriptor) }
  }

  var descriptor: Int32 { epoll.number }

  private var monotonicNow: UInt64 { dispatcher.clock.monotonicNanoseconds() }
}

// A call comes.
extension ReadLink {
  /// Runs a read that has just come.
  func run(
    _ method: Int, _ context: CallContext, _ request: RawSpan, now: Timestamp,
    _ answer: inout WireWriter
  ) throws(RPCError) -> Outcome {
    guard let link, hasRoom(context, link) else {
      if link == nil, !isWanted {
        isWanted = true
        dispatcher.links.open(for: desk)
      }
      return .notDone
    }
    let result = read(method, context, request, now: now, link, nil, &answer)
    switch link.pipe.endRead() {
    case .nothing:
      try result.get()
      return .done
    case .question(let asked): question = (asked, now)
    case .refused:
      question = nil
      // There may be a statement to be prepared for the next one.
      mustFlush = true
    }
    return .notDone
  }

  /// Keeps the call that was run just now, where that has asked something.
  func keep(_ call: ServerCall) -> Bool {
    guard let (asked, now) = question.take(), let link else { return false }
    call.noteBegin()
    number += 1
    asked.number = number
    if kept.isEmpty {
      lastHeard = monotonicNow
      due = lastHeard &+ Self.tickNanoseconds
    }
    kept[number] = Kept(call: call, question: asked, now: now)
    tenants[call.context.tenant, default: 0] += 1
    link.pipe.ask(asked)
    mustFlush = true
    return true
  }

  /// Sends what was asked in this batch.
  func flush() {
    guard mustFlush, let link else { return }
    mustFlush = false
    link.pipe.flush()
    watch(link)
    if link.pipe.isBroken { leave() }
  }

  private func hasRoom(_ context: CallContext, _ link: PipedStore) -> Bool {
    // What its caller no longer waits for is still on its way.
    guard link.pipe.outstanding < Self.outstandingMax else { return false }
    if kept.isEmpty { return true }
    return tenants[context.tenant, default: 0] < Self.tenantMax
      && monotonicNow < lastHeard &+ Self.quietNanoseconds
  }

  private func read(
    _ method: Int, _ context: CallContext, _ request: RawSpan, now: Timestamp,
    _ link: PipedStore, _ answered: (any SQLQuestion)?, _ answer: inout WireWriter
  ) -> Result<Void, RPCError> {
    guard case .read(let read) = dispatcher.services[method].body else {
      return .failure(RPCError(.internal, "The rpc does not run inline."))
    }
    link.pipe.beginRead(answered, at: monotonicNow)
    link.store.begin()
    defer { link.store.end() }
    do throws(RPCError) {
      try read(request, ReadCall(context, now: now, store: link.store), &answer)
      return .success(())
    } catch {
      return .failure(error)
    }
  }
}

// Rows come.
extension ReadLink {
  func advance() {
    if link == nil { takeLink() }
    guard let link else { return }
    if link.pipe.receive() { lastHeard = monotonicNow }
    while let (question, hasRows) = link.pipe.nextAnswer() {
      // One that nobody waits for any more is not there.
      guard let call = forget(question.number) else { continue }
      finish(call, hasRows: hasRows, link)
    }
    if link.pipe.isBroken { return leave() }
    // What was prepared, or could not be sent at once.
    link.pipe.flush()
    watch(link)
    look()
  }

  private func finish(_ kept: Kept, hasRows: Bool, _ link: PipedStore) {
    guard hasRows else { return handOver(kept.call) }
    var writer = WireWriter()
    let request = kept.call.request
    let result = read(
      kept.call.method, kept.call.context, request.span.bytes, now: kept.now, link, kept.question,
      &writer)
    guard case .nothing = link.pipe.endRead() else { return handOver(kept.call) }
    dispatcher.linkCounters.answered.add(1, ordering: .relaxed)
    let answer = result.map { writer.finish() }
    switch dispatcher.shown(answer, of: kept.call.method, to: kept.call.context) {
    case .success(let bytes): kept.call.finish(answer: bytes)
    case .failure(let error): kept.call.finish(error: error)
    }
  }

  private func handOver(_ call: ServerCall) {
    dispatcher.linkCounters.handedOver.add(1, ordering: .relaxed)
    dispatcher.submit(call)
  }

  private func forget(_ number: Int) -> Kept? {
    guard let found = kept.removeValue(forKey: number) else { return nil }
    let tenant = found.call.context.tenant
    if let count = tenants[tenant] { tenants[tenant] = count > 1 ? count - 1 : nil }
    if kept.isEmpty { due = .max }
    return found
  }

  /// Ends calls whose callers wait no longer, and leaves a link that stands still.
  private func look() {
    guard !kept.isEmpty else { return }
    let now = monotonicNow
    guard now >= due else { return }
    due = now &+ Self.tickNanoseconds
    guard now < lastHeard &+ Self.lossNanoseconds else { return leave() }
    let over = kept.filter { $0.value.call.isCancelled }
    for number in over.keys {
      // The call itself knows whether it was its caller or the time.
      forget(number)?.call.finish(error: RPCError(.cancelled, "The call was cancelled."))
    }
  }
}

// The link itself.
extension ReadLink {
  private func takeLink() {
    guard let link = desk.take() else { return }
    isWanted = false
    watched = .readable
    guard (try? epoll.add(link.pipe.descriptor, watched, token: Self.linkToken)) != nil else {
      return
    }
    dispatcher.linkCounters.opened.add(1, ordering: .relaxed)
    self.link = link
    lastHeard = monotonicNow
  }

  private func watch(_ link: PipedStore) {
    let wanted: Readiness = link.pipe.wantsToWrite ? .readable | .writable : .readable
    guard wanted != watched else { return }
    watched = wanted
    try? epoll.modify(link.pipe.descriptor, wanted, token: Self.linkToken)
  }

  /// Lets go of the link; whatever waits on it is run by workers, as it changes nothing.
  private func leave() {
    guard let link else { return }
    self.link = nil
    dispatcher.linkCounters.lost.add(1, ordering: .relaxed)
    epoll.remove(link.pipe.descriptor)
    link.store.close()
    question = nil
    mustFlush = false
    let calls = kept.values.map(\.call)
    kept.removeAll()
    tenants.removeAll()
    due = .max
    for call in calls { handOver(call) }
    isWanted = true
    dispatcher.links.open(for: desk)
  }
}

extension CallContext {
  fileprivate var tenant: Uuid { scope?.tenantID ?? .zero }
}
