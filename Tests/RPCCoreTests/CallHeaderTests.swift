import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Call headers")
struct CallHeaderTests {
  func random(_ random: inout SeededRandom) -> CallHeader {
    func maybe<Value>(_ value: Value, or other: Value) -> Value {
      Bool.random(using: &random) ? value : other
    }
    func uuid() -> Uuid { Uuid(high: random.next(), low: random.next()) }
    func number() -> UInt64 { random.next() >> UInt64.random(in: 0..<64, using: &random) }
    var header = CallHeader()
    header.method = maybe(UInt32(truncatingIfNeeded: random.next()), or: 0)
    header.timeout = maybe(number(), or: 0)
    header.authSlot = maybe(UInt32(truncatingIfNeeded: number()), or: 0)
    header.idempotencyKey = maybe(uuid(), or: nil)
    header.attempt = maybe(UInt32(truncatingIfNeeded: number()), or: 0)
    header.criticality = Criticality(rawValue: Int32.random(in: 0..<5, using: &random))
    header.initialCredit = maybe(UInt32(truncatingIfNeeded: number()), or: 0)
    header.tenant = maybe(uuid(), or: nil)
    if Int.random(in: 0..<4, using: &random) == 0 {
      header.traceparent = maybe("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", or: "")
      header.metadata = maybe(["a": "1", "ü": "two"], or: [:])
      header.maxStaleness = maybe(number(), or: 0)
    }
    return header
  }

  /// What both readers make of `bytes`, field by field; nil for a refusal.
  func compare(_ bytes: [UInt8]) {
    let generated = Result { () throws(WireError) in try CallHeader(decoding: bytes) }
    let quick = Result { () throws(WireError) in
      try CallHeaderFields(decoding: bytes.span.bytes)
    }
    switch (generated, quick) {
    case (.failure(let one), .failure(let other)):
      #expect(one == other, "\(bytes)")
    case (.success(let header), .success(let fields)):
      #expect(fields.method == header.method, "\(bytes)")
      #expect(fields.timeout == header.timeout, "\(bytes)")
      #expect(fields.authSlot == header.authSlot, "\(bytes)")
      #expect(fields.attempt == header.attempt, "\(bytes)")
      #expect(fields.initialCredit == header.initialCredit, "\(bytes)")
      #expect(fields.criticality == header.criticality, "\(bytes)")
      #expect(fields.idempotencyKey == header.idempotencyKey, "\(bytes)")
      #expect(fields.tenant == header.tenant, "\(bytes)")
      let trace = header.traceparent.flatMap { TraceParent.isValid($0) ? $0 : nil }
      #expect(fields.extras?.traceparent == trace, "\(bytes)")
      #expect((fields.extras?.metadata ?? [:]) == header.metadata, "\(bytes)")
      #expect((fields.extras?.maxStaleness ?? 0) == header.maxStaleness, "\(bytes)")
    default: Issue.record("One reader accepts what the other refuses: \(bytes)")
    }
  }

  @Test func `The quick reader equals the generated one on random headers`() {
    var random = SeededRandom()
    for _ in 0..<2000 { compare(self.random(&random).encoded()) }
  }

  @Test func `The quick reader equals the generated one on damaged headers`() {
    var random = SeededRandom()
    for _ in 0..<5000 {
      var bytes = self.random(&random).encoded() + self.random(&random).encoded()
      for _ in 0..<Int.random(in: 0..<4, using: &random) where !bytes.isEmpty {
        let at = bytes.indices.randomElement(using: &random) ?? 0
        bytes[at] = UInt8.random(in: 0...255, using: &random)
      }
      compare([UInt8](bytes.prefix(Int.random(in: 0...bytes.count, using: &random))))
    }
  }

  @Test func `The fields have the numbers of the protocol page`() {
    let key = Uuid(high: 1, low: 2)
    let header = CallHeader(
      method: 0x0403_0201, timeout: 5, authSlot: 6, traceparent: "t", idempotencyKey: key,
      attempt: 1, criticality: .sheddable, metadata: ["k": "v"], initialCredit: 9, tenant: key)
    let expected: [UInt8] =
      [13, 1, 2, 3, 4, 16, 5, 24, 6, 34, 1, 0x74, 42, 16] + key.testBytes
      + [48, 1, 56, 2, 66, 6, 10, 1, 0x6B, 18, 1, 0x76, 72, 9, 82, 16] + key.testBytes
    #expect(header.encoded() == expected)
  }
}

extension Uuid {
  var testBytes: [UInt8] {
    var writer = WireWriter()
    UuidCodec.write(self, to: &writer)
    return [UInt8](writer.finish().suffix(16))
  }
}
