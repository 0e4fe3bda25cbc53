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
  private var now = Timestamp.zero
  private var mustHandOver = false

  init(_ dispatcher: ServiceDispatcher) {
    self.dispatcher = dispatcher
    store = dispatcher.store.dialect.isEmbedded ? try? dispatcher.store.makeReadStore() : nil
  }

  func beginBatch() {
    now = dispatcher.clock.now()
    store?.begin()
  }

  func endBatch() { store?.end() }

  func run(
    _ method: Int, _ context: CallContext, _ request: RawSpan, _ answer: inout WireWriter
  ) throws(RPCError) {
    guard let store else {
      throw RPCError(.unavailable, "The store has no more connections; try again.")
    }
    guard case .read(let read) = dispatcher.services[method].body else {
      throw RPCError(.internal, "The rpc does not run inline.")
    }
    // Its access is journalled before the answer leaves, which a reactor must not wait for.
    if dispatcher.leavesTrace(context) {
      mustHandOver = true
      return
    }
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

  func takeHandover() -> Bool {
    defer { mustHandOver = false }
    return mustHandOver
  }
}
