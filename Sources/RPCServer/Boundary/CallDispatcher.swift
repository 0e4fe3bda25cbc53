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
  /// Whether so much waits for what runs this method that the call is not to be submitted. Asked
  /// on reactors for calls that do not run inline or come in fragments, before anything is made of
  /// them, so that a refusal costs little; must be quick.
  func isOverloaded(_ method: Int, _ context: CallContext) -> Bool
  /// Counts so many more calls that were refused because `isOverloaded` had just said so of one of
  /// the same method, owner and criticality. Called on reactors; must be quick.
  func noteOverloaded(_ method: Int, _ calls: Int)
  /// Ends what waits to be run and nobody waits for any more. Called on reactors, once a second
  /// each; must be quick.
  func sweep()
  /// What calls end with that are refused so.
  var overload: RPCError { get }
}

extension CallDispatcher {
  /// Nothing waits unless the dispatcher says otherwise.
  package func sweep() {}

  /// Every call is submitted unless the dispatcher says otherwise.
  package func isOverloaded(_ method: Int, _ context: CallContext) -> Bool { false }

  package func noteOverloaded(_ method: Int, _ calls: Int) {}

  package var overload: RPCError { .tooManyCome }
}

extension RPCError {
  /// Refuses a call at the door, for want of time.
  static let tooManyCome = RPCError(
    .resourceExhausted, "More calls come than can be done; try again later.",
    retryAfterMilliseconds: 100, neverExecuted: true)
}
