import WireFormat

/// Where a row of a term stands among all of them.
struct TermPlace: Hashable {
  let term: String
  let customer: Uuid

  /// Whether the row of `term` and `customer` comes before it.
  func isBehind(_ term: String, _ customer: Uuid) -> Bool {
    term == self.term
      ? customer < self.customer : term.utf8.lexicographicallyPrecedes(self.term.utf8)
  }
}
