import FrontdeskServices
import RPCCore
import RPCServer
import Seams
import Storage
import WireFormat

/// Runs reports, long work, and reads that took too long for a reactor; one a worker thread.
final class CallWorker: Worker {
  private unowned let dispatcher: ServiceDispatcher
  private let store: ReadStore?

  init(_ dispatcher: ServiceDispatcher) {
    self.dispatcher = dispatcher
    store = try? dispatcher.store.makeReadStore()
  }

  func run(_ call: ServerCall) {
    let answer = Result { () throws(RPCError) in
      var writer = WireWriter()
      try self.answer(call, &writer)
      return writer.finish()
    }
    dispatcher.finish(call, answer)
  }

  private func answer(_ call: ServerCall, _ writer: inout WireWriter) throws(RPCError) {
    let now = dispatcher.clock.now()
    let request = call.request
    switch dispatcher.services[call.method].body {
    case .read(let read):
      guard let store else {
        throw RPCError(.unavailable, "The store has no more connections; try again.")
      }
      store.begin()
      defer { store.end() }
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
