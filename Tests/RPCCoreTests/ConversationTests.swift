import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Both halves together")
struct ConversationTests {
  /// One END, or a frame that is right or nearly so, for a client with some calls in flight.
  func serverFrame(_ opened: [UInt32], _ random: inout SeededRandom) -> [UInt8] {
    let stream = opened.randomElement(using: &random) ?? 1
    let body = random.bytes(Int.random(in: 0..<12, using: &random))
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<40: return answer(stream, body)
    case 40..<55: return failure(stream, RPCError(.aborted, "x"))
    case 55..<75: return rawFrame(.data, flags: .more, stream: stream, body: body)
    case 75..<80: return rawFrame(.end, flags: .noMessage, stream: stream)
    case 80..<84: return rawFrame(.end, stream: stream, meta: body)
    case 84..<88: return rawFrame(.head, stream: stream, meta: body)
    case 88..<92: return rawFrame(.ping, body: little(UInt64(1)))
    case 92..<96: return rawFrame(0x81, body: body)
    case 96:
      return bytes { $0.frame(GoAway(lastStream: stream, reason: .drain, text: "")) }
    default:
      return rawFrame(
        UInt8.random(in: 0...12, using: &random), flags: UInt8.random(in: 0...15, using: &random),
        stream: stream &+ UInt32.random(in: 0...3, using: &random), body: body)
    }
  }

  @Test func `Whatever a server sends, each call ends once and nothing traps`() {
    var random = SeededRandom()
    for _ in 0..<1500 {
      var limits = RPCLimits()
      limits.messageBytesMax = 30
      let client = ClientHalf(limits)
      var opened: [UInt32] = []
      for _ in 0..<60 {
        if Bool.random(using: &random), let stream = try? client.open(random.bytes(3)) {
          opened.append(stream)
        }
        if Int.random(in: 0..<6, using: &random) == 0, let stream = opened.last {
          client.machine.cancel(stream, reason: .caller, into: &client.output)
        }
        var bytes = serverFrame(opened, &random)
        if Int.random(in: 0..<20, using: &random) == 0,
          let at = bytes.indices.randomElement(using: &random)
        {
          bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        }
        client.receive(bytes)
        let ended = opened.filter { client.ends($0) > 0 }.count
        #expect(client.machine.callsInFlight == opened.count - ended)
        #expect(client.machine.callsInFlight <= 16)
      }
      client.close(RPCError(.unavailable, "Lost."))
      #expect(opened.allSatisfy { client.ends($0) == 1 })
    }
  }

  @Test func `Requests and answers of any size cross in any pieces and any order`() throws {
    var random = SeededRandom()
    for _ in 0..<30 {
      let client = ClientHalf(hello: Hello(maxMessage: 1 << 20, maxInFlight: 50))
      let server = try ServerHalf()
      server.holds = true
      var requests: [UInt32: [UInt8]] = [:]
      for _ in 0..<10 {
        let size = [3, 500, 65_536, 70_000, 150_000].randomElement(using: &random) ?? 0
        let request = random.bytes(size)
        requests[try client.open(request)] = request
      }
      var waiting: [UInt8] = []
      var whole: [UInt32: [UInt8]] = [:]
      for piece in client.output.finish().cut(using: &random) {
        waiting += piece
        let (found, consumed) = try frames(in: waiting)
        for frame in found where frame.flags == .fin && frame.type == .open {
          whole[frame.stream] = frame.body
        }
        try server.receive([UInt8](waiting[..<consumed]))
        waiting.removeFirst(consumed)
      }
      #expect(whole.merging(server.requests) { one, _ in one } == requests)
      var answers: [UInt8] = []
      for (stream, request) in requests.shuffled(using: &random) {
        #expect(server.end(stream))
        answers += answer(stream, request.reversed())
      }
      for piece in answers.cut(using: &random) { client.receive(piece) }
      #expect(
        client.answers.mapValues { $0.map { Array($0.reversed()) } }
          == requests.mapValues { [$0] })
      #expect(client.machine.callsInFlight == 0 && server.machine.callsInFlight == 0)
    }
  }
}
