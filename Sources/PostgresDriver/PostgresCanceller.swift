import CPostgres
import SQLInterface
import Synchronization

/// Ends what one connection runs, from another thread.
///
/// `@unchecked`: the pointer is used and freed only under the lock.
@safe
final class PostgresCanceller: SQLCanceller, @unchecked Sendable {
  private let lock = Mutex(())
  private var handle: OpaquePointer?

  init(_ connection: OpaquePointer) {
    unsafe handle = PQgetCancel(connection)
  }

  deinit { unsafe PQfreeCancel(handle) }

  func cancel() {
    lock.withLock { _ in
      guard let handle = unsafe handle else { return }
      var message = [CChar](repeating: 0, count: 256)
      // What fails here leaves the statement to its time limit.
      _ = unsafe message.withUnsafeMutableBufferPointer { buffer in
        unsafe PQcancel(handle, buffer.baseAddress, 256)
      }
    }
  }
}
