import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Messages in fragments")
struct FragmentsTests {
  @Test func `Are joined to what came, whatever their lengths`() {
    var random = SeededRandom()
    for _ in 0..<200 {
      var fragments = Fragments()
      var all: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<60, using: &random) {
        let longest = [1, 100, 70_000].randomElement(using: &random) ?? 1
        let piece = random.bytes(Int.random(in: 0...longest, using: &random))
        fragments.append(piece.span.bytes)
        all += piece
        #expect(fragments.count == all.count)
      }
      // Joining changes nothing, and more may follow.
      #expect(fragments.join() == all && fragments.join() == all)
      let more: [UInt8] = [1, 2]
      fragments.append(more.span.bytes)
      #expect(fragments.join() == all + more && fragments.count == all.count + 2)
    }
  }

  @Test func `Nothing is kept of one that the caller has no room for`() throws {
    var limits = RPCLimits()
    limits.partialBytesMax = 100
    let server = try ServerHalf(limits)
    let piece = [UInt8](repeating: 1, count: 40)
    try server.receive(open(1, .more, body: piece) + data(1, .more, body: piece))
    #expect(server.machine.partialBytes == 80)
    server.hasRoom = false
    #expect(try server.receive(data(1, .more, body: [2])) == [.fragment(1)])
    #expect(server.machine.partialBytes == 80)
    #expect(server.end(1) && server.machine.partialBytes == 0)
    #expect(try server.receive(data(1, .more, body: [2]) + data(1, .fin)) == [])
  }

  @Test func `What still comes of a stream's messages is dropped once nobody wants them`() throws {
    let server = try ServerHalf()
    server.streamCredit = 10
    try server.receive(open(1, .more, body: [1]) + data(1, .more, body: [2]))
    server.machine.discard(1)
    #expect(server.machine.partialBytes == 0)
    #expect(try server.receive(data(1, [], body: [3]) + data(1, .fin, body: [4])) == [])
    #expect(server.machine.callsInFlight == 1 && server.end(1))
  }
}
