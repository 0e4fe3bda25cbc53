package import TLS
package import WireFormat

/// The server under load.
package struct LoadTarget: Sendable {
  package var host: String
  package var port: String
  /// What connections are secured with; nil for none.
  package var tls: TLSClient?

  package init(host: String, port: UInt16, tls: TLSClient? = nil) {
    self.host = host
    self.port = String(port)
    self.tls = tls
  }

  /// Reads `HOST:PORT`.
  package init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), colon != text.startIndex else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    port = String(text[text.index(after: colon)...])
    guard let number = UInt16(port), number > 0 else { return nil }
    self.host = String(host)
  }
}

/// One tenant that is called for.
package struct LoadTenant: Sendable, Hashable {
  /// The token of its calls; nil for calls that need none.
  package var token: String?
  /// The tenant that each call names; nil where the token says it.
  package var named: Uuid?

  package init(token: String?, named: Uuid? = nil) {
    self.token = token
    self.named = named
  }
}

/// The tenants of a run and how unevenly they are called.
package struct LoadCallers: Sendable, Hashable {
  package var tenants: [LoadTenant]
  /// The exponent of Zipf's law: tenant k gets 1/k^skew of the first one's calls; 0 is all alike.
  package var skew: Double

  package init(_ tenants: [LoadTenant], skew: Double = 0) {
    self.tenants = tenants
    self.skew = skew
  }

  /// Whether one connection can serve all of them.
  var hasOneToken: Bool { tenants.allSatisfy { $0.token == tenants.first?.token } }
}
