/// How like two names of people are.
package enum NameLikeness: Int, Sendable, Comparable {
  case different
  /// The same but for a few letters, a middle name or an initial.
  case near
  /// The same words, whatever their order, case and accents.
  case same

  package static func < (left: NameLikeness, right: NameLikeness) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Words beyond this are not compared.
  private static let wordsMax = 6
  /// Letters in which all words together may differ.
  private static let editsMax = 2

  /// Compares two names as they are written.
  package static func of(_ left: String, _ right: String) -> NameLikeness {
    let left = SearchTerms.words(left).prefix(wordsMax).sorted()
    let right = SearchTerms.words(right).prefix(wordsMax).sorted()
    guard !left.isEmpty, !right.isEmpty else { return .different }
    if left == right { return .same }
    let (few, many) = left.count <= right.count ? (left, right) : (right, left)
    // One name too many is a middle name, if enough is left to compare.
    guard many.count - few.count <= 1, few.count == many.count || few.count > 1 else {
      return .different
    }
    return areNear(few, many) ? .near : .different
  }

  /// Whether each of `few` is like another one of `many`, the likest first.
  private static func areNear(_ few: [String], _ many: [String]) -> Bool {
    var rest = many
    var edits = 0
    var initials = 0
    var unmatched: [String] = []
    for word in few {
      if let index = rest.firstIndex(of: word) {
        rest.remove(at: index)
      } else {
        unmatched.append(word)
      }
    }
    for word in unmatched {
      let distances = rest.map { distance(word, $0) }
      if let best = distances.indices.min(by: { distances[$0] < distances[$1] }),
        distances[best] <= bound(word, rest[best])
      {
        edits += distances[best]
        rest.remove(at: best)
      } else if let index = rest.firstIndex(where: { isInitial(word, $0) || isInitial($0, word) }) {
        initials += 1
        rest.remove(at: index)
      } else {
        return false
      }
    }
    // Initials alone say nothing, and little where a name is missing as well.
    let isSaid = initials == 0 || (initials < few.count && few.count == many.count)
    return edits <= editsMax && isSaid
  }

  /// In how many letters two words may differ: the shorter, the fewer.
  private static func bound(_ left: String, _ right: String) -> Int {
    switch min(left.unicodeScalars.count, right.unicodeScalars.count) {
    case ..<4: 0
    case 4...6: 1
    default: 2
    }
  }

  private static func isInitial(_ short: String, _ long: String) -> Bool {
    short.unicodeScalars.count == 1 && long.hasPrefix(short)
  }

  /// Letters added, left out, replaced or swapped with their neighbour; what is more than two is
  /// three.
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    let tooFar = editsMax + 1
    guard abs(left.count - right.count) < tooFar else { return tooFar }
    var twoBefore = [Int](repeating: tooFar, count: right.count + 1)
    var before = Array(0...right.count)
    for i in 0..<left.count {
      var row = [Int](repeating: tooFar, count: right.count + 1)
      row[0] = i + 1
      var least = row[0]
      for j in 0..<right.count {
        let replaced = before[j] + (left[i] == right[j] ? 0 : 1)
        row[j + 1] = min(replaced, before[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          row[j + 1] = min(row[j + 1], twoBefore[j - 1] + 1)
        }
        least = min(least, row[j + 1])
      }
      guard least < tooFar else { return tooFar }
      twoBefore = before
      before = row
    }
    return min(before[right.count], tooFar)
  }
}
