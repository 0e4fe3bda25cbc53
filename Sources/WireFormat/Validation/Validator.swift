/// Collects broken constraints with the path of each field.
public struct Validator: Sendable {
  /// One broken rule; RPCCore turns it into the wire's form.
  public struct Violation: Sendable, Hashable {
    /// For example `contact.emails[2]`.
    public var path: String
    /// For example `length`.
    public var rule: String
    /// What is wrong and what would be right; never the value itself.
    public var message: String
  }

  /// Which entry of a list or map is meant.
  public enum Place: Sendable, Hashable {
    case index(Int)
    case key(String)
  }

  /// The most violations that one message reports.
  public static let violationsMax = 64

  /// What has been found so far, at most 64.
  public private(set) var violations: [Violation] = []
  private var prefix: [(field: String, place: Place?)] = []

  /// A validator that has found nothing yet.
  public init() {}

  /// Notes that `field` (or one entry of it) of the current message breaks `rule`.
  @inline(never)
  public mutating func fail(
    _ field: String, _ rule: String, _ message: String, at place: Place? = nil
  ) {
    guard violations.count < Self.violationsMax else { return }
    var path = ""
    for step in prefix + [(field, place)] {
      if !path.isEmpty { path += "." }
      path += step.field
      switch step.place {
      case nil: break
      case .index(let index): path += "[\(index)]"
      // A key is the caller's text: enough of it to find the entry.
      case .key(let key): path += "[\(key.unicodeScalars.count > 40 ? key.prefix(39) + "…" : key)]"
      }
    }
    violations.append(Violation(path: path, rule: rule, message: message))
  }

  /// Runs `body` with `field` (or one entry of it) as the current message.
  public mutating func within(
    _ field: String, at place: Place? = nil, _ body: (inout Validator) -> Void
  ) {
    prefix.append((field, place))
    body(&self)
    prefix.removeLast()
  }

  /// Runs `body` for each entry of a map; what it reports is in ascending order of keys.
  public mutating func entries<Key: WireKeyCodec, Value>(
    _ map: [Key.Value: Value], _ key: Key.Type,
    _ body: (inout Validator, Place, Key.Value, Value) -> Void
  ) where Key.Value: LosslessStringConvertible {
    let before = violations.count
    for (key, value) in map { body(&self, .key(key.description), key, value) }
    // Sorting is paid for by maps that break a rule only.
    guard violations.count > before else { return }
    violations.removeLast(violations.count - before)
    for entry in map.sorted(by: { Key.isLess($0.key, $1.key) }) {
      body(&self, .key(entry.key.description), entry.key, entry.value)
    }
  }
}
