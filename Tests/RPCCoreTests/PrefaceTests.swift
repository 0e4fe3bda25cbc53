import Testing
import WireFormat

@testable import RPCCore

@Suite("Preface, HELLO and GOAWAY")
struct PrefaceTests {
  let preface: [UInt8] = [0x89, 0x46, 0x44, 0x53, 1, 0, 0, 0]

  func examine(_ bytes: [UInt8]) -> Preface.Verdict { Preface.examine(bytes.span.bytes) }

  func read(_ body: [UInt8]) -> GoAway? { GoAway(body.span.bytes) }

  @Test func `The preface is the magic, the version and two zero bytes`() {
    #expect(bytes { Preface.write(to: &$0) } == preface)
    #expect(examine(preface) == .accepted(minor: 0))
    #expect(examine(preface + [1, 2, 3]) == .accepted(minor: 0))
  }

  @Test func `A beginning of it is incomplete`() {
    for count in 0..<8 { #expect(examine([UInt8](preface[..<count])) == .incomplete) }
  }

  @Test func `Another magic is seen at its first wrong byte`() {
    #expect(examine([0x16]) == .foreign)
    #expect(examine(Array("GET / HTTP/1.1".utf8)) == .foreign)
    for index in 0..<4 {
      var wrong = [UInt8](preface[...index])
      wrong[index] ^= 1
      #expect(examine(wrong) == .foreign)
    }
  }

  @Test func `Another major is told apart, another minor and the spare bytes are accepted`() {
    #expect(examine([0x89, 0x46, 0x44, 0x53, 2, 0, 0, 0]) == .otherMajor(2))
    #expect(examine([0x89, 0x46, 0x44, 0x53, 0, 0, 0, 0]) == .otherMajor(0))
    #expect(examine([0x89, 0x46, 0x44, 0x53, 1, 7, 9, 9]) == .accepted(minor: 7))
  }

  @Test func `Absent or lower settings count as the floor`() {
    let floor = PeerSettings()
    #expect(floor.callsInFlightMax == 16 && floor.messageBytesMax == 64 << 10)
    let lower = PeerSettings(Hello(maxMessage: 1, maxInFlight: 1))
    #expect(lower.callsInFlightMax == 16 && lower.messageBytesMax == 64 << 10)
    let higher = PeerSettings(Hello(maxMessage: .max, maxInFlight: 17, maxAge: 5, name: "x"))
    #expect(higher.callsInFlightMax == 17 && higher.messageBytesMax == Int(UInt32.max))
    #expect(higher.ageMillisecondsMax == 5 && higher.name == "x")
  }

  @Test func `HELLO tells the limits`() {
    let hello = RPCLimits().hello(name: "frontdeskd", instance: .zero, fingerprint: [1, 2])
    #expect(hello.maxMessage == 4 << 20 && hello.maxInFlight == 1024)
    #expect(hello.initialCredit == 256 << 10 && hello.minPing == 10_000)
    #expect(hello.schemaFingerprint == [1, 2] && hello.name == "frontdeskd")
  }

  @Test func `GOAWAY carries the last stream, the time, the reason and a text`() throws {
    let goAway = GoAway(lastStream: 7, drainMilliseconds: 30_000, reason: .age, text: "late")
    let frame = try #require(try frames(in: bytes { $0.frame(goAway) }).frames.first)
    #expect(frame.body == little(UInt32(7)) + little(UInt32(30_000)) + [2] + Array("late".utf8))
    #expect(read(frame.body) == goAway)
    #expect(read([1, 2, 3]) == nil)
    let unknown = try #require(read(Array(frame.body[..<8]) + [99]))
    #expect(unknown.reason == nil && unknown.rawReason == 99 && unknown.text.isEmpty)
  }
}
