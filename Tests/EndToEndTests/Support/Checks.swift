import Synchronization
import Testing

/// Counts what a test has held against the contract, so that its output says how much that is.
final class Checks: Sendable {
  private let title: String
  private let done = Mutex(0)

  init(_ title: String) { self.title = title }

  deinit { print("\(title): \(count) checks") }

  var count: Int { done.withLock { $0 } }

  /// Expects `condition`.
  func that(
    _ condition: Bool, _ what: @autoclosure () -> String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    done.withLock { $0 += 1 }
    let text = condition ? "" : what()
    #expect(condition, "\(text)", sourceLocation: sourceLocation)
  }

  /// Expects two values to be equal.
  func equal<Value: Equatable>(
    _ found: Value, _ wanted: Value, _ what: @autoclosure () -> String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    that(
      found == wanted, "\(what()): found \(found), wanted \(wanted)",
      sourceLocation: sourceLocation)
  }
}
