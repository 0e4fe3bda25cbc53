import COpenSSL
import Synchronization

/// The client's side of TLS: whom it trusts and as whom it comes. It remembers the last session
/// with each server, so that the next connection needs no new certificates.
package final class TLSClient: Sendable {
  /// What a client is made of.
  package struct Settings: Sendable {
    /// The content of a PEM file of authorities; nil trusts whom the system trusts.
    package var authorities: [UInt8]?
    /// The name or address that the server's certificate must hold; nil takes the one that is
    /// connected to.
    package var serverName: String?
    /// The content of PEM files: the own certificate with its chain, and its key.
    package var identity: Identity?

    package init(
      authorities: [UInt8]? = nil, serverName: String? = nil, identity: Identity? = nil
    ) {
      self.authorities = authorities
      self.serverName = serverName
      self.identity = identity
    }
  }

  /// A certificate and its key, in PEM form.
  package struct Identity: Sendable {
    package var certificate: [UInt8]
    package var key: [UInt8]

    package init(certificate: [UInt8], key: [UInt8]) {
      self.certificate = certificate
      self.key = key
    }
  }

  private static let savedMax = 64

  private let context: TLSContext
  private let serverName: String?
  private let saved = Mutex<[String: SavedSession]>([:])

  package init(_ settings: Settings) throws(TLSError) {
    context = try .forClients()
    serverName = settings.serverName
    if let authorities = settings.authorities {
      try context.trust(authorities, tellsPeers: false)
    } else {
      try context.trustSystem()
    }
    if let identity = settings.identity {
      try context.use(certificate: identity.certificate, key: identity.key)
    }
  }

  /// A session with the server at `host`, which begins with records to send; nil without memory
  /// or for a name that cannot be one.
  package func session(host: String) -> TLSSession? {
    let name = serverName ?? host
    guard let session = TLSSession(context, isServer: false), session.expect(name) else {
      return nil
    }
    if let earlier = saved.withLock({ $0.removeValue(forKey: name) }) { session.resume(earlier) }
    return session
  }

  /// Keeps what the server gave for another time; each ticket is used once.
  package func save(_ session: TLSSession, host: String) {
    guard let ticket = session.ticket else { return }
    saved.withLock { saved in
      if saved.count >= Self.savedMax { saved.removeAll() }
      saved[serverName ?? host] = ticket
    }
  }
}

/// What a client needs to come back to a server.
@safe
final class SavedSession: Sendable {
  /// `nonisolated(unsafe)`: it is only counted, and handed to one session at a time.
  nonisolated(unsafe) let pointer: OpaquePointer

  /// Takes over a counted reference.
  init(owning pointer: OpaquePointer) { unsafe self.pointer = pointer }

  deinit { unsafe SSL_SESSION_free(pointer) }
}
