/// An address with the way to speak to it: `tls://desk.example.org:7411`, or without TLS
/// `127.0.0.1:7411`.
package struct ServerLocation: Sendable, Hashable {
  package var address: ServerAddress
  package var isSecure: Bool

  /// Nil for what is no address.
  package init?(_ text: String) {
    let scheme = "tls://"
    isSecure = text.hasPrefix(scheme)
    let rest = isSecure ? String(text.dropFirst(scheme.count)) : text
    guard let address = ServerAddress(rest) else { return nil }
    self.address = address
  }
}
