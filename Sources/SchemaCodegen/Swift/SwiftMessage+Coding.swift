import SchemaLanguage

// `write(to:)` and `read(from:)`.
extension SwiftMessage {
  func writing(_ out: inout SourceText) {
    out.line("/// Writes the fields in ascending number, then the unknown fields.")
    out.block("public func write(to writer: inout WireWriter) {") { out in
      for member in members {
        switch member {
        case .field(let field): out.line(write(field))
        case .oneof(let oneof, let fields):
          out.cases("self.\(SwiftNames.escaped(oneof.name))") { out in
            for field in fields {
              let name = SwiftNames.escaped(field.name)
              out.wrapped(
                "case .\(name)(let value)?:",
                "writer.present(\(field.number), value, \(SwiftNames.codec(field.type)).self)")
            }
            out.line("case nil: break")
          }
        }
      }
      out.line("writer.unknown(unknownFields)")
    }
  }

  private func write(_ field: Field) -> String {
    let (number, name) = (field.number, "self." + SwiftNames.escaped(field.name))
    let codec = SwiftNames.codec(field.type) + ".self"
    switch field.type {
    case .message: return "writer.message(\(number), \(name))"
    case .scalar, .enumeration: return "writer.field(\(number), \(name), \(codec))"
    case .optional: return "writer.field(\(number), optional: \(name), \(codec))"
    case .list(let element):
      return "writer.\(element.isPackable ? "packed" : "list")(\(number), \(name), \(codec))"
    case .map(let key, _):
      return "writer.map(\(number), \(name), \(SwiftNames.codec(key)).self, \(codec))"
    }
  }

  func reading(_ out: inout SourceText) {
    out.line("/// Reads fields until `reader` is at the end of the message.")
    out.block("public mutating func read(from reader: inout WireReader) throws(WireError) {") {
      out in
      let bits = seenBits
      for word in 0..<(bits.count + 63) / 64 { out.line("var seen\(word): UInt64 = 0") }
      guard !members.isEmpty else {
        out.block("while try reader.nextTag() != nil {") { out in
          out.line("try reader.keepUnknown(in: &unknownFields)")
        }
        return
      }
      out.block("while let tag = try reader.nextTag() {") { out in
        out.cases("tag") { out in
          for field in message.fields { read(field, bits, &out) }
          out.line("default:")
          unknown(bits, &out)
        }
      }
    }
  }

  /// One bit a field or oneof that may occur once, by name.
  private var seenBits: [String: Int] {
    var bits: [String: Int] = [:]
    for member in members {
      switch member {
      case .field(let field):
        switch field.type {
        case .list, .map: continue
        default: bits[field.name] = bits.count
        }
      case .oneof(let oneof, _): bits[oneof.name] = bits.count
      }
    }
    return bits
  }

  private func once(_ name: String, _ bits: [String: Int]) -> String? {
    guard let bit = bits[name] else { return nil }
    return "try reader.once(&seen\(bit / 64), 1 << \(bit % 64))"
  }

  private func read(_ field: Field, _ bits: [String: Int], _ out: inout SourceText) {
    let name = "self." + SwiftNames.escaped(field.name)
    let codec = SwiftNames.codec(field.type)
    let wireType = self.wireType(field.type.element)
    func arm(_ wireType: Int, _ texts: [String?]) {
      out.line("case \(field.number << 3 | wireType):")
      for case .some(let text) in texts { out.line("  " + text) }
    }
    if let oneof = field.oneof {
      let value = ".\(SwiftNames.escaped(field.name))(try \(codec).read(from: &reader))"
      arm(
        wireType,
        [once(oneof, bits), "self.\(SwiftNames.escaped(oneof)) = \(value)"])
      return
    }
    switch field.type {
    case .message: arm(2, [once(field.name, bits), "try reader.message(&\(name))"])
    case .scalar(.string), .optional(.scalar(.string)):
      arm(wireType, [once(field.name, bits), "try reader.text(&\(name))"])
    case .scalar, .enumeration, .optional:
      arm(wireType, [once(field.name, bits), "\(name) = try \(codec).read(from: &reader)"])
    case .list(let element):
      arm(wireType, ["try reader.append(to: &\(name), \(codec).self)"])
      guard element.isPackable else { return }
      arm(2, ["try reader.appendPacked(to: &\(name), \(codec).self)"])
    case .map(let key, _):
      arm(
        2, ["try reader.insert(into: &\(name), \(SwiftNames.codec(key)).self, \(codec).self)"])
    }
  }

  private func wireType(_ element: FieldType) -> Int {
    switch element {
    case .scalar(let scalar): scalar.wireType
    case .enumeration: 0
    default: 2
    }
  }

  /// A known number here has the wrong wire type; an unknown one in a oneof's range is a member
  /// of a later version, and still the only one.
  private func unknown(_ bits: [String: Int], _ out: inout SourceText) {
    out.line("  switch tag >> 3 {")
    let known = Self.ranges(of: message.fields.map(\.number))
    out.line("  case \(known.joined(separator: ", ")): throw reader.wrongWireType()")
    for oneof in message.oneofs {
      guard let once = once(oneof.name, bits) else { continue }
      out.line("  case \(oneof.range.lowerBound)...\(oneof.range.upperBound):")
      out.line("    \(once)")
      out.line("    try reader.keepUnknown(in: &unknownFields)")
    }
    out.line("  default: try reader.keepUnknown(in: &unknownFields)")
    out.line("  }")
  }

  /// 1, 2, 3, 7 as `1...3` and `7`.
  static func ranges(of numbers: [Int]) -> [String] {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      if let last = ranges.last, last.upperBound == number - 1 {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)...\(range.upperBound)"
    }
  }
}
