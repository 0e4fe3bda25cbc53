import WireFormat

/// A value as the vectors write it: uuids and bytes as hexadecimal text, enums by name, times
/// as numbers, the doubles that JSON lacks as text, fields at their defaults left out.
enum VectorValue: Hashable, Decodable {
  case bool(Bool)
  case integer(Int64)
  case unsigned(UInt64)
  case number(Double)
  case text(String)
  case list([VectorValue])
  case fields([String: VectorValue])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let integer = try? value.decode(Int64.self) {
      self = .integer(integer)
    } else if let unsigned = try? value.decode(UInt64.self) {
      self = .unsigned(unsigned)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([VectorValue].self) {
      self = .list(list)
    } else {
      self = .fields(try value.decode([String: VectorValue].self))
    }
  }
}

extension VectorValue {
  /// What the fields of `message` hold, found by looking at it from outside: it knows nothing
  /// of the codec.
  static func of(_ message: any WireMessage) -> VectorValue {
    var fields: [String: VectorValue] = [:]
    for (label, content) in Mirror(reflecting: message).children {
      guard var label, label != "unknownFields" else { continue }
      if label.hasPrefix("boxed") {
        label = label.dropFirst(5).prefix(1).lowercased() + label.dropFirst(6)
      }
      let mirror = Mirror(reflecting: content)
      if mirror.displayStyle == .optional {
        guard let present = mirror.children.first?.value else { continue }
        if let (name, value) = oneofMember(present) {
          fields[name] = value
        } else {
          fields[label] = of(anything: present)
        }
      } else {
        let value = of(anything: content)
        if !value.isDefault { fields[label] = value }
      }
    }
    return .fields(fields)
  }

  /// The member's name and value when `content` is a oneof.
  private static func oneofMember(_ content: Any) -> (String, VectorValue)? {
    let mirror = Mirror(reflecting: content)
    guard mirror.displayStyle == .enum, !(content is any WireEnum),
      let member = mirror.children.first, let label = member.label
    else { return nil }
    return (label, of(anything: member.value))
  }

  private static func of(anything content: Any) -> VectorValue {
    switch content {
    case let value as Bool: .bool(value)
    case let value as Int32: .integer(Int64(value))
    case let value as Int64: .integer(value)
    case let value as UInt32: .integer(Int64(value))
    case let value as UInt64: Int64(exactly: value).map(Self.integer) ?? .unsigned(value)
    case let value as Double: of(value)
    case let value as String: .text(value)
    case let value as [UInt8]: .text(hex(value))
    case let value as Uuid: .text(value.description)
    case let value as Timestamp: .integer(value.microseconds)
    case let value as CalendarDate: .integer(Int64(value.days))
    case let value as TimeSpan: .integer(value.microseconds)
    case let value as Money: pruned(["currency": value.currency, "minor": value.minor])
    case let value as DecimalNumber: pruned(["unscaled": value.unscaled, "scale": value.scale])
    case let value as any WireEnum:
      value.isKnown ? .text(value.name) : .integer(Int64(value.rawValue))
    case let value as any WireMessage: of(value)
    default: of(collection: content)
    }
  }

  private static func of(_ value: Double) -> VectorValue {
    if value.isNaN { return .text("NaN") }
    if value.isInfinite { return .text(value < 0 ? "-Infinity" : "Infinity") }
    if value == 0, value.sign == .minus { return .text("-0") }
    return Int64(exactly: value).map(Self.integer) ?? .number(value)
  }

  private static func of(collection content: Any) -> VectorValue {
    let mirror = Mirror(reflecting: content)
    if mirror.displayStyle == .dictionary {
      var fields: [String: VectorValue] = [:]
      for entry in mirror.children {
        let pair = Mirror(reflecting: entry.value).children.map(\.value)
        fields["\(pair[0])"] = of(anything: pair[1])
      }
      return .fields(fields)
    }
    // A box shows its value as its only child.
    if mirror.displayStyle == .class, let value = mirror.children.first?.value {
      return of(anything: value)
    }
    return .list(mirror.children.map { of(anything: $0.value) })
  }

  private static func pruned(_ fields: [String: Any]) -> VectorValue {
    .fields(fields.mapValues(of(anything:)).filter { !$0.value.isDefault })
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Whether a plain field with this value is left out.
  var isDefault: Bool {
    switch self {
    case .bool(let value): !value
    case .integer(let value): value == 0
    case .unsigned, .number: false
    case .text(let value):
      value.isEmpty || value == "unspecified" || value == Uuid.zero.description
    case .list(let values): values.isEmpty
    case .fields(let fields): fields.isEmpty
    }
  }
}
