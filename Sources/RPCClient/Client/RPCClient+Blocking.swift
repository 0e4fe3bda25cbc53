package import RPCCore
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// For programs without tasks. Never call these from a task, whose threads they would hold.
extension RPCClient {
  /// Makes a unary call and holds the calling thread until it ends.
  package func unaryAndWait(
    _ method: MethodInfo, bytes: [UInt8], _ options: CallOptions
  ) throws(RPCError) -> [UInt8] {
    try Self.wait { () async throws(RPCError) in
      try await self.unary(method, bytes: bytes, options)
    }
  }

  /// Runs `body` in a task and holds the calling thread until it has ended.
  package static func wait<Value: Sendable>(
    _ body: @escaping @Sendable () async throws(RPCError) -> Value
  ) throws(RPCError) -> Value {
    guard let box = ResultBox<Value>() else {
      throw RPCError(.unavailable, "No descriptor is left.", neverExecuted: true)
    }
    Task.detached {
      do throws(RPCError) {
        box.put(.success(try await body()))
      } catch {
        box.put(.failure(error))
      }
    }
    return try box.take().get()
  }
}

/// Brings a result from a task to a waiting thread.
private final class ResultBox<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, RPCError>?>(nil)
  private let isThere: WakePipe

  init?() {
    guard let pipe = WakePipe() else { return nil }
    isThere = pipe
  }

  func put(_ value: Result<Value, RPCError>) {
    result.withLock { $0 = value }
    isThere.wake()
  }

  func take() -> Result<Value, RPCError> {
    while result.withLock({ $0 == nil }) {
      var watched = pollfd(fd: isThere.readEnd, events: Int16(POLLIN), revents: 0)
      _ = poll(&watched, 1, -1)
    }
    return result.withLock { $0 } ?? .failure(.cancelledByCaller)
  }
}
