import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Frames that arrive in pieces")
struct FrameReaderTests {
  /// Some of each frame, as a busy connection would send them.
  static let stream: [UInt8] =
    rawFrame(.hello, body: Hello(maxMessage: 1 << 20, name: "test").encoded())
    + bytes { $0.authFrame(slot: 3, token: Array("header.claims.signature".utf8)) }
    + rawFrame(.open, flags: .fin, stream: 1, meta: [1, 2, 3], body: [4, 5])
    + rawFrame(.open, flags: .more, stream: 3, meta: [9], body: [UInt8](repeating: 7, count: 3000))
    + rawFrame(.data, flags: .more, stream: 3, body: [UInt8](repeating: 8, count: 2000))
    + rawFrame(.data, flags: .fin, stream: 3)
    + rawFrame(0x9C, flags: 0xF0, meta: [1], body: [2])
    + bytes { $0.cancelFrame(stream: 1, reason: .deadline) }
    + bytes { $0.frame(.ping, payload: 0x0807_0605_0403_0201) }
    + bytes { $0.frame(GoAway(lastStream: 3, drainMilliseconds: 9, reason: .drain, text: "bye")) }

  /// Gives the pieces one after the other, as a connection does.
  func read(_ pieces: [[UInt8]]) throws -> [ReadFrame] {
    var buffer = ReceiveBuffer(capacity: 16)
    var found: [ReadFrame] = []
    for piece in pieces {
      buffer.append(piece.span.bytes)
      var reader = FrameReader(buffer.bytes)
      while let frame = try reader.next() { found.append(ReadFrame(frame)) }
      let consumed = reader.consumed
      buffer.consume(consumed)
    }
    #expect(buffer.count == 0)
    return found
  }

  @Test func `Byte by byte gives the same frames as all at once`() throws {
    let whole = try frames(in: Self.stream).frames
    #expect(whole.count == 10)
    #expect(whole[8].body == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(try read(Self.stream.map { [$0] }) == whole)
  }

  @Test func `Random pieces give the same frames`() throws {
    var random = SeededRandom()
    let whole = try frames(in: Self.stream).frames
    for _ in 0..<200 { #expect(try read(Self.stream.cut(using: &random)) == whole) }
  }

  @Test func `A frame that has not come whole consumes nothing`() throws {
    let frame = rawFrame(.open, flags: .fin, stream: 1, meta: [1], body: [2, 3])
    for count in 0..<frame.count {
      let (found, consumed) = try frames(in: [UInt8](frame[..<count]))
      #expect(found.isEmpty && consumed == 0)
    }
  }

  @Test func `The method of a whole call can be seen at a glance`() throws {
    func method(
      _ type: FrameType = .open, _ flags: FrameFlags = .fin, meta: [UInt8]
    ) throws -> UInt32? {
      let frame = rawFrame(type, flags: flags, stream: 1, meta: meta, body: [7])
      var reader = FrameReader(frame.span.bytes)
      return try #require(try reader.next()?.wholeCall as UInt32??)
    }
    let header = CallHeader(method: 0xC6B1_43BE, timeout: 5).encoded()
    #expect(try method(meta: header) == 0xC6B1_43BE)
    #expect(try method(.open, [.more], meta: header) == nil)
    #expect(try method(.end, [], meta: header) == nil)
    #expect(try method(meta: []) == nil)
    #expect(try method(meta: [0x0D, 1, 2, 3]) == nil)
    #expect(try method(meta: [0x0D, 1, 2, 3, 4]) == 0x0403_0201)
    // Another field comes first.
    #expect(try method(meta: [0x10, 5] + [0x0D, 1, 2, 3, 4]) == nil)
  }

  @Test func `The next header can be seen without being taken`() throws {
    let frame = rawFrame(.open, flags: .fin, stream: 5)
    var reader = FrameReader(frame.span.bytes)
    #expect(reader.peek()?.stream == 5)
    #expect(reader.consumed == 0)
    _ = try reader.next()
    #expect(reader.peek() == nil)
  }

  @Test func `A receive buffer is a queue of bytes whatever is asked of it`() {
    var random = SeededRandom()
    for _ in 0..<50 {
      var buffer = ReceiveBuffer.empty
      var model: [UInt8] = []
      for _ in 0..<200 {
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
          let added = random.bytes(Int.random(in: 0..<300, using: &random))
          buffer.append(added.span.bytes)
          model += added
        case 1:
          let added = random.bytes(Int.random(in: 0..<40, using: &random))
          buffer.reserve(64)
          buffer.fill { room in
            room.copyBytes(from: added)
            return (added.count, ())
          }
          model += added
        case 2:
          let count = Int.random(in: 0...model.count, using: &random)
          buffer.consume(count)
          model.removeFirst(count)
        default:
          buffer.reserve(Int.random(in: 0..<500, using: &random))
        }
        #expect(buffer.count == model.count)
        #expect(buffer.bytes.withUnsafeBytes { [UInt8]($0) } == model)
      }
    }
  }
}
