package import SchemaLanguage

/// Takes what customers have spent out of answers, for those who may not see it: client admins
/// without the scope `finance`. It works on the bytes of any message, by the schema, so that no
/// answer is forgotten.
package struct SpendFilter: Sendable {
  /// The fields that tell it. What a booking costs is the price of a service, and a lead's value
  /// is a hope.
  package static let fields: [String: Set<String>] = [
    "Customer": ["spent"], "CustomerLocation": ["spent"],
    "CustomerProfile": ["totalSpent", "averageValue"],
  ]
  /// What stands instead of it where a text has to.
  static let hidden = "\"***\""

  /// What becomes of the fields of one message: of those not named here, nothing.
  private struct Plan {
    var dropped: Set<UInt64> = []
    /// Messages within, by the plans of their types.
    var nested: [UInt64: Int] = [:]
  }

  private var plans: [Plan] = []
  /// The plans of the messages that tell it, or have one within that does.
  private var roots: [String: Int] = [:]

  package init(_ schema: Schema) {
    let named = Set(Self.fields.keys)
    for message in schema.messages
    where !schema.messagesReachable(from: [message.name]).isDisjoint(with: named) {
      roots[message.name] = plans.count
      plans.append(Plan())
    }
    for message in schema.messages {
      guard let root = roots[message.name] else { continue }
      for field in message.fields {
        let number = UInt64(field.number)
        if Self.fields[message.name]?.contains(field.name) == true {
          plans[root].dropped.insert(number)
        } else if let inner = plan(of: field.type) {
          plans[root].nested[number] = inner
        }
      }
    }
  }

  /// The plan of what a field holds; nil where that tells nothing. An entry of a map is a message
  /// whose field 2 is the value.
  private mutating func plan(of type: FieldType) -> Int? {
    switch type {
    case .message(let name): return roots[name]
    case .optional(let wrapped), .list(let wrapped): return plan(of: wrapped)
    case .map(_, let value):
      guard let inner = plan(of: value) else { return nil }
      plans.append(Plan(nested: [2: inner]))
      return plans.count - 1
    case .scalar, .enumeration: return nil
    }
  }

  /// Whether messages of `type` may tell it.
  package func concerns(_ type: String) -> Bool { roots[type] != nil }

  /// The bytes of a message of `type` without it; nil when they are no message.
  package func hidden(_ bytes: [UInt8], of type: String) -> [UInt8]? {
    guard let root = roots[type] else { return bytes }
    return copy(bytes[...], plans[root])
  }

  private func copy(_ bytes: ArraySlice<UInt8>, _ plan: Plan) -> [UInt8]? {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var rest = bytes
    while !rest.isEmpty {
      let field = rest
      guard let tag = Self.varint(&rest) else { return nil }
      var content: ArraySlice<UInt8>?
      switch tag & 7 {
      case 0: guard Self.varint(&rest) != nil else { return nil }
      case 1: guard Self.take(8, &rest) != nil else { return nil }
      case 5: guard Self.take(4, &rest) != nil else { return nil }
      case 2:
        guard let length = Self.varint(&rest), let taken = Self.take(length, &rest) else {
          return nil
        }
        content = taken
      default: return nil
      }
      if plan.dropped.contains(tag >> 3) { continue }
      guard let inner = plan.nested[tag >> 3] else {
        kept += field[field.startIndex..<rest.startIndex]
        continue
      }
      guard let content, let clean = copy(content, plans[inner]) else { return nil }
      Self.append(tag, to: &kept)
      Self.append(UInt64(clean.count), to: &kept)
      kept += clean
    }
    return kept
  }

  private static func varint(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = rest.popFirst(), shift < 64 {
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }

  private static func take(_ count: UInt64, _ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard count <= UInt64(rest.count) else { return nil }
    let taken = rest.prefix(Int(truncatingIfNeeded: count))
    rest = rest.dropFirst(taken.count)
    return taken
  }

  private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    var value = value
    while value >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: value))
  }
}
