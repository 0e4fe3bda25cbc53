/// Names that would clash with what the generated code declares or uses itself.
enum GeneratedNames {
  static let types: Set<String> = [
    "Any", "AnyObject", "Array", "Bool", "CalendarDate", "CallOptions", "Character",
    "ClientChannel", "ClosedRange", "DecimalNumber", "Dictionary", "Double", "Error", "Hashable",
    "Int", "Int32", "Int64", "MethodInfo", "Money", "Never", "Optional", "Protocol", "RPCError",
    "Range", "RawSpan", "Result", "Self", "Sendable", "Set", "StaticString", "String", "TimeSpan",
    "Timestamp", "Type", "UInt32", "UInt64", "UInt8", "UnknownFields", "Uuid", "Validator", "Void",
    "WireError", "WireMessage", "WireReader", "WireWriter",
  ]
  static let fields: Set<String> = ["unknownFields", "self", "init", "hash", "hashValue"]
  static let values: Set<String> = ["unrecognized", "allKnown", "rawValue", "self", "init"]
  static let methods: Set<String> = ["all", "self", "init"]
}
