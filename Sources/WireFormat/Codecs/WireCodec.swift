/// How one type of the schema stands in bytes. Codecs are never instantiated; generated code
/// names them, and release builds specialise every call.
public protocol WireCodec {
  /// The Swift type of a value.
  associatedtype Value: Sendable, Hashable
  /// 0 varint, 1 eight bytes, 2 length-delimited, 5 four bytes.
  static var wireType: UInt32 { get }
  /// The fewest bytes that a value takes, to bound what a list may reserve.
  static var bytesMin: Int { get }
  /// What an absent plain field holds.
  static var zero: Value { get }
  /// Whether a plain field with this value is left out.
  static func isDefault(_ value: Value) -> Bool
  /// Writes the value without its tag, with its length when length-delimited.
  static func write(_ value: Value, to writer: inout WireWriter)
  /// Writes each value after a tag of its own.
  static func write(_ number: UInt32, _ values: Span<Value>, to writer: inout WireWriter)
  /// Reads what `write` wrote.
  static func read(from reader: inout WireReader) throws(WireError) -> Value
}

extension WireCodec {
  /// Writes each value after a tag of its own.
  @inlinable
  public static func write(
    _ number: UInt32, _ values: Span<Value>, to writer: inout WireWriter
  ) {
    for index in values.indices { writer.present(number, values[index], Self.self) }
  }
}

/// A type that may be the key of a map: strings, integers and bool.
public protocol WireKeyCodec: WireCodec where Value: Hashable {
  /// The order in which entries are written.
  static func isLess(_ left: Value, _ right: Value) -> Bool
}

/// An enum of the schema.
public protocol WireEnum: Sendable, Hashable {
  /// The case of a number; numbers that this version does not know are kept.
  init(rawValue: Int32)
  /// The number on the wire.
  var rawValue: Int32 { get }
  /// The name in the schema, or the number in digits.
  var name: String { get }
  /// False for `unrecognized`.
  var isKnown: Bool { get }
  /// The cases that the schema names, in ascending number.
  static var allKnown: [Self] { get }
}
