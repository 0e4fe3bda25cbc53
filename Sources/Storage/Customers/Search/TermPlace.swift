import WireFormat

/// Where a row of a term stands among all of them.
struct TermPlace: Hashable {
  let term: String
  let customer: Uuid
}
