package import SchemaLanguage
import WireFormat

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
    var dropped: Set<UInt32> = []
    /// Messages within, by the plans of their types.
    var nested: [UInt32: Int] = [:]
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
        let number = UInt32(field.number)
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
    var reader = WireReader(bytes.span.bytes)
    do throws(WireError) { return try copy(bytes, &reader, plans[root]) } catch { return nil }
  }

  /// The rest of the message that `reader` is at, of those `bytes`.
  private func copy(
    _ bytes: [UInt8], _ reader: inout WireReader, _ plan: Plan
  ) throws(WireError) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(reader.remaining)
    var start = reader.offset
    while let tag = try reader.nextTag() {
      let content = reader.offset
      if let inner = plan.nested[tag >> 3] {
        guard tag & 7 == 2 else { throw reader.wrongWireType() }
        let outer = try reader.enter()
        let clean = try copy(bytes, &reader, plans[inner])
        reader.leave(outer)
        kept += bytes[start..<content]
        kept.appendVarint(UInt64(clean.count))
        kept += clean
      } else {
        try reader.skip()
        if !plan.dropped.contains(tag >> 3) { kept += bytes[start..<reader.offset] }
      }
      start = reader.offset
    }
    return kept
  }
}
