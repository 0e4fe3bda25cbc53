package import WireFormat

/// What the peer's HELLO allows; before it arrives, and where it says less, the floor.
package struct PeerSettings: Sendable, Hashable {
  package var callsInFlightMax: Int
  package var messageBytesMax: Int
  package var initialCreditBytes: Int
  package var pingMillisecondsMin: Int
  /// How long the peer lets the connection live; 0 is without end.
  package var ageMillisecondsMax: Int
  package var schemaFingerprint: [UInt8]
  package var instance: Uuid
  package var name: String

  /// The floor, which calls sent right after HELLO keep to.
  package init() { self.init(Hello()) }

  /// What `hello` allows, or the floor where it says less.
  package init(_ hello: Hello) {
    callsInFlightMax = max(Int(hello.maxInFlight), RPCLimits.callsInFlightFloor)
    messageBytesMax = max(Int(hello.maxMessage), RPCLimits.messageBytesFloor)
    initialCreditBytes = Int(hello.initialCredit)
    pingMillisecondsMin = Int(hello.minPing)
    ageMillisecondsMax = Int(hello.maxAge)
    schemaFingerprint = hello.schemaFingerprint
    instance = hello.instance
    name = hello.name
  }
}
