// The members of a codec are those of WireCodec and documented there.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// `double`: eight bytes; left out only when all bits are 0.
public enum DoubleCodec: WireCodec {
  @inlinable public static var wireType: UInt32 { 1 }
  @inlinable public static var bytesMin: Int { 8 }
  @inlinable public static var zero: Double { 0 }
  @inlinable public static func isDefault(_ value: Double) -> Bool { value.bitPattern == 0 }

  @inlinable @inline(__always)
  public static func write(_ value: Double, to writer: inout WireWriter) {
    writer.ensure(8)
    writer.put64(value.bitPattern)
  }

  @inlinable
  public static func read(from reader: inout WireReader) throws(WireError) -> Double {
    Double(bitPattern: try reader.fixed64())
  }
}

/// `uuid`: length-delimited, sixteen bytes.
public enum UuidCodec: WireCodec {
  @inlinable public static var wireType: UInt32 { 2 }
  @inlinable public static var bytesMin: Int { 17 }
  @inlinable public static var zero: Uuid { .zero }
  @inlinable
  public static func isDefault(_ value: Uuid) -> Bool { value.high | value.low == 0 }

  @inlinable @inline(__always)
  public static func write(_ value: Uuid, to writer: inout WireWriter) {
    writer.ensure(17)
    writer.put(16)
    writer.put64(value.high.byteSwapped)
    writer.put64(value.low.byteSwapped)
  }

  @inlinable
  public static func read(from reader: inout WireReader) throws(WireError) -> Uuid {
    let start = reader.offset
    guard try reader.length() == 16 else { throw reader.outOfRange(at: start) }
    let high = try reader.fixed64().byteSwapped
    return Uuid(high: high, low: try reader.fixed64().byteSwapped)
  }
}

/// `timestamp`: eight bytes, microseconds since 1970.
public enum TimestampCodec: WireCodec {
  @inlinable public static var wireType: UInt32 { 1 }
  @inlinable public static var bytesMin: Int { 8 }
  @inlinable public static var zero: Timestamp { Timestamp(microseconds: 0) }
  @inlinable
  public static func isDefault(_ value: Timestamp) -> Bool { value.microseconds == 0 }

  @inlinable @inline(__always)
  public static func write(_ value: Timestamp, to writer: inout WireWriter) {
    writer.ensure(8)
    writer.put64(UInt64(bitPattern: value.microseconds))
  }

  @inlinable
  public static func read(from reader: inout WireReader) throws(WireError) -> Timestamp {
    Timestamp(microseconds: Int64(bitPattern: try reader.fixed64()))
  }
}

/// `date`: zigzag days since 1970-01-01.
public enum DateCodec: WireCodec {
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var bytesMin: Int { 1 }
  @inlinable public static var zero: CalendarDate { CalendarDate(days: 0) }
  @inlinable public static func isDefault(_ value: CalendarDate) -> Bool { value.days == 0 }

  @inlinable @inline(__always)
  public static func write(_ value: CalendarDate, to writer: inout WireWriter) {
    Int32Codec.write(value.days, to: &writer)
  }

  @inlinable
  public static func read(from reader: inout WireReader) throws(WireError) -> CalendarDate {
    CalendarDate(days: try Int32Codec.read(from: &reader))
  }
}

/// `duration`: zigzag microseconds.
public enum DurationCodec: WireCodec {
  @inlinable public static var wireType: UInt32 { 0 }
  @inlinable public static var bytesMin: Int { 1 }
  @inlinable public static var zero: TimeSpan { TimeSpan(microseconds: 0) }
  @inlinable
  public static func isDefault(_ value: TimeSpan) -> Bool { value.microseconds == 0 }

  @inlinable @inline(__always)
  public static func write(_ value: TimeSpan, to writer: inout WireWriter) {
    Int64Codec.write(value.microseconds, to: &writer)
  }

  @inlinable
  public static func read(from reader: inout WireReader) throws(WireError) -> TimeSpan {
    TimeSpan(microseconds: try Int64Codec.read(from: &reader))
  }
}

/// `money`: {1: currency, 2: zigzag minor units}. The two fields are all there will ever be:
/// others are refused, because a `Money` has no place to keep them.
public enum MoneyCodec: WireCodec {
  @inlinable public static var wireType: UInt32 { 2 }
  @inlinable public static var bytesMin: Int { 1 }
  @inlinable public static var zero: Money { Money() }
  @inlinable
  public static func isDefault(_ value: Money) -> Bool {
    value.minor == 0 && value.currency.isEmpty
  }

  @inlinable
  public static func write(_ value: Money, to writer: inout WireWriter) {
    writer.ensure(1)
    let mark = writer.openLength()
    writer.field(1, value.currency, StringCodec.self)
    writer.field(2, value.minor, Int64Codec.self)
    writer.closeLength(mark)
  }

  public static func read(from reader: inout WireReader) throws(WireError) -> Money {
    var value = Money()
    var seen: UInt64 = 0
    let outer = try reader.enter()
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen, 1)
        try reader.text(&value.currency)
      case 16:
        try reader.once(&seen, 2)
        value.minor = try Int64Codec.read(from: &reader)
      default: throw reader.refusedField()
      }
    }
    reader.leave(outer)
    return value
  }
}

/// `decimal`: {1: zigzag unscaled, 2: scale}; closed like `money`.
public enum DecimalCodec: WireCodec {
  @inlinable public static var wireType: UInt32 { 2 }
  @inlinable public static var bytesMin: Int { 1 }
  @inlinable public static var zero: DecimalNumber { DecimalNumber() }
  @inlinable
  public static func isDefault(_ value: DecimalNumber) -> Bool {
    value.unscaled == 0 && value.scale == 0
  }

  @inlinable
  public static func write(_ value: DecimalNumber, to writer: inout WireWriter) {
    writer.ensure(1)
    let mark = writer.openLength()
    writer.field(1, value.unscaled, Int64Codec.self)
    writer.field(2, value.scale, UInt32Codec.self)
    writer.closeLength(mark)
  }

  public static func read(from reader: inout WireReader) throws(WireError) -> DecimalNumber {
    var value = DecimalNumber()
    var seen: UInt64 = 0
    let outer = try reader.enter()
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen, 1)
        value.unscaled = try Int64Codec.read(from: &reader)
      case 16:
        try reader.once(&seen, 2)
        value.scale = try UInt32Codec.read(from: &reader)
      default: throw reader.refusedField()
      }
    }
    reader.leave(outer)
    return value
  }
}

/// A message inside another: its length, then its fields.
public enum MessageCodec<Message: WireMessage>: WireCodec {
  @inlinable public static var wireType: UInt32 { 2 }
  @inlinable public static var bytesMin: Int { 1 }
  @inlinable public static var zero: Message { Message() }
  @inlinable public static func isDefault(_ value: Message) -> Bool { value == Message() }

  @inlinable
  public static func write(_ value: Message, to writer: inout WireWriter) {
    writer.ensure(1)
    let mark = writer.openLength()
    value.write(to: &writer)
    writer.closeLength(mark)
  }

  /// Each is written where it lies: as an argument it would be copied, with all that it holds.
  @inlinable
  public static func write(
    _ number: UInt32, _ values: Span<Message>, to writer: inout WireWriter
  ) {
    for index in values.indices {
      writer.putTag(number, 2)
      writer.ensure(1)
      let mark = writer.openLength()
      values[index].write(to: &writer)
      writer.closeLength(mark)
    }
  }

  @inlinable
  public static func read(from reader: inout WireReader) throws(WireError) -> Message {
    var value = Message()
    try reader.message(&value)
    return value
  }
}
