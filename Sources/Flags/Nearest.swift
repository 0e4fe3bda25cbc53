/// The known name that a mistyped one was probably meant to be.
package enum Nearest {
  /// The nearest of `names` by edit distance; nil when none is near.
  package static func name(to word: String, among names: [String]) -> String? {
    let limit = max(1, word.count / 3)
    let ranked = names.map { (name: $0, distance: distance(word, $0)) }
      .filter { $0.distance <= limit }
    return ranked.min { $0.distance < $1.distance }?.name
  }

  private static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.lowercased())
    let right = Array(right.lowercased())
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let cost = letter == other ? 0 : 1
        current.append(
          min(previous[column] + cost, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
