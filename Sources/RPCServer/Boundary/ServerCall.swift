package import RPCCore
package import Seams
import Synchronization
import WireFormat

/// How a submitted call ended.
package enum CallOutcome: Sendable {
  /// The encoded answer.
  case answer([UInt8])
  case failure(RPCError)
}

/// Where a finished call's outcome goes. Called on the thread that finishes the call.
package protocol CallHome: AnyObject, Sendable {
  func finished(_ call: CallID, _ outcome: CallOutcome, times: CallTimes)
}

/// Names one call of one connection to its reactor.
package struct CallID: Sendable, Hashable {
  package let connection: UInt64
  package let stream: UInt32

  package init(connection: UInt64, stream: UInt32) {
    self.connection = connection
    self.stream = stream
  }
}

/// How long a call waited and ran, in microseconds; zero where nobody measured.
package struct CallTimes: Sendable, Hashable {
  package var queueMicroseconds: UInt64 = 0
  package var handlerMicroseconds: UInt64 = 0

  package init() {}
}

/// What the reactor keeps of a call that runs elsewhere. It does not keep the call itself, so
/// that one that everybody else has dropped is noticed.
final class CallTicket: Sendable {
  /// The index of the rpc in `CallDispatcher.methods`.
  let method: Int
  let context: CallContext
  // The reason of the first who took the call back, 0 while nobody has. Nothing else is published
  // through it, so relaxed is enough.
  private let reason = Atomic<UInt8>(0)

  init(method: Int, context: CallContext) {
    self.method = method
    self.context = context
  }

  /// When the caller stops waiting, in monotonic nanoseconds.
  var deadline: UInt64 { context.deadline }

  /// Whether the caller took the call back.
  var wasCancelled: Bool { reason.load(ordering: .relaxed) != 0 }

  /// What the call ends with when the caller has taken it back.
  var cancellation: RPCError {
    RPCError(cancelledFor: CancelReason(rawValue: reason.load(ordering: .relaxed)) ?? .caller)
  }

  /// What the call ends with when its handler has failed. One that says `cancelled` only asked
  /// whether somebody waits; the call knows why nobody does.
  func judged(_ failure: RPCError, at now: UInt64) -> RPCError {
    guard failure.code == .cancelled, wasCancelled || now >= deadline else { return failure }
    var error = wasCancelled ? cancellation : RPCError(cancelledFor: .deadline)
    error.neverExecuted = failure.neverExecuted
    return error
  }

  /// Notes that the caller no longer waits.
  func cancel(_ reason: CancelReason = .caller) {
    _ = self.reason.compareExchange(
      expected: 0, desired: reason.rawValue, ordering: .relaxed)
  }
}

extension RPCError {
  /// How a call ends that its caller took back. A caller whose time was over knows it a moment
  /// before the server does, and means the same.
  init(cancelledFor reason: CancelReason) {
    switch reason {
    case .deadline: self.init(.deadlineExceeded, "The caller's deadline passed.")
    case .caller, .hedgeLost, .overload: self.init(.cancelled, "The call was cancelled.")
    }
  }
}

/// A call that runs elsewhere than on its reactor. Whoever has it finishes it exactly once; one
/// that is dropped unfinished ends with `internal`, so that no caller waits for ever.
package final class ServerCall: Sendable {
  /// The index of the rpc in `CallDispatcher.methods`.
  package let method: Int
  package let context: CallContext
  /// The encoded request; empty for a call that streams its requests. A long one is joined here,
  /// so this is asked where there is time for it.
  package var request: [UInt8] { collected?.bytes ?? whole }

  /// The messages of a call that streams; nil for one with one request and one answer.
  package let stream: ServerStream?

  private let id: CallID
  private let home: any CallHome
  private let clock: any Clock
  /// A request that came in one frame.
  private let whole: [UInt8]
  /// One that came in fragments.
  private let collected: CollectedRequest?
  /// What the reactor keeps.
  let ticket: CallTicket
  // A one-way flag and a time; nothing else is published through them, so relaxed is enough.
  private let isFinished = Atomic(false)
  private let began = Atomic<UInt64>(0)

  package convenience init(
    _ id: CallID, method: Int, context: CallContext, request: [UInt8], home: any CallHome,
    clock: any Clock, stream: ServerStream? = nil
  ) {
    self.init(
      id, method: method, context: context, .whole(request), home: home, clock: clock,
      stream: stream)
  }

  /// How a request came.
  enum Request {
    case whole([UInt8])
    case collected(CollectedRequest)
  }

  init(
    _ id: CallID, method: Int, context: CallContext, _ request: Request, home: any CallHome,
    clock: any Clock, stream: ServerStream? = nil
  ) {
    self.id = id
    self.method = method
    self.context = context
    switch request {
    case .whole(let bytes): (whole, collected) = (bytes, nil)
    case .collected(let request): (whole, collected) = ([], request)
    }
    self.home = home
    self.clock = clock
    self.stream = stream
    ticket = CallTicket(method: method, context: context)
  }

  deinit { finish(error: RPCError(.internal, "The server lost the call.")) }

  /// Whether the caller no longer waits: it has said so, its connection is gone, or the
  /// deadline has passed. Long handlers ask from time to time.
  package var isCancelled: Bool { wasCancelled || isExpired }

  /// Whether the deadline has passed.
  package var isExpired: Bool { clock.monotonicNanoseconds() >= context.deadline }

  /// Whether the caller took the call back, or a stream was cut off.
  package var wasCancelled: Bool { ticket.wasCancelled }

  /// Notes that the caller no longer waits.
  package func cancel() { ticket.cancel() }

  /// Says that the handler begins. False when the work must not be started any more, and then
  /// the call is finished.
  package func begin() -> Bool {
    let now = clock.monotonicNanoseconds()
    began.store(max(now, 1), ordering: .relaxed)
    if wasCancelled {
      var error = ticket.cancellation
      error.neverExecuted = true
      finish(error: error)
    } else if now >= context.deadline {
      let text = "The deadline passed before the call began."
      finish(error: RPCError(.deadlineExceeded, text, neverExecuted: true))
    } else {
      return true
    }
    return false
  }

  /// Now, and how long the call has waited since it was received, in nanoseconds.
  var waiting: (now: UInt64, waited: UInt64) {
    let now = clock.monotonicNanoseconds()
    return (now, now - min(now, context.arrived))
  }

  /// Notes that the handler begins, where somebody else has judged whether it may; the last time
  /// counts.
  package func noteBegin() {
    began.store(max(clock.monotonicNanoseconds(), 1), ordering: .relaxed)
  }

  /// Ends the call with its encoded answer.
  package func finish(answer: [UInt8]) { finish(.answer(answer)) }

  /// Ends the call with an error.
  package func finish(error: RPCError) { finish(.failure(error)) }

  private func finish(_ outcome: CallOutcome) {
    guard !isFinished.exchange(true, ordering: .relaxed) else { return }
    var times = CallTimes()
    let began = began.load(ordering: .relaxed)
    if began > 0 {
      let now = clock.monotonicNanoseconds()
      times.queueMicroseconds = (max(began, context.arrived) - context.arrived) / 1000
      times.handlerMicroseconds = (max(now, began) - began) / 1000
    }
    if let stream {
      stream.end(outcome, times: times)
    } else {
      home.finished(id, outcome, times: times)
    }
  }
}
