/// A search under way.
struct Search {
  /// How many candidates are looked at whole of whom their terms do not tell all words; each is
  /// read and taken apart again.
  private static let doubtfulMax = 64
  /// How many of those it is known of before are held against the filter at all.
  private static let doubtfulRowsMax = 2 * doubtfulMax

  let filter: CustomerFilter
  let order: CustomerOrder
  let candidates: SearchCandidates
  private(set) var hasMore: Bool
  private var looked = 0

  init(_ candidates: SearchCandidates, _ filter: CustomerFilter, _ order: CustomerOrder) {
    self.candidates = candidates
    self.filter = filter
    self.order = order
    hasMore = candidates.hasMore
  }

  /// Of `some`, those worth reading: not more doubtful ones than are looked at anyway.
  mutating func worthReading(
    _ some: [SearchCandidates.Candidate]
  ) -> [SearchCandidates.Candidate] {
    guard !candidates.doubted.isEmpty else { return some }
    var left = Self.doubtfulRowsMax
    let worth = some.filter { candidate in
      if candidate.isDoubtful { left -= 1 }
      return !candidate.isDoubtful || left >= 0
    }
    if left < 0 { hasMore = true }
    return worth
  }

  /// Whether one more may be looked at whole.
  mutating func mayLook() -> Bool {
    looked += 1
    if looked > Self.doubtfulMax { hasMore = true }
    return looked <= Self.doubtfulMax
  }
}
