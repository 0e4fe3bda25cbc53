import Auth
import FrontdeskAPI
import RPCCore
import RPCServer
import Services
import TestKit
import Testing
import WireFormat

/// What breaks the frames ends the connection it came on, with the reason that the protocol
/// gives, and no other.
@Suite struct `Bad frames` {
  /// What a peer sends after a right handshake.
  struct Sample {
    let name: String
    let frames: [RawFrame]

    init(_ name: String, _ frames: RawFrame...) {
      self.name = name
      self.frames = frames
    }
  }

  static let malformed: [Sample] = [
    Sample("a length in its top byte", RawFrame(type: 0x08, claimedLength: 0x0100_0008)),
    Sample("the largest length", RawFrame(type: 0x02, stream: 1, claimedLength: .max)),
    Sample("a body over 64 KiB", RawFrame(type: 0x02, stream: 1, claimedLength: 65_537)),
    Sample(
      "meta over 16 KiB",
      RawFrame(type: 0x02, stream: 1, claimedLength: 20_000, claimedMetaLength: 16_385)),
    Sample(
      "metaLen above the length",
      RawFrame(type: 0x02, flags: 1, stream: 1, body: [1], claimedMetaLength: 2)),
    Sample(
      "meta on DATA", RawFrame(type: 0x03, flags: 1, stream: 1, meta: [8, 0], body: [1])),
    Sample("meta on PING", RawFrame(type: 0x08, meta: [1, 2, 3, 4, 5, 6, 7, 8])),
    Sample("meta on HELLO", RawFrame(type: 0x01, meta: [8, 0])),
    Sample("type 0", RawFrame(type: 0x00)),
    Sample("type 0C", RawFrame(type: 0x0C)),
    Sample("type 7F", RawFrame(type: 0x7F, stream: 5, body: [1])),
    Sample("OPEN on stream 0", RawFrame(type: 0x02, flags: 1)),
    Sample(
      "PING on a stream", RawFrame(type: 0x08, stream: 1, body: [UInt8](repeating: 0, count: 8))),
    Sample("HELLO on a stream", RawFrame(type: 0x01, stream: 1)),
    Sample("AUTH on a stream", RawFrame(type: 0x0B, stream: 1, body: [0])),
    Sample("flags on PING", RawFrame(type: 0x08, flags: 1, body: [UInt8](repeating: 0, count: 8))),
    Sample("a PING of seven bytes", .ping([1, 2, 3, 4, 5, 6, 7])),
    Sample("a PING of nine bytes", .ping([1, 2, 3, 4, 5, 6, 7, 8, 9])),
    Sample("a short CREDIT", Stage.good(1), RawFrame(type: 0x07, stream: 1, body: [1, 0, 0])),
    Sample("a long CANCEL", Stage.good(1), RawFrame(type: 0x06, stream: 1, body: [1, 1])),
    Sample("CANCEL for reason 0", Stage.good(1), RawFrame(type: 0x06, stream: 1, body: [0])),
    Sample("CANCEL for reason 9", Stage.good(1), RawFrame(type: 0x06, stream: 1, body: [9])),
    Sample("a short GOAWAY", RawFrame(type: 0x0A, body: [0, 0, 0, 0, 1])),
    Sample("AUTH without a slot", RawFrame(type: 0x0B)),
    Sample("AUTH in slot 8", RawFrame(type: 0x0B, body: [8, 1])),
    Sample("an even stream", Stage.good(2)),
    Sample("a stream twice", Stage.good(1), Stage.good(1)),
    Sample("a stream below the last", Stage.good(5), Stage.good(3)),
    Sample("a stream of 2^31", Stage.good(0x8000_0001)),
    Sample("DATA on a stream never opened", .data(1, [])),
    Sample("DATA above the last stream", Stage.good(1), .data(3, [])),
    Sample("DATA on an even stream", Stage.good(3), .data(2, [])),
    Sample("CANCEL on a stream never opened", .cancel(1)),
    Sample("CREDIT on a stream never opened", RawFrame(type: 0x07, stream: 9, body: [1, 0, 0, 0])),
    Sample("HEAD from a client", Stage.good(1), RawFrame(type: 0x04, stream: 1)),
    Sample("END from a client", Stage.good(1), RawFrame(type: 0x05, stream: 1)),
    Sample("HELLO twice", .hello()),
    Sample(
      "DATA after FIN",
      .call(1, CustomerServiceMethods.createCustomer, CreateCustomerRequest(name: "x").encoded()),
      .data(1, [1])),
  ]

  @Test func `end their connection with GOAWAY, and no other one`() throws {
    var stage = try Stage()
    let checks = Checks("malformed frames")
    var samples = Self.malformed
    for flag in [0x04, 0x10, 0x20, 0x40, 0x80] as [UInt8] {
      var frame = Stage.good(1)
      frame.flags |= flag
      samples.append(Sample("flag \(flag)", frame))
    }
    for (name, flags, body) in [
      ("NOMSG with a body", 8 | 1, [1]), ("NOMSG with MORE", 8 | 2, []), ("MORE with FIN", 3, [1]),
    ] as [(String, UInt8, [UInt8])] {
      var frame = Stage.good(1)
      frame.flags = flags
      frame.body = body
      samples.append(Sample(name, frame))
    }
    for sample in samples {
      let peer = try stage.connect()
      peer.send(sample.frames)
      let farewell = try? peer.farewell()
      checks.equal(farewell?.reason, 3, sample.name)
      checks.that(try stage.isServing(), "the server does not serve after \(sample.name)")
    }
  }

