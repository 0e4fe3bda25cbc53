// DO NOT EDIT: generated from Schema/vectors.schema

public import WireFormat

/// A few values, one of which is a word of Swift.
public enum Colour: WireEnum {
  /// 0.
  case unspecified
  /// Also the name of a property.
  case name
  /// 2.
  case `default`
  /// 7.
  ///
  /// - Note: Deprecated: too cold.
  case blue
  /// 2000000000.
  case far
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .name
    case 2: self = .`default`
    case 7: self = .blue
    case 2000000000: self = .far
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .name: 1
    case .`default`: 2
    case .blue: 7
    case .far: 2000000000
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .name: "name"
    case .`default`: "default"
    case .blue: "blue"
    case .far: "far"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [Colour] = [.unspecified, .name, .`default`, .blue, .far]
}

/// One field of every type and shape.
public struct Everything: WireMessage {
  /// Field 1.
  public var boolValue: Bool = false
  /// Field 2.
  public var int32Value: Int32 = 0
  /// Field 3.
  public var int64Value: Int64 = 0
  /// Field 4.
  public var uint32Value: UInt32 = 0
  /// Field 5.
  public var uint64Value: UInt64 = 0
  /// Field 6.
  public var fixed32Value: UInt32 = 0
  /// Field 7.
  public var doubleValue: Double = 0
  /// Field 8.
  public var stringValue: String = ""
  /// Field 9.
  public var bytesValue: [UInt8] = []
  /// Field 10.
  public var uuidValue: Uuid = .zero
  /// Field 11.
  public var timestampValue: Timestamp = .zero
  /// Field 12.
  public var dateValue: CalendarDate = CalendarDate(days: 0)
  /// Field 13.
  public var durationValue: TimeSpan = TimeSpan(microseconds: 0)
  /// Field 14.
  public var moneyValue: Money = Money()
  /// Field 15.
  public var decimalValue: DecimalNumber = DecimalNumber()
  /// Field 16.
  public var colourValue: Colour = .unspecified
  /// Field 17.
  public var nodeValue: Node = Node()
  /// Field 21.
  public var boolMaybe: Bool?
  /// Field 22.
  public var int32Maybe: Int32?
  /// Field 23.
  public var int64Maybe: Int64?
  /// Field 24.
  public var uint32Maybe: UInt32?
  /// Field 25.
  public var uint64Maybe: UInt64?
  /// Field 26.
  public var fixed32Maybe: UInt32?
  /// Field 27.
  public var doubleMaybe: Double?
  /// Field 28.
  public var stringMaybe: String?
  /// Field 29.
  public var bytesMaybe: [UInt8]?
  /// Field 30.
  public var uuidMaybe: Uuid?
  /// Field 31.
  public var timestampMaybe: Timestamp?
  /// Field 32.
  public var dateMaybe: CalendarDate?
  /// Field 33.
  public var durationMaybe: TimeSpan?
  /// Field 34.
  public var moneyMaybe: Money?
  /// Field 35.
  public var decimalMaybe: DecimalNumber?
  /// Field 36.
  public var colourMaybe: Colour?
  /// Field 37.
  public var nodeMaybe: Node?
  /// Field 41.
  public var boolList: [Bool] = []
  /// Field 42.
  public var int32List: [Int32] = []
  /// Field 43.
  public var int64List: [Int64] = []
  /// Field 44.
  public var uint32List: [UInt32] = []
  /// Field 45.
  public var uint64List: [UInt64] = []
  /// Field 46.
  public var fixed32List: [UInt32] = []
  /// Field 47.
  public var doubleList: [Double] = []
  /// Field 48.
  public var stringList: [String] = []
  /// Field 49.
  public var bytesList: [[UInt8]] = []
  /// Field 50.
  public var uuidList: [Uuid] = []
  /// Field 51.
  public var timestampList: [Timestamp] = []
  /// Field 52.
  public var dateList: [CalendarDate] = []
  /// Field 53.
  public var durationList: [TimeSpan] = []
  /// Field 54.
  public var moneyList: [Money] = []
  /// Field 55.
  public var decimalList: [DecimalNumber] = []
  /// Field 56.
  public var colourList: [Colour] = []
  /// Field 57.
  public var nodeList: [Node] = []
  /// One of several.
  ///
  /// Setting it drops the members that only later versions know.
  public var choice: Choice? {
    didSet { if !unknownFields.isEmpty { unknownFields.drop(70...79) } }
  }
  /// Field 101.
  public var stringMap: [String: String] = [:]
  /// Field 102.
  public var boolMap: [Bool: Uuid] = [:]
  /// Field 103.
  public var int32Map: [Int32: Double] = [:]
  /// Field 104.
  public var int64Map: [Int64: [UInt8]] = [:]
  /// Field 105.
  public var uint32Map: [UInt32: Colour] = [:]
  /// Field 106.
  public var uint64Map: [UInt64: Node] = [:]
  /// Field 3000.
  public var fixed32Map: [UInt32: Int64] = [:]
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    boolValue: Bool = false, int32Value: Int32 = 0, int64Value: Int64 = 0, uint32Value: UInt32 = 0,
    uint64Value: UInt64 = 0, fixed32Value: UInt32 = 0, doubleValue: Double = 0,
    stringValue: String = "", bytesValue: [UInt8] = [], uuidValue: Uuid = .zero,
    timestampValue: Timestamp = .zero, dateValue: CalendarDate = CalendarDate(days: 0),
    durationValue: TimeSpan = TimeSpan(microseconds: 0), moneyValue: Money = Money(),
    decimalValue: DecimalNumber = DecimalNumber(), colourValue: Colour = .unspecified,
    nodeValue: Node = Node(), boolMaybe: Bool? = nil, int32Maybe: Int32? = nil,
    int64Maybe: Int64? = nil, uint32Maybe: UInt32? = nil, uint64Maybe: UInt64? = nil,
    fixed32Maybe: UInt32? = nil, doubleMaybe: Double? = nil, stringMaybe: String? = nil,
    bytesMaybe: [UInt8]? = nil, uuidMaybe: Uuid? = nil, timestampMaybe: Timestamp? = nil,
    dateMaybe: CalendarDate? = nil, durationMaybe: TimeSpan? = nil, moneyMaybe: Money? = nil,
    decimalMaybe: DecimalNumber? = nil, colourMaybe: Colour? = nil, nodeMaybe: Node? = nil,
    boolList: [Bool] = [], int32List: [Int32] = [], int64List: [Int64] = [],
    uint32List: [UInt32] = [], uint64List: [UInt64] = [], fixed32List: [UInt32] = [],
    doubleList: [Double] = [], stringList: [String] = [], bytesList: [[UInt8]] = [],
    uuidList: [Uuid] = [], timestampList: [Timestamp] = [], dateList: [CalendarDate] = [],
    durationList: [TimeSpan] = [], moneyList: [Money] = [], decimalList: [DecimalNumber] = [],
    colourList: [Colour] = [], nodeList: [Node] = [], choice: Choice? = nil,
    stringMap: [String: String] = [:], boolMap: [Bool: Uuid] = [:], int32Map: [Int32: Double] = [:],
    int64Map: [Int64: [UInt8]] = [:], uint32Map: [UInt32: Colour] = [:],
    uint64Map: [UInt64: Node] = [:], fixed32Map: [UInt32: Int64] = [:]
  ) {
    self.boolValue = boolValue
    self.int32Value = int32Value
    self.int64Value = int64Value
    self.uint32Value = uint32Value
    self.uint64Value = uint64Value
    self.fixed32Value = fixed32Value
    self.doubleValue = doubleValue
    self.stringValue = stringValue
    self.bytesValue = bytesValue
    self.uuidValue = uuidValue
    self.timestampValue = timestampValue
    self.dateValue = dateValue
    self.durationValue = durationValue
    self.moneyValue = moneyValue
    self.decimalValue = decimalValue
    self.colourValue = colourValue
    self.nodeValue = nodeValue
    self.boolMaybe = boolMaybe
    self.int32Maybe = int32Maybe
    self.int64Maybe = int64Maybe
    self.uint32Maybe = uint32Maybe
    self.uint64Maybe = uint64Maybe
    self.fixed32Maybe = fixed32Maybe
    self.doubleMaybe = doubleMaybe
    self.stringMaybe = stringMaybe
    self.bytesMaybe = bytesMaybe
    self.uuidMaybe = uuidMaybe
    self.timestampMaybe = timestampMaybe
    self.dateMaybe = dateMaybe
    self.durationMaybe = durationMaybe
    self.moneyMaybe = moneyMaybe
    self.decimalMaybe = decimalMaybe
    self.colourMaybe = colourMaybe
    self.nodeMaybe = nodeMaybe
    self.boolList = boolList
    self.int32List = int32List
    self.int64List = int64List
    self.uint32List = uint32List
    self.uint64List = uint64List
    self.fixed32List = fixed32List
    self.doubleList = doubleList
    self.stringList = stringList
    self.bytesList = bytesList
    self.uuidList = uuidList
    self.timestampList = timestampList
    self.dateList = dateList
    self.durationList = durationList
    self.moneyList = moneyList
    self.decimalList = decimalList
    self.colourList = colourList
    self.nodeList = nodeList
    self.choice = choice
    self.stringMap = stringMap
    self.boolMap = boolMap
    self.int32Map = int32Map
    self.int64Map = int64Map
    self.uint32Map = uint32Map
    self.uint64Map = uint64Map
    self.fixed32Map = fixed32Map
  }

  /// What `choice` may hold.
  public enum Choice: Sendable, Hashable {
    /// Field 70.
    case text(String)
    /// Field 71.
    case number(Int64)
    /// Field 72.
    case inner(Node)
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.boolValue, BoolCodec.self)
    writer.field(2, self.int32Value, Int32Codec.self)
    writer.field(3, self.int64Value, Int64Codec.self)
    writer.field(4, self.uint32Value, UInt32Codec.self)
    writer.field(5, self.uint64Value, UInt64Codec.self)
    writer.field(6, self.fixed32Value, Fixed32Codec.self)
    writer.field(7, self.doubleValue, DoubleCodec.self)
    writer.field(8, self.stringValue, StringCodec.self)
    writer.field(9, self.bytesValue, BytesCodec.self)
    writer.field(10, self.uuidValue, UuidCodec.self)
    writer.field(11, self.timestampValue, TimestampCodec.self)
    writer.field(12, self.dateValue, DateCodec.self)
    writer.field(13, self.durationValue, DurationCodec.self)
    writer.field(14, self.moneyValue, MoneyCodec.self)
    writer.field(15, self.decimalValue, DecimalCodec.self)
    writer.field(16, self.colourValue, EnumCodec<Colour>.self)
    writer.message(17, self.nodeValue)
    writer.field(21, optional: self.boolMaybe, BoolCodec.self)
    writer.field(22, optional: self.int32Maybe, Int32Codec.self)
    writer.field(23, optional: self.int64Maybe, Int64Codec.self)
    writer.field(24, optional: self.uint32Maybe, UInt32Codec.self)
    writer.field(25, optional: self.uint64Maybe, UInt64Codec.self)
    writer.field(26, optional: self.fixed32Maybe, Fixed32Codec.self)
    writer.field(27, optional: self.doubleMaybe, DoubleCodec.self)
    writer.field(28, optional: self.stringMaybe, StringCodec.self)
    writer.field(29, optional: self.bytesMaybe, BytesCodec.self)
    writer.field(30, optional: self.uuidMaybe, UuidCodec.self)
    writer.field(31, optional: self.timestampMaybe, TimestampCodec.self)
    writer.field(32, optional: self.dateMaybe, DateCodec.self)
    writer.field(33, optional: self.durationMaybe, DurationCodec.self)
    writer.field(34, optional: self.moneyMaybe, MoneyCodec.self)
    writer.field(35, optional: self.decimalMaybe, DecimalCodec.self)
    writer.field(36, optional: self.colourMaybe, EnumCodec<Colour>.self)
    writer.field(37, optional: self.nodeMaybe, MessageCodec<Node>.self)
    writer.packed(41, self.boolList, BoolCodec.self)
    writer.packed(42, self.int32List, Int32Codec.self)
    writer.packed(43, self.int64List, Int64Codec.self)
    writer.packed(44, self.uint32List, UInt32Codec.self)
    writer.packed(45, self.uint64List, UInt64Codec.self)
    writer.packed(46, self.fixed32List, Fixed32Codec.self)
    writer.packed(47, self.doubleList, DoubleCodec.self)
    writer.list(48, self.stringList, StringCodec.self)
    writer.list(49, self.bytesList, BytesCodec.self)
    writer.list(50, self.uuidList, UuidCodec.self)
    writer.packed(51, self.timestampList, TimestampCodec.self)
    writer.packed(52, self.dateList, DateCodec.self)
    writer.packed(53, self.durationList, DurationCodec.self)
    writer.list(54, self.moneyList, MoneyCodec.self)
    writer.list(55, self.decimalList, DecimalCodec.self)
    writer.packed(56, self.colourList, EnumCodec<Colour>.self)
    writer.list(57, self.nodeList, MessageCodec<Node>.self)
    switch self.choice {
    case .text(let value)?: writer.present(70, value, StringCodec.self)
    case .number(let value)?: writer.present(71, value, Int64Codec.self)
    case .inner(let value)?: writer.present(72, value, MessageCodec<Node>.self)
    case nil: break
    }
    writer.map(101, self.stringMap, StringCodec.self, StringCodec.self)
    writer.map(102, self.boolMap, BoolCodec.self, UuidCodec.self)
    writer.map(103, self.int32Map, Int32Codec.self, DoubleCodec.self)
    writer.map(104, self.int64Map, Int64Codec.self, BytesCodec.self)
    writer.map(105, self.uint32Map, UInt32Codec.self, EnumCodec<Colour>.self)
    writer.map(106, self.uint64Map, UInt64Codec.self, MessageCodec<Node>.self)
    writer.map(3000, self.fixed32Map, Fixed32Codec.self, Int64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.boolValue = try BoolCodec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.int32Value = try Int32Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.int64Value = try Int64Codec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.uint32Value = try UInt32Codec.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.uint64Value = try UInt64Codec.read(from: &reader)
      case 53:
        try reader.once(&seen0, 1 << 5)
        self.fixed32Value = try Fixed32Codec.read(from: &reader)
      case 57:
        try reader.once(&seen0, 1 << 6)
        self.doubleValue = try DoubleCodec.read(from: &reader)
      case 66:
        try reader.once(&seen0, 1 << 7)
        try reader.text(&self.stringValue)
      case 74:
        try reader.once(&seen0, 1 << 8)
        self.bytesValue = try BytesCodec.read(from: &reader)
      case 82:
        try reader.once(&seen0, 1 << 9)
        self.uuidValue = try UuidCodec.read(from: &reader)
      case 89:
        try reader.once(&seen0, 1 << 10)
        self.timestampValue = try TimestampCodec.read(from: &reader)
      case 96:
        try reader.once(&seen0, 1 << 11)
        self.dateValue = try DateCodec.read(from: &reader)
      case 104:
        try reader.once(&seen0, 1 << 12)
        self.durationValue = try DurationCodec.read(from: &reader)
      case 114:
        try reader.once(&seen0, 1 << 13)
        self.moneyValue = try MoneyCodec.read(from: &reader)
      case 122:
        try reader.once(&seen0, 1 << 14)
        self.decimalValue = try DecimalCodec.read(from: &reader)
      case 128:
        try reader.once(&seen0, 1 << 15)
        self.colourValue = try EnumCodec<Colour>.read(from: &reader)
      case 138:
        try reader.once(&seen0, 1 << 16)
        try reader.message(&self.nodeValue)
      case 168:
        try reader.once(&seen0, 1 << 17)
        self.boolMaybe = try BoolCodec.read(from: &reader)
      case 176:
        try reader.once(&seen0, 1 << 18)
        self.int32Maybe = try Int32Codec.read(from: &reader)
      case 184:
        try reader.once(&seen0, 1 << 19)
        self.int64Maybe = try Int64Codec.read(from: &reader)
      case 192:
        try reader.once(&seen0, 1 << 20)
        self.uint32Maybe = try UInt32Codec.read(from: &reader)
      case 200:
        try reader.once(&seen0, 1 << 21)
        self.uint64Maybe = try UInt64Codec.read(from: &reader)
      case 213:
        try reader.once(&seen0, 1 << 22)
        self.fixed32Maybe = try Fixed32Codec.read(from: &reader)
      case 217:
        try reader.once(&seen0, 1 << 23)
        self.doubleMaybe = try DoubleCodec.read(from: &reader)
      case 226:
        try reader.once(&seen0, 1 << 24)
        try reader.text(&self.stringMaybe)
      case 234:
        try reader.once(&seen0, 1 << 25)
        self.bytesMaybe = try BytesCodec.read(from: &reader)
      case 242:
        try reader.once(&seen0, 1 << 26)
        self.uuidMaybe = try UuidCodec.read(from: &reader)
      case 249:
        try reader.once(&seen0, 1 << 27)
        self.timestampMaybe = try TimestampCodec.read(from: &reader)
      case 256:
        try reader.once(&seen0, 1 << 28)
        self.dateMaybe = try DateCodec.read(from: &reader)
      case 264:
        try reader.once(&seen0, 1 << 29)
        self.durationMaybe = try DurationCodec.read(from: &reader)
      case 274:
        try reader.once(&seen0, 1 << 30)
        self.moneyMaybe = try MoneyCodec.read(from: &reader)
      case 282:
        try reader.once(&seen0, 1 << 31)
        self.decimalMaybe = try DecimalCodec.read(from: &reader)
      case 288:
        try reader.once(&seen0, 1 << 32)
        self.colourMaybe = try EnumCodec<Colour>.read(from: &reader)
      case 298:
        try reader.once(&seen0, 1 << 33)
        self.nodeMaybe = try MessageCodec<Node>.read(from: &reader)
      case 328:
        try reader.append(to: &self.boolList, BoolCodec.self)
      case 330:
        try reader.appendPacked(to: &self.boolList, BoolCodec.self)
      case 336:
        try reader.append(to: &self.int32List, Int32Codec.self)
      case 338:
        try reader.appendPacked(to: &self.int32List, Int32Codec.self)
      case 344:
        try reader.append(to: &self.int64List, Int64Codec.self)
      case 346:
        try reader.appendPacked(to: &self.int64List, Int64Codec.self)
      case 352:
        try reader.append(to: &self.uint32List, UInt32Codec.self)
      case 354:
        try reader.appendPacked(to: &self.uint32List, UInt32Codec.self)
      case 360:
        try reader.append(to: &self.uint64List, UInt64Codec.self)
      case 362:
        try reader.appendPacked(to: &self.uint64List, UInt64Codec.self)
      case 373:
        try reader.append(to: &self.fixed32List, Fixed32Codec.self)
      case 370:
        try reader.appendPacked(to: &self.fixed32List, Fixed32Codec.self)
      case 377:
        try reader.append(to: &self.doubleList, DoubleCodec.self)
      case 378:
        try reader.appendPacked(to: &self.doubleList, DoubleCodec.self)
      case 386:
        try reader.append(to: &self.stringList, StringCodec.self)
      case 394:
        try reader.append(to: &self.bytesList, BytesCodec.self)
      case 402:
        try reader.append(to: &self.uuidList, UuidCodec.self)
      case 409:
        try reader.append(to: &self.timestampList, TimestampCodec.self)
      case 410:
        try reader.appendPacked(to: &self.timestampList, TimestampCodec.self)
      case 416:
        try reader.append(to: &self.dateList, DateCodec.self)
      case 418:
        try reader.appendPacked(to: &self.dateList, DateCodec.self)
      case 424:
        try reader.append(to: &self.durationList, DurationCodec.self)
      case 426:
        try reader.appendPacked(to: &self.durationList, DurationCodec.self)
      case 434:
        try reader.append(to: &self.moneyList, MoneyCodec.self)
      case 442:
        try reader.append(to: &self.decimalList, DecimalCodec.self)
      case 448:
        try reader.append(to: &self.colourList, EnumCodec<Colour>.self)
      case 450:
        try reader.appendPacked(to: &self.colourList, EnumCodec<Colour>.self)
      case 458:
        try reader.append(to: &self.nodeList, MessageCodec<Node>.self)
      case 562:
        try reader.once(&seen0, 1 << 34)
        self.choice = .text(try StringCodec.read(from: &reader))
      case 568:
        try reader.once(&seen0, 1 << 34)
        self.choice = .number(try Int64Codec.read(from: &reader))
      case 578:
        try reader.once(&seen0, 1 << 34)
        self.choice = .inner(try MessageCodec<Node>.read(from: &reader))
      case 810:
        try reader.insert(into: &self.stringMap, StringCodec.self, StringCodec.self)
      case 818:
        try reader.insert(into: &self.boolMap, BoolCodec.self, UuidCodec.self)
      case 826:
        try reader.insert(into: &self.int32Map, Int32Codec.self, DoubleCodec.self)
      case 834:
        try reader.insert(into: &self.int64Map, Int64Codec.self, BytesCodec.self)
      case 842:
        try reader.insert(into: &self.uint32Map, UInt32Codec.self, EnumCodec<Colour>.self)
      case 850:
        try reader.insert(into: &self.uint64Map, UInt64Codec.self, MessageCodec<Node>.self)
      case 24002:
        try reader.insert(into: &self.fixed32Map, Fixed32Codec.self, Int64Codec.self)
      default:
        switch tag >> 3 {
        case 1...17, 21...37, 41...57, 70...72, 101...106, 3000: throw reader.wrongWireType()
        case 70...79:
          try reader.once(&seen0, 1 << 34)
          try reader.keepUnknown(in: &unknownFields)
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.currency("moneyValue", self.moneyValue)
    validator.scale("decimalValue", self.decimalValue)
    if let value = self.moneyMaybe {
      validator.currency("moneyMaybe", value)
    }
    if let value = self.decimalMaybe {
      validator.scale("decimalMaybe", value)
    }
    for (index, value) in self.moneyList.enumerated() {
      validator.currency("moneyList", value, at: .index(index))
    }
    for (index, value) in self.decimalList.enumerated() {
      validator.scale("decimalList", value, at: .index(index))
    }
  }
}

