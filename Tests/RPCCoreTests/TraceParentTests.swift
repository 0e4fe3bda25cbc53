import RPCCore
import Testing

@Suite("W3C traceparent")
struct TraceParentTests {
  static let good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

  @Test(arguments: [
    (good, true),
    ("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-comes", true),
    ("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", true),
    ("", false),
    ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more", false),
    ("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.more", false),
    ("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", false),
    ("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", false),
    ("00-00000000000000000000000000000000-00f067aa0ba902b7-01", false),
    ("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", false),
    ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1", false),
    ("00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", false),
    ("cc-" + String(repeating: "a", count: 300), false),
  ])
  func `is judged as the standard says`(_ text: String, _ isValid: Bool) {
    #expect(TraceParent.isValid(text) == isValid)
  }

  @Test func `names its trace and its span`() {
    #expect(TraceParent.traceID(Self.good) == "4bf92f3577b34da6a3ce929d0e0e4736")
    #expect(TraceParent.spanID(Self.good) == "00f067aa0ba902b7")
  }

  @Test func `has children of its own trace, sampled as it is`() {
    let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736"
    #expect(TraceParent.child(of: Self.good, span: 0xA) == "\(trace)-000000000000000a-01")
    // Flags of later versions mean nothing here.
    for (flags, own) in [("00", "00"), ("f9", "01"), ("fe", "00")] {
      let later = "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-\(flags)-what-comes"
      let child = TraceParent.child(of: later, span: .max)
      #expect(child == "\(trace)-ffffffffffffffff-\(own)" && TraceParent.isValid(child))
    }
  }
}
