/// Collects broken constraints with the path of each field.
public struct Validator: Sendable {
  /// One broken rule; RPCCore turns it into the wire's form.
  public struct Violation: Sendable, Hashable {
    /// For example `contact.emails[2]`.
    public var path: String
    /// For example `length`.
    public var rule: String
    /// What is wrong and what would be right.
    public var message: String
  }

  /// What has been found so far, at most 64.
  public private(set) var violations: [Violation] = []
  private var prefix: [String] = []

  public init() {}

  /// Notes that `field` of the current message breaks `rule`.
  public mutating func fail(_ field: String, _ rule: String, _ message: String) {
    guard violations.count < 64 else { return }
    let path = (prefix + [field]).joined(separator: ".")
    violations.append(Violation(path: path, rule: rule, message: message))
  }

  /// Runs `body` with `field` (or `field[index]`) as the current message.
  public mutating func within(
    _ field: String, index: Int? = nil, _ body: (inout Validator) -> Void
  ) {
    prefix.append(index.map { "\(field)[\($0)]" } ?? field)
    body(&self)
    prefix.removeLast()
  }
}
