import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import RPCServer
import WireFormat

// What needs the scope with which client admins see what customers have spent.
extension ReadCall {
  /// Refuses a list that is narrowed to or ordered by it, which would tell it.
  func requireSpendScope(_ request: ListCustomersRequest) throws(RPCError) {
    guard context.hidesSpend else { return }
    if request.spentMin != nil { throw .needsFinance("spentMin") }
    if request.sort == .spent { throw .needsFinance("sort") }
  }
}

extension RPCError {
  /// What is asked for tells what customers have spent.
  static func needsFinance(_ path: String) -> RPCError {
    RPCError(
      .permissionDenied,
      "\(path): what customers have spent is for tokens with the scope "
        + "\"\(Principal.financeScope)\"; leave it out, or take such a token.",
      violations: [
        RPCError.Violation(
          path: path, rule: "scope", message: "The scope \(Principal.financeScope) is missing.")
      ])
  }

  /// Without the values of fields that tell what customers have spent.
  func withoutSpend() -> RPCError {
    guard conflicts.contains(where: { SpendFilter.names.contains($0.field) }) else { return self }
    var error = self
    for index in conflicts.indices where SpendFilter.names.contains(conflicts[index].field) {
      error.conflicts[index].original = SpendFilter.hidden
      error.conflicts[index].current = SpendFilter.hidden
    }
    return error
  }
}

extension SpendFilter {
  /// The names of the fields that tell it, of whichever message.
  static let names = Set(fields.values.joined())
}

extension ServiceDispatcher {
  /// The bytes of an answer as its caller may see them.
  func shown(
    _ answer: [UInt8], of method: Int, to context: CallContext
  ) -> Result<[UInt8], RPCError> {
    guard context.hidesSpend, let spend = ServedSchema.spend else {
      return context.hidesSpend ? .failure(.unreadableAnswer) : .success(answer)
    }
    guard let shown = spend.hidden(answer, of: services[method].responseType) else {
      return .failure(.unreadableAnswer)
    }
    return .success(shown)
  }

  /// The same of a result, with the values that an error tells.
  func shown(
    _ result: Result<[UInt8], RPCError>, of method: Int, to context: CallContext
  ) -> Result<[UInt8], RPCError> {
    guard context.hidesSpend else { return result }
    switch result {
    case .success(let answer): return shown(answer, of: method, to: context)
    case .failure(let error): return .failure(error.withoutSpend())
    }
  }
}

extension RPCError {
  fileprivate static let unreadableAnswer = RPCError(
    .internal, "The answer could not be made fit for the token's scopes.")
}
