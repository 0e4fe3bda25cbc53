import FrontdeskServices
import RPCCore
import RPCServer
import SQLInterface
import Seams
import Storage
import WireFormat

/// Runs reports, long work, and reads that took too long for a reactor; one a worker thread.
final class CallWorker: Worker {
  private unowned let dispatcher: ServiceDispatcher
  private var store: ReadStore?
  /// Set by a read that a lost link or a conflict ended: it changed nothing.
  private var mayRunAgain = false

  init(_ dispatcher: ServiceDispatcher) {
    self.dispatcher = dispatcher
    store = try? dispatcher.store.makeReadStore()
  }

  func run(_ call: ServerCall) {
    let answer = Result { () throws(RPCError) in
      var writer = WireWriter()
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
      store.begin(
        until: call.context.deadline, now: dispatcher.clock.monotonicNanoseconds())
      let watched = dispatcher.watch.begin(call, store)
      defer {
        dispatcher.watch.end(watched)
        mayRunAgain = store.mayRunAgain
        store.end()
      }
      try read(
        request.span.bytes, ReadCall(call.context, now: now, store: store), &writer)
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
