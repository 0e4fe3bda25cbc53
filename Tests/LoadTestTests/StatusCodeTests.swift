import RPCCore
import Testing
import WireFormat

@testable import LoadTest

/// What the engine reads of the status of a call.
@Suite("The code of a status")
struct StatusCodeTests {
  private func code(_ bytes: [UInt8]) -> UInt32 { LoadConnection.code(of: bytes.span.bytes) }

  @Test func `It is the one that the whole status has`() {
    for number in UInt32(0)...16 {
      var status = CallStatus(code: number)
      #expect(code(status.encoded()) == number)
      status.message = "Too much waits; try again later. \u{20AC}"
      status.retryAfter = 1500
      status.neverExecuted = true
      status.trailers = ["a": "b", "c": ""]
      status.queueTime = 1 << 40
      status.handlerTime = 3
      #expect(code(status.encoded()) == number)
    }
    #expect(code([]) == 0)
  }

  @Test func `Fields of later versions are passed over`() {
    // Field 100 with two bytes, then the code.
    #expect(code([0xA2, 0x06, 2, 9, 9, 8, 14]) == 14)
  }

  @Test func `One that cannot be read is internal, wherever it ends`() {
    let status = CallStatus(code: 8, message: "Too much waits.", retryAfter: 70_000)
    let bytes = status.encoded()
    let internalCode = StatusCode.internal.rawValue
    for count in 1..<bytes.count {
      let cut = Array(bytes[..<count])
      let whole = (try? CallStatus(decoding: cut))?.code
      #expect(code(cut) == whole ?? internalCode)
    }
    // The code with a length, and nothing but an end of a number.
    #expect(code([10, 1, 0]) == internalCode)
    #expect(code([0xFF]) == internalCode)
  }
}
