package import FrontdeskAPI
import WireFormat

/// What it takes to have reached a tier: all of it.
package struct TierBounds: Sendable, Hashable {
  package let currency: String
  package let spentMin: Int64
  package let visitsMin: Int64

  package init(currency: String, spentMin: Int64, visitsMin: Int64) {
    self.currency = currency
    self.spentMin = spentMin
    self.visitsMin = visitsMin
  }

  func isReached(by customer: Customer) -> Bool {
    let spent = customer.spent.first { $0.currency == currency }?.minor ?? 0
    return spent >= spentMin && Int64(customer.visits) >= visitsMin
  }
}

/// A tenant's policy of tiers. A tier is a function of figures that have indexes, so nothing is
/// written when a policy changes.
package struct TierRule: Sendable, Hashable {
  /// Silver, gold and platinum; each takes at least what the one before does.
  private let steps: [TierBounds]
  private static let tiers: [Tier] = [.silver, .gold, .platinum]

  package init(_ policy: TierPolicy) {
    steps = [policy.silver, policy.gold, policy.platinum].map {
      TierBounds(
        currency: policy.currency, spentMin: $0.spentMin, visitsMin: Int64($0.visitsMin))
    }
  }

  package func tier(of customer: Customer) -> Tier {
    let reached = steps.lastIndex { $0.isReached(by: customer) }
    return reached.map { Self.tiers[$0] } ?? .bronze
  }

  /// What customers of `tier` have reached, and what they have not; nil for no tier at all.
  package func bounds(of tier: Tier) -> (reached: TierBounds?, missed: TierBounds?)? {
    switch tier {
    case .bronze: (nil, steps[0])
    case .silver: (steps[0], steps[1])
    case .gold: (steps[1], steps[2])
    case .platinum: (steps[2], nil)
    case .unspecified, .unrecognized: nil
    }
  }
}
