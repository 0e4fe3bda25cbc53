import WireFormat

/// Whom the terms of a search give, before any filter: in the order of their ids, each once.
struct SearchCandidates {
  struct Candidate {
    let id: Uuid
    /// Every word of the search is a whole word of the customer's, as far as is known.
    var isExact: Bool
    /// Has a word, if at all, where only the rest of the customer can tell.
    var isDoubtful = false
  }

  private(set) var all: [Candidate] = []
  /// What a doubtful candidate is to be held against.
  var doubted: [SearchWord] = []
  var hasMore = false

  /// How many more who are exact and come after `last` are wanted before all others.
  private var wanted: Int
  private let last: Uuid
  /// Whether there are as many, and the rest was left out.
  var isEnough: Bool { wanted <= 0 }

  init(reserving count: Int = 0, enough: Int = .max, after last: FoundCustomer? = nil) {
    wanted = last?.isExact == false ? .max : enough
    self.last = last?.id ?? .zero
    all.reserveCapacity(count)
  }

  mutating func append(_ candidate: Candidate) {
    all.append(candidate)
    if candidate.isExact, last < candidate.id { wanted -= 1 }
  }

  /// Puts what was appended in the order of ids, each once.
  mutating func settle() {
    if !isInOrder { putInOrder() }
  }

  /// Leaves out who is too many: those with whole words stay first, then who was made first.
  mutating func cut(to max: Int) {
    guard all.count > max else { return }
    hasMore = true
    let exact = all.reduce(0) { $0 + ($1.isExact ? 1 : 0) }
    var left = (exact: max, others: Swift.max(0, max - exact))
    all.removeAll { candidate in
      if candidate.isExact {
        left.exact -= 1
        return left.exact < 0
      }
      left.others -= 1
      return left.others < 0
    }
  }

  private var isInOrder: Bool {
    for (left, right) in zip(all, all.dropFirst()) where !(left.id < right.id) { return false }
    return true
  }

  private mutating func putInOrder() {
    all.sort { $0.id < $1.id }
    var kept = 0
    for candidate in all {
      if kept > 0, all[kept - 1].id == candidate.id {
        all[kept - 1].isExact = all[kept - 1].isExact || candidate.isExact
        all[kept - 1].isDoubtful = all[kept - 1].isDoubtful && candidate.isDoubtful
      } else {
        all[kept] = candidate
        kept += 1
      }
    }
    all.removeLast(all.count - kept)
  }

  /// Those who have all words as whole words before the others, each in the order of their ids;
  /// only those after `last`.
  func ranked(isDescending: Bool, after last: FoundCustomer?) -> [Candidate] {
    var ranked: [Candidate] = []
    ranked.reserveCapacity(all.count)
    // After one who is not exact only such follow.
    for isExact in last?.isExact == false ? [false] : [true, false] {
      let some = all.filter { candidate in
        guard candidate.isExact == isExact else { return false }
        guard let last, last.isExact == isExact else { return true }
        return isDescending ? candidate.id < last.id : last.id < candidate.id
      }
      if isDescending { ranked += some.reversed() } else { ranked += some }
    }
    return ranked
  }
}
