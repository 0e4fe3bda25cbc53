package import RPCCore
package import WireFormat

/// How a server runs.
package struct ServerConfiguration: Sendable {
  /// Reactor threads; nil takes one on a machine of two processors or fewer, else all but one.
  package var reactors: Int?
  /// How long a reactor looks for more work before it sleeps, in microseconds.
  package var spinMicroseconds = 50
  /// Connections over all reactors; more are closed as they come.
  package var connectionsMax = 65_536
  package var limits = RPCLimits()
  /// The program's name and version, told in HELLO.
  package var name = "frontdeskd"
  /// Changes with each start of the process.
  package var instance = Uuid.zero
  /// A digest of the schema; it informs and refuses nobody.
  package var schemaFingerprint: [UInt8] = []
  /// What wakes feeds.
  package var news = FeedNews()

  package init() {}
}
