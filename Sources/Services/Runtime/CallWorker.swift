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

  private func answer(_ call: ServerCall, _ writer: inout WireWriter) throws(RPCError) {
    let now = dispatcher.clock.now()
    let request = call.request
    switch dispatcher.services[call.method].body {
    case .read(let read):
      // Where the store is a server's, it may not have been there when this thread began.
      if store == nil { store = try? dispatcher.store.makeReadStore() }
      guard let store else {
        throw RPCError(.unavailable, "The store has no more connections; try again.")
      }
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
    case .write, .unimplemented:
      throw RPCError(.internal, "The rpc does not run on a worker.")
    }
  }
}