/// Contains itself.
public struct Node: WireMessage {
  /// Field 1.
  public var label: String = ""
  /// Field 2.
  public var next: Node? {
    get { boxedNext?.value }
    set { boxedNext = newValue.map { IndirectBox($0) } }
  }
  private var boxedNext: IndirectBox<Node>?
  /// Field 3.
  public var children: [Node] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(label: String = "", next: Node? = nil, children: [Node] = []) {
    self.label = label
    self.next = next
    self.children = children
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.label, StringCodec.self)
    writer.field(2, optional: self.next, MessageCodec<Node>.self)
    writer.list(3, self.children, MessageCodec<Node>.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.label)
      case 18:
        try reader.once(&seen0, 1 << 1)
        self.next = try MessageCodec<Node>.read(from: &reader)
      case 26:
        try reader.append(to: &self.children, MessageCodec<Node>.self)
      default:
        switch tag >> 3 {
        case 1...3: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}

/// The message of the measurements.
public struct Customer: WireMessage {
  /// Field 1.
  public var id: UInt64 = 0
  /// Field 2.
  public var tenantID: UInt32 = 0
  /// Field 3.
  public var name: String = ""
  /// Field 4.
  public var phone: String = ""
  /// Field 5.
  public var email: String = ""
  /// Field 6.
  public var category: String = ""
  /// Field 7.
  public var created: Timestamp = .zero
  /// Field 8.
  public var updated: Timestamp = .zero
  /// Field 9.
  public var visits: UInt32 = 0
  /// Field 10.
  public var spent: Int64 = 0
  /// Field 11.
  public var tags: [String] = []
  /// Field 12.
  public var address: Address = Address()
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: UInt64 = 0, tenantID: UInt32 = 0, name: String = "", phone: String = "", email: String = "",
    category: String = "", created: Timestamp = .zero, updated: Timestamp = .zero,
    visits: UInt32 = 0, spent: Int64 = 0, tags: [String] = [], address: Address = Address()
  ) {
    self.id = id
    self.tenantID = tenantID
    self.name = name
    self.phone = phone
    self.email = email
    self.category = category
    self.created = created
    self.updated = updated
    self.visits = visits
    self.spent = spent
    self.tags = tags
    self.address = address
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UInt64Codec.self)
    writer.field(2, self.tenantID, UInt32Codec.self)
    writer.field(3, self.name, StringCodec.self)
    writer.field(4, self.phone, StringCodec.self)
    writer.field(5, self.email, StringCodec.self)
    writer.field(6, self.category, StringCodec.self)
    writer.field(7, self.created, TimestampCodec.self)
    writer.field(8, self.updated, TimestampCodec.self)
    writer.field(9, self.visits, UInt32Codec.self)
    writer.field(10, self.spent, Int64Codec.self)
    writer.list(11, self.tags, StringCodec.self)
    writer.message(12, self.address)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.id = try UInt64Codec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.tenantID = try UInt32Codec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.name)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.phone)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.email)
      case 50:
        try reader.once(&seen0, 1 << 5)
        try reader.text(&self.category)
      case 57:
        try reader.once(&seen0, 1 << 6)
        self.created = try TimestampCodec.read(from: &reader)
      case 65:
        try reader.once(&seen0, 1 << 7)
        self.updated = try TimestampCodec.read(from: &reader)
      case 72:
        try reader.once(&seen0, 1 << 8)
        self.visits = try UInt32Codec.read(from: &reader)
      case 80:
        try reader.once(&seen0, 1 << 9)
        self.spent = try Int64Codec.read(from: &reader)
      case 90:
        try reader.append(to: &self.tags, StringCodec.self)
      case 98:
        try reader.once(&seen0, 1 << 10)
        try reader.message(&self.address)
      default:
        switch tag >> 3 {
        case 1...12: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}

