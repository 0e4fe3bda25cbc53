// The members of a codec are those of WireCodec and documented there.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// `string`: length-delimited UTF-8 without NUL, checked and never repaired.
public enum StringCodec: WireKeyCodec {
  @inlinable public static var wireType: UInt32 { 2 }
  @inlinable public static var bytesMin: Int { 1 }
  @inlinable public static var zero: String { "" }
  @inlinable public static func isDefault(_ value: String) -> Bool { value.isEmpty }

  /// By bytes, which is the order of Unicode scalars and the same in every language.
  @inlinable
  public static func isLess(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  @inlinable @inline(__always)
  public static func write(_ value: String, to writer: inout WireWriter) {
    writer.text(value)
  }

  /// Short ones are read where they lie, without counting references.
  public static func write(
    _ number: UInt32, _ values: Span<String>, to writer: inout WireWriter
  ) {
    for index in values.indices {
      writer.putTag(number, 2)
      writer.text(values[index])
    }
  }

  @inlinable
  public static func read(from reader: inout WireReader) throws(WireError) -> String {
    try reader.text()
  }
}

/// `bytes`: length-delimited.
public enum BytesCodec: WireCodec {
  @inlinable public static var wireType: UInt32 { 2 }
  @inlinable public static var bytesMin: Int { 1 }
  @inlinable public static var zero: [UInt8] { [] }
  @inlinable public static func isDefault(_ value: [UInt8]) -> Bool { value.isEmpty }

  @inlinable
  public static func write(_ value: [UInt8], to writer: inout WireWriter) {
    writer.ensure(10)
    writer.putVarint(UInt64(value.count))
    writer.append(value)
  }

  @inlinable
  public static func read(from reader: inout WireReader) throws(WireError) -> [UInt8] {
    try reader.byteArray()
  }
}

extension WireWriter {
  /// The length and the UTF-8 of `value`.
  @inlinable @inline(__always)
  mutating func text(_ value: String) {
    if TextWords.areKnown {
      let words = TextWords(value)
      if words.isShort, capacity &- used >= 17 { return putShort(words) }
    }
    longText(value)
  }

  /// A length and fifteen bytes, of which those that are not the text's lie behind the end.
  @inlinable @inline(__always)
  mutating func putShort(_ words: TextWords) {
    let size = words.count
    let target = unsafe base + used
    unsafe target.storeBytes(of: UInt8(truncatingIfNeeded: size), as: UInt8.self)
    unsafe target.storeBytes(of: words.low, toByteOffset: 1, as: UInt64.self)
    unsafe target.storeBytes(of: words.high, toByteOffset: 9, as: UInt64.self)
    used &+= 1 &+ size
  }

  @usableFromInline @inline(never)
  mutating func longText(_ value: String) {
    let done: Void? = unsafe value.utf8.withContiguousStorageIfAvailable { source in
      let size = source.count
      ensure(size &+ 10)
      putVarint(UInt64(truncatingIfNeeded: size))
      unsafe copyText(source.baseAddress, size)
    }
    if _slowPath(done == nil) { bridgedText(value) }
  }

  /// A string whose UTF-8 does not lie in one piece, as Foundation's may.
  @inline(never)
  private mutating func bridgedText(_ value: String) {
    let bytes = Array(value.utf8)
    BytesCodec.write(bytes, to: &self)
  }
}
