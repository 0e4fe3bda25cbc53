// What generated code calls: one function a shape of field.
extension WireReader {
  /// Reads a nested message into `value`.
  @inlinable
  public mutating func message<Message: WireMessage>(
    _ value: inout Message
  ) throws(WireError) {
    let outer = try enter()
    try value.read(from: &self)
    leave(outer)
  }

  /// One element of a list whose elements carry a tag each.
  @inlinable
  public mutating func append<Codec: WireCodec>(
    to list: inout [Codec.Value], _ codec: Codec.Type
  ) throws(WireError) {
    if list.isEmpty {
      // Four at once for small elements, where growing from one costs more than reading them;
      // large ones are counted, because growing would move them again and again.
      if MemoryLayout<Codec.Value>.stride <= 32 {
        list.reserveCapacity(4)
      } else if Codec.wireType == 2 {
        list.reserveCapacity(elements())
      }
    }
    list.append(try Codec.read(from: &self))
  }

  /// How many elements of a list, each with the tag that was just read, follow one another here;
  /// at least one, and none that the message has no room for.
  @usableFromInline @inline(never)
  func elements() -> Int {
    var rest = copy self
    var count = 0
    repeat {
      count &+= 1
      guard let size = try? rest.length() else { break }
      rest.position &+= size
    } while (try? rest.nextTag()) == tag
    return count
  }

  /// A packed list, or a part of one: what it reserves is bounded by the bytes that remain.
  @inlinable
  public mutating func appendPacked<Codec: WireCodec>(
    to list: inout [Codec.Value], _ codec: Codec.Type
  ) throws(WireError) {
    let size = try length()
    let outer = end
    end = position &+ size
    if list.isEmpty { list.reserveCapacity(packedCount(size, Codec.bytesMin)) }
    while position < end { list.append(try Codec.read(from: &self)) }
    end = outer
  }

  /// How many elements a packed list can hold at most; varints are counted by their last bytes.
  @usableFromInline
  func packedCount(_ size: Int, _ bytesMin: Int) -> Int {
    guard bytesMin == 1 else { return size / bytesMin }
    var count = 0
    for at in position..<position &+ size where load8(at) < 0x80 { count &+= 1 }
    return count
  }

  /// One entry of a map; a key that is already there is refused.
  @inlinable
  public mutating func insert<Key: WireKeyCodec, Value: WireCodec>(
    into map: inout [Key.Value: Value.Value], _ key: Key.Type, _ value: Value.Type
  ) throws(WireError) {
    let outerTag = tag
    let outer = try enter()
    var entry = (key: Key.zero, value: Value.zero)
    var seen: UInt64 = 0
    while let tag = try nextTag() {
      if tag == 1 << 3 | Key.wireType {
        try once(&seen, 1)
        entry.key = try Key.read(from: &self)
      } else if tag == 2 << 3 | Value.wireType {
        try once(&seen, 2)
        entry.value = try Value.read(from: &self)
      } else {
        throw refusedField()
      }
    }
    leave(outer)
    tag = outerTag
    guard map.updateValue(entry.value, forKey: entry.key) == nil else { throw repeated() }
  }

  /// Passes over the value of the field whose tag was just read.
  public mutating func skip() throws(WireError) {
    switch tag & 7 {
    case 0: _ = try varint()
    case 1: _ = try fixed64()
    case 2:
      let size = try length()
      position += size
    case 5: _ = try fixed32()
    default: throw .invalidTag(offset: position)
    }
  }

  /// Keeps the field whose tag was just read, to be written back later.
  @inline(never)
  public mutating func keepUnknown(in fields: inout UnknownFields) throws(WireError) {
    let start = position
    guard field > 0 else { throw .invalidTag(offset: start) }
    guard fields.count < UnknownFields.countMax else {
      throw .tooManyUnknownFields(offset: start)
    }
    switch tag & 7 {
    case 0:
      let value = try varint()
      fields.append(tag) { $0.appendVarint(value) }
    case 1:
      let value = try fixed64()
      fields.append(tag) { $0.appendLittleEndian(value, 8) }
    case 2:
      let content = try byteArray()
      fields.append(tag) {
        $0.appendVarint(UInt64(content.count))
        $0 += content
      }
    case 5:
      let value = UInt64(try fixed32())
      fields.append(tag) { $0.appendLittleEndian(value, 4) }
    default: throw .invalidTag(offset: start)
    }
  }
}

