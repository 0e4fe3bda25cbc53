// The members of a codec are those of WireCodec and documented there.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// `bool`: varint 0 or 1.
public enum BoolCodec: WireKeyCodec {
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var bytesMin: Int { 1 }
  @inlinable public static var zero: Bool { false }
  @inlinable public static func isDefault(_ value: Bool) -> Bool { !value }
  @inlinable public static func isLess(_ left: Bool, _ right: Bool) -> Bool { !left && right }

  @inlinable @inline(__always)
  public static func write(_ value: Bool, to writer: inout WireWriter) {
    writer.append(value ? 1 : 0)
  }

  @inlinable
  public static func read(from reader: inout WireReader) throws(WireError) -> Bool {
    let start = reader.offset
    let value = try reader.varint()
    guard value <= 1 else { throw reader.outOfRange(at: start) }
    return value == 1
  }
}

/// `int32`: zigzag varint.
public enum Int32Codec: WireKeyCodec {
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var bytesMin: Int { 1 }
  @inlinable public static var zero: Int32 { 0 }
  @inlinable public static func isDefault(_ value: Int32) -> Bool { value == 0 }
  @inlinable public static func isLess(_ left: Int32, _ right: Int32) -> Bool { left < right }

  @inlinable @inline(__always)
  public static func write(_ value: Int32, to writer: inout WireWriter) {
    writer.ensure(10)
    writer.putVarint(UInt64(UInt32(bitPattern: value << 1 ^ value >> 31)))
  }

  @inlinable
  public static func read(from reader: inout WireReader) throws(WireError) -> Int32 {
    let bits = try UInt32Codec.read(from: &reader)
    return Int32(bitPattern: bits >> 1) ^ -Int32(bitPattern: bits & 1)
  }
}

/// `int64`: zigzag varint.
public enum Int64Codec: WireKeyCodec {
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var bytesMin: Int { 1 }
  @inlinable public static var zero: Int64 { 0 }
  @inlinable public static func isDefault(_ value: Int64) -> Bool { value == 0 }
  @inlinable public static func isLess(_ left: Int64, _ right: Int64) -> Bool { left < right }

  @inlinable @inline(__always)
  public static func write(_ value: Int64, to writer: inout WireWriter) {
    writer.ensure(10)
    writer.putVarint(UInt64(bitPattern: value << 1 ^ value >> 63))
  }

  @inlinable
  public static func read(from reader: inout WireReader) throws(WireError) -> Int64 {
    let bits = try reader.varint()
    return Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
  }
}

/// `uint32`: varint.
public enum UInt32Codec: WireKeyCodec {
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var bytesMin: Int { 1 }
  @inlinable public static var zero: UInt32 { 0 }
  @inlinable public static func isDefault(_ value: UInt32) -> Bool { value == 0 }
  @inlinable public static func isLess(_ left: UInt32, _ right: UInt32) -> Bool { left < right }

  @inlinable @inline(__always)
  public static func write(_ value: UInt32, to writer: inout WireWriter) {
    writer.ensure(10)
    writer.putVarint(UInt64(value))
  }

  @inlinable
  public static func read(from reader: inout WireReader) throws(WireError) -> UInt32 {
    let start = reader.offset
    let bits = try reader.varint()
    guard let value = UInt32(exactly: bits) else { throw reader.outOfRange(at: start) }
    return value
  }
}

/// `uint64`: varint.
public enum UInt64Codec: WireKeyCodec {
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var bytesMin: Int { 1 }
  @inlinable public static var zero: UInt64 { 0 }
  @inlinable public static func isDefault(_ value: UInt64) -> Bool { value == 0 }
  @inlinable public static func isLess(_ left: UInt64, _ right: UInt64) -> Bool { left < right }

  @inlinable @inline(__always)
  public static func write(_ value: UInt64, to writer: inout WireWriter) {
    writer.ensure(10)
    writer.putVarint(value)
  }

  @inlinable
  public static func read(from reader: inout WireReader) throws(WireError) -> UInt64 {
    try reader.varint()
  }
}

/// `fixed32`: four bytes, little-endian.
public enum Fixed32Codec: WireKeyCodec {
  @inlinable public static var wireType: UInt32 { 5 }
  @inlinable public static var bytesMin: Int { 4 }
  @inlinable public static var zero: UInt32 { 0 }
  @inlinable public static func isDefault(_ value: UInt32) -> Bool { value == 0 }
  @inlinable public static func isLess(_ left: UInt32, _ right: UInt32) -> Bool { left < right }

  @inlinable @inline(__always)
  public static func write(_ value: UInt32, to writer: inout WireWriter) {
    writer.ensure(4)
    writer.put32(value)
  }

  @inlinable
  public static func read(from reader: inout WireReader) throws(WireError) -> UInt32 {
    try reader.fixed32()
  }
}

/// An enum: the number as a varint of its 64-bit sign extension, as in protobuf.
public enum EnumCodec<Enum: WireEnum>: WireCodec {
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var bytesMin: Int { 1 }
  @inlinable public static var zero: Enum { Enum(rawValue: 0) }
  @inlinable public static func isDefault(_ value: Enum) -> Bool { value.rawValue == 0 }

  @inlinable @inline(__always)
  public static func write(_ value: Enum, to writer: inout WireWriter) {
    writer.ensure(10)
    writer.putVarint(UInt64(bitPattern: Int64(value.rawValue)))
  }

  @inlinable
  public static func read(from reader: inout WireReader) throws(WireError) -> Enum {
    let start = reader.offset
    let bits = try reader.varint()
    guard let number = Int32(exactly: Int64(bitPattern: bits)) else {
      throw reader.outOfRange(at: start)
    }
    return Enum(rawValue: number)
  }
}
