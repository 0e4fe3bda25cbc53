import Foundation
import Testing
import WireFormat

/// What a peer can make the decoder hold with bytes that cost next to nothing. Every element of
/// a list has at least two bytes on the wire, so the bound is the size of the message's value
/// over two, doubled because an array grows by doubling.
@Suite("The decoder's memory is bounded by the bytes that it is given", .serialized)
struct DecoderMemoryTests {
  /// By how many bytes the process grew at most while `body` ran, to a few MiB.
  private func growth<Result>(_ body: () throws -> Result) throws -> Int {
    // The kernel then counts the peak anew.
    try Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
    let before = try kilobytes("VmRSS:")
    withExtendedLifetime(try? body()) {}
    return try (kilobytes("VmHWM:") - before) << 10
  }

  private func kilobytes(_ name: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix(name) })
    return try #require(Int(line.filter(\.isNumber)))
  }

  private static let slack = 8 << 20

  @Test func `growth is seen`() throws {
    let seen = try growth { [UInt8](repeating: 1, count: 64 << 20) }
    #expect(seen > 56 << 20)
  }

  private static let size = 4 << 20

  private func tag(_ number: UInt32, _ type: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = number << 3 | type
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F | 0x80))
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  private func repeated(_ unit: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.size)
    while bytes.count + unit.count <= Self.size { bytes += unit }
    return bytes
  }

  @Test func `A list of empty messages holds its elements and no more`() throws {
    // Field 3 of Node is the list of its children; each is there without a byte of content.
    let bytes = repeated(tag(3, 2) + [0])
    let bound = bytes.count / 2 * MemoryLayout<Node>.stride * 2 + Self.slack
    let taken = try growth { try Node(decoding: bytes) }
    #expect(taken <= bound, "\(taken) bytes are taken for \(bytes.count), \(bound) at most")
    #expect(try Node(decoding: bytes).children.count == bytes.count / 2)
  }

  @Test(arguments: 1...100 as ClosedRange<UInt32>)
  func `A field that comes with nothing in it again and again is bounded`(
    _ number: UInt32
  ) throws {
    let bytes = repeated(tag(number, 2) + [0])
    let bound = bytes.count / 2 * max(MemoryLayout<Node>.stride, 32) * 2 + Self.slack
    let taken = try growth { try Everything(decoding: bytes) }
    #expect(taken <= bound, "\(taken) bytes are taken for \(bytes.count), \(bound) at most")
  }

  @Test(arguments: 1...100 as ClosedRange<UInt32>)
  func `A packed list reserves by the bytes that are there, not by what they claim`(
    _ number: UInt32
  ) throws {
    // A length of 2 GiB before three bytes, and a list that is as long as it says.
    let claim = tag(number, 2) + [0xFF, 0xFF, 0xFF, 0xFF, 0x07, 1, 1, 1]
    #expect(try growth { try Everything(decoding: claim) } < Self.slack)
    let length: [UInt8] = [0x80, 0x80, 0x80, 0x02]
    let packed = tag(number, 2) + length + [UInt8](repeating: 1, count: 4 << 20)
    #expect(try growth { try Everything(decoding: packed) } <= (4 << 20) * 16 * 2 + Self.slack)
  }

  @Test func `Unknown fields are held as they came, and at most 256 of them`() throws {
    let many = repeated(tag(9_999, 0) + [1])
    #expect(throws: WireError.self) { try Empty(decoding: many) }
    #expect(try growth { try Empty(decoding: many) } < Self.slack)
    let long = tag(9_999, 2) + [0x80, 0x80, 0x80, 0x02] + [UInt8](repeating: 7, count: 4 << 20)
    let taken = try growth { try Empty(decoding: long) }
    #expect(taken <= 3 * long.count + Self.slack, "\(taken) bytes are taken for \(long.count)")
  }

  @Test func `Nesting ends at 32, whatever the bytes go on to say`() throws {
    var bytes: [UInt8] = []
    // From the inside out, so that every length is right.
    for _ in 0..<5_000 {
      var length: [UInt8] = []
      var rest = bytes.count
      while rest >= 0x80 {
        length.append(UInt8(rest & 0x7F | 0x80))
        rest >>= 7
      }
      bytes = tag(2, 2) + length + [UInt8(rest)] + bytes
    }
    #expect(try growth { try Node(decoding: bytes) } < Self.slack)
    #expect { try Node(decoding: bytes) } throws: { "\($0)".hasPrefix("tooDeep") }
  }
}
