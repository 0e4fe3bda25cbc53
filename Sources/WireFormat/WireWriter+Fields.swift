// What generated code calls: one function a shape of field.
extension WireWriter {
  /// A plain field: nothing when the value is the type's default.
  @inlinable @inline(__always)
  public mutating func field<Codec: WireCodec>(
    _ number: UInt32, _ value: Codec.Value, _ codec: Codec.Type
  ) {
    if !Codec.isDefault(value) { present(number, value, codec) }
  }

  /// An optional field: written even when empty.
  @inlinable @inline(__always)
  public mutating func field<Codec: WireCodec>(
    _ number: UInt32, optional value: Codec.Value?, _ codec: Codec.Type
  ) {
    if let value { present(number, value, codec) }
  }

  /// A member of a oneof: written whatever it holds.
  @inlinable @inline(__always)
  public mutating func present<Codec: WireCodec>(
    _ number: UInt32, _ value: Codec.Value, _ codec: Codec.Type
  ) {
    putTag(number, Codec.wireType)
    Codec.write(value, to: &self)
  }

  /// A plain message field: nothing when the message has no bytes.
  @inlinable
  public mutating func message<Message: WireMessage>(_ number: UInt32, _ value: Message) {
    let start = used
    ensure(6)
    putTag(number, 2)
    let mark = openLength()
    value.write(to: &self)
    if used == mark { used = start } else { closeLength(mark) }
  }

  /// A list whose elements carry a tag each: strings, bytes, messages and the like.
  @inlinable @inline(__always)
  public mutating func list<Codec: WireCodec>(
    _ number: UInt32, _ values: [Codec.Value], _ codec: Codec.Type
  ) {
    if !values.isEmpty { Codec.write(number, values.span, to: &self) }
  }

  /// A list of numbers under one tag and length.
  @inlinable
  public mutating func packed<Codec: WireCodec>(
    _ number: UInt32, _ values: [Codec.Value], _ codec: Codec.Type
  ) {
    guard !values.isEmpty else { return }
    ensure(6)
    putTag(number, 2)
    let mark = openLength()
    let values = values.span
    for index in values.indices { Codec.write(values[index], to: &self) }
    closeLength(mark)
  }

  /// A map: entries of 1 (key) and 2 (value), in ascending keys, both always written.
  @inlinable
  public mutating func map<Key: WireKeyCodec, Value: WireCodec>(
    _ number: UInt32, _ entries: [Key.Value: Value.Value], _ key: Key.Type, _ value: Value.Type
  ) {
    guard !entries.isEmpty else { return }
    for entry in entries.sorted(by: { Key.isLess($0.key, $1.key) }) {
      ensure(6)
      putTag(number, 2)
      let mark = openLength()
      present(1, entry.key, key)
      present(2, entry.value, value)
      closeLength(mark)
    }
  }

  /// The fields that this version does not know, after all others.
  @inlinable @inline(__always)
  public mutating func unknown(_ fields: UnknownFields) {
    if !fields.isEmpty { appendUnknown(fields) }
  }

  @usableFromInline @inline(never)
  mutating func appendUnknown(_ fields: UnknownFields) {
    fields.withBytes { append($0) }
  }

  /// Leaves one byte for a length and gives the offset after it; the caller has made room.
  @inlinable @inline(__always)
  mutating func openLength() -> Int {
    used &+= 1
    return used
  }

  /// Fills in the length of what follows `mark`, moving it when the length needs more bytes.
  @inlinable @inline(__always)
  mutating func closeLength(_ mark: Int) {
    let length = used &- mark
    if length < 0x80 {
      unsafe base.storeBytes(
        of: UInt8(truncatingIfNeeded: length), toByteOffset: mark &- 1, as: UInt8.self)
    } else {
      closeLongLength(mark)
    }
  }

  @usableFromInline @inline(never)
  mutating func closeLongLength(_ mark: Int) {
    let length = used - mark
    let extra = (63 - length.leadingZeroBitCount) / 7
    ensure(extra)
    unsafe (base + mark + extra).copyMemory(from: base + mark, byteCount: length)
    used = mark - 1
    putVarint(UInt64(length))
    used += length
  }
}
