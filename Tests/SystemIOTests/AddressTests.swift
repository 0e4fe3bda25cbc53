import Testing

@testable import SystemIO

@Suite("Addresses")
struct AddressTests {
  @Test(
    arguments: [
      ("127.0.0.1:7411", "127.0.0.1", 7411), ("localhost:0", "localhost", 0),
      (":65535", "", 65535), ("[::1]:80", "::1", 80), ("[fe80::1%eth0]:1", "fe80::1%eth0", 1),
      ("a.b-c.example:07411", "a.b-c.example", 7411),
    ] as [(String, String, UInt16)])
  func `host and port are cut apart`(_ text: String, _ host: String, _ port: UInt16) throws {
    let parts = try SocketAddress.split(text)
    #expect(parts.host == host && parts.port == port)
  }

  @Test(
    arguments: [
      ("", .malformed), ("localhost", .malformed), ("::1:80", .malformed), ("[::1:80", .malformed),
      ("::1]:80", .malformed), ("[]:80", .malformed), ("a:b:1", .malformed),
      ("[::1]", .malformed), ("host:", .badPort), ("host:x", .badPort), ("host:-1", .badPort),
      ("host:+1", .badPort), ("host:65536", .badPort), ("host: 80", .badPort),
      ("host:99999999999999999999", .badPort), ("host:٣", .badPort),
    ] as [(String, SocketAddress.ParseError)])
  func `What is no address is refused`(_ text: String, _ error: SocketAddress.ParseError) {
    #expect(throws: error) { try SocketAddress.split(text) }
    #expect(throws: error) { try SocketAddress(text) }
  }

  @Test(arguments: ["127.0.0.1:7411", "[::1]:7411", "10.1.2.3:0", "[2001:db8::1]:443"])
  func `A numeric address is printed as it is written`(_ text: String) throws {
    let address = try SocketAddress(text)
    #expect(address.description == text)
    #expect(address.port == (try SocketAddress.split(text).port))
  }

  @Test func `Only this machine reaches a loopback address`() throws {
    for text in ["127.0.0.1:1", "127.255.1.2:1", "[::1]:1", "[::ffff:127.0.0.1]:1"] {
      #expect(try SocketAddress(text).isLoopback, "\(text)")
    }
    for text in ["0.0.0.0:1", "10.0.0.1:1", "128.0.0.1:1", "[::]:1", "[::2]:1", ":1"] {
      #expect(try !SocketAddress(text).isLoopback, "\(text)")
    }
  }

  @Test func `A name without an address is unknown`() {
    #expect(throws: SocketAddress.ParseError.unknownHost) {
      try SocketAddress("no.such.host.invalid:80")
    }
  }

  @Test func `A failed call says what was tried and why`() {
    let error = SystemError("listen", code: 98)
    #expect(error.description == "listen: Address already in use")
    #expect(error == SystemError("listen", code: 98) && error.operation == "listen")
  }
}
