import RPCCore
import Seams
import TLS
import WireFormat

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// Waiting, and bytes in and out.
extension ConnectionLoop {
  func flush() {
    while written < output.count {
      let sent = output.withBytes { bytes -> TCPSocket.Transfer in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
        guard let transport else { return secure?.write(rest) ?? socket?.write(rest) ?? .closed }
        transport.write([UInt8](rest))
        return .bytes(rest.count)
      }
      switch sent {
      case .bytes(let count): written += count
      case .wouldBlock: return
      case .closed: return end(lostMessage)
      }
    }
    flushed += output.count
    written = 0
    output.clear(keepingCapacity: output.count <= 1 << 20)
  }

  /// Sleeps until there is mail, something to read, room to write, or a deadline.
  func wait() {
    var watched = [pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0)]
    if let socket {
      var events = Int16(POLLIN)
      if case .connecting = phase {
        events = Int16(POLLOUT)
      } else if written < output.count {
        events |= Int16(POLLOUT)
      } else if secure?.hasPendingRecords == true {
        events |= Int16(POLLOUT)
      }
      watched.append(pollfd(fd: socket.descriptor, events: events, revents: 0))
    }
    _ = poll(&watched, nfds_t(watched.count), waitMilliseconds())
    if watched[0].revents != 0 { pipe.drain() }
    keepAlive()
    leaveWhenOld()
    if case .resolving(let limit) = phase, now >= limit {
      end("Cannot connect to \(place): its name was not found within \(allowedTime).")
    }
    guard watched.count == 2 else { return }
    if case .connecting(let rest, let turn, let limit) = phase {
      checkConnecting(rest, turn: turn, until: limit, isReady: watched[1].revents != 0)
    } else {
      if watched[1].revents & Int16(POLLOUT) != 0 { _ = secure?.sendRecords() }
      if watched[1].revents & ~Int16(POLLOUT) != 0 { read() }
      if case .securing(let limit) = phase { checkSecuring(until: limit) }
    }
  }

  private func waitMilliseconds() -> Int32 {
    var until = nextDeadline
    switch phase {
    case .connecting(_, let limit, _), .resolving(let limit), .securing(let limit):
      until = min(until, limit)
    case .open where hasMoreToWrite && output.count == 0: return 0
    case .open:
      if !isLeaving { until = min(until, leaveAt) }
      // Also for calls that were given up, whose END has not come.
      if machine.callsInFlight > 0 { until = min(until, keepaliveDue) }
    case .over: break
    }
    guard until != .max else { return -1 }
    let now = now
    // Rounded up, so that the deadline has passed when the wait ends.
    return until <= now ? 0 : Int32(clamping: (until - now + 999_999) / 1_000_000)
  }

  private func checkConnecting(
    _ rest: [ResolvedAddress], turn: UInt64, until limit: UInt64, isReady: Bool
  ) {
    if isReady {
      if let reason = socket?.connectionError {
        tryNext(rest, until: limit, reason)
      } else {
        secureOrGreet(until: limit)
      }
    } else if now >= turn {
      tryNext(rest, until: limit, "no answer within \(allowedTime)")
    }
  }

  private var allowedTime: String { "\(settings.connectMilliseconds) ms" }

  private func secureOrGreet(until limit: UInt64) {
    guard let security, let socket else { return greet() }
    guard let stream = SecureStream(socket, security.client, host: security.host) else {
      return end("Cannot connect to \(place): no certificate can be for this name.")
    }
    secure = stream
    stream.begin()
    phase = .securing(until: limit)
  }

  private func checkSecuring(until limit: UInt64) {
    if secure?.isReady == true {
      greet()
    } else if now >= limit {
      end("Cannot connect to \(place): TLS took longer than \(settings.connectMilliseconds) ms.")
    }
  }

  private var keepaliveDue: UInt64 {
    if let pingSent {
      return pingSent + UInt64(settings.keepaliveAnswerMilliseconds) * 1_000_000
    }
    let silence = max(settings.keepaliveMilliseconds, machine.peer.pingMillisecondsMin)
    return lastHeard + UInt64(silence) * 1_000_000
  }

  private func keepAlive() {
    guard case .open = phase, machine.callsInFlight > 0, now >= keepaliveDue else { return }
    if pingSent != nil { return end("\(place) has stopped answering.") }
    pingSent = now
    machine.ping(now, into: &output)
  }

  /// Takes no more calls before the server ends the connection for its age, so that none is
  /// refused on the way.
  private func leaveWhenOld() {
    guard case .open = phase, !isLeaving, now >= leaveAt else { return }
    isLeaving = true
    connection.refuseCalls()
    onChange(.leaving(goAwayError))
  }

  private func read() {
    guard let socket else { return }
    if let secure { return read(secure) }
    while true {
      input.reserve(16 << 10)
      var isFull = false
      let result = input.fill { room -> (count: Int, result: TCPSocket.Transfer) in
        let result = socket.read(into: room)
        guard case .bytes(let count) = result else { return (0, result) }
        isFull = count == room.count
        return (count, result)
      }
      switch result {
      case .bytes:
        consume()
        if case .over = phase { return }
        guard isFull else { return }
      case .wouldBlock: return
      case .closed: return end(closedMessage)
      }
    }
  }

  private func read(_ secure: SecureStream) {
    let result = secure.read(into: &input)
    // What came before the end counts.
    if input.count > 0 { consume() }
    if case .over = phase { return }
    if case .closed = result { end(closedMessage) }
  }

  private var closedMessage: String {
    machine.goAway == nil ? lostMessage : goAwayError.message
  }

  /// Why there is no connection any more.
  private var lostMessage: String {
    if case .securing = phase {
      let reason = secure?.failure.map { "\($0.message)." }
      return "Cannot connect to \(place): "
        + (reason ?? "it ended the TLS handshake. Does it speak TLS?")
    }
    if machine.isSilent, secure == nil {
      return "The connection to \(place) was lost before the server said anything. "
        + "Does it want TLS?"
    }
    let reason = secure?.failure.map { ": \($0.message)" } ?? ""
    return "The connection to \(place) was lost\(reason)."
  }

  /// Bytes that came through a transport; none are its end.
  func received(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return end(closedMessage) }
    input.append(bytes.span.bytes)
    consume()
  }

  private func consume() {
    lastHeard = now
    pingSent = nil
    var events = ReceivedEvents()
    let taken = machine.receive(input.bytes, into: &output) { event, answer in
      events.add(event, answer)
    }
    input.consume(taken)
    handle(events)
  }
}
