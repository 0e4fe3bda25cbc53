import RPCCore
import SystemIO

// Handshakes, as far as a reactor has to do with them.
extension ReactorCore {
  /// How often an idle reactor looks after the door while handshakes wait.
  static let doorMilliseconds: Int32 = 2

  /// Takes what the peer says to the door.
  mutating func greet(_ connection: Connection) {
    connection.isReady = false
    if let greeting = connection.core.greet(&tools) {
      reactor.door.add(greeting)
    }
    settle(connection)
  }

  /// Goes on with a connection that was at the door. Its handshake is answered, and what the peer
  /// said behind it is taken after the others' frames.
  mutating func resume(_ greeting: Greeting) {
    guard let connection = connection(greeting.connection) else { return }
    connection.core.resume(greeting, &tools)
    if connection.core.input.count > 0, connection.core.phase == .open {
      putOff(connection)
    } else {
      markDirty(connection)
    }
  }

  /// Does one handshake when the door's threads have come to none for long.
  mutating func helpAtDoor() {
    let patience: Door.Patience =
      switch (isCalm, hasSlept) {
      case (true, true): .short
      case (true, false), (false, true): .medium
      case (false, false): .long
      }
    guard let greeting = reactor.door.overdue(patience) else { return }
    greeting.advance()
    if greeting.home === reactor {
      resume(greeting)
    } else {
      greeting.home.mailbox.post(.greeted(greeting))
    }
  }
}

extension ConnectionCore {
  /// Reads what the peer says of its handshake; nil when there is nothing for the door.
  fileprivate mutating func greet(_ tools: inout ReactorTools) -> Greeting? {
    // Who leaves before the handshake is done has nothing to wait for.
    if phase == .leaving { close() }
    guard phase == .open, let secure = transport.secure else { return nil }
    let (result, greeting) = secure.greet(id)
    note(result, &tools)
    return greeting
  }

  fileprivate mutating func resume(_ greeting: Greeting, _ tools: inout ReactorTools) {
    guard phase == .open, let secure = transport.secure else { return close() }
    if case .closed = secure.resume(greeting, into: &input) { close() }
  }
}
