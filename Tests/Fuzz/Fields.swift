import WireFormat

/// Every reader of one value, on its own and so at the decoder's full speed. The first byte
/// chooses it; it reads value after value until the bytes end or it refuses them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 0 else { return 0 }
  let bytes = UnsafeRawBufferPointer(start: start + 1, count: count - 1).bytes
  switch start[0] % 20 {
  case 0: check(BoolCodec.self, bytes)
  case 1: check(Int32Codec.self, bytes)
  case 2: check(Int64Codec.self, bytes)
  case 3: check(UInt32Codec.self, bytes)
  case 4: check(UInt64Codec.self, bytes)
  case 5: check(Fixed32Codec.self, bytes)
  case 6: check(DoubleCodec.self, bytes)
  case 7: check(StringCodec.self, bytes)
  case 8: check(BytesCodec.self, bytes)
  case 9: check(UuidCodec.self, bytes)
  case 10: check(TimestampCodec.self, bytes)
  case 11: check(DateCodec.self, bytes)
  case 12: check(DurationCodec.self, bytes)
  case 13: check(MoneyCodec.self, bytes)
  case 14: check(DecimalCodec.self, bytes)
  case 15: checkPacked(Int64Codec.self, bytes)
  case 16: checkPacked(DoubleCodec.self, bytes)
  case 17: checkMap(StringCodec.self, Int32Codec.self, bytes)
  case 18: checkMap(UInt64Codec.self, StringCodec.self, bytes)
  default: checkUnknown(bytes)
  }
  return 0
}

/// What was read is written, and what is written is read as it was.
private func check<Codec: WireCodec>(_ codec: Codec.Type, _ bytes: RawSpan) {
  var reader = WireReader(bytes)
  var writer = WireWriter(capacity: 128)
  var count = 0
  while reader.remaining > 0, let value = try? Codec.read(from: &reader) {
    Codec.write(value, to: &writer)
    count += 1
  }
  reader = WireReader(bytes)
  var again = WireReader(writer.bytes)
  for _ in 0..<count {
    guard let value = try? Codec.read(from: &reader), let same = try? Codec.read(from: &again)
    else { fatalError("\(codec) writes what it does not read") }
    guard isSame(value, same) else { fatalError("\(codec) changes \(value)") }
  }
  guard again.remaining == 0 else { fatalError("\(codec) writes more than it reads") }
}

/// NaN is not itself.
private func isSame<Value: Equatable>(_ left: Value, _ right: Value) -> Bool {
  left == right || left != left && right != right
}

private func checkPacked<Codec: WireCodec>(_ codec: Codec.Type, _ bytes: RawSpan) {
  var list: [Codec.Value] = []
  var reader = WireReader(bytes)
  while reader.remaining > 0 {
    guard (try? reader.appendPacked(to: &list, codec)) != nil else { break }
  }
  // A list may be read to where its bytes are bad, and is whole up to there.
  guard !list.isEmpty else { return }
  var first = WireWriter(capacity: 64)
  first.packed(1, list, codec)
  var again: [Codec.Value] = []
  var second = WireReader(first.bytes)
  guard (try? second.nextTag()) != nil, (try? second.appendPacked(to: &again, codec)) != nil,
    again.count == list.count, zip(list, again).allSatisfy({ isSame($0, $1) })
  else { fatalError("a list of \(codec) is not read as it was written") }
}

private func checkMap<Key: WireKeyCodec, Value: WireCodec>(
  _ key: Key.Type, _ value: Value.Type, _ bytes: RawSpan
) {
  var map: [Key.Value: Value.Value] = [:]
  var reader = WireReader(bytes)
  while reader.remaining > 0 {
    guard (try? reader.insert(into: &map, key, value)) != nil else { break }
  }
  guard !map.isEmpty else { return }
  var first = WireWriter(capacity: 64)
  first.map(1, map, key, value)
  var again: [Key.Value: Value.Value] = [:]
  var second = WireReader(first.bytes)
  while second.remaining > 0 {
    guard (try? second.nextTag()) != nil, (try? second.insert(into: &again, key, value)) != nil
    else { break }
  }
  guard again == map else { fatalError("a map of \(key) is not read as it was written") }
}

private func checkUnknown(_ bytes: RawSpan) {
  var fields = UnknownFields()
  var reader = WireReader(bytes)
  while let tag = try? reader.nextTag(), tag > 0 {
    guard (try? reader.keepUnknown(in: &fields)) != nil else { break }
  }
  var again = UnknownFields()
  fields.withBytes { kept in
    var reader = WireReader(kept)
    while reader.remaining > 0 {
      guard (try? reader.nextTag()) != nil, (try? reader.keepUnknown(in: &again)) != nil else {
        fatalError("unknown fields are not read as they were kept")
      }
    }
  }
  guard again == fields else { fatalError("unknown fields change when they are kept again") }
}
