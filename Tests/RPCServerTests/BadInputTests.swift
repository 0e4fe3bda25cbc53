import RPCServer
import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Bad input")
struct BadInputTests {
  @Test(arguments: Way.allCases)
  func `Wrong magic is closed without a word`(_ way: Way) throws {
    let toy = try ToyServer()
    for start in ["GET / HTTP/1.1\r\n\r\n", "\u{16}\u{03}\u{01}", "\u{0}"] {
      let peer = try toy.connect(way)
      peer.send(Array(start.utf8))
      try peer.awaitEnd()
      #expect(!peer.sawPreface)
    }
    #expect(eventually { toy.server.counters.connectionsRefused == 3 })
  }

  @Test(arguments: Way.allCases)
  func `Another major gets preface, GOAWAY and a close`(_ way: Way) throws {
    let toy = try ToyServer()
    let peer = try toy.connect(way)
    peer.send([0x89, 0x46, 0x44, 0x53, 2, 0, 0, 0] + SendBytes.frame(1))
    try peer.awaitEnd()
    #expect(peer.sawPreface && peer.goAways.map(\.reason) == [.version])
  }

  @Test func `A preface may come byte by byte, HELLO too, and calls at once`() throws {
    let toy = try ToyServer()
    let peer = try toy.connect(.inProcess)
    let bytes = SendBytes.greeting + (try SendBytes.call(Toy.hello.id, request: [5]))
    for byte in bytes { peer.send([byte]) }
    #expect(try peer.ended(1).answer == [5])
  }

  static let malformed: [(String, [UInt8])] = [
    ("an oversize length", SendBytes.frame(2, flags: 1, stream: 1, length: 1 << 24)),
    ("an unknown lower type", SendBytes.frame(0x0C)), ("type 0", SendBytes.frame(0)),
    ("an unknown flag", SendBytes.frame(2, flags: 0x41, stream: 1)),
    ("metaLen above length", SendBytes.frame(2, flags: 1, metaLength: 2, stream: 1, content: [1])),
    ("meta on DATA", SendBytes.frame(3, metaLength: 1, stream: 1, content: [1])),
    ("NOMSG with a body", SendBytes.frame(2, flags: 9, stream: 1, content: [1])),
    ("an even stream", SendBytes.frame(2, flags: 1, stream: 2)),
    ("stream 0", SendBytes.frame(2, flags: 1)),
    ("a stream of 2^31 or more", SendBytes.frame(2, flags: 1, stream: 0x8000_0001)),
    ("DATA on an unopened stream", SendBytes.frame(3, stream: 1)),
    ("a second HELLO", SendBytes.frame(1)), ("HEAD", SendBytes.frame(4, stream: 1)),
    ("END", SendBytes.frame(5, stream: 1)),
    ("an AUTH slot of 8", SendBytes.frame(11, content: [8, 1])),
    ("a PING of 7 bytes", SendBytes.frame(8, content: [1, 2, 3, 4, 5, 6, 7])),
  ]

