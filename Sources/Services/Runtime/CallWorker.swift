import FrontdeskServices
import RPCCore
import RPCServer
import SQLInterface
import Seams
import Storage
import Synchronization
import WireFormat

/// Runs reports, long work, and reads that took too long for a reactor; one a worker thread.
final class CallWorker: Worker {
  /// Until the pool has been stopped, by the dispatcher's own `stop`.
  private let dispatcher: ServiceDispatcher
  private var store: ReadStore?
  private let standbys: StandbyReads?
  /// Set by a read that a lost link or a conflict ended: it changed nothing.
  private var mayRunAgain = false

  init(_ dispatcher: ServiceDispatcher) {
    self.dispatcher = dispatcher
    store = try? dispatcher.store.makeReadStore()
    standbys = dispatcher.store.standbys.isEmpty ? nil : StandbyReads(dispatcher.store)
  }

  func run(_ call: ServerCall) {
    let answer = Result { () throws(RPCError) in
      var writer = WireWriter()
      if try answerFromStandby(call, &writer) { return writer.finish() }
      do throws(RPCError) { try self.answer(call, &writer) } catch {
        guard mayRunAgain else { throw error }
        mayRunAgain = false
        writer = WireWriter()
        try self.answer(call, &writer)
      }
      return writer.finish()
    }
    mayRunAgain = false
    dispatcher.finish(call, answer)
  }

  /// This thread's connection. Where the store is a server's, it may not have been there when the
  /// thread began.
  private func reader() throws(RPCError) -> ReadStore {
    if store == nil { store = try? dispatcher.store.makeReadStore() }
    guard let store else {
      throw RPCError(.unavailable, "The store has no more connections; try again.")
    }
    return store
  }

  /// Runs a read on a standby, where its caller takes what is a little old and one is near enough.
  /// False when it is the primary's to answer.
  private func answerFromStandby(
    _ call: ServerCall, _ writer: inout WireWriter
  ) throws(RPCError) -> Bool {
    let allowed = call.context.maxStaleness
    guard allowed > 0, let standbys,
      case .read(let read) = dispatcher.services[call.method].body
    else { return false }
    let counters = dispatcher.standbyCounters
    guard let store = standbys.reader(within: allowed.multipliedSaturating(by: 1000)) else {
      counters.behind.add(1, ordering: .relaxed)
      return false
    }
    do throws(RPCError) {
      try run(read, call, store, &writer)
    } catch {
      guard store.mayRunElsewhere else {
        store.end()
        throw error
      }
      standbys.forget(store)
      counters.failed.add(1, ordering: .relaxed)
      writer = WireWriter()
      return false
    }
    store.end()
    counters.answered.add(1, ordering: .relaxed)
    return true
  }

  /// Runs a read, and leaves its snapshot open.
  private func run(
    _ read: (RawSpan, ReadCall, inout WireWriter) throws(RPCError) -> Void, _ call: ServerCall,
    _ store: ReadStore, _ writer: inout WireWriter
  ) throws(RPCError) {
    store.begin(until: call.context.deadline, now: dispatcher.clock.monotonicNanoseconds())
    // Where others run too, they have use for the processor.
    let running = dispatcher.running.add(1, ordering: .relaxed).newValue
    store.spin(microseconds: running == 1 ? dispatcher.spinMicroseconds : 0)
    let watched = dispatcher.watch.begin(call, store)
    defer {
      dispatcher.watch.end(watched)
      dispatcher.running.subtract(1, ordering: .relaxed)
    }
    let request = call.request
    try read(
      request.span.bytes, ReadCall(call.context, now: dispatcher.clock.now(), store: store),
      &writer)
  }

  /// The call's stream, once its trace is durable where it leaves one.
  private func begin(_ call: ServerCall) throws(RPCError) -> ServerStream {
    guard let stream = call.stream else {
      throw RPCError(.internal, "The call is no stream.")
    }
    if dispatcher.leavesTrace(call.context) {
      let note = AccessNote(call.context, method: dispatcher.names[call.method])
      dispatcher.store.writer.submit(note)
      try note.wait()
    }
    return stream
  }

  private func answer(_ call: ServerCall, _ writer: inout WireWriter) throws(RPCError) {
    let now = dispatcher.clock.now()
    let request = call.request
    switch dispatcher.services[call.method].body {
    case .read(let read):
      let store = try reader()
      defer {
        mayRunAgain = store.mayRunAgain
        store.end()
      }
      try run(read, call, store, &writer)
    case .work(let work):
      try work(
        request.span.bytes, WorkCall(call.context, now: now, store: dispatcher.store),
        &writer)
    case .readStream(_, let run):
      let store = try reader()
      let stream = try begin(call)
      store.begin()
      defer { store.end() }
      try run(
        request.span.bytes, ReadCall(call.context, now: now, store: store), stream, &writer)
    case .workStream(_, let run):
      try run(
        request.span.bytes, WorkCall(call.context, now: now, store: dispatcher.store),
        try begin(call), &writer)
    case .write, .feed:
      throw RPCError(.internal, "The rpc does not run on a worker.")
    }
  }
}

extension UInt64 {
  fileprivate func multipliedSaturating(by other: UInt64) -> UInt64 {
    let (product, isTooMuch) = multipliedReportingOverflow(by: other)
    return isTooMuch ? .max : product
  }
}
