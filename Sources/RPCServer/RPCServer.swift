import RPCCore
package import Seams
import Synchronization
package import SystemIO
package import TLS

/// The server's runtime: reactors that own connections and run or hand over their calls.
///
/// Sockets come through `listen`, connections within the process through `connectLocally`;
/// both run the same stack.
package final class RPCServer: Sendable {
  private let reactors: [Reactor]
  private let threads: Mutex<[JoinBox]>
  private let door: Door
  private let doorThreads: Int
  private let clock: any Clock
  private let drainMilliseconds: Int

  /// One on a machine of two processors or fewer, where clients want the other; else all but one.
  package static var reactorsByDefault: Int {
    let processors = ProcessLimits.processorCount
    return processors <= 2 ? 1 : processors - 1
  }

  /// Starts the reactors; nothing is accepted before `listen`.
  package init(
    _ dispatcher: any CallDispatcher, tokens: any TokenVerifying, clock: any Clock = SystemClock(),
    configuration: ServerConfiguration = ServerConfiguration()
  ) throws(SystemError) {
    let count = configuration.reactorCount
    let census = ConnectionCensus(configuration.limits)
    let room = RequestRoom(configuration.limits)
    let door = Door()
    let methods = dispatcher.methods
    var reactors: [Reactor] = []
    for index in 0..<count {
      reactors.append(try Reactor(index, census, room, door, CallStatistics(methods)))
    }
    var threads: [JoinBox] = []
    for (index, reactor) in reactors.enumerated() {
      let peers = reactors
      let thread = try SystemThread(name: "reactor-\(index)") {
        let core = try? ReactorCore(
          reactor, peers: peers, dispatcher: dispatcher, tokens: tokens, clock: clock,
          configuration: configuration)
        guard var core else {
          _ = reactor.mailbox.close()
          return
        }
        core.run()
      }
      threads.append(JoinBox(thread))
    }
    configuration.news.attach(reactors.map(\.news))
    configuration.answerBell.attach(reactors.map(\.mailbox))
    self.reactors = reactors
    self.threads = Mutex(threads)
    self.door = door
    doorThreads = configuration.doorCount
    self.clock = clock
    drainMilliseconds = configuration.limits.drainMilliseconds
  }

  deinit {
    stop()
    wait()
  }

  /// Accepts connections at `address`, secured when `tls` is given; returns it with the port
  /// that was picked.
  @discardableResult
  package func listen(
    on address: SocketAddress, tls: TLSServer? = nil
  ) throws(SystemError) -> SocketAddress {
    let listener = try Listener(on: address)
    if tls != nil { try door.open(threads: doorThreads) }
    let bound = try listener.localAddress()
    let number = listener.release()
    if !reactors[0].mailbox.post(.listener(number, tls)) { _ = Listener(owning: number) }
    return bound
  }

  /// A connection within the process.
  package func connectLocally() -> LocalTransport {
    let reactor = reactors.min { left, right in
      left.counters.connections.load(ordering: .relaxed)
        < right.counters.connections.load(ordering: .relaxed)
    }
    let chosen = reactor ?? reactors[0]
    let pipe = LocalPipe(chosen.mailbox)
    chosen.counters.connections.add(1, ordering: .relaxed)
    if !chosen.mailbox.post(.local(pipe)) { pipe.closeServerEnd() }
    return LocalTransport(pipe)
  }

  /// Takes no more connections and calls; the server ends when the calls in flight have, or
  /// when the time is over. Returns at once.
  package func drain(milliseconds: Int? = nil) {
    let time = milliseconds ?? drainMilliseconds
    for reactor in reactors { reactor.mailbox.post(.drain(milliseconds: time)) }
  }

  /// Ends the server without waiting for calls. Returns at once.
  package func stop() {
    for reactor in reactors { reactor.mailbox.post(.stop) }
  }

  /// Waits until every reactor has ended, after `drain` or `stop`.
  package func wait() {
    let threads = threads.withLock { $0 }
    for thread in threads { thread.join() }
    door.close()
  }

  /// Makes the reactors look at the clock now: for clocks that tests move.
  package func poke() {
    for reactor in reactors { reactor.mailbox.wake.signal() }
  }

  /// What became of calls and connections since the start.
  package var statistics: ServerStatistics {
    var sum = ServerStatistics()
    for reactor in reactors { reactor.statistics.add(to: &sum) }
    return sum
  }

  /// What the reactors hold now; nil when one of them does not answer in time. Waits, so it is
  /// never asked on a reactor.
  package func inspect(seconds: Double = 1) -> ServerSnapshot? {
    let inspection = Inspection(of: reactors.count)
    for reactor in reactors where !reactor.mailbox.post(.inspect(inspection)) { inspection.add() }
    return inspection.wait(seconds: seconds)
  }

  /// The threads that own connections.
  package var reactorCount: Int { reactors.count }

  /// Connections that have shown no good token.
  package var connectionsBeforeAuth: Int { reactors[0].census.unknownCount }

  /// What the server did and does.
  package var counters: ServerCounters {
    var sum = ServerCounters()
    for reactor in reactors { reactor.counters.add(to: &sum) }
    return sum
  }
}
