/// Finds what somebody probably meant to type.
package enum Suggestion {
  /// Names are compared by so many letters at most, as the work grows with their square.
  private static let lettersMax = 64

  /// The candidate nearest to `word` by insertions, removals, replacements and swaps of
  /// neighbours, in any case; nil where none is near enough to be worth naming.
  package static func nearest(
    to word: String, among candidates: some Sequence<String>
  ) -> String? {
    let wanted = letters(word)
    var best: Match?
    for candidate in candidates {
      let other = letters(candidate)
      let limit = max(1, min(wanted.count, other.count) / 3)
      guard abs(other.count - wanted.count) <= limit else { continue }
      let match = Match(
        distance: distance(wanted, other), isBegun: other.starts(with: wanted), name: candidate)
      if match.distance <= limit, best.map({ match.isNearer(than: $0) }) ?? true { best = match }
    }
    return best?.name
  }

  private struct Match {
    var distance: Int
    /// The word is the beginning of the candidate.
    var isBegun: Bool
    var name: String

    /// The first in the alphabet wins a tie, so that the text does not depend on the order.
    func isNearer(than other: Match) -> Bool {
      if distance != other.distance { return distance < other.distance }
      if isBegun != other.isBegun { return isBegun }
      return name < other.name
    }
  }

  private static func letters(_ text: String) -> [Unicode.Scalar] {
    Array(text.lowercased().unicodeScalars.prefix(lettersMax))
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
        var cost = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }
}
