import RPCCore
import Synchronization
import SystemIO
import TLS
import WireFormat

/// A listener in the reactor's list.
final class ListenerBox {
  let listener: Listener
  /// What its connections are secured with; nil for none.
  let tls: TLSServer?

  init(_ listener: consuming Listener, _ tls: TLSServer?) {
    self.listener = listener
    self.tls = tls
  }
}

// What comes in: readiness, mail, connections.
extension ReactorCore {
  mutating func read(_ item: (token: UInt64, events: Readiness)) {
    if item.token == Self.wakeToken {
      reactor.mailbox.wake.drain()
    } else if item.token == Self.laneToken {
      laneIsReady = true
    } else if Self.listenerTokens.contains(item.token) {
      accept(Int(item.token - Self.listenerTokens.lowerBound))
    } else if let connection = connection(item.token) {
      if item.events.hasAny(of: .readable | .failed | .hungUp) {
        // A connection that waits for its output is not read, but must notice its end.
        // One that waits for its turn is read when that has come.
        if connection.isReady { return }
        if let secure = connection.core.transport.secure, secure.isGreeting {
          // Nothing is read while it is at the door, so only its end is told.
          if secure.isAtDoor { connection.core.close() }
          putOff(connection)
          return
        }
        if connection.core.wantsToRead {
          guard isLight(connection) else {
            // What is left of its frames comes first.
            connection.isUnread = !connection.core.hasFramesLeft
            return putOff(connection)
          }
          connection.core.receive(&tools)
        } else {
          connection.core.close()
        }
        markReady(connection)
      } else {
        connection.core.transport.secure?.sendRecords()
        markDirty(connection)
      }
    }
  }

  mutating func takeMail() {
    guard reactor.mailbox.hasMail else { return }
    hadWork = true
    reactor.mailbox.take(into: &mail)
    for item in mail { take(item) }
    mail.removeAll(keepingCapacity: true)
  }

  private mutating func take(_ item: Mail) {
    switch item {
    case .finished(let call, let outcome, let times):
      tools.counters.callsInFlight -= 1
      guard let connection = connection(call.connection) else { return }
      connection.core.finish(call.stream, outcome, times, &tools)
      markDirty(connection)
    case .streamReady(let call):
      guard let connection = connection(call.connection) else { return }
      connection.core.streamIsReady(call.stream)
      markDirty(connection)
    case .streamEnded: tools.counters.callsInFlight -= 1
    case .news:
      for topic in reactor.news.take() { spread(topic) }
    case .socket(let number, nil): add(.socket(Socket(owning: number)))
    case .socket(let number, let tls?): addSecure(Socket(owning: number), tls)
    case .greeted(let greeting): resume(greeting)
    case .listener(let number, let tls): listen(number, tls)
    case .local(let pipe): add(.local(pipe))
    case .localReady(let pipe):
      guard let connection = connection(pipe.token.load(ordering: .relaxed)) else { return }
      connection.core.receive(&tools)
      markReady(connection)
    case .inspect(let inspection): answer(inspection)
    case .drain(let milliseconds): drain(milliseconds)
    case .stop: hasStopped = true
    }
  }

  private mutating func spread(_ topic: Uuid) {
    for call in tools.feeds.watchers(of: topic) {
      connection(call.connection)?.core.hearNews(call.stream, &tools)
    }
  }

  func connection(_ token: UInt64) -> Connection? {
    let slot = Int(token & 0xFFFF_FFFF)
    guard slot < connections.count, let found = connections[slot], found.core.id == token else {
      return nil
    }
    return found
  }

  mutating func markReady(_ connection: Connection) {
    guard !connection.isReady else { return }
    guard isLight(connection) else { return putOff(connection) }
    connection.isReady = true
    ready.append(connection)
  }

  mutating func markDirty(_ connection: Connection) {
    guard !connection.isDirty, !connection.isReady else { return }
    connection.isDirty = true
    dirty.append(connection)
  }

