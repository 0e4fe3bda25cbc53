/// How much of JSON a reader takes. Whatever the limits, no member is given twice and numbers
/// keep their digits.
package struct JSONLimits: Sendable, Hashable {
  /// Objects and lists inside each other.
  package var depthMax: Int
  /// Members of one object.
  package var membersMax = Int.max
  /// Elements of one list.
  package var elementsMax = Int.max
  /// The largest distance of an integer from zero; nil for any, as a number keeps its digits.
  package var integerMax: UInt64?
  /// Whether a string may hold the character NUL, where some readers end it.
  package var allowsNUL = true

  /// Limits the depth alone.
  package init(depthMax: Int) { self.depthMax = depthMax }

  /// For messages: 32 inside each other, with a list or a map between each two.
  package static let message = JSONLimits(depthMax: 72)
}
