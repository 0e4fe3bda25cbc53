import RPCCore
import Synchronization

/// One attempt of a unary call.
struct UnaryAttempt: Sendable {
  var header: CallHeader
  var request: [UInt8]
  /// Monotonic nanoseconds.
  var deadline: UInt64?
  var token: AuthToken?

  /// Runs on `connection`, which counts it already. Cancelling the task gives the call up, for
  /// the reason that `reason` gives then.
  func run(
    on connection: RPCConnection,
    reason: @escaping @Sendable () -> CancelReason = { .caller }
  ) async throws(RPCError) -> [UInt8] {
    if Task.isCancelled {
      connection.ended()
      throw .cancelledUnsent
    }
    // The number is there once the call was handed over; who sees it last cancels.
    let handed = Mutex<UInt64?>(nil)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { (continuation: CheckedContinuation<CallResult, Never>) in
        let id = connection.start { id in
          OutgoingCall(
            id: id, header: header, request: request, deadline: deadline, token: token,
            sink: .unary { continuation.resume(returning: $0) })
        }
        handed.withLock { $0 = id }
        if Task.isCancelled { connection.cancel(id, reason()) }
      }
    } onCancel: {
      if let id = handed.withLock({ $0 }) { connection.cancel(id, reason()) }
    }
    return try result.get()
  }
}