  private mutating func listen(_ number: Int32, _ tls: TLSServer?) {
    let box = ListenerBox(Listener(owning: number), tls)
    let token = Self.listenerTokens.lowerBound + UInt64(listeners.count)
    guard drainEnd == nil, Self.listenerTokens.contains(token) else { return }
    guard (try? epoll.add(number, .readable, token: token)) != nil else { return }
    listeners.append(box)
  }

  /// Deals what waits at a listener to the reactors with the fewest connections.
  private mutating func accept(_ index: Int) {
    guard index < listeners.count else { return }
    for _ in 0..<Self.acceptsPerRound {
      switch listeners[index].listener.accept() {
      case .none: return
      case .exhausted:
        pauseListeners()
        return
      case .socket(let socket):
        tools.counters.connectionsAccepted += 1
        var total = 0
        var least = reactor
        var leastCount = Int.max
        for peer in peers {
          let count = peer.counters.connections.load(ordering: .relaxed)
          total += count
          if count < leastCount {
            least = peer
            leastCount = count
          }
        }
        guard total < configuration.connectionsMax else {
          tools.refused(.connections)
          continue
        }
        switch tools.census.admit(socket) {
        case .refused(let reason):
          tools.refused(reason)
          continue
        case .admittedForAnother: tools.statistics.count(.beforeAuth)
        case .admitted: break
        }
        least.take(socket, listeners[index].tls)
      }
    }
  }

  /// No descriptor is free: looks again at the next sweep instead of in every round.
  private mutating func pauseListeners() {
    listenersArePaused = true
    for box in listeners { epoll.remove(box.listener.number) }
  }

  mutating func resumeListeners() {
    guard listenersArePaused else { return }
    listenersArePaused = false
    for (index, box) in listeners.enumerated() {
      let token = Self.listenerTokens.lowerBound + UInt64(index)
      try? epoll.add(box.listener.number, .readable, token: token)
    }
  }

  private mutating func addSecure(_ socket: consuming Socket, _ tls: TLSServer) {
    let network = tools.census.network(of: socket.number)
    let greeting = Greeting(tls, network: network, home: reactor)
    add(.secure(SecureSocket(socket, greeting, recordBuffer)))
  }

  private mutating func add(_ transport: consuming Transport) {
    guard drainEnd == nil else {
      reactor.counters.connections.subtract(1, ordering: .relaxed)
      if let number = transport.number { tools.census.leave(number) }
      transport.localPipe?.closeServerEnd()
      return
    }
    generation += 1
    let slot = freeSlots.popLast() ?? connections.count
    let token = generation << 32 | UInt64(slot)
    let number = transport.number
    let localPipe = transport.localPipe
    let connection = Connection(
      ConnectionCore(
        id: token, transport: transport, limits: configuration.limits, now: tools.now))
    connection.core.endOfLife = endOfLife()
    if slot == connections.count {
      connections.append(connection)
    } else {
      connections[slot] = connection
    }
    if connections.count - freeSlots.count == 1 {
      nextSweep = tools.now + Self.sweepNanoseconds
    }
    if let number {
      guard (try? epoll.add(number, .readable, token: token)) != nil else {
        connection.core.close()
        remove(connection)
        return
      }
    }
    // What the client has written is told by mail that comes after this.
    localPipe?.token.store(token, ordering: .relaxed)
  }

  /// Forgets a connection that is closed; its socket closes with the last reference.
  mutating func remove(_ connection: Connection) {
    let slot = Int(connection.core.id & 0xFFFF_FFFF)
    guard slot < connections.count, connections[slot] === connection else { return }
    tools.counters.framesDropped += UInt64(connection.core.machine.framesDropped)
    for call in connection.core.goneCalls {
      tools.note(
        connection.core.id, call.stream, call.method, .cancelled, CallTimes(), call.context)
      guard let topic = call.topic else { continue }
      tools.counters.callsInFlight -= 1
      tools.feeds.remove(CallID(connection: connection.core.id, stream: call.stream), topic: topic)
    }
    connections[slot] = nil
    freeSlots.append(slot)
    reactor.counters.connections.subtract(1, ordering: .relaxed)
    if let number = connection.core.transport.number {
      epoll.remove(number)
      // The number is free for another connection once this one's last reference has gone.
      tools.census.leave(number)
    }
  }
}
