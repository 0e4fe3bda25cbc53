import Foundation

/// Counts signals; a wait takes one, and blocks until there is one.
///
/// `@unchecked`: `count` is touched only while `condition` is locked.
final class Semaphore: @unchecked Sendable {
  private let condition = NSCondition()
  private var count = 0

  func signal() {
    condition.lock()
    count += 1
    condition.unlock()
    condition.signal()
  }

  func wait() {
    condition.lock()
    while count == 0 { condition.wait() }
    count -= 1
    condition.unlock()
  }
}
