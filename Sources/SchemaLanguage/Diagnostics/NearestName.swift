/// "did you mean `x`?" for the candidate nearest to `name`, nil when none is near.
func didYouMean(_ name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let scalars = Array(candidate.lowercased().unicodeScalars.prefix(64))
    let distance = editDistance(wanted, scalars)
    guard distance <= max(1, min(wanted.count, scalars.count) / 3) else { continue }
    // The first in the alphabet wins a tie, so that the text does not depend on the order.
    if best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true {
      best = (candidate, distance)
    }
  }
  return best.map { "did you mean `\($0.name)`?" }
}

/// Insertions, removals, replacements and swaps of neighbours that turn `a` into `b`.
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var previous2: [Int] = []
  var previous = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var cost = min(previous[j + 1], row[j]) + 1
      cost = min(cost, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, previous2[j - 1] + 1)
      }
      row.append(cost)
    }
    previous2 = previous
    previous = row
  }
  return previous.last ?? 0
}
