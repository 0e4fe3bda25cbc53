/// A value on the heap: what a message that contains itself holds in place of itself.
public final class IndirectBox<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The value; the box never changes.
  public let value: Value

  /// A box around `value`.
  public init(_ value: Value) { self.value = value }

  /// Whether the values are equal.
  public static func == (left: IndirectBox, right: IndirectBox) -> Bool {
    left === right || left.value == right.value
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
