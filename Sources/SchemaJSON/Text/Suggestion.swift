/// Finds what somebody probably meant to type.
package enum Suggestion {
  /// The candidate nearest to `word`; nil where none is near enough to be worth naming.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let lowered = word.lowercased()
    let limit = max(1, lowered.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = candidate.lowercased()
      guard abs(other.count - lowered.count) <= limit else { continue }
      let found = distance(Array(lowered), Array(other))
      guard found <= limit, found <= best?.distance ?? .max else { continue }
      // Of two that are equally near, the one that was begun right.
      if found < best?.distance ?? .max || other.hasPrefix(lowered) { best = (candidate, found) }
    }
    return best?.name
  }

  /// Insertions, removals, replacements and swaps of neighbours between two words.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
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
