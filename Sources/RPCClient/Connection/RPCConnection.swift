package import RPCCore
import Seams
import Synchronization
import WireFormat

/// One connection to a server, with a thread of its own that does all reading and writing.
///
/// It connects when it is made and never again: after a failure or GOAWAY it is over, and its
/// owner makes another. Any thread may start and cancel calls.
package final class RPCConnection: Sendable {
  /// How a connection keeps itself.
  package struct Settings: Sendable {
    /// What this side accepts, told to the server.
    package var limits = RPCLimits()
    /// The name that the server shows its operators.
    package var name = "frontdesk-swift"
    package var connectMilliseconds = 5_000
    /// Silence with calls in flight after which the server is asked for a sign of life.
    package var keepaliveMilliseconds = 20_000
    /// How long it may take to give one.
    package var keepaliveAnswerMilliseconds = 10_000

    package init() {}
  }

  /// What the owner hears, on the connection's thread.
  enum Change: Sendable {
    /// The server's HELLO has arrived.
    case ready
    /// No further call is taken, those in flight go on; `error` says why.
    case leaving(RPCError)
    /// The connection has ended.
    case over(RPCError)
  }

  enum Mail: Sendable {
    case call(OutgoingCall)
    case cancel(UInt64, CancelReason)
    /// A message of a call that streams its requests.
    case send(UInt64, OutgoingMessage)
    /// The caller took so many bytes of a call's messages.
    case taken(UInt64, Int)
    case received([UInt8])
    /// What the server's name stands for; none where nobody knows it.
    case resolved([ResolvedAddress])
    case close
  }

  private struct Mailbox {
    var mail: [Mail] = []
    var isAwake = false
    /// Set once the thread has taken its last mail.
    var isOver = false
    /// Why; a call that comes a moment too late is told the same as those before it.
    var reason: RPCError?
    var lastID: UInt64 = 0
  }

  private let mailbox = Mutex(Mailbox())
  private let pipe: WakePipe?
  // Relaxed: both only help to choose a connection; a wrong choice is answered correctly too.
  private let load = Atomic<Int>(0)
  private let accepts = Atomic<Bool>(true)
  private let isLossTaken = Atomic<Bool>(false)

  /// Starts the connection's thread, which connects at once.
  init(
    to endpoint: Endpoint, _ settings: Settings, clock: any Clock,
    onChange: @escaping @Sendable (RPCConnection, Change) -> Void
  ) {
    pipe = WakePipe()
    let isRunning = pipe.map { pipe in
      IOThread.start {
        ConnectionLoop(self, pipe, settings, clock) { onChange(self, $0) }.run(endpoint)
      }
    }
    // No thread or descriptor is left: every call is refused, and the owner makes another.
    if isRunning != true { _ = endMailbox() }
  }

  /// Calls that have not ended.
  var callsInFlight: Int { load.load(ordering: .relaxed) }

  /// False after GOAWAY and when the connection is over.
  var takesCalls: Bool { accepts.load(ordering: .relaxed) }

  /// Whether a call that failed on this connection failed for itself, or is the first of those
  /// that ended with it; false for the others of these.
  func takeLoss() -> Bool {
    let isOver = mailbox.withLock { $0.isOver }
    return !isOver || !isLossTaken.exchange(true, ordering: .relaxed)
  }

  /// Counts a call that is about to be started.
  func begins() { load.add(1, ordering: .relaxed) }

  /// Hands a call over that was counted by `begins`, and gives the number to cancel it with.
  /// `make` gets that number.
  func start(_ make: (UInt64) -> OutgoingCall) -> UInt64 {
    let id = mailbox.withLock { box in
      box.lastID += 1
      return box.lastID
    }
    let call = make(id)
    if !post(.call(call)) {
      ended()
      call.sink.complete(.failure(mailbox.withLock { $0.reason } ?? Self.overError))
    }
    return id
  }

  /// Gives a call up; nothing happens when it has ended.
  func cancel(_ id: UInt64, _ reason: CancelReason = .caller) { post(.cancel(id, reason)) }

  /// Ends the connection; calls in flight end `unavailable`.
  package func close() { _ = post(.close) }

  static let overError = RPCError(
    .unavailable, "The connection is closed.", neverExecuted: true)

  @discardableResult
  func post(_ item: Mail) -> Bool {
    let (isTaken, wakes) = mailbox.withLock { box -> (Bool, Bool) in
      guard !box.isOver else { return (false, false) }
      box.mail.append(item)
      let wakes = !box.isAwake
      box.isAwake = true
      return (true, wakes)
    }
    if wakes { pipe?.wake() }
    return isTaken
  }
}

// What the connection's thread uses.
extension RPCConnection {
  func takeMail() -> [Mail] {
    mailbox.withLock { box in
      box.isAwake = false
      let mail = box.mail
      box.mail = []
      return mail
    }
  }

  /// The last mail; what is posted afterwards is refused.
  func endMailbox(_ reason: RPCError? = nil) -> [Mail] {
    refuseCalls()
    return mailbox.withLock { box in
      box.isOver = true
      box.reason = reason
      let mail = box.mail
      box.mail = []
      return mail
    }
  }

  /// A call has ended, or is not started after all.
  func ended() { load.subtract(1, ordering: .relaxed) }

  func refuseCalls() { accepts.store(false, ordering: .relaxed) }
}
