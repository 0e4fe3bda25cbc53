package import RPCCore
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension RPCClient {
  /// Makes a unary call and holds the calling thread until it ends: for programs without tasks.
  /// Never call it from a task, whose threads it would hold.
  package func unaryAndWait(
    _ method: MethodInfo, bytes: [UInt8], _ options: CallOptions
  ) throws(RPCError) -> [UInt8] {
    guard let box = ResultBox() else {
      throw RPCError(.unavailable, "No descriptor is left.", neverExecuted: true)
    }
    Task.detached {
      do throws(RPCError) {
        box.put(.success(try await self.unary(method, bytes: bytes, options)))
      } catch {
        box.put(.failure(error))
      }
    }
    return try box.take().get()
  }
}

/// Brings a result from a task to a waiting thread.
private final class ResultBox: Sendable {
  private let result = Mutex<CallResult?>(nil)
  private let isThere: WakePipe

  init?() {
    guard let pipe = WakePipe() else { return nil }
    isThere = pipe
  }

  func put(_ value: CallResult) {
    result.withLock { $0 = value }
    isThere.wake()
  }

  func take() -> CallResult {
    while result.withLock({ $0 == nil }) {
      var watched = pollfd(fd: isThere.readEnd, events: Int16(POLLIN), revents: 0)
      _ = poll(&watched, 1, -1)
    }
    return result.withLock { $0 } ?? .failure(.cancelledByCaller)
  }
}
