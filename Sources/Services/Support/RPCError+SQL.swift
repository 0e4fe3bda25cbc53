package import RPCCore
package import SQLInterface

extension RPCError {
  /// A read passed its bound: the dispatcher runs it again where it may take longer.
  package static let stepLimit = RPCError(
    .resourceExhausted, "The list takes too long to read; narrow it with a filter.")

  /// What a caller sees of a failure of the store: never SQL, never content.
  package init(_ error: SQLError) {
    switch error {
    case .stepLimit: self = .stepLimit
    case .full:
      self.init(
        .resourceExhausted, "The disk is full; nothing was written. Try again once there is room.")
    case .busy, .serialization, .connectionLost:
      self.init(.unavailable, "The store is busy; try again.")
    case .interrupted: self.init(.cancelled, "The call was stopped.")
    case .constraint: self.init(.internal, "The store refused the change.")
    case .io, .corrupt, .damaged:
      self.init(.dataLoss, "The store could not be read; its operator must look at the log.")
    case .readOnly, .misuse: self.init(.internal, "The server made a mistake; nothing was written.")
    }
  }
}

/// Runs one step on the store and gives its failure the form that callers see.
func db<Result>(
  _ body: @autoclosure () throws(SQLError) -> Result
) throws(RPCError) -> Result {
  do throws(SQLError) { return try body() } catch { throw RPCError(error) }
}
