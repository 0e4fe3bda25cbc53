package import RPCCore
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// For programs without tasks. Never call these from a task, whose threads they would hold.
extension RPCClient {
  /// Makes a unary call and holds the calling thread until it ends; gives the call up when
  /// `isGivenUp` says so.
  package func unaryAndWait(
    _ method: MethodInfo, bytes: [UInt8], _ options: CallOptions,
    unless isGivenUp: (() -> Bool)? = nil
  ) throws(RPCError) -> [UInt8] {
    try Self.wait(unless: isGivenUp) { () async throws(RPCError) in
      try await self.unary(method, bytes: bytes, options)
    }
  }

  /// Runs `body` in a task and holds the calling thread until it has ended.
  ///
  /// - Parameter isGivenUp: Asked on the calling thread every few milliseconds; the task is
  ///   cancelled once it is true. What a handler asks of another service so ends with the
  ///   handler's own call.
  package static func wait<Value: Sendable>(
    unless isGivenUp: (() -> Bool)? = nil,
    _ body: @escaping @Sendable () async throws(RPCError) -> Value
  ) throws(RPCError) -> Value {
    guard let box = ResultBox<Value>() else {
      throw RPCError(.unavailable, "No descriptor is left.", neverExecuted: true)
    }
    let task = Task.detached {
      do throws(RPCError) {
        box.put(.success(try await body()))
      } catch {
        box.put(.failure(error))
      }
    }
    return try box.take(watching: isGivenUp) { task.cancel() }.get()
  }
}

/// Brings a result from a task to a waiting thread.
private final class ResultBox<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, RPCError>?>(nil)
  private let isThere: WakePipe
  /// Between two looks at whether the result is still wanted.
  private static var pauseMilliseconds: Int32 { 5 }

  init?() {
    guard let pipe = WakePipe() else { return nil }
    isThere = pipe
  }

  func put(_ value: Result<Value, RPCError>) {
    result.withLock { $0 = value }
    isThere.wake()
  }

  /// Waits for the result; calls `cancel` once `isGivenUp` is true.
  func take(
    watching isGivenUp: (() -> Bool)?, _ cancel: () -> Void
  ) -> Result<Value, RPCError> {
    var isGivenUp = isGivenUp
    while result.withLock({ $0 == nil }) {
      if isGivenUp?() == true {
        cancel()
        isGivenUp = nil
      }
      var watched = pollfd(fd: isThere.readEnd, events: Int16(POLLIN), revents: 0)
      _ = poll(&watched, 1, isGivenUp == nil ? -1 : Self.pauseMilliseconds)
    }
    return result.withLock { $0 } ?? .failure(.cancelledByCaller)
  }
}