/// The message `Address`.
public struct Address: WireMessage {
  /// Field 1.
  public var street: String = ""
  /// Field 2.
  public var line2: String = ""
  /// Field 3.
  public var postcode: String = ""
  /// Field 4.
  public var city: String = ""
  /// Field 5.
  public var region: String = ""
  /// Field 6.
  public var country: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    street: String = "", line2: String = "", postcode: String = "", city: String = "",
    region: String = "", country: String = ""
  ) {
    self.street = street
    self.line2 = line2
    self.postcode = postcode
    self.city = city
    self.region = region
    self.country = country
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.street, StringCodec.self)
    writer.field(2, self.line2, StringCodec.self)
    writer.field(3, self.postcode, StringCodec.self)
    writer.field(4, self.city, StringCodec.self)
    writer.field(5, self.region, StringCodec.self)
    writer.field(6, self.country, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.street)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.line2)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.postcode)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.city)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.region)
      case 50:
        try reader.once(&seen0, 1 << 5)
        try reader.text(&self.country)
      default:
        switch tag >> 3 {
        case 1...6: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}

/// A field for each rule.
public struct Checked: WireMessage {
  /// Field 1.
  public var name: String = ""
  /// Field 2.
  public var email: String?
  /// Field 3.
  public var tags: [String] = []
  /// Field 4.
  public var attributes: [String: String] = [:]
  /// Field 5.
  public var age: UInt32 = 0
  /// Field 6.
  public var code: String = ""
  /// Field 7.
  public var colour: Colour = .unspecified
  /// Field 8.
  public var price: Money?
  /// Field 9.
  public var rate: DecimalNumber = DecimalNumber()
  /// Field 10.
  public var inner: Checked? {
    get { boxedInner?.value }
    set { boxedInner = newValue.map { IndirectBox($0) } }
  }
  private var boxedInner: IndirectBox<Checked>?
  /// Field 11.
  public var colours: [UInt32: Colour] = [:]
  /// At most one of the fields 20, 21.
  ///
  /// Setting it drops the members that only later versions know.
  public var channel: Channel? {
    didSet { if !unknownFields.isEmpty { unknownFields.drop(20...29) } }
  }
  /// Field 30.
  public var image: [UInt8] = []
  /// Field 31.
  public var balance: Int64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()
  private static let codePattern = TextPattern(##"[A-Z]{2}\d+"##)

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    name: String = "", email: String? = nil, tags: [String] = [],
    attributes: [String: String] = [:], age: UInt32 = 0, code: String = "",
    colour: Colour = .unspecified, price: Money? = nil, rate: DecimalNumber = DecimalNumber(),
    inner: Checked? = nil, colours: [UInt32: Colour] = [:], channel: Channel? = nil,
    image: [UInt8] = [], balance: Int64 = 0
  ) {
    self.name = name
    self.email = email
    self.tags = tags
    self.attributes = attributes
    self.age = age
    self.code = code
    self.colour = colour
    self.price = price
    self.rate = rate
    self.inner = inner
    self.colours = colours
    self.channel = channel
    self.image = image
    self.balance = balance
  }