  @Test(arguments: malformed)
  func `A malformed frame gets GOAWAY with the reason and a close`(
    _ name: String, _ bytes: [UInt8]
  ) throws {
    let toy = try ToyServer()
    let others = try Way.allCases.map { try toy.open($0) }
    let peer = try toy.open()
    peer.send(bytes + (try SendBytes.call(Toy.hello.id, request: [1], stream: 99)))
    try peer.awaitEnd()
    #expect(peer.goAways.map(\.reason) == [.protocolError], "\(name)")
    #expect(peer.goAways.first?.text.isEmpty == false && peer.ends.isEmpty)
    for other in others { #expect(try other.ended(other.call(.echo, [2])).answer == [2]) }
  }

  @Test func `Reuse of a stream and DATA after FIN break the connection`() throws {
    let toy = try ToyServer()
    for bytes in [SendBytes.frame(2, flags: 1, stream: 1), SendBytes.frame(3, stream: 1)] {
      let peer = try toy.open()
      peer.call(.held)
      peer.send(bytes)
      try peer.awaitEnd()
      #expect(peer.goAways.map(\.reason) == [.protocolError])
      #expect(peer.goAways.map(\.lastStream) == [1])
    }
    #expect(eventually { toy.dispatcher.held.filter(\.wasCancelled).count == 2 })
  }

  @Test func `HELLO comes first`() throws {
    let toy = try ToyServer()
    let peer = try toy.connect()
    peer.send(
      [0x89, 0x46, 0x44, 0x53, 1, 0, 0, 0] + (try SendBytes.call(Toy.hello.id, request: [])))
    try peer.awaitEnd()
    #expect(peer.goAways.map(\.reason) == [.protocolError] && peer.ends.isEmpty)
  }

  @Test func `Extensions are skipped`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    peer.send(
      SendBytes.frame(0x80, flags: 0xFF, metaLength: 1, stream: 4, content: [1, 2])
        + SendBytes.frame(0xFF))
    #expect(try peer.ended(peer.call(.echo, [1])).answer == [1])
  }

  @Test func `Late frames for ended calls are dropped and counted`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    let stream = peer.call(.echo)
    _ = try peer.ended(stream)
    for _ in 0..<3 { peer.send(SendBytes.frame(3, stream: stream, content: [1])) }
    peer.cancel(stream)
    try peer.roundTrip()
    peer.close()
    #expect(eventually { toy.server.counters.framesDropped == 4 })
  }

  /// A client's bytes with some of them changed, cut, doubled or put elsewhere.
  func mutated(_ random: inout SeededRandom) -> [UInt8] {
    var stream: UInt32 = 1
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let method = Toy.allCases.randomElement(using: &random) ?? .echo
      let request = random.bytes(Int.random(in: 4..<40, using: &random))
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<6:
        var header = CallHeader(method: method.id, timeout: random.next() >> 20)
        if Bool.random(using: &random) { header.metadata = ["a": "b"] }
        if Bool.random(using: &random) { header.tenant = ToyServer.tenant }
        var writer = WireWriter()
        _ = writer.callFrames(
          stream: stream, header: header, request: ([1, 0, 0, 0] + request).span.bytes)
        bytes += writer.finish()
        stream += 2
      case 6: bytes += SendBytes.frame(11, content: [0] + Array("admin".utf8))
      case 7: bytes += SendBytes.frame(3, flags: 2, stream: stream, content: request)
      case 8: bytes += SendBytes.frame(6, stream: stream, content: [1])
      default: bytes += SendBytes.frame(8, content: [UInt8](repeating: 1, count: 8))
      }
    }
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let at = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[at] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
      case 2: bytes = [UInt8](bytes[...at])
      case 3: bytes.insert(contentsOf: random.bytes(3), at: at)
      default: bytes += bytes[at...]
      }
    }
    return bytes
  }

  @Test(arguments: Way.allCases)
  func `10,000 mutated frames leave it serving`(_ way: Way) throws {
    var random = SeededRandom()
    let toy = try ToyServer()
    let witness = try toy.open()
    for round in 0..<1250 {
      let peer = try toy.connect(way)
      peer.send(SendBytes.greeting + SendBytes.frame(11, content: [0] + Array("admin".utf8)))
      for _ in 0..<8 { peer.send(mutated(&random)) }
      if round % 50 == 0 {
        #expect(try witness.ended(witness.call(.echo, [UInt8(round % 251)])).code == .ok)
        toy.dispatcher.letGo()
      }
    }
    #expect(try witness.ended(witness.call(.echo, [1])).answer == [1])
    #expect(eventually { toy.server.counters.connections == 1 })
    let isIdle = eventually {
      toy.dispatcher.letGo()
      return toy.server.counters.callsInFlight == 0
    }
    #expect(isIdle)
    #expect(toy.server.counters.connectionsRefused > 100)
  }
}
