import RPCCore
import Synchronization

// Reads that are made a second time when their answer is late.
extension RPCClient {
  private enum Side: Sendable { case first, second }

  /// Whether the second attempt has begun, or never will.
  private enum Second: Sendable { case waiting, begun, forgone }

  /// What the two attempts know of each other.
  private final class Hedge: Sendable {
    let second = Mutex(Second.waiting)
    let isDecided = Atomic(false)

    /// Relaxed: the one who cancels has set it before, and nothing else depends on it.
    var cancelReason: CancelReason {
      isDecided.load(ordering: .relaxed) ? .hedgeLost : .caller
    }

    /// Takes a turn that only one side may have; false when the other had it.
    func turn(_ next: Second) -> Bool {
      second.withLock { second in
        guard second == .waiting else { return false }
        second = next
        return true
      }
    }
  }

  /// Makes a call and, when it has not ended after `delay`, makes it a second time. The first
  /// answer counts; a failure does when no other attempt is under way.
  func hedged(
    _ attempt: UnaryAttempt, afterMicroseconds delay: Int64
  ) async throws(RPCError) -> [UInt8] {
    let connection = try connection(besides: nil)
    let hedge = Hedge()
    let result = await withTaskGroup(of: (Side, CallResult?).self) { group -> CallResult? in
      group.addTask { (.first, await Self.run(attempt, on: connection, hedge)) }
      group.addTask {
        (.second, await self.runSecond(attempt, besides: connection, after: delay, hedge))
      }
      var last: CallResult?
      while let (side, result) = await group.next() {
        // There was no second attempt.
        guard let result else { continue }
        last = result
        if case .success = result { break }
        // A call that fails before it was made again is for the retries to see to.
        if side == .first, hedge.turn(.forgone) { break }
      }
      hedge.isDecided.store(true, ordering: .relaxed)
      group.cancelAll()
      return last
    }
    return try (result ?? .failure(.cancelledByCaller)).get()
  }

  private func runSecond(
    _ attempt: UnaryAttempt, besides first: RPCConnection, after delay: Int64, _ hedge: Hedge
  ) async -> CallResult? {
    let isDue: Void? = try? await Task.sleep(for: .microseconds(delay))
    guard isDue != nil, hasBudget, hedge.turn(.begun) else { return nil }
    var second = attempt
    second.header.attempt += 1
    do throws(RPCError) {
      return await Self.run(second, on: try connection(besides: first), hedge)
    } catch {
      return .failure(error)
    }
  }

  private static func run(
    _ attempt: UnaryAttempt, on connection: RPCConnection, _ hedge: Hedge
  ) async -> CallResult {
    do throws(RPCError) {
      return .success(try await attempt.run(on: connection) { hedge.cancelReason })
    } catch {
      return .failure(error)
    }
  }
}
