import Synchronization

/// The server's side of TLS: what it proves itself with and whom it trusts, which may change
/// while it runs. Connections go on with what they began with.
package final class TLSServer: Sendable {
  /// Whether clients show a certificate.
  package enum ClientRule: Int32, Sendable {
    case none, optional, required
  }

  /// What a server is made of: the content of PEM files.
  package struct Settings: Sendable {
    /// The own certificate, then those that lead from it to an authority.
    package var certificate: [UInt8]
    package var key: [UInt8]
    /// Those who vouch for clients; nil asks clients for nothing.
    package var clientAuthorities: [UInt8]?
    package var clientRule: ClientRule

    package init(
      certificate: [UInt8], key: [UInt8], clientAuthorities: [UInt8]? = nil,
      clientRule: ClientRule = .optional
    ) {
      self.certificate = certificate
      self.key = key
      self.clientAuthorities = clientAuthorities
      self.clientRule = clientRule
    }
  }

  private let context: Mutex<TLSContext>

  package init(_ settings: Settings) throws(TLSError) {
    context = Mutex(try Self.make(settings))
  }

  /// Takes new settings for the connections to come; nothing changes when they are no good.
  /// Tickets of earlier connections are void, so that nobody returns by an old trust.
  package func replace(_ settings: Settings) throws(TLSError) {
    let next = try Self.make(settings)
    context.withLock { $0 = next }
  }

  /// When the certificate ends, in seconds since 1970.
  package var certificateEnd: Int64 { context.withLock { $0 }.certificateEnd }

  /// Seals tickets with a new key from now on; those of the key before the last are void.
  package func rotateTickets() { context.withLock { $0 }.rotateTickets() }

  /// A session for a connection that was accepted; nil without memory.
  package func session() -> TLSSession? {
    TLSSession(context.withLock { $0 }, isServer: true)
  }

  private static func make(_ settings: Settings) throws(TLSError) -> TLSContext {
    let rule = settings.clientAuthorities == nil ? .none : settings.clientRule
    let context = try TLSContext.forServers(rule)
    try context.use(certificate: settings.certificate, key: settings.key)
    if let authorities = settings.clientAuthorities {
      try context.trust(authorities, tellsPeers: true)
    }
    return context
  }
}
