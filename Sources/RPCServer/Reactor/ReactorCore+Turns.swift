import RPCCore
import Seams

// Who comes first. A caller that asks for little must not wait behind one that asks for much, nor
// behind strangers, whose handshakes and tokens cost more than any call.
extension ReactorCore {
  /// How long a turn may be while others want theirs.
  static let turnNanoseconds: UInt64 = 50_000
  /// The same of those that come last, which have no longer together in one batch: whoever comes
  /// first meanwhile waits for one turn of theirs, what else they have in the batch, and half of it
  /// for what was read of them.
  static let lateNanoseconds: UInt64 = 20_000
  /// A turn of so many frames or fewer does not make a connection heavy, unless they took long.
  static let framesOfLight = 8
  /// A turn of so many bytes does: reading and keeping a long frame takes as long as some calls do.
  static let bytesOfHeavy = 32 << 10
  /// How often the time of its turn a heavy connection comes last.
  static let weight: UInt64 = 8
  /// How long it does so at least: longer than `calmNanoseconds`, so that heavy connections alone
  /// are never taken for light ones between their turns, which would cut each other's short.
  static let heavyNanoseconds: UInt64 = 20_000_000
  /// How long nobody came first before the heavy ones may take all the time.
  static let calmNanoseconds: UInt64 = 10_000_000
  /// After how long those that came first and have not had their turns wait for the next batch.
  static let batchNanoseconds: UInt64 = 1_000_000
  /// How many of those that come last are looked at before a batch, to be read.
  static let readsAhead = 64
  /// Connections that are accepted before it is the calls' turn.
  static let acceptsPerRound = 2

  /// Whether nobody else has wanted a turn for a moment.
  var isCalm: Bool { tools.now >= lightSeen &+ Self.calmNanoseconds }

  /// Whether a connection comes before the others.
  func isLight(_ connection: Connection) -> Bool {
    isKnown(connection) && tools.now >= connection.heavyUntil
  }

  private func isKnown(_ connection: Connection) -> Bool {
    connection.core.hasShownToken || connection.core.transport.localPipe != nil
  }

  /// Lets a connection wait until those that come first have been served. Within the process
  /// nobody waits: what a pipe has is told once, and its end may come right behind it.
  mutating func putOff(_ connection: Connection) {
    guard !connection.isReady else { return }
    connection.isReady = true
    if connection.core.transport.localPipe == nil {
      later.append(connection)
    } else {
      ready.append(connection)
    }
  }

  /// Reads from those whose turn comes next, and tells whether they have to wait for the next batch
  /// with it. Reading costs as much as some calls, so the others wait in the kernel; and it is done
  /// before the batch begins, whose view of the store is younger than all that was read. While
  /// somebody comes first, a batch has either such reads or such turns: he waits for one of them.
  mutating func readLater() -> Bool {
    guard let first = later.first, isCalm || first.isUnread else { return false }
    let end = clock.monotonicNanoseconds() &+ Self.lateNanoseconds / 2
    for connection in later.prefix(isCalm ? later.count : Self.readsAhead) {
      guard connection.isUnread else { continue }
      connection.isUnread = false
      connection.core.receive(&tools)
      if !isCalm, clock.monotonicNanoseconds() >= end { break }
    }
    return !isCalm
  }

  /// Serves those that come first. In a long batch somebody would come and others, answered early
  /// in it, would call again, and the next one would serve these before him; so it is cut, and all
  /// who call meanwhile get behind those that wait.
  mutating func serveReady() {
    let arrived = tools.arrived
    var served = 0
    while served < ready.count {
      let connection = ready[served]
      served += 1
      if connection.waitedSince > 0 {
        tools.arrived = connection.waitedSince
        connection.waitedSince = 0
      }
      serve(connection)
      tools.arrived = arrived
      if tools.now &- arrived >= Self.batchNanoseconds { break }
    }
    ready.removeFirst(served)
    for connection in ready where connection.waitedSince == 0 { connection.waitedSince = arrived }
  }

  /// Whether a turn makes its connection heavy: it took many frames, or long ones, or left more to
  /// be read, or filled its `nanoseconds` and left frames, or took long for more than one call.
  /// Whoever asks for one short thing at a time is never heavy, however long it takes.
  func wasHeavy(
    _ connection: Connection, since began: UInt64, of nanoseconds: UInt64
  ) -> Bool {
    let frames = connection.core.framesInTurn
    if frames > Self.framesOfLight || connection.core.bytesInTurn >= Self.bytesOfHeavy {
      return true
    }
    if connection.core.hasMoreToRead { return true }
    // The last call noted when it ended.
    let took = tools.now &- began
    return (frames > 1 && took >= Self.turnNanoseconds)
      || (connection.core.hasFramesLeft && took >= nanoseconds)
  }

  /// Notes how long a turn was.
  mutating func weigh(_ connection: Connection, since began: UInt64) {
    tools.now = clock.monotonicNanoseconds()
    let rest = max((tools.now &- began) &* Self.weight, Self.heavyNanoseconds)
    connection.heavyUntil = tools.now &+ rest
  }

  /// Serves those that come last: one at least, and the others while there is time. In a calm
  /// moment those that are known need not wait, so that a busy server has long batches.
  mutating func serveLater() {
    let end = clock.monotonicNanoseconds() &+ Self.lateNanoseconds
    let count = later.count
    var served = 0
    while served < count {
      let connection = later[served]
      if connection.isUnread { break }
      tools.now = clock.monotonicNanoseconds()
      if served > 0, tools.now >= end, !isCalm || !isKnown(connection) { break }
      served += 1
      if connection.core.transport.secure?.isGreeting == true {
        greet(connection)
      } else {
        serve(connection, for: Self.lateNanoseconds)
      }
    }
    later.removeFirst(served)
  }
}
