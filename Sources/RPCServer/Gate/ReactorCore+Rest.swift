import SystemIO

// Connections whose calls are shed are read less often: what they send meanwhile waits in the
// kernel, and theirs is the cost.
extension ReactorCore {
  /// Lets a connection rest if its turn shed calls and many are shed just now. All that rest are
  /// read again together. Within the process nobody rests: what a pipe has is told once.
  mutating func restAfterTurn(_ connection: Connection) {
    let shed = connection.core.shedInTurn
    guard shed > 0 else { return }
    connection.core.shedInTurn = 0
    // What has come is taken first; resting would only let more of it wait.
    guard shedPace.note(shed, at: tools.now), connection.core.phase == .open,
      !connection.core.hasFramesLeft, !connection.core.hasMoreToRead,
      connection.core.transport.localPipe == nil, !connection.core.isResting
    else { return }
    connection.core.isResting = true
    tools.counters.rests += 1
    if resting.isEmpty { restEnd = tools.now &+ ShedPace.rest(restedCount) }
    resting.append(connection)
  }

  /// Reads those that have rested, in turn, after all that come first.
  mutating func endRest() {
    restedCount = resting.count
    for connection in resting {
      connection.core.isResting = false
      guard self.connection(connection.core.id) === connection else { continue }
      if !connection.isReady { connection.isUnread = true }
      putOff(connection)
    }
    resting.removeAll(keepingCapacity: true)
    restEnd = .max
  }
}