extension WireReader {
  @usableFromInline
  mutating func byteArray() throws(WireError) -> [UInt8] {
    let size = try length()
    let part = bytes.extracting(position..<position + size)
    position += size
    return unsafe part.withUnsafeBytes { unsafe [UInt8]($0) }
  }

  /// Reads a text into `value`, as an assignment would. What nothing is owned by is written over
  /// without a look at its references.
  @inline(never)
  public mutating func text(_ value: inout String) throws(WireError) {
    let text = try anyText()
    if TextWords.areKnown, TextWords(value).isShort {
      unsafe withUnsafeMutablePointer(to: &value) { unsafe $0.initialize(to: text) }
    } else {
      value = text
    }
  }

  /// Reads a text into an optional field.
  @inline(never)
  public mutating func text(_ value: inout String?) throws(WireError) {
    let text = try anyText()
    if value == nil {
      unsafe withUnsafeMutablePointer(to: &value) { unsafe $0.initialize(to: text) }
    } else {
      value = text
    }
  }

  @usableFromInline @inline(never)
  mutating func text() throws(WireError) -> String { try anyText() }

  @inline(__always)
  private mutating func anyText() throws(WireError) -> String {
    let size = try length()
    let start = position
    position &+= size
    if size <= TextWords.bytesMax, start &+ size >= 8, TextWords.areKnown {
      if let text = shortText(start, size) { return text }
    } else if isPlainText(start, size) {
      return plainText(start, size)
    }
    return try checkedText(start, size)
  }

  /// A text of at most 15 bytes that are ASCII and not 0; nil for any other. At least eight
  /// bytes lie before its end.
  @inline(__always)
  private func shortText(_ start: Int, _ size: Int) -> String? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let last = load64(start &+ size &- 8)
    var words: TextWords
    var found: UInt64
    if size >= 8 {
      let first = load64(start)
      found = first | (first &- ones) | last | (last &- ones)
      // Without the bytes that the first word has.
      words = TextWords(
        low: first, high: (last &>> 8) &>> UInt64(truncatingIfNeeded: (15 &- size) &* 8))
    } else {
      let first = (last &>> 8) &>> UInt64(truncatingIfNeeded: (7 &- size) &* 8)
      let filled = first | ones &<< UInt64(truncatingIfNeeded: size &* 8)
      found = filled | (filled &- ones)
      words = TextWords(low: first, high: 0)
    }
    guard found & 0x8080_8080_8080_8080 == 0 else { return nil }
    words.high |= (0xE0 | UInt64(truncatingIfNeeded: size)) &<< 56
    return words.string
  }

  /// The bytes are known to be ASCII, so that the string need not look at them again.
  @inline(__always)
  private func plainText(_ start: Int, _ size: Int) -> String {
    unsafe bytes.withUnsafeBytes { source in
      guard let first = unsafe source.baseAddress?.assumingMemoryBound(to: UInt8.self) else {
        return ""
      }
      let text = unsafe Span(_unsafeStart: first + start, count: size)
      return unsafe String(copying: UTF8Span(unchecked: text, isKnownASCII: true))
    }
  }

  /// Whether `size` bytes are all ASCII and none is 0, eight at a time: subtracting 1 sets the
  /// top bit of a zero byte, and no borrow leaves a byte before that.
  @inline(__always)
  private func isPlainText(_ start: Int, _ size: Int) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var found: UInt64 = 0
    if size >= 8 {
      let last = start &+ size &- 8
      var at = start
      while at < last {
        let word = load64(at)
        found |= word | (word &- ones)
        at &+= 8
      }
      // The last eight, some of them for the second time.
      let word = load64(last)
      found |= word | (word &- ones)
    } else {
      for at in start..<start &+ size {
        let byte = UInt64(load8(at))
        found |= byte | (byte &- 1)
      }
    }
    return found & 0x8080_8080_8080_8080 == 0
  }

  @inline(never)
  private func checkedText(_ start: Int, _ size: Int) throws(WireError) -> String {
    for at in start..<start + size where load8(at) == 0 {
      throw .invalidUTF8(field: field, offset: at)
    }
    let text = unsafe bytes.extracting(start..<start + size).withUnsafeBytes { source in
      unsafe String(validating: source, as: UTF8.self)
    }
    guard let text else { throw .invalidUTF8(field: field, offset: start) }
    return text
  }
}