  /// What `channel` may hold.
  public enum Channel: Sendable, Hashable {
    /// Field 20.
    case phone(String)
    /// Field 21.
    case handle(String)
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
    writer.field(2, optional: self.email, StringCodec.self)
    writer.list(3, self.tags, StringCodec.self)
    writer.map(4, self.attributes, StringCodec.self, StringCodec.self)
    writer.field(5, self.age, UInt32Codec.self)
    writer.field(6, self.code, StringCodec.self)
    writer.field(7, self.colour, EnumCodec<Colour>.self)
    writer.field(8, optional: self.price, MoneyCodec.self)
    writer.field(9, self.rate, DecimalCodec.self)
    writer.field(10, optional: self.inner, MessageCodec<Checked>.self)
    writer.map(11, self.colours, UInt32Codec.self, EnumCodec<Colour>.self)
    switch self.channel {
    case .phone(let value)?: writer.present(20, value, StringCodec.self)
    case .handle(let value)?: writer.present(21, value, StringCodec.self)
    case nil: break
    }
    writer.field(30, self.image, BytesCodec.self)
    writer.field(31, self.balance, Int64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.name)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.email)
      case 26:
        try reader.append(to: &self.tags, StringCodec.self)
      case 34:
        try reader.insert(into: &self.attributes, StringCodec.self, StringCodec.self)
      case 40:
        try reader.once(&seen0, 1 << 2)
        self.age = try UInt32Codec.read(from: &reader)
      case 50:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.code)
      case 56:
        try reader.once(&seen0, 1 << 4)
        self.colour = try EnumCodec<Colour>.read(from: &reader)
      case 66:
        try reader.once(&seen0, 1 << 5)
        self.price = try MoneyCodec.read(from: &reader)
      case 74:
        try reader.once(&seen0, 1 << 6)
        self.rate = try DecimalCodec.read(from: &reader)
      case 82:
        try reader.once(&seen0, 1 << 7)
        self.inner = try MessageCodec<Checked>.read(from: &reader)
      case 90:
        try reader.insert(into: &self.colours, UInt32Codec.self, EnumCodec<Colour>.self)
      case 162:
        try reader.once(&seen0, 1 << 8)
        self.channel = .phone(try StringCodec.read(from: &reader))
      case 170:
        try reader.once(&seen0, 1 << 8)
        self.channel = .handle(try StringCodec.read(from: &reader))
      case 242:
        try reader.once(&seen0, 1 << 9)
        self.image = try BytesCodec.read(from: &reader)
      case 248:
        try reader.once(&seen0, 1 << 10)
        self.balance = try Int64Codec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...11, 20...21, 30...31: throw reader.wrongWireType()
        case 20...29:
          try reader.once(&seen0, 1 << 8)
          try reader.keepUnknown(in: &unknownFields)
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.length("name", self.name, 1...8)
    if let value = self.email {
      validator.format("email", value, .email)
    }
    validator.count("tags", self.tags.count, 0...2)
    for (index, value) in self.tags.enumerated() {
      validator.length("tags", value, 1...3, at: .index(index))
    }
    validator.count("attributes", self.attributes.count, 0...2)
    validator.entries(self.attributes, StringCodec.self) {
      (validator, place, key, value) in
      validator.length("attributes", key, 1...3, at: place)
      validator.length("attributes", value, 1...3, at: place)
    }
    validator.range("age", self.age, 0, 150)
    if !self.code.isEmpty {
      validator.pattern("code", self.code, Self.codePattern)
    }
    validator.known("colour", self.colour)
    if let value = self.price {
      validator.currency("price", value)
    }
    validator.scale("rate", self.rate)
    if let value = self.inner {
      validator.within("inner") { value.validate(&$0) }
    }
    validator.entries(self.colours, UInt32Codec.self) {
      (validator, place, _, value) in
      validator.known("colours", value, at: place)
    }
    switch self.channel {
    case .phone(let value)?:
      validator.format("phone", value, .phone)
    default: break
    }
    validator.length("image", self.image, 0...4)
    validator.range("balance", self.balance, nil, 100)
  }
}

