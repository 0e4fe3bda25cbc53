import Glibc

/// Polls `condition` until it holds and says whether it did before `limit` ran out.
///
/// The pauses grow from a few microseconds to 5 ms, so a condition that holds
/// soon is seen soon, and the limit is reached only by a test that fails:
/// `#expect(eventually { server.connectionCount == 0 })`.
package func eventually(
  within limit: Duration = .seconds(20), _ condition: () throws -> Bool
) rethrows -> Bool {
  var pauses = Pauses(limit)
  while true {
    if try condition() { return true }
    guard let pause = pauses.next() else { return try condition() }
    usleep(UInt32(pause.components.attoseconds / 1_000_000_000_000))
  }
}

/// As above, for async tests: it gives its thread away while it waits, which
/// the tasks that it waits for may need.
package func eventuallyAsync(
  within limit: Duration = .seconds(20), _ condition: () async throws -> Bool
) async rethrows -> Bool {
  var pauses = Pauses(limit)
  while true {
    if try await condition() { return true }
    guard let pause = pauses.next(), (try? await Task.sleep(for: pause)) != nil else {
      return try await condition()
    }
  }
}

/// The growing pauses between two looks at a condition, until the limit is reached.
private struct Pauses {
  private let end: ContinuousClock.Instant
  private var pause = Duration.microseconds(10)

  init(_ limit: Duration) {
    end = ContinuousClock.now + limit * SanitizerCost.time
  }

  mutating func next() -> Duration? {
    guard ContinuousClock.now < end else { return nil }
    defer { pause = min(pause * 2, .milliseconds(5)) }
    return pause
  }
}
