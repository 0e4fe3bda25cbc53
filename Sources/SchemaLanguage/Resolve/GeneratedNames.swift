/// Names that would clash with what the generated code declares or uses itself.
enum GeneratedNames {
  /// Whether a type of the schema may not be called `name`: it would hide one that generated
  /// code names, now or when a field of another type is added.
  static func isReservedType(_ name: String) -> Bool {
    types.contains(name) || name.hasPrefix("Wire") || name.hasSuffix("Codec")
  }

  private static let types: Set<String> = [
    "Any", "AnyObject", "Array", "Bool", "CalendarDate", "CallOptions", "Character",
    "ClientChannel", "ClosedRange", "DecimalNumber", "Dictionary", "Double", "Error", "Hashable",
    "IndirectBox", "Int", "Int32", "Int64", "MethodInfo", "Money", "Never", "Optional",
    "Protocol", "RPCError", "Range", "RawSpan", "Result", "Self", "Sendable", "Set",
    "StaticString", "String", "TextFormat", "TextPattern", "TimeSpan", "Timestamp", "Type",
    "UInt32", "UInt64", "UInt8", "UnknownFields", "Uuid", "Validator", "Void",
  ]
  static let fields: Set<String> = ["unknownFields", "self", "init", "hash", "hashValue"]
  static let values: Set<String> = ["unrecognized", "allKnown", "rawValue", "self", "init"]
  static let methods: Set<String> = ["all", "self", "init"]
}
