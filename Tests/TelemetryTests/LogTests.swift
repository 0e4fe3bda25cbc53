import JSONText
import SystemIO
import Telemetry
import TestKit
import Testing
import WireFormat

@Suite("Log lines and their queue")
struct LogTests {
  @Test func `A line is one JSON object of typed fields`() throws {
    let line = LogLine(
      Timestamp(microseconds: 1_768_478_400_000_000), .warning, "test",
      [
        ("text", .text("a \"b\"\nc")), ("number", .count(UInt64.max)), ("flag", .flag(true)),
        ("id", .id(Uuid(high: 1, low: 2))),
      ])
    #expect(!line.text.contains("\n"))
    let json = try JSONParser.parse(line.text)
    #expect(json.object?.map(\.name) == ["time", "level", "event", "text", "number", "flag", "id"])
    #expect(json["time"]?.string == "2026-01-15T12:00:00Z")
    #expect(json["level"]?.string == "warning" && json["text"]?.string == "a \"b\"\nc")
    #expect(json["number"]?.integer == .max)
  }

  @Test func `Who offers never waits: what does not fit is dropped and counted`() throws {
    let seen = Monitor((elements: [Int](), dropped: UInt64(0), isOpen: false))
    let sink = try BoundedSink<Int>(name: "test", capacity: 10) { elements, dropped in
      _ = seen.wait { $0.isOpen ? true : nil }
      seen.changeAll { state in
        state.elements += elements
        state.dropped += dropped
      }
    }
    for number in 0..<1000 { sink.offer(number) }
    let dropped = sink.droppedCount
    #expect(dropped >= 1000 - 20, "ten may be on their way and ten wait")
    seen.changeAll { $0.isOpen = true }
    sink.end()
    let (elements, told, _) = seen.look { $0 }
    #expect(told == dropped && UInt64(elements.count) + dropped == 1000)
    #expect(elements == elements.sorted())
    sink.offer(1)
    #expect(sink.droppedCount == dropped + 1)
  }
}
