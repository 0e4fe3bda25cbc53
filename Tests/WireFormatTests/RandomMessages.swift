import Seams
import WireFormat

extension SplitMix64 {
  mutating func chance(_ percent: Int) -> Bool { Int(next() % 100) < percent }

  /// Small numbers and the edges as often as all others.
  mutating func int64() -> Int64 {
    switch next() % 4 {
    case 0: Int64(next() % 300) - 150
    case 1: [0, 1, -1, .min, .max][Int(next() % 5)]
    default: Int64(bitPattern: next() >> (next() % 64))
    }
  }

  mutating func int32() -> Int32 { Int32(truncatingIfNeeded: int64()) }
  mutating func uint32() -> UInt32 { UInt32(truncatingIfNeeded: int64()) }
  mutating func uint64() -> UInt64 { UInt64(bitPattern: int64()) }
  mutating func uuid() -> Uuid { Uuid(high: next(), low: next()) }
  mutating func double() -> Double { Double(int64()) / 16 }
  mutating func bytes() -> [UInt8] { many(40) { UInt8(truncatingIfNeeded: $0.next()) } }
  mutating func timestamp() -> Timestamp { Timestamp(microseconds: int64()) }
  mutating func date() -> CalendarDate { CalendarDate(days: int32()) }
  mutating func duration() -> TimeSpan { TimeSpan(microseconds: int64()) }
  mutating func money() -> Money { Money(minor: int64(), currency: chance(50) ? "EUR" : "") }
  mutating func decimal() -> DecimalNumber { DecimalNumber(unscaled: int64(), scale: uint32()) }
  mutating func colour() -> Colour { Colour(rawValue: chance(50) ? int32() : 7) }

  mutating func text() -> String {
    let letters: [Character] = ["a", "b", "Z", " ", "é", "ß", "東", "👩‍💻", "\u{7F}", "\u{1}"]
    return String(many(chance(10) ? 200 : 20) { letters[Int($0.next() % 10)] })
  }

  mutating func node(_ depth: Int = 3) -> Node {
    var node = Node(label: text())
    guard depth > 0 else { return node }
    if chance(50) { node.next = self.node(depth - 1) }
    if chance(30) { node.children = many(3) { $0.node(depth - 1) } }
    return node
  }

  mutating func many<Value>(_ most: Int, _ make: (inout SplitMix64) -> Value) -> [Value] {
    (0..<Int(next() % UInt64(most + 1))).map { _ in make(&self) }
  }

  mutating func map<Key: Hashable, Value>(
    _ make: (inout SplitMix64) -> (Key, Value)
  ) -> [Key: Value] {
    Dictionary(many(5) { make(&$0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Everything {
  /// A message with some of its fields set.
  static func random(_ seeded: inout SplitMix64) -> Everything {
    var message = Everything()
    message.setPlain(&seeded)
    message.setOptional(&seeded)
    message.setLists(&seeded)
    message.setMaps(&seeded)
    switch seeded.next() % 4 {
    case 0: message.choice = .text(seeded.text())
    case 1: message.choice = .number(seeded.int64())
    case 2: message.choice = .inner(seeded.node())
    default: break
    }
    return message
  }

  private mutating func setPlain(_ seeded: inout SplitMix64) {
    boolValue = seeded.chance(50)
    if seeded.chance(50) { int32Value = seeded.int32() }
    if seeded.chance(50) { int64Value = seeded.int64() }
    if seeded.chance(50) { uint32Value = seeded.uint32() }
    if seeded.chance(50) { uint64Value = seeded.uint64() }
    if seeded.chance(50) { fixed32Value = seeded.uint32() }
    if seeded.chance(50) { doubleValue = seeded.double() }
    if seeded.chance(50) { stringValue = seeded.text() }
    if seeded.chance(50) { bytesValue = seeded.bytes() }
    if seeded.chance(50) { uuidValue = seeded.uuid() }
    if seeded.chance(50) { timestampValue = seeded.timestamp() }
    if seeded.chance(50) { dateValue = seeded.date() }
    if seeded.chance(50) { durationValue = seeded.duration() }
    if seeded.chance(50) { moneyValue = seeded.money() }
    if seeded.chance(50) { decimalValue = seeded.decimal() }
    if seeded.chance(50) { colourValue = seeded.colour() }
    if seeded.chance(50) { nodeValue = seeded.node() }
  }

  private mutating func setOptional(_ seeded: inout SplitMix64) {
    if seeded.chance(30) { boolMaybe = seeded.chance(50) }
    if seeded.chance(30) { int32Maybe = seeded.int32() }
    if seeded.chance(30) { int64Maybe = seeded.int64() }
    if seeded.chance(30) { uint32Maybe = seeded.uint32() }
    if seeded.chance(30) { uint64Maybe = seeded.uint64() }
    if seeded.chance(30) { fixed32Maybe = seeded.uint32() }
    if seeded.chance(30) { doubleMaybe = seeded.double() }
    if seeded.chance(30) { stringMaybe = seeded.text() }
    if seeded.chance(30) { bytesMaybe = seeded.bytes() }
    if seeded.chance(30) { uuidMaybe = seeded.uuid() }
    if seeded.chance(30) { timestampMaybe = seeded.timestamp() }
    if seeded.chance(30) { dateMaybe = seeded.date() }
    if seeded.chance(30) { durationMaybe = seeded.duration() }
    if seeded.chance(30) { moneyMaybe = seeded.money() }
    if seeded.chance(30) { decimalMaybe = seeded.decimal() }
    if seeded.chance(30) { colourMaybe = seeded.colour() }
    if seeded.chance(30) { nodeMaybe = seeded.node() }
  }

  private mutating func setLists(_ seeded: inout SplitMix64) {
    boolList = seeded.many(4) { $0.chance(50) }
    int32List = seeded.many(4) { $0.int32() }
    int64List = seeded.many(60) { $0.int64() }
    uint32List = seeded.many(4) { $0.uint32() }
    uint64List = seeded.many(4) { $0.uint64() }
    fixed32List = seeded.many(4) { $0.uint32() }
    doubleList = seeded.many(4) { $0.double() }
    stringList = seeded.many(4) { $0.text() }
    bytesList = seeded.many(4) { $0.bytes() }
    uuidList = seeded.many(4) { $0.uuid() }
    timestampList = seeded.many(4) { $0.timestamp() }
    dateList = seeded.many(4) { $0.date() }
    durationList = seeded.many(4) { $0.duration() }
    moneyList = seeded.many(4) { $0.money() }
    decimalList = seeded.many(4) { $0.decimal() }
    colourList = seeded.many(4) { $0.colour() }
    nodeList = seeded.many(4) { $0.node() }
  }

  private mutating func setMaps(_ seeded: inout SplitMix64) {
    stringMap = seeded.map { ($0.text(), $0.text()) }
    boolMap = seeded.map { ($0.chance(50), $0.uuid()) }
    int32Map = seeded.map { ($0.int32(), $0.double()) }
    int64Map = seeded.map { ($0.int64(), $0.bytes()) }
    uint32Map = seeded.map { ($0.uint32(), $0.colour()) }
    uint64Map = seeded.map { ($0.uint64(), $0.node()) }
    fixed32Map = seeded.map { ($0.uint32(), $0.int64()) }
  }
}
