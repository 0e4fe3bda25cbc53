import Seams
import Testing
import WireFormat

struct RoundTripTests {
  @Test func `a random message comes back as it was`() throws {
    for seed in UInt64(0)..<300 {
      var seeded = SplitMix64(seed: seed)
      let message = Everything.random(&seeded)
      let bytes = message.encoded()
      let again = try Everything(decoding: bytes)
      #expect(again == message, "seed \(seed)")
      #expect(again.hashValue == message.hashValue, "seed \(seed)")
      #expect(again.encoded() == bytes, "seed \(seed)")
    }
  }

  @Test func `equal messages give the same bytes whatever was done to them before`() {
    for seed in UInt64(0)..<50 {
      var seeded = SplitMix64(seed: seed)
      let message = Everything.random(&seeded)
      var other = message
      // A dictionary's own order depends on its history.
      for key in message.uint64Map.keys.shuffled(using: &seeded) {
        let value = other.uint64Map.removeValue(forKey: key)
        other.uint64Map[key] = value
      }
      other.stringMap.reserveCapacity(1000)
      #expect(other.encoded() == message.encoded(), "seed \(seed)")
    }
  }

  @Test func `a strange string of another kind is written as its UTF-8`() throws {
    let text = String("0123456789 and more".dropFirst(10))
    #expect(try Node(decoding: Node(label: text).encoded()).label == " and more")
  }

  @Test func `a message that does not fit keeps what was written before it`() throws {
    for size in [0, 1, 126, 127, 128, 129, 200, 16383, 16384, 20000, 2_097_152] {
      let node = Node(label: "x", next: Node(label: String(repeating: "y", count: size)))
      #expect(try Node(decoding: node.encoded()) == node)
      var writer = WireWriter(capacity: 1)
      writer.append([7, 8, 9])
      writer.append(node)
      let bytes = writer.finish()
      #expect(Array(bytes.prefix(3)) == [7, 8, 9])
      #expect(Array(bytes.dropFirst(3)) == node.encoded())
    }
  }
}

struct MutationTests {
  /// What a peer may send: valid messages with bytes changed, removed, added and repeated.
  @Test func `a hundred thousand damaged messages trap nothing`() {
    let seed: UInt64 = 20_261_121
    var seeded = SplitMix64(seed: seed)
    var sources = Vector.all.map { ($0.message, $0.bytes) }.filter { $0.1.count < 600 }
    for _ in 0..<20 { sources.append(("Everything", Everything.random(&seeded).encoded())) }
    var accepted = 0
    for _ in 0..<100_000 {
      let (name, bytes) = sources[Int(seeded.next() % UInt64(sources.count))]
      let damaged = Self.damage(bytes.prefix(2000), &seeded)
      guard let type = VectorTests.types[name], let message = try? type.init(decoding: damaged)
      else { continue }
      accepted += 1
      // What is accepted is understood: written canonically, it is accepted again, unchanged.
      if accepted % 16 == 0 {
        let canonical = message.encoded()
        let again = try? type.init(decoding: canonical)
        #expect(again?.encoded() == canonical, "seed \(seed)")
        _ = message.violations()
      }
    }
    #expect(accepted > 10_000)
  }

  private static func damage(_ source: ArraySlice<UInt8>, _ seeded: inout SplitMix64) -> [UInt8] {
    var bytes = Array(source)
    for _ in 0...Int(seeded.next() % 3) {
      let at = Int(seeded.next() % UInt64(bytes.count + 1))
      switch seeded.next() % 6 {
      case 0: bytes.insert(UInt8(truncatingIfNeeded: seeded.next()), at: at)
      case 1: bytes.removeLast(bytes.count - at)
      case 2: bytes.insert(contentsOf: bytes.suffix(Int(seeded.next() % 20)), at: at)
      case 3 where at < bytes.count: bytes.remove(at: at)
      case 4 where at < bytes.count: bytes[at] ^= 1 << (seeded.next() % 8)
      case 5 where at < bytes.count: bytes[at] = UInt8(truncatingIfNeeded: seeded.next())
      default: break
      }
    }
    return bytes
  }

  @Test func `random bytes trap nothing`() {
    var seeded = SplitMix64(seed: 7)
    for _ in 0..<20_000 {
      let bytes = seeded.bytes()
      _ = try? Everything(decoding: bytes)
      _ = try? Checked(decoding: bytes)
    }
  }

  @Test func `a list that claims more than it holds reserves no more than it holds`() {
    // 2^60 doubles are claimed, eight bytes are there.
    let bytes = Vector.bytes("fa0280808080808080800f0000000000000000")
    #expect(throws: WireError.self) { try Everything(decoding: bytes) }
  }
}
