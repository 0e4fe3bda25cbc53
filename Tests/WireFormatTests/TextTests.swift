import Testing

@testable import WireFormat

/// Texts of every length, where they are read and written in different ways: up to 7 bytes, up to
/// 15, which lie in the string itself, up to 64, and longer.
struct TextTests {
  private static let lengths =
    Array(0...18) + [23, 24, 25, 31, 32, 33, 47, 48, 49, 63, 64, 65, 80, 127, 128, 300]
  private static let scalars = ["é", "€", "𝄞", "\u{7F}", "\u{80}", "\u{1}"]

  private func text(_ length: Int) -> String {
    String(decoding: (0..<length).map { UInt8(33 + $0 % 94) }, as: UTF8.self)
  }

  /// `text` as field 1, between `before` bytes of another field and `after` of a third.
  private func message(_ text: [UInt8], before: Int = 0, after: Int = 0) -> [UInt8] {
    var writer = WireWriter()
    for (number, count) in [(UInt32(20), before), (1, text.count), (21, after)] {
      guard number == 1 || count > 0 else { continue }
      let bytes = number == 1 ? text : [UInt8](repeating: 0, count: count - 1)
      writer.present(number, bytes, BytesCodec.self)
    }
    return writer.finish()
  }

  @Test func `a short string is laid out as the codec believes`() {
    #expect(TextWords.areKnown)
    for length in 0...15 {
      let text = text(length)
      let words = TextWords(text)
      #expect(words.isShort && words.count == length, "\(length)")
      #expect(words.string == text && words.string.utf8.count == length, "\(length)")
      #expect(words.string.hashValue == text.hashValue, "\(length)")
    }
    #expect(!TextWords(text(16)).isShort)
  }

  @Test(arguments: lengths)
  func `a text comes back whole, wherever it lies`(_ length: Int) throws {
    let text = text(length)
    for (before, after) in [(0, 0), (1, 0), (2, 0), (7, 0), (8, 0), (0, 1), (0, 9), (30, 30)] {
      let bytes = message(Array(text.utf8), before: before, after: after)
      let label = try Node(decoding: bytes).label
      #expect(label == text && Array(label.utf8) == Array(text.utf8), "\(before), \(after)")
      #expect(label.hashValue == text.hashValue, "\(before), \(after)")
      #expect(label + "!" == text + "!", "\(before), \(after)")
    }
  }

  @Test(arguments: lengths.filter { $0 < 40 })
  func `a text with other than plain characters is kept or refused`(_ length: Int) throws {
    let plain = Array(text(length).utf8)
    for at in 0...length {
      for scalar in Self.scalars {
        let mixed = Array(plain[..<at]) + Array(scalar.utf8) + Array(plain[at...])
        for before in [0, 9] {
          let label = try Node(decoding: message(mixed, before: before)).label
          #expect(Array(label.utf8) == mixed, "\(scalar.unicodeScalars) at \(at)")
        }
        guard scalar.utf8.count > 1 else { continue }
        let cut = Array(plain[..<at]) + [scalar.utf8.first ?? 0] + Array(plain[at...])
        #expect(throws: WireError.self) { try Node(decoding: message(cut, before: 9)) }
      }
      for before in [0, 9] {
        let bytes = message(Array(plain[..<at]) + [0] + Array(plain[at...]), before: before)
        let start = bytes.count - length - 1
        #expect(throws: WireError.invalidUTF8(field: 1, offset: start + at)) {
          try Node(decoding: bytes)
        }
      }
    }
  }

  @Test(arguments: lengths)
  func `a text is written whole, however little room there is`(_ length: Int) {
    let node = Node(label: text(length), children: [Node(label: text(length))])
    let bytes = node.encoded()
    for used in 0...40 {
      var writer = WireWriter(capacity: 16)
      writer.append([UInt8](repeating: 7, count: used))
      writer.append(node)
      #expect(Array(writer.finish().dropFirst(used)) == bytes, "after \(used)")
    }
  }

  @Test func `what a field held before is replaced and given back`() throws {
    let texts = ["", "short", text(15), text(16), text(300), String(text(40).dropLast(38))]
    for old in texts {
      for new in texts {
        var node = Node(label: old)
        let bytes = Node(label: new).encoded() + [1 << 3 | 2, 0].filter { _ in new.isEmpty }
        try bytes.withUnsafeBytes { bytes in
          var reader = WireReader(bytes.bytes)
          try node.read(from: &reader)
        }
        #expect(node.label == new, "\(old.count), \(new.count)")
        #expect(old == texts.first { $0 == old })
      }
    }
  }

  @Test func `a list of large messages is reserved for as many as follow`() throws {
    let list = Node(children: (0..<100).map { Node(label: text($0)) })
    let again = try Node(decoding: list.encoded())
    #expect(again == list)
    #expect((100..<150).contains(again.children.capacity))
  }
}
