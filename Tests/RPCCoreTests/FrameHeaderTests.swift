import Testing
import WireFormat

@testable import RPCCore

@Suite("Frame headers")
struct FrameHeaderTests {
  /// A header and what is to be said of it; nil when it is right.
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var rawType: UInt8
    var flags: UInt8 = 0
    var meta = 0
    var length = 0
    var stream: UInt32 = 0
    var error: FrameError?

    init(
      _ name: String, _ rawType: UInt8, flags: UInt8 = 0, meta: Int = 0, length: Int = 0,
      stream: UInt32 = 0, _ error: FrameError? = nil
    ) {
      self.name = name
      self.rawType = rawType
      self.flags = flags
      self.meta = meta
      self.length = length
      self.stream = stream
      self.error = error
    }

    var testDescription: String { name }
  }

  static let wellFormed = [
    Row("HELLO", 1, length: 40), Row("empty HELLO", 1),
    Row("OPEN with FIN", 2, flags: 1, meta: 5, length: 9, stream: 1),
    Row("OPEN of a fragment", 2, flags: 2, meta: 5, length: 9, stream: 1),
    Row("OPEN that means to send more", 2, flags: 0, meta: 5, length: 9, stream: 1),
    Row("OPEN without a message", 2, flags: 9, meta: 5, length: 5, stream: 1),
    Row("DATA", 3, length: 9, stream: 1), Row("DATA with FIN", 3, flags: 1, stream: 1),
    Row("a fragment in DATA", 3, flags: 2, length: 65_536, stream: 1),
    Row("an empty half-close", 3, flags: 9, stream: 1),
    Row("HEAD", 4, flags: 8, meta: 10, length: 10, stream: 1), Row("bare HEAD", 4, stream: 1),
    Row("END", 5, meta: 10, length: 30, stream: 1), Row("bare END", 5, stream: 1),
    Row("END with NOMSG", 5, flags: 8, meta: 10, length: 10, stream: 1),
    Row("CANCEL", 6, length: 1, stream: 1), Row("CREDIT", 7, length: 4, stream: 1),
    Row("PING", 8, length: 8), Row("PONG", 9, length: 8),
    Row("GOAWAY", 10, length: 9), Row("GOAWAY with text", 10, length: 40),
    Row("AUTH", 11, length: 500), Row("AUTH with an empty token", 11, length: 1),
    Row("the longest meta and body", 2, flags: 1, meta: 16_384, length: 81_920, stream: 1),
    Row("the first extension", 0x80, flags: 0xFF, length: 3, stream: 7),
    Row("the last extension", 0xFF, meta: 2, length: 3),
  ]

  static let malformed = [
    Row("meta above the length", 2, flags: 1, meta: 6, length: 5, stream: 1, .metaBeyondContent),
    Row("meta above 16 KiB", 2, flags: 1, meta: 16_385, length: 20_000, stream: 1, .metaTooLong),
    Row("a body above 64 KiB", 2, flags: 1, length: 65_537, stream: 1, .bodyTooLong),
    Row("a top byte in the length", 3, length: 1 << 24, stream: 1, .bodyTooLong),
    Row("an extension above 64 KiB", 0x80, length: 65_537, .bodyTooLong),
    Row("an extension's meta above its length", 0x80, meta: 4, length: 3, .metaBeyondContent),
    Row("type 0", 0, .unknownType), Row("type 12", 12, .unknownType),
    Row("type 7F", 0x7F, stream: 1, .unknownType),
    Row("flag 04", 2, flags: 4, stream: 1, .unknownFlags),
    Row("flag 10", 3, flags: 0x10, stream: 1, .unknownFlags),
    Row("flag 80 on PING", 8, flags: 0x80, length: 8, .unknownFlags),
    Row("meta on DATA", 3, meta: 1, length: 2, stream: 1, .metaNotAllowed),
    Row("meta on CANCEL", 6, meta: 1, length: 1, stream: 1, .metaNotAllowed),
    Row("meta on HELLO", 1, meta: 1, length: 2, .metaNotAllowed),
    Row("meta on GOAWAY", 10, meta: 1, length: 10, .metaNotAllowed),
    Row("NOMSG with a body", 5, flags: 8, meta: 2, length: 3, stream: 1, .contradictoryFlags),
    Row("NOMSG with MORE", 3, flags: 10, stream: 1, .contradictoryFlags),
    Row("MORE with FIN", 2, flags: 3, length: 3, stream: 1, .contradictoryFlags),
    Row("a body on HEAD", 4, length: 3, stream: 1, .contradictoryFlags),
    Row("FIN on HEAD", 4, flags: 1, stream: 1, .contradictoryFlags),
    Row("MORE on END", 5, flags: 2, stream: 1, .contradictoryFlags),
    Row("FIN on HELLO", 1, flags: 1, .contradictoryFlags),
    Row("FIN on CANCEL", 6, flags: 1, length: 1, stream: 1, .contradictoryFlags),
    Row("OPEN on stream 0", 2, flags: 1, .wrongStream), Row("DATA on stream 0", 3, .wrongStream),
    Row("HEAD on stream 0", 4, .wrongStream), Row("END on stream 0", 5, .wrongStream),
    Row("CANCEL on stream 0", 6, length: 1, .wrongStream),
    Row("CREDIT on stream 0", 7, length: 4, .wrongStream),
    Row("HELLO on a call's stream", 1, stream: 1, .wrongStream),
    Row("PING on a call's stream", 8, length: 8, stream: 1, .wrongStream),
    Row("PONG on a call's stream", 9, length: 8, stream: 1, .wrongStream),
    Row("GOAWAY on a call's stream", 10, length: 9, stream: 1, .wrongStream),
    Row("AUTH on a call's stream", 11, length: 9, stream: 1, .wrongStream),
    Row("CANCEL without a reason", 6, stream: 1, .wrongLength),
    Row("CANCEL of two bytes", 6, length: 2, stream: 1, .wrongLength),
    Row("CREDIT of three bytes", 7, length: 3, stream: 1, .wrongLength),
    Row("PING of seven bytes", 8, length: 7, .wrongLength),
    Row("PONG of nine bytes", 9, length: 9, .wrongLength),
    Row("GOAWAY of eight bytes", 10, length: 8, .wrongLength),
    Row("AUTH without a slot", 11, .wrongLength),
  ]

  @Test(arguments: wellFormed + malformed)
  func `A header is judged by itself`(_ row: Row) throws {
    let content = [UInt8](repeating: 0, count: min(row.length, 1 << 17))
    let header = rawFrame(
      row.rawType, flags: row.flags, metaLength: row.meta, stream: row.stream,
      length: row.length)
    do throws(FrameError) {
      let (found, consumed) = try frames(in: header + content)
      #expect(row.error == nil)
      #expect(consumed == 12 + row.length)
      #expect(found.map(\.rawType) == [row.rawType])
      #expect(found.first?.meta.count == row.meta)
      #expect(found.first?.body.count == row.length - row.meta)
    } catch {
      #expect(error == row.error)
      #expect(!error.description.isEmpty)
    }
  }

  @Test(arguments: malformed)
  func `A malformed frame is refused before its content has come`(_ row: Row) {
    let header = rawFrame(
      row.rawType, flags: row.flags, metaLength: row.meta, stream: row.stream,
      length: row.length)
    do throws(FrameError) {
      _ = try frames(in: header)
      Issue.record("the frame was taken")
    } catch {
      #expect(error == row.error)
    }
  }

  @Test func `The twelve bytes stand in the order of the protocol page`() {
    let written = bytes { output in
      let mark = output.beginFrame()
      output.append([1, 2, 3, 4, 5] as [UInt8])
      output.endFrame(mark, .open, flags: .fin, stream: 0x0102_0305, metaLength: 3)
    }
    #expect(written == [5, 0, 0, 0, 0x02, 0x01, 3, 0, 0x05, 0x03, 0x02, 0x01, 1, 2, 3, 4, 5])
  }

  @Test func `Types, flags and reasons have the numbers of the protocol page`() {
    #expect(FrameType.allCases.map(\.rawValue) == Array(1...11))
    #expect([FrameFlags.fin, .more, .noMessage].map(\.rawValue) == [1, 2, 8])
    let cancels: [CancelReason] = [.caller, .deadline, .hedgeLost, .overload]
    #expect(cancels.map(\.rawValue) == [1, 2, 3, 4])
    let reasons: [GoAwayReason] = [.drain, .age, .protocolError, .version, .abuse]
    #expect(reasons.map(\.rawValue) == [1, 2, 3, 4, 5])
  }

  @Test func `Before AUTH a body may have 16 KiB`() throws {
    let right = rawFrame(2, flags: 1, stream: 1, body: [UInt8](repeating: 1, count: 16 << 10))
    let wrong = rawFrame(2, flags: 1, stream: 1, body: [UInt8](repeating: 1, count: 16 << 10 + 1))
    #expect(try frames(in: right, bodyBytesMax: RPCLimits().bytesBeforeAuthMax).frames.count == 1)
    #expect(throws: FrameError.bodyTooLong) {
      try frames(in: wrong, bodyBytesMax: RPCLimits().bytesBeforeAuthMax)
    }
  }
}
