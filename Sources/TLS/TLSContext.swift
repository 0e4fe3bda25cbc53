import COpenSSL

/// What sessions are made from. It lives as long as the last of them.
@safe
final class TLSContext: Sendable {
  /// `nonisolated(unsafe)`: a context is changed only before anybody else knows it; making
  /// sessions of it is safe from any thread.
  nonisolated(unsafe) let pointer: OpaquePointer
  /// `nonisolated(unsafe)`: the keys have a lock of their own; nil for clients.
  private nonisolated(unsafe) let tickets: UnsafeMutablePointer<frontdesk_ticket_keys>?

  /// How long a ticket may be used; its key is replaced as often.
  static let ticketSeconds = 3600

  private init(
    _ pointer: OpaquePointer, tickets: UnsafeMutablePointer<frontdesk_ticket_keys>?
  ) {
    unsafe self.pointer = pointer
    unsafe self.tickets = tickets
  }

  deinit {
    unsafe SSL_CTX_free(pointer)
    unsafe frontdesk_ticket_keys_free(tickets)
  }

  /// A context without certificates.
  static func forClients() throws(TLSError) -> TLSContext {
    guard let pointer = unsafe frontdesk_tls_context(0) else { throw .unusable }
    return unsafe TLSContext(pointer, tickets: nil)
  }

  /// A context that takes connections, without certificates yet.
  static func forServers(_ rule: TLSServer.ClientRule) throws(TLSError) -> TLSContext {
    guard let pointer = unsafe frontdesk_tls_context(1) else { throw .unusable }
    let tickets = unsafe frontdesk_ticket_keys_new(ticketSeconds)
    let context = unsafe TLSContext(pointer, tickets: tickets)
    guard unsafe tickets != nil,
      unsafe frontdesk_tls_serve(pointer, tickets, rule.rawValue, ticketSeconds) == 1
    else { throw .unusable }
    return context
  }

  /// Proves itself with a certificate, which may bring those between it and an authority.
  func use(certificate: [UInt8], key: [UInt8]) throws(TLSError) {
    guard unsafe frontdesk_use_chain(pointer, certificate, certificate.count) == 1 else {
      throw .noCertificate
    }
    switch unsafe frontdesk_use_key(pointer, key, key.count) {
    case 1: return
    case 0: throw .noKey
    default: throw .keyMismatch
    }
  }

  /// Trusts the authorities of a PEM file.
  func trust(_ authorities: [UInt8], tellsPeers: Bool) throws(TLSError) {
    let count = unsafe frontdesk_trust(
      pointer, authorities, authorities.count, tellsPeers ? 1 : 0)
    guard count > 0 else { throw .noAuthorities }
  }

  /// Trusts whom the system trusts.
  func trustSystem() throws(TLSError) {
    guard unsafe SSL_CTX_set_default_verify_paths(pointer) == 1 else { throw .noAuthorities }
    ERR_clear_error()
  }

  /// When the own certificate ends, in seconds since 1970.
  var certificateEnd: Int64 { unsafe frontdesk_context_not_after(pointer) }

  /// Seals tickets with a new key.
  func rotateTickets() {
    guard let tickets = unsafe tickets else { return }
    unsafe frontdesk_ticket_keys_rotate(tickets)
  }
}
