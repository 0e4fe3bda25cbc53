import Seams
import Testing

@testable import SchemaJSON

@Suite("Transcoding of arbitrary input")
struct TranscoderFuzzTests {
  let transcoder = SchemaTranscoder(SampleSchema.schema)
  let options = TranscodingOptions(showsUnknownFields: true)

  @Test func `Mutated bytes never trap, and what decodes encodes again to the same value`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var random = SplitMix64(seed: seed)
    let valid = try transcoder.encode(TranscoderTests.full, as: "Everything")
    for round in 0..<20_000 {
      var bytes = valid
      if round % 4 == 0 {
        bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in random.byte() }
      }
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[at] = random.byte()
        case 1: bytes.remove(at: at)
        default: bytes.insert(random.byte(), at: at)
        }
      }
      _ = try? transcoder.decode(bytes, as: "Node", options)
      guard (try? transcoder.decode(bytes, as: "Everything", options)) != nil else { continue }
      // Without unknown fields, which JSON cannot give back.
      let value = try transcoder.decode(bytes, as: "Everything")
      let again = try transcoder.encode(value, as: "Everything")
      // Bytes are compared, since maps come out in the order in which they were read.
      let second = try transcoder.decode(again, as: "Everything")
      #expect(try transcoder.encode(second, as: "Everything") == again)
    }
  }

  @Test func `Mutated JSON never traps`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var random = SplitMix64(seed: seed)
    let alphabet = Array(#"{}[]",:\u0123456789.eE+-truefalsn "#.utf8)
    for _ in 0..<20_000 {
      var text = Array(TranscoderTests.full.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let at = Int.random(in: 0..<text.count, using: &random)
        let drawn = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        text[at] = Bool.random(using: &random) ? random.byte() : drawn
      }
      guard let value = try? SchemaTranscoder.parse(text) else { continue }
      _ = try? transcoder.encode(value, as: "Everything")
    }
  }
}

extension SplitMix64 {
  mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: next()) }
}
