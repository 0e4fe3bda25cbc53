package import RPCCore
package import WireFormat

/// Whether calls for a tenant are taken.
package enum TenantState: Sendable, Hashable {
  case active
  /// Only platform admins may call.
  case suspended
  case unknown
}

/// What stands behind the runtime: the methods and those who run them. The runtime has
/// authenticated, authorised and checked the tenant before any of this is asked.
package protocol CallDispatcher: Sendable {
  /// Every rpc; the index in this array stands for the rpc from then on.
  var methods: [ServerMethod] { get }
  /// Asked on reactors for calls that name a tenant; must be quick.
  func tenantState(_ id: Uuid) -> TenantState
  /// Called once on each reactor's thread; what it gives is used on that thread only.
  func makeReactorLane() -> any ReactorLane
  /// Takes a call that does not run inline. Any thread may finish it, at once or later. Called
  /// on reactors; must not wait.
  func submit(_ call: ServerCall)
}

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
  /// Opens a feed; what it gives is asked between `beginBatch` and `endBatch`.
  func openFeed(
    _ method: Int, _ context: CallContext, _ request: RawSpan
  ) throws(RPCError) -> Feed
  /// Whether the call that just ran was abandoned because it takes too long for a reactor, and
  /// is to be submitted instead. Asking forgets it.
  func takeHandover() -> Bool
}

extension ReactorLane {
  /// There are no feeds unless the lane has some.
  package func openFeed(
    _ method: Int, _ context: CallContext, _ request: RawSpan
  ) throws(RPCError) -> Feed {
    throw RPCError(.unimplemented, "The server has no such feed.")
  }

  /// Calls are never handed over unless the lane says so.
  package func takeHandover() -> Bool { false }
}