/// Names that generated code uses itself.
public struct Selves: WireMessage {
  /// Field 1.
  public var read: Bool = false
  /// Field 2.
  public var write: Bool = false
  /// Field 3.
  public var validate: String = ""
  /// Field 4.
  public var reader: String = ""
  /// Field 5.
  public var writer: String = ""
  /// Field 6.
  public var tag: Int32 = 0
  /// Field 7.
  public var seen0: Int32 = 0
  /// Field 8.
  public var value: Money?
  /// Field 9.
  public var index: [DecimalNumber] = []
  /// Field 10.
  public var `in`: String = ""
  /// Field 11.
  public var description: String = ""
  /// At most one of the fields 12, 13.
  ///
  /// Setting it drops the members that only later versions know.
  public var `default`: Default? {
    didSet { if !unknownFields.isEmpty { unknownFields.drop(12...13) } }
  }
  /// Field 14.
  public var validator: [Bool: Money] = [:]
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    read: Bool = false, write: Bool = false, validate: String = "", reader: String = "",
    writer: String = "", tag: Int32 = 0, seen0: Int32 = 0, value: Money? = nil,
    index: [DecimalNumber] = [], `in`: String = "", description: String = "",
    `default`: Default? = nil, validator: [Bool: Money] = [:]
  ) {
    self.read = read
    self.write = write
    self.validate = validate
    self.reader = reader
    self.writer = writer
    self.tag = tag
    self.seen0 = seen0
    self.value = value
    self.index = index
    self.`in` = `in`
    self.description = description
    self.`default` = `default`
    self.validator = validator
  }

  /// What `default` may hold.
  public enum Default: Sendable, Hashable {
    /// Field 12.
    case `class`(String)
    /// Field 13.
    case `case`(Node)
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.read, BoolCodec.self)
    writer.field(2, self.write, BoolCodec.self)
    writer.field(3, self.validate, StringCodec.self)
    writer.field(4, self.reader, StringCodec.self)
    writer.field(5, self.writer, StringCodec.self)
    writer.field(6, self.tag, Int32Codec.self)
    writer.field(7, self.seen0, Int32Codec.self)
    writer.field(8, optional: self.value, MoneyCodec.self)
    writer.list(9, self.index, DecimalCodec.self)
    writer.field(10, self.`in`, StringCodec.self)
    writer.field(11, self.description, StringCodec.self)
    switch self.`default` {
    case .`class`(let value)?: writer.present(12, value, StringCodec.self)
    case .`case`(let value)?: writer.present(13, value, MessageCodec<Node>.self)
    case nil: break
    }
    writer.map(14, self.validator, BoolCodec.self, MoneyCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.read = try BoolCodec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.write = try BoolCodec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.validate)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.reader)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.writer)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.tag = try Int32Codec.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 6)
        self.seen0 = try Int32Codec.read(from: &reader)
      case 66:
        try reader.once(&seen0, 1 << 7)
        self.value = try MoneyCodec.read(from: &reader)
      case 74:
        try reader.append(to: &self.index, DecimalCodec.self)
      case 82:
        try reader.once(&seen0, 1 << 8)
        try reader.text(&self.`in`)
      case 90:
        try reader.once(&seen0, 1 << 9)
        try reader.text(&self.description)
      case 98:
        try reader.once(&seen0, 1 << 10)
        self.`default` = .`class`(try StringCodec.read(from: &reader))
      case 106:
        try reader.once(&seen0, 1 << 10)
        self.`default` = .`case`(try MessageCodec<Node>.read(from: &reader))
      case 114:
        try reader.insert(into: &self.validator, BoolCodec.self, MoneyCodec.self)
      default:
        switch tag >> 3 {
        case 1...14: throw reader.wrongWireType()
        case 12...13:
          try reader.once(&seen0, 1 << 10)
          try reader.keepUnknown(in: &unknownFields)
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.length("validate", self.validate, 0...3)
    if let value = self.value {
      validator.currency("value", value)
    }
    for (index, value) in self.index.enumerated() {
      validator.scale("index", value, at: .index(index))
    }
    validator.entries(self.validator, BoolCodec.self) {
      (validator, place, _, value) in
      validator.currency("validator", value, at: place)
    }
  }
}

/// The message `Empty`.
public struct Empty: WireMessage {
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    while try reader.nextTag() != nil {
      try reader.keepUnknown(in: &unknownFields)
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}
