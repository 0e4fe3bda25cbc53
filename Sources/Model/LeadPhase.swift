/// How far a lead has come, and which steps are allowed. The numbers are those of the
/// schema's `LeadStage`.
package enum LeadPhase: Int32, Sendable, Hashable, CaseIterable {
  case new = 1
  case contacted, qualified, proposal, converted, lost

  /// Whether somebody is still working on the lead.
  package var isOpen: Bool {
    switch self {
    case .new, .contacted, .qualified, .proposal: true
    case .converted, .lost: false
    }
  }

  /// Moves on to `next` by hand: open leads move freely or get lost, lost ones begin anew.
  /// Conversion has a way of its own.
  package func moved(to next: LeadPhase) throws(LeadRuleError) -> LeadPhase {
    if next == self { return self }
    switch (self, next) {
    case (_, .converted): throw .convertedByConversionOnly
    case (.lost, .new): return next
    case _ where isOpen && (next.isOpen || next == .lost): return next
    default: throw .stepNotAllowed(from: self, to: next)
    }
  }
}

/// What the rules of a lead refuse.
package enum LeadRuleError: Error, Sendable, Hashable {
  case stepNotAllowed(from: LeadPhase, to: LeadPhase)
  case convertedByConversionOnly
}
