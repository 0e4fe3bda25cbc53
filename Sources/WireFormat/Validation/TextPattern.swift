/// A `@pattern` of the schema, compiled once.
///
/// Sendable although `Regex` is not: the expression never changes after `init`, which has
/// already run it once, so that nothing in it is left to be built later.
public struct TextPattern: @unchecked Sendable {
  /// The expression as the schema has it.
  public let source: String
  private let regex: Regex<AnyRegexOutput>?

  /// Longer texts do not match: an expression's time may grow fast with its input.
  public static let bytesMax = 1024

  /// An expression that the schema compiler has accepted; any other matches nothing.
  public init(_ source: String) {
    self.source = source
    self.regex = try? Regex(source)
    _ = matches("")
  }

  /// Whether all of `text` matches.
  public func matches(_ text: String) -> Bool {
    guard let regex, text.utf8.count <= Self.bytesMax else { return false }
    return (try? regex.wholeMatch(in: text)) != nil
  }
}
