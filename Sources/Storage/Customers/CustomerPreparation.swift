package import FrontdeskAPI
import Model
import WireFormat

/// What finds a new customer, but for its id and its numbers: made before the writer's turn, on any
/// thread, since it takes longer than storing the rows.
package struct CustomerPreparation: Sendable {
  let nameFolded: String
  /// The terms that `words` stand beside, and the others but those of the public id and the
  /// number; in the order of their bytes.
  let wordTerms: [String]
  let otherTerms: [String]
  let words: String
  /// As they stand in the customer's row, and the rows of their own, in the order of their bytes.
  let tags: String
  let tagRows: [String]
  let identifiers: [CustomerIdentifier]
  let mappings: Set<MappingKey>

  package init(_ customer: Customer) {
    nameFolded = SearchTerms.folded(customer.name)
    var unnumbered = customer
    unnumbered.publicId = ""
    unnumbered.number = ""
    let keys = CustomerKeys(unnumbered)
    let terms = keys.terms.subtracting(Self.ofNoNumber)
    wordTerms = terms.filter(TermWords.isBeside).inByteOrder
    otherTerms = terms.filter { !TermWords.isBeside($0) }.inByteOrder
    words = TermWords.text(of: terms)
    tags = TagPair.text(of: keys.tags)
    tagRows = keys.tagRows.inByteOrder
    identifiers = customer.deletedAt == nil ? customer.claims : []
    mappings = keys.mappings
  }

  /// What an empty number would be found by.
  private static let ofNoNumber = numberTerms("", "")

  /// The terms of a public id and a number.
  static func numberTerms(_ publicID: String, _ number: String) -> Set<String> {
    Set(SearchTerms.ofCustomer(name: "", emails: [], phones: [], numbers: [publicID, number]))
  }
}

extension Set<String> {
  /// In the order in which the engines keep them, so that the same change touches the same pages in
  /// the same order every time.
  var inByteOrder: [String] { sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}
