import COpenSSL

/// What a peer's certificate says of it.
package struct PeerCertificate: Sendable, Hashable {
  /// Its names (SAN), such as `URI:spiffe://example.org/books` and `DNS:books.example.org`.
  package let names: [String]
  /// When it ends, in seconds since 1970.
  package let end: Int64

  /// A certificate with these names.
  package init(names: [String], end: Int64) {
    self.names = names
    self.end = end
  }

  init(_ certificate: OpaquePointer) {
    unsafe end = frontdesk_not_after(certificate)
    let list = unsafe frontdesk_names(certificate)
    defer { unsafe frontdesk_names_free(list) }
    var names: [String] = []
    let count = unsafe frontdesk_names_count(list)
    for index in 0..<count {
      var bytes: UnsafePointer<UInt8>?
      var length: Int32 = 0
      let kind = unsafe frontdesk_name(list, index, &bytes, &length)
      guard kind != 0, length > 0, let bytes = unsafe bytes else { continue }
      let characters = unsafe UnsafeBufferPointer(start: bytes, count: Int(length))
      // Names are compared byte by byte: one with a NUL or beyond ASCII is nobody's.
      guard unsafe characters.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { continue }
      let text = unsafe String(decoding: characters, as: UTF8.self)
      names.append((kind == 0x44 ? "DNS:" : "URI:") + text)
    }
    self.names = names
  }
}
