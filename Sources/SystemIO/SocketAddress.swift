import CLinux

/// A numeric IPv4 or IPv6 address with its port.
package struct SocketAddress: Sendable {
  let raw: linux_address

  init(raw: linux_address) { self.raw = raw }

  /// Why a text is not an address.
  package enum ParseError: Error, Sendable, Hashable {
    /// Not of the form `host:port` or `[ipv6]:port`.
    case malformed
    /// Not a number from 0 to 65535.
    case badPort
    /// The host name has no address.
    case unknownHost
  }

  /// Reads `host:port`, `[ipv6]:port` or `:port`. A name is looked up, which may block; an
  /// empty host means every interface.
  package init(_ text: String) throws(ParseError) {
    let (host, port) = try SocketAddress.split(text)
    var address = linux_address()
    let status = unsafe linux_resolve(host, port, host.isEmpty ? 1 : 0, &address)
    guard status == 0 else { throw .unknownHost }
    raw = address
  }

  /// Cuts a text into host and port without looking anything up.
  package static func split(_ text: String) throws(ParseError) -> (host: String, port: UInt16) {
    guard let colon = text.lastIndex(of: ":") else { throw .malformed }
    var host = text[..<colon]
    if host.hasPrefix("[") {
      guard host.hasSuffix("]"), host.count > 2 else { throw .malformed }
      host = host.dropFirst().dropLast()
    } else if host.contains(":") || host.contains("]") {
      throw .malformed
    }
    let digits = text[text.index(after: colon)...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else {
      throw .badPort
    }
    guard let port = UInt16(digits) else { throw .badPort }
    return (String(host), port)
  }

  /// True for 127.0.0.0/8 and ::1, which only this machine reaches.
  package var isLoopback: Bool {
    var copy = raw
    return unsafe linux_address_is_loopback(&copy) == 1
  }

  /// Stands for the address's machine: an IPv4 address, or the /64 network of an IPv6 one, as who
  /// has one address there has them all. 0 for addresses of other kinds.
  package var network: UInt64 {
    var copy = raw
    return unsafe linux_address_network(&copy)
  }

  /// The port; 0 lets the system choose one when listening.
  package var port: UInt16 { parts.port }

  private var parts: (host: String, port: UInt16) {
    var copy = raw
    var host = [CChar](repeating: 0, count: 64)
    let port = unsafe linux_address_host(&copy, &host, 64)
    guard port >= 0 else { return ("", 0) }
    let text = String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return (text, UInt16(truncatingIfNeeded: port))
  }
}

extension SocketAddress: CustomStringConvertible {
  /// `127.0.0.1:7411` or `[::1]:7411`.
  package var description: String {
    let (host, port) = parts
    return host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
