import RPCCore

/// The fields of an update's mask, each once and known.
struct UpdateMask {
  let fields: [String]

  /// Refuses names that are not in `allowed`, which stand in the schema's order.
  init(_ mask: [String], allowed: [String]) throws(RPCError) {
    var violations: [RPCError.Violation] = []
    for (index, field) in mask.enumerated() where !allowed.contains(field) {
      violations.append(
        RPCError.Violation(
          path: "mask[\(index)]", rule: "mask",
          message: "There is no field \"\(field)\"; allowed are \(allowed.joined(separator: ", "))."
        )
      )
    }
    guard violations.isEmpty else {
      throw RPCError(
        .invalidArgument, "mask: \(violations[0].message)", violations: violations)
    }
    fields = allowed.filter(mask.contains)
  }

  func contains(_ field: String) -> Bool { fields.contains(field) }
}
