package import WireFormat

/// Where a page of a list goes on: the sort key and the id of the last row before it.
package struct ListPosition: Sendable, Hashable {
  /// The sort key of lists that are ordered by a number or a time.
  package var number: Int64
  /// The sort key of lists that are ordered by text.
  package var text: String
  package var id: Uuid

  package init(number: Int64 = 0, text: String = "", id: Uuid) {
    self.number = number
    self.text = text
    self.id = id
  }
}