  @Test func `before the handshake end the connection as the protocol page says`() throws {
    var stage = try Stage()
    let checks = Checks("handshakes")
    let hello = RawFrame.hello().bytes
    for magic in [
      Array("GET / HTTP/1.1\r\n\r\n".utf8), [0x16, 3, 1, 2, 0, 1, 0, 1, 252], [0], [0x89, 0x46, 0],
      [0x89, 0x46, 0x44, 0x54, 1, 0, 0, 0] + hello,
    ] as [[UInt8]] {
      let peer = try RawConnection(stage.server.address)
      peer.send(magic)
      checks.equal(try peer.drain(), [], "a wrong magic is closed without a word")
    }
    for major in [0, 2, 255] as [UInt8] {
      let peer = try RawConnection(stage.server.address)
      peer.send([0x89, 0x46, 0x44, 0x53, major, 0, 0, 0] + hello)
      try peer.takePreface()
      checks.equal(try peer.farewell().reason, 4, "major \(major)")
    }
    let minor = try RawConnection(stage.server.address)
    minor.send([0x89, 0x46, 0x44, 0x53, 1, 200, 9, 9] + hello + RawFrame.ping().bytes)
    try minor.takePreface()
    checks.equal(try minor.frame(of: 0x09).body, [1, 2, 3, 4, 5, 6, 7, 8], "another minor")
    for (name, frame) in [
      ("no HELLO", RawFrame.ping()), ("OPEN before HELLO", Stage.good(1)),
      ("AUTH before HELLO", .auth("x")),
      ("a HELLO that is no message", RawFrame(type: 0x01, body: [0xFF])),
      ("a HELLO with a short instance", RawFrame(type: 0x01, body: RawField.bytes(6, [1, 2]))),
    ] {
      let peer = try RawConnection(stage.server.address)
      peer.send(RawFrame.preface + frame.bytes)
      try peer.takePreface()
      checks.equal(try peer.farewell().reason, 3, name)
    }
    checks.that(try stage.isServing(), "the server does not serve")
  }

  @Test func `of types that a newer version may know are skipped`() throws {
    var stage = try Stage()
    let peer = try stage.connect()
    for type in [0x80, 0x81, 0xC0, 0xFF] as [UInt8] {
      peer.send([
        RawFrame(type: type, flags: 0xFF, stream: 77, body: [UInt8](repeating: 9, count: 5000)),
        RawFrame(type: type),
      ])
    }
    peer.send([Stage.good(1)])
    #expect(try peer.ending(of: 1).error == nil)
    #expect(try stage.isServing())
  }

  @Test func `larger than 16 KiB are taken only after AUTH`() throws {
    var stage = try Stage()
    let early = try RawConnection.greeted(stage.server.address)
    early.send([RawFrame(type: 0x90, claimedLength: 16_385)])
    #expect(try early.farewell().reason == 3)
    let atLimit = try RawConnection.greeted(stage.server.address)
    atLimit.send([RawFrame(type: 0x90, body: [UInt8](repeating: 0, count: 16_384)), .ping()])
    #expect(try atLimit.frame(of: 0x09).body.count == 8)
    let late = try stage.connect()
    late.send([RawFrame(type: 0x90, body: [UInt8](repeating: 0, count: 65_536)), .ping()])
    #expect(try late.frame(of: 0x09).body.count == 8)
    #expect(try stage.isServing())
  }

  @Test func `and connections that end anywhere leave nothing behind`() throws {
    var stage = try Stage()
    let whole =
      RawFrame.preface
      + [.hello(), .auth(stage.token), Stage.good(1)].flatMap { (frame: RawFrame) in frame.bytes }
    for end in stride(from: 0, to: whole.count, by: 7) {
      let peer = try RawConnection(stage.server.address)
      peer.send(Array(whole[..<end]))
      peer.finishSending()
      try peer.drain()
    }
    #expect(try stage.isServing())
    let server = stage.server.server
    // The bystander alone is left.
    #expect(eventually { server.runtime.counters.connections == 1 })
  }

  @Test func `that do not come end their connection in time`() throws {
    let clock = ManualClock()
    let server = try TestServer(isDemo: true, clock: clock)
    let runtime = server.server.runtime
    let silent = try RawConnection(server.address)
    let halfway = try RawConnection(server.address)
    halfway.send(RawFrame.preface)
    try halfway.takePreface()
    let idle = try RawConnection.greeted(
      server.address, token: try server.token(.clientAdmin, tenant: DemoTenant.id))
    idle.send([Stage.good(1)])
    #expect(try idle.ending(of: 1).code == .ok)
    #expect(eventually { runtime.counters.connections == 3 })
    clock.advance(by: TimeSpan(microseconds: 6_000_000))
    runtime.poke()
    #expect(try silent.drain().isEmpty)
    try halfway.drain()
    idle.send([Stage.good(3)])
    #expect(try idle.ending(of: 3).code == .ok)
    clock.advance(by: TimeSpan(microseconds: 301_000_000))
    runtime.poke()
    #expect(try idle.frame(of: 0x0A).body[8] == 2, "GOAWAY says age")
    clock.advance(by: TimeSpan(microseconds: 2_000_000))
    runtime.poke()
    try idle.drain()
  }
}
