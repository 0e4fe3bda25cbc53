import JSONText
import SchemaLanguage
import WireFormat

/// A value out of a list.
enum ListValue: Hashable, Sendable {
  case id(Uuid)
  case text(String)

  /// The value as JSON has it for a field of `type`.
  func json(as type: Scalar?) -> JSONValue {
    switch (self, type) {
    case (.text(let text), .int32), (.text(let text), .int64), (.text(let text), .uint32),
      (.text(let text), .uint64), (.text(let text), .fixed32), (.text(let text), .double):
      .number(text)
    case (.text(let text), _): .string(text)
    case (.id(let id), _): .string(id.description)
    }
  }
}

extension Uuid {
  /// The sixteen bytes as they go over the wire.
  var bytes: [UInt8] {
    (0..<16).map { index in
      UInt8(truncatingIfNeeded: (index < 8 ? high : low) >> UInt64((7 - index % 8) * 8))
    }
  }

  /// The id of sixteen bytes; nil for any other number of them.
  init?(bytes: ArraySlice<UInt8>) {
    guard bytes.count == 16 else { return nil }
    let word = { (part: ArraySlice<UInt8>) in part.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    self.init(high: word(bytes.prefix(8)), low: word(bytes.suffix(8)))
  }
}
