import RPCCore
import Seams
import SystemIO
import WireFormat

// What happens by itself as time passes.
extension ReactorCore {
  /// How long a connection stays half closed for the peer's sake.
  static let lingerNanoseconds: UInt64 = 1_000_000_000
  /// How long a draining connection without calls still answers late ones.
  static let drainLingerNanoseconds: UInt64 = 100_000_000
  /// How long a sweep may keep the reactor from its calls: thousands of connections would take
  /// milliseconds in one go.
  static let sweepStepNanoseconds: UInt64 = 50_000

  /// Whether a sweep has not come to all connections.
  var isSweeping: Bool { nextSwept < connections.count }

  /// Looks at every connection; once a second, more often while draining. Where others have called
  /// just now, it looks at as many as there is time for and goes on in the next batch.
  mutating func sweep() {
    if !isSweeping {
      nextSweep =
        tools.now + (drainEnd == nil ? Self.sweepNanoseconds : Self.drainSweepNanoseconds)
      nextSwept = 0
      resumeListeners()
      tools.dispatcher.sweep()
    }
    tools.now = clock.monotonicNanoseconds()
    let end = isCalm || drainEnd != nil ? .max : tools.now &+ Self.sweepStepNanoseconds
    while isSweeping {
      let slot = nextSwept
      nextSwept += 1
      guard let connection = connections[slot] else { continue }
      look(at: connection)
      settle(connection)
      if isSweeping, clock.monotonicNanoseconds() >= end { return }
    }
    nextSwept = .max
    if let drainEnd {
      let isEmpty = connections.count == freeSlots.count
      if isEmpty || tools.now >= drainEnd { hasStopped = true }
    }
    reactor.counters.publish(tools.counters)
  }

  private mutating func look(at connection: Connection) {
    let limits = configuration.limits
    let now = tools.now
    if connection.core.stalledSince > 0,
      now >= connection.core.stalledSince + milliseconds(limits.writeStallMilliseconds)
    {
      connection.core.close(.slowReader, &tools)
      return
    }
    switch connection.core.phase {
    case .closed: return
    case .leaving:
      if now >= connection.core.endingSince + Self.lingerNanoseconds { connection.core.close() }
      return
    case .open: break
    }
    if !connection.core.machine.isOpen {
      if now >= connection.core.opened + milliseconds(limits.handshakeMilliseconds) {
        connection.core.close(.handshake, &tools)
      }
      return
    }
    let partialSince = connection.core.partialSince
    if partialSince > 0, now >= partialSince + milliseconds(limits.frameMilliseconds) {
      connection.core.fail(.slowFrame, &tools)
      return
    }
    connection.core.expireArriving(&tools)
    connection.core.endOverdueStreams(&tools)
    lookAtAge(connection)
    lookAtQuiet(connection)
    connection.core.keepAlive(&tools)
  }

  /// When a connection that begins now is old enough: its age with 10 % more or less.
  mutating func endOfLife() -> UInt64 {
    let age = milliseconds(configuration.limits.ageMillisecondsMax)
    guard age > 0 else { return .max }
    return tools.now + age / 10 * 9 + UInt64(jitter.below(Int(clamping: age / 5 + 1)))
  }

  private mutating func lookAtAge(_ connection: Connection) {
    if tools.now >= connection.core.endOfGrace {
      connection.core.leave(&tools)
    } else if tools.now >= connection.core.endOfLife, connection.core.endingSince == 0 {
      let grace = configuration.limits.drainMilliseconds
      connection.core.endOfGrace = tools.now + milliseconds(grace)
      tools.statistics.count(.age)
      connection.core.drain(
        .age, milliseconds: grace, text: "the connection is old enough", &tools)
    }
  }

