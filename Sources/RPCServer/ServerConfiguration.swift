package import RPCCore
package import WireFormat

/// How a server runs.
package struct ServerConfiguration: Sendable {
  /// Reactor threads; nil takes one on a machine of two processors or fewer, else all but one.
  package var reactors: Int?
  /// Threads that do the handshakes of secured connections, a quarter of a millisecond each; nil
  /// takes one for four reactors. Without any, reactors do what has waited for long.
  package var doorThreads: Int?
  /// How long a reactor looks for more work before it sleeps, in microseconds.
  package var spinMicroseconds = 50
  /// Connections over all reactors; more are closed as they come.
  package var connectionsMax = 65_536
  package var limits = RPCLimits()
  /// Who sees calls before and after they run, in this order, behind the server's own.
  package var interceptors: [any CallInterceptor & Sendable] = []
  /// The program's name and version, told in HELLO.
  package var name = "frontdeskd"
  /// Changes with each start of the process.
  package var instance = Uuid.zero
  /// A digest of the schema; it informs and refuses nobody.
  package var schemaFingerprint: [UInt8] = []
  /// What wakes feeds.
  package var news = FeedNews()
  /// What wakes reactors when many calls have ended.
  package var answerBell = AnswerBell()

  package init() {}

  /// The reactor threads that the server will have.
  package var reactorCount: Int { max(1, reactors ?? RPCServer.reactorsByDefault) }

  /// The threads that the server will have for handshakes.
  var doorCount: Int { max(0, doorThreads ?? max(1, reactorCount / 4)) }
}
