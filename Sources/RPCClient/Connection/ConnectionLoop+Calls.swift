import RPCCore
import WireFormat

/// What one read brought, in order; answers are copied out of the read buffer.
struct ReceivedEvents {
  private(set) var list: [(event: ClientEvent, answer: [UInt8])] = []

  mutating func add(_ event: ClientEvent, _ answer: RawSpan) {
    list.append((event, answer.withUnsafeBytes { [UInt8]($0) }))
  }
}

extension ConnectionLoop {
  func takeMail() {
    for item in connection.takeMail() {
      switch item {
      case .call(let call): accept(call)
      case .cancel(let id, let reason): cancel(id, reason)
      case .send(let id, let message): accept(message, of: id)
      case .taken(let id, let count):
        if let stream = streams[id] { machine.took(count, on: stream, into: &output) }
      case .received(let bytes): received(bytes)
      case .resolved(let addresses):
        guard case .resolving(let limit) = phase else { continue }
        tryNext(addresses, until: limit, "the name is unknown")
      case .close:
        if case .over = phase { continue }
        end("The connection was closed by this side.")
      }
    }
  }

  private func accept(_ call: OutgoingCall) {
    if let deadline = call.deadline { nextDeadline = min(nextDeadline, deadline) }
    waiting.append(call)
  }

  /// Opens as many waiting calls as the server allows, in the order in which they came.
  func openWaiting() {
    guard !waiting.isEmpty else { return }
    guard machine.isUsable else { return refuseWaiting() }
    let now = now
    var opened = 0
    for call in waiting {
      // A request above the floor waits until the server has said what it takes.
      let fits = call.request.count <= machine.peer.messageBytesMax || isReady
      guard machine.canOpen, fits else { break }
      opened += 1
      open(call, now)
    }
    waiting.removeFirst(opened)
  }

  private func open(_ call: OutgoingCall, _ now: UInt64) {
    var header = call.header
    if let deadline = call.deadline {
      guard deadline > now else {
        return complete(call.id, call.sink, .failure(.overdueUnsent))
      }
      header.timeout = max((deadline - now) / 1000, 1)
    }
    if let token = call.token, token.version > tokenVersion {
      tokenVersion = token.version
      machine.authenticate(token: Array(token.text.utf8), into: &output)
    }
    do throws(RPCError) {
      let stream: UInt32
      switch call.sink {
      case .unary:
        stream = try machine.open(header, request: call.request.span.bytes, into: &output)
      case .stream(_, let shape):
        stream = try machine.open(header, shape, request: call.request, into: &output)
      }
      streams[call.id] = stream
      calls[stream] = OpenCall(
        id: call.id, deadline: call.deadline, end: flushed + output.count, sink: call.sink)
    } catch {
      complete(call.id, call.sink, .failure(error))
    }
  }

  private func refuseWaiting() {
    var error = goAwayError
    error.neverExecuted = true
    let refused = waiting
    waiting = []
    for call in refused { complete(call.id, call.sink, .failure(error)) }
  }

  private func cancel(_ id: UInt64, _ reason: CancelReason) {
    if let stream = streams.removeValue(forKey: id), let call = calls.removeValue(forKey: stream) {
      machine.cancel(stream, reason: reason, into: &output)
      complete(id, call.sink, .failure(.cancelledByCaller))
    } else if let index = waiting.firstIndex(where: { $0.id == id }) {
      var error = RPCError.cancelledByCaller
      error.neverExecuted = true
      complete(id, waiting.remove(at: index).sink, .failure(error))
    }
  }

  /// Ends the calls whose deadline has passed. The server is told; its own answer comes too late.
  func endOverdue(_ now: UInt64) {
    guard now >= nextDeadline else { return }
    nextDeadline = .max
    for (stream, call) in calls {
      guard let deadline = call.deadline else { continue }
      if deadline > now {
        nextDeadline = min(nextDeadline, deadline)
      } else {
        calls[stream] = nil
        streams[call.id] = nil
        machine.cancel(stream, reason: .deadline, into: &output)
        complete(call.id, call.sink, .failure(.overdue))
      }
    }
    let isOverdue = { (call: OutgoingCall) in (call.deadline ?? .max) <= now }
    let overdue = waiting.filter(isOverdue)
    waiting.removeAll(where: isOverdue)
    for call in waiting { nextDeadline = min(nextDeadline, call.deadline ?? .max) }
    for call in overdue { complete(call.id, call.sink, .failure(.overdueUnsent)) }
  }

  func handle(_ events: ReceivedEvents) {
    for (event, answer) in events.list {
      switch event {
      case .ready:
        isReady = true
        leaveAt = leavingTime
        onChange(.ready)
      case .head(let stream, let metadata):
        if case .stream(let attempt, _)? = calls[stream]?.sink { attempt.receive(head: metadata) }
      case .message(let stream):
        if case .stream(let attempt, _)? = calls[stream]?.sink { attempt.receive(answer) }
      case .answered(let stream, let status):
        settle(stream, .success(answer), trailers: status.trailers)
      case .failed(let stream, let error): settle(stream, .failure(error))
      case .goAway:
        connection.refuseCalls()
        onChange(.leaving(goAwayError))
      case .pong: break
      case .broken(let error): phase = .over(error)
      }
    }
  }

  /// A call that was cancelled or overdue is no longer there.
  private func settle(
    _ stream: UInt32, _ result: CallResult, trailers: [String: String] = [:]
  ) {
    guard let call = calls.removeValue(forKey: stream) else { return }
    streams[call.id] = nil
    complete(call.id, call.sink, result, trailers: trailers)
  }

  /// A little before the age that the server told, and not all clients at once.
  private var leavingTime: UInt64 {
    let age = UInt64(machine.peer.ageMillisecondsMax) * 1_000_000
    guard age > 0 else { return .max }
    return now + age / 10 * 8 + UInt64.random(in: 0...age / 10)
  }
}

extension RPCError {
  static let cancelledByCaller = RPCError(.cancelled, "The caller gave the call up.")
  static let callEnded = RPCError(.cancelled, "The call has ended.")
  static let overdue = RPCError(.deadlineExceeded, "No answer came within the call's time-out.")
  static let overdueUnsent = RPCError(
    .deadlineExceeded, "The call's time-out passed before it could be sent.", neverExecuted: true)
}
