package import RPCCore
package import WireFormat

/// Runs inline calls on one reactor's thread.
package protocol ReactorLane: AnyObject {
  /// Comes before the first inline call that a batch of received requests brought, after the
  /// last of them was read from its socket.
  func beginBatch()
  /// Comes after the last inline call of the batch.
  func endBatch()
  /// Runs a call and writes its answer, into a writer that is empty when it is called.
  func run(
    _ method: Int, _ context: CallContext, _ request: RawSpan, _ answer: inout WireWriter
  ) throws(RPCError)
  /// Whether `foresee` is of any use; asked once.
  var foresees: Bool { get }
  /// Comes before each of several frames that came together, and tells of the one behind it: what
  /// its call will look up can be fetched while this one runs. Nobody has looked at it yet; it may
  /// be refused, or never run. The method is nil when no call is next.
  func foresee(_ method: UInt32?, _ request: RawSpan)
  /// Opens a feed; what it gives is asked between `beginBatch` and `endBatch`.
  func openFeed(
    _ method: Int, _ context: CallContext, _ request: RawSpan
  ) throws(RPCError) -> Feed
  /// Whether the call that just ran is not answered: it takes too long for a reactor, or waits for
  /// something, and is to be kept or submitted instead. Asking forgets it.
  func takeHandover() -> Bool
  /// Keeps a call that was handed over just now, and finishes it later on this thread; false when
  /// it is to be submitted.
  func keep(_ call: ServerCall) -> Bool
  /// What the lane waits for; asked once.
  var source: (any LaneSource)? { get }
}

extension ReactorLane {
  /// There are no feeds unless the lane has some.
  package func openFeed(
    _ method: Int, _ context: CallContext, _ request: RawSpan
  ) throws(RPCError) -> Feed {
    throw RPCError(.unimplemented, "The server has no such feed.")
  }

  /// Nothing is fetched unless the lane does.
  package var foresees: Bool { false }
  package func foresee(_ method: UInt32?, _ request: RawSpan) {}

  /// Calls are never handed over unless the lane says so.
  package func takeHandover() -> Bool { false }

  /// Calls are never kept unless the lane says so.
  package func keep(_ call: ServerCall) -> Bool { false }

  /// A lane waits for nothing unless it says so.
  package var source: (any LaneSource)? { nil }
}

/// What a lane waits for besides its reactor's connections. The reactor watches one descriptor
/// for as long as it runs; a lane with several has an epoll set of its own there.
package protocol LaneSource: AnyObject {
  /// To be watched for being readable, always the same.
  var descriptor: Int32 { get }
  /// When `advance` is to be called at the latest, in monotonic nanoseconds; the latest moment
  /// there is while nothing has to be.
  var due: UInt64 { get }
  /// Goes on: the descriptor was readable, or it is time. Comes before the batch's calls.
  func advance()
}
