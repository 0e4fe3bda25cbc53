/// Where a server listens: `127.0.0.1:7411`, `[::1]:7411`, `desk.example.org`.
package struct ServerAddress: Sendable, Hashable {
  /// The port when none is written.
  package static let portDefault: UInt16 = 7411

  /// A name or an IP address, without brackets.
  package var host: String
  package var port: UInt16

  package init(host: String, port: UInt16 = portDefault) {
    self.host = host
    self.port = port
  }

  /// Reads `host`, `host:port`, `[v6]` or `[v6]:port`; nil for anything else.
  package init?(_ text: String) {
    var host = Substring(text)
    var port: Substring?
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      host = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
      port = rest.isEmpty ? nil : rest.dropFirst()
    } else if let colon = text.firstIndex(of: ":") {
      // More than one colon is an address of version 6 without brackets.
      guard colon == text.lastIndex(of: ":") else { return nil }
      host = text[..<colon]
      port = text[text.index(after: colon)...]
    }
    guard !host.isEmpty, !host.contains(where: \.isWhitespace) else { return nil }
    guard let port else {
      self.init(host: String(host))
      return
    }
    guard let number = UInt16(port), number > 0, port.first != "+" else { return nil }
    self.init(host: String(host), port: number)
  }
}

extension ServerAddress: CustomStringConvertible {
  package var description: String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
