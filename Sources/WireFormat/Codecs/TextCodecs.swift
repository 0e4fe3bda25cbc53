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

  @inlinable
  public static func write(_ value: String, to writer: inout WireWriter) {
    writer.text(value)
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
  @usableFromInline
  mutating func text(_ value: String) {
    let done: Void? = unsafe value.utf8.withContiguousStorageIfAvailable { source in
      let size = source.count
      ensure(size &+ 32)
      putVarint(UInt64(truncatingIfNeeded: size))
      unsafe copyShort(source.baseAddress, size)
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
