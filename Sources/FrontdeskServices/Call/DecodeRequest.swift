package import RPCCore
package import WireFormat

/// Decodes and checks a request: malformed bytes and broken constraints end the call with
/// `invalidArgument` before any handler runs.
package func decodeRequest<Request: WireMessage>(
  _ bytes: RawSpan, as type: Request.Type
) throws(RPCError) -> Request {
  let request: Request
  do {
    request = try Request(decoding: bytes)
  } catch {
    throw RPCError(.invalidArgument, "The request is not a valid \(type): \(error).")
  }
  var validator = Validator()
  request.validate(&validator)
  guard validator.violations.isEmpty else { throw RPCError(violations: validator.violations) }
  return request
}

extension RPCError {
  /// `invalidArgument` with one entry for each broken constraint.
  package init(violations: [Validator.Violation]) {
    let first = violations.first.map { "\($0.path): \($0.message)" } ?? "The request is invalid."
    self.init(
      .invalidArgument, first,
      violations: violations.map {
        Violation(path: $0.path, rule: $0.rule, message: $0.message)
      })
  }

  /// `invalidArgument` for one field.
  package init(field path: String, rule: String, _ message: String) {
    self.init(
      .invalidArgument, "\(path): \(message)",
      violations: [Violation(path: path, rule: rule, message: message)])
  }
}