  private mutating func lookAtQuiet(_ connection: Connection) {
    let now = tools.now
    // Thousands of connections may do nothing but wait for a feed.
    if connection.core.backlog == 0, now >= connection.core.lastHeard + Self.sweepNanoseconds {
      connection.core.releaseMemory()
    }
    guard connection.core.phase == .open, connection.core.machine.callsInFlight == 0,
      connection.core.backlog == 0
    else { return }
    let ending = max(connection.core.endingSince, connection.core.leftSince)
    if ending > 0 {
      if now >= ending + Self.drainLingerNanoseconds { connection.core.leave(&tools) }
      return
    }
    let limits = configuration.limits
    // What runs within the process is trusted to need no token for long.
    let isKnown = connection.core.hasShownToken || connection.core.transport.localPipe != nil
    let idle = min(
      limits.idleMilliseconds, isKnown ? .max : limits.idleBeforeAuthMilliseconds)
    if now >= connection.core.lastActive + milliseconds(idle) {
      tools.statistics.count(.idle)
      connection.core.drain(.age, milliseconds: 0, text: "the connection was idle", &tools)
    }
  }

  /// Takes no more connections or calls, and ends when the calls in flight have.
  mutating func drain(_ milliseconds: Int) {
    guard drainEnd == nil else { return }
    drainEnd = tools.now + self.milliseconds(milliseconds)
    nextSweep = tools.now
    for box in listeners where !listenersArePaused { epoll.remove(box.listener.number) }
    listeners.removeAll()
    listenersArePaused = false
    for case .some(let connection) in connections {
      guard connection.core.machine.isOpen else {
        connection.core.leave(&tools)
        markDirty(connection)
        continue
      }
      connection.core.drain(
        .drain, milliseconds: milliseconds, text: "the server is going away", &tools)
      markDirty(connection)
    }
  }

  /// Ends what is left when the reactor ends. Calls that still run are told that nobody waits.
  mutating func closeAll() {
    for case .some(let connection) in connections {
      connection.core.flush(&tools, most: .max)
      connection.core.close()
      remove(connection)
    }
    listeners.removeAll()
    for item in reactor.mailbox.close() {
      switch item {
      case .socket(let number, _): reactor.drop(number)
      case .listener(let number, _): _ = Listener(owning: number)
      case .local(let pipe): pipe.closeServerEnd()
      case .inspect(let inspection): inspection.add()
      case .greeted: break
      case .finished, .streamEnded: tools.counters.callsInFlight -= 1
      case .localReady, .drain, .stop, .streamReady, .news: break
      }
    }
    reactor.counters.publish(tools.counters)
  }

  /// In nanoseconds; what a configuration means as "never" is 35 years.
  private func milliseconds(_ count: Int) -> UInt64 { UInt64(milliseconds: count) }
}

extension ConnectionCore {
  /// Asks a silent peer for a sign of life, with calls in flight or without, and gives up on one
  /// that gives none.
  mutating func keepAlive(_ tools: inout ReactorTools) {
    // Within the process nobody is lost; unsent answers have a limit of their own.
    guard phase == .open, transport.localPipe == nil, backlog == 0,
      tools.now >= lastHeard &+ UInt64(milliseconds: limits.keepaliveMilliseconds)
    else { return }
    if pingedAt <= lastHeard {
      pingedAt = tools.now
      output.frame(.ping, payload: tools.now)
    } else if tools.now >= pingedAt &+ UInt64(milliseconds: limits.keepaliveAnswerMilliseconds) {
      close(.halfOpen, &tools)
    }
  }
}

extension ConnectionCore {
  /// Tells the peer to open no more calls; the connection ends when those in flight have.
  mutating func drain(
    _ reason: GoAwayReason, milliseconds: Int, text: String, _ tools: inout ReactorTools
  ) {
    guard phase == .open,
      let goAway = machine.drain(reason, milliseconds: milliseconds, text: text)
    else { return }
    output.frame(goAway)
    endFeeds(&tools)
    endingSince = max(tools.now, 1)
  }
}
