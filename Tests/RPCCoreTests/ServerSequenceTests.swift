import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Any sequence of frames and verbs on the server's half")
struct ServerSequenceTests {
  /// What the runtime would have on its hands, kept beside the machine.
  struct Model {
    /// Calls for which END is still due.
    var due: Set<UInt32> = []
    var opened: Set<UInt32> = []
    var ends: [UInt32: Int] = [:]

    mutating func end(_ stream: UInt32) {
      due.remove(stream)
      ends[stream, default: 0] += 1
    }
  }

  static func limits() -> RPCLimits {
    var limits = RPCLimits()
    limits.callsInFlightMax = 6
    limits.partialBytesMax = 64
    limits.initialCreditBytes = 30
    return limits
  }

  /// A frame that may be right at this point, or nearly.
  func frame(_ next: inout UInt32, _ random: inout SeededRandom) -> [UInt8] {
    let recent = next &- UInt32.random(in: 1...8, using: &random) * 2
    let body = random.bytes(Int.random(in: 0..<20, using: &random))
    let flags: [FrameFlags] = [.fin, .fin, .more, .more, [], [.fin, .noMessage], .noMessage]
    let flag = flags.randomElement(using: &random) ?? .fin
    let content = flag.contains(.noMessage) ? [] : body
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<45:
      next += 2 * UInt32.random(in: 1...2, using: &random)
      return open(next - 2, flag, body: content)
    case 45..<80: return data(recent, flag, body: content)
    case 80..<88:
      return rawFrame(.cancel, stream: recent, body: [UInt8.random(in: 1...4, using: &random)])
    case 88..<90:
      return rawFrame(.credit, stream: recent, body: random.bytes(4))
    case 90..<94: return rawFrame(.ping, body: little(UInt64(1)))
    case 94..<97: return rawFrame(0x85, stream: recent, body: body)
    case 97: return rawFrame(.auth, body: [UInt8.random(in: 0...8, using: &random)])
    default:
      return rawFrame(
        UInt8.random(in: 0...12, using: &random), flags: UInt8.random(in: 0...3, using: &random),
        stream: recent, body: content)
    }
  }

  /// Does what the runtime does with one frame.
  func follow(
    _ server: ServerHalf, _ bytes: [UInt8], _ model: inout Model,
    _ random: inout SeededRandom
  ) throws {
    for action in try server.receive(bytes) {
      let stream = server.machine.lastStream
      switch action {
      case .open(let opening):
        #expect(model.opened.insert(stream).inserted)
        model.due.insert(stream)
        let isOver = opening == .unfinished || opening == .empty || server.tooLong[stream] != nil
        if isOver, server.streamCredit == nil {
          #expect(!server.end(stream))
          model.end(stream)
        }
      case .refuse(let stream, _):
        model.opened.insert(stream)
        #expect(!server.end(stream), "a refused call is not in flight")
        model.end(stream)
      case .fragment(let stream) where server.streamCredit != nil: server.machine.discard(stream)
      case .fragment(let stream):
        #expect(server.end(stream))
        model.end(stream)
      case .request(let stream): #expect(model.due.contains(stream))
      case .cancel(let stream, _):
        #expect(model.due.contains(stream))
        if Bool.random(using: &random), server.end(stream) { model.end(stream) }
      case .none, .authenticate, .pong, .peerLeaves, .message, .halfClose, .credit, .cut: break
      }
    }
  }

  @Test func `Nothing traps, every OPEN gets one END, and the limits hold`() throws {
    var random = SeededRandom()
    var refusals = 0
    for _ in 0..<1500 {
      let server = try ServerHalf(Self.limits())
      server.requestBytesMax = 40
      if Bool.random(using: &random) { server.streamCredit = 10 }
      server.hasRoom = Bool.random(using: &random)
      var model = Model()
      var next: UInt32 = 1
      do {
        for _ in 0..<80 {
          try follow(server, frame(&next, &random), &model, &random)
          if Int.random(in: 0..<3, using: &random) == 0,
            let stream = model.due.sorted().randomElement(using: &random)
          {
            #expect(server.end(stream))
            model.end(stream)
          }
          if Int.random(in: 0..<200, using: &random) == 0 {
            _ = server.machine.drain(.drain, milliseconds: 1, text: "")
          }
          #expect(server.machine.callsInFlight == model.due.count)
          #expect(server.machine.callsInFlight <= 6)
          #expect((0...64).contains(server.machine.partialBytes))
        }
      } catch is ConnectionError {
        refusals += 1
      } catch is FrameError {
        refusals += 1
      }
      for stream in model.due.sorted() {
        #expect(server.end(stream))
        model.end(stream)
      }
      #expect(server.machine.partialBytes == 0 && server.machine.callsInFlight == 0)
      #expect(Set(model.ends.keys) == model.opened)
      #expect(model.ends.values.allSatisfy { $0 == 1 })
    }
    #expect(refusals > 0)
  }
}
