import RPCCore
import Synchronization

/// One attempt of a streaming call on one connection: messages wait here between the
/// connection's thread, which brings them, and the task that reads.
final class StreamAttempt: Sendable {
  /// What a reader gets.
  enum Next: Sendable {
    case message([UInt8])
    /// The server has ended the call well.
    case end
    case failure(RPCError)
  }

  private struct State {
    var messages: [[UInt8]] = []
    /// Messages before this one have been read.
    var read = 0
    /// Bytes that were read and that the connection has not been told of.
    var taken = 0
    var head: [String: String]?
    /// The server has said something: the call is not made again.
    var isCommitted = false
    /// The trailers, or why the call failed.
    var end: Result<[String: String], RPCError>?
    var reader: CheckedContinuation<Void, Never>?

    mutating func pop() -> [UInt8]? {
      guard read < messages.count else { return nil }
      let message = messages[read]
      messages[read] = []
      read += 1
      // The room of what has been read is given back from time to time, not with each message.
      if read == messages.count || read >= 64 {
        messages.removeFirst(read)
        read = 0
      }
      return message
    }
  }

  private let state = Mutex(State())
  private let place = Mutex<(connection: RPCConnection, id: UInt64)?>(nil)
  /// The connection is told of this many bytes at once, which is less than it takes to be given
  /// new credit.
  private let step: Int

  init(windowBytes: Int) { step = max(windowBytes / 4, 1) }

  /// Where the call was handed to.
  func run(on connection: RPCConnection, id: UInt64) {
    place.withLock { $0 = (connection, id) }
    // Whoever gave it up meanwhile did not know whom to tell.
    if state.withLock({ $0.end != nil }) { connection.cancel(id) }
  }

  var head: [String: String]? { state.withLock { $0.head } }

  var trailers: [String: String]? { state.withLock { try? $0.end?.get() } }

  /// Whether the server has sent metadata or a message.
  var isCommitted: Bool { state.withLock { $0.isCommitted } }

  /// The next message, when it is there.
  func next() async -> Next {
    // A task that was cancelled reads no further, however much waits to be read.
    if Task.isCancelled { cancel() }
    while true {
      if let next = takeNext() { return next }
      await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          let isThere = state.withLock { state -> Bool in
            guard state.read == state.messages.count, state.end == nil, state.reader == nil
            else { return true }
            state.reader = continuation
            return false
          }
          if isThere { continuation.resume() }
        }
      } onCancel: {
        cancel()
      }
    }
  }

  private func takeNext() -> Next? {
    let (next, taken) = state.withLock { state -> (Next?, Int) in
      if let message = state.pop() {
        state.taken += message.count
        guard state.taken >= step, state.end == nil else { return (.message(message), 0) }
        defer { state.taken = 0 }
        return (.message(message), state.taken)
      }
      switch state.end {
      case .success: return (.end, 0)
      case .failure(let error): return (.failure(error), 0)
      case nil: return (nil, 0)
      }
    }
    if taken > 0, let place = place.withLock({ $0 }) {
      place.connection.post(.taken(place.id, taken))
    }
    return next
  }

  /// Sends a message, or the end of them when it is nil; waits for credit.
  func send(_ message: [UInt8]?) async throws(RPCError) {
    if let error = sendError { throw error }
    guard let place = place.withLock({ $0 }) else { throw .cancelledUnsent }
    let failure = await withTaskCancellationHandler {
      await withCheckedContinuation { (continuation: CheckedContinuation<RPCError?, Never>) in
        let item = OutgoingMessage(bytes: message) { continuation.resume(returning: $0) }
        if !place.connection.post(.send(place.id, item)) { item.done(RPCConnection.overError) }
      }
    } onCancel: {
      cancel()
    }
    // Why the call has ended says more than that this message could not go.
    if let failure { throw sendError ?? failure }
  }

  private var sendError: RPCError? {
    state.withLock { state in
      switch state.end {
      case nil: nil
      case .success: RPCError(.failedPrecondition, "The call has ended well already.")
      case .failure(let error): error
      }
    }
  }

  /// Gives the attempt up here and at the server.
  func cancel() {
    guard end(.failure(.cancelledByCaller), dropsUnread: true) else { return }
    if let place = place.withLock({ $0 }) { place.connection.cancel(place.id) }
  }
}

// What the connection's thread says.
extension StreamAttempt {
  func receive(head: [String: String]) {
    state.withLock { state in
      state.isCommitted = true
      if state.head == nil { state.head = head }
    }
  }

  func receive(_ message: [UInt8]) {
    let reader = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard state.end == nil else { return nil }
      state.isCommitted = true
      state.messages.append(message)
      defer { state.reader = nil }
      return state.reader
    }
    reader?.resume()
  }

  /// Ends the attempt; false when it had ended.
  @discardableResult
  func end(_ result: Result<[String: String], RPCError>, dropsUnread: Bool = false) -> Bool {
    let (isFirst, reader) = state.withLock { state in
      if dropsUnread {
        state.messages = []
        state.read = 0
      }
      guard state.end == nil else {
        return (false, nil as CheckedContinuation<Void, Never>?)
      }
      state.end = result
      defer { state.reader = nil }
      return (true, state.reader)
    }
    reader?.resume()
    return isFirst
  }
}

/// A message on its way to a connection, or the end of them.
struct OutgoingMessage: Sendable {
  /// Nil says that no message follows.
  var bytes: [UInt8]?
  /// Called exactly once, with nil when the message had credit and was taken.
  var done: @Sendable (RPCError?) -> Void
}
