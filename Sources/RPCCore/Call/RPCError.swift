public import WireFormat

/// Why a call failed: the one error type of handlers, stubs and the SDK.
///
/// Messages say what to do; they never carry SQL, secrets or another tenant's data.
public struct RPCError: Error, Sendable, Hashable {
  /// The status code that the caller switches on.
  public var code: StatusCode
  /// For people; at most 1 KiB of UTF-8 on the wire.
  public var message: String
  /// One entry a field that broke a rule; at most 64 on the wire.
  public var violations: [Violation]
  /// The record that stands in the way of an `alreadyExists`.
  public var existing: Uuid?
  /// The fields that changed since the caller's version, for `aborted`.
  public var conflicts: [Conflict]
  /// When to try again, in milliseconds; nil when the server did not say.
  public var retryAfterMilliseconds: UInt32?
  /// True when the server is certain that no handler ran.
  public var neverExecuted: Bool

  /// One broken rule.
  public struct Violation: Sendable, Hashable {
    /// The field's path, for example `contact.emails[2]`.
    public var path: String
    /// The rule's name, for example `length`.
    public var rule: String
    /// What is wrong and what would be right.
    public var message: String

    /// What the field at `path` should have kept to.
    public init(path: String, rule: String, message: String) {
      self.path = path
      self.rule = rule
      self.message = message
    }
  }

  /// One field that somebody else changed in the meantime, as JSON values.
  public struct Conflict: Sendable, Hashable {
    /// The field's name, for example `note`.
    public var field: String
    /// Its value in the version that the caller began with.
    public var original: String
    /// Its value now.
    public var current: String
    /// The value that the caller asked for; empty when it asked for none.
    public var attempted: String

    /// Takes the three values as JSON texts.
    public init(field: String, original: String, current: String, attempted: String) {
      self.field = field
      self.original = original
      self.current = current
      self.attempted = attempted
    }
  }

  /// An error with a code and a message; the rest is filled in where there is more to say.
  public init(
    _ code: StatusCode, _ message: String, violations: [Violation] = [], existing: Uuid? = nil,
    conflicts: [Conflict] = [], retryAfterMilliseconds: UInt32? = nil, neverExecuted: Bool = false
  ) {
    self.code = code
    self.message = message
    self.violations = violations
    self.existing = existing
    self.conflicts = conflicts
    self.retryAfterMilliseconds = retryAfterMilliseconds
    self.neverExecuted = neverExecuted
  }
}
