import Dispatch
package import RPCCore
import Synchronization

extension RPCClient {
  /// Makes a unary call and holds the calling thread until it ends: for programs without tasks.
  /// Never call it from a task, whose threads it would hold.
  package func unaryAndWait(
    _ method: MethodInfo, bytes: [UInt8], _ options: CallOptions
  ) throws(RPCError) -> [UInt8] {
    let box = ResultBox()
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
  private let isThere = DispatchSemaphore(value: 0)

  func put(_ value: CallResult) {
    result.withLock { $0 = value }
    isThere.signal()
  }

  func take() -> CallResult {
    isThere.wait()
    return result.withLock { $0 } ?? .failure(.cancelledByCaller)
  }
}
