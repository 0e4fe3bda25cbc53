import SchemaLanguage

/// Schema/vectors/vectors.schema as a resolved value.
enum VectorsSchema {
  static let schema = Schema(package: "frontdesk.v1", files: [file])

  static let file = SchemaFile(
    name: "vectors",
    messages: [everything, node, customer, address, checked, selves, empty],
    enums: [colour])

  static let colour = EnumType(
    name: "Colour", doc: ["A few values, one of which is a word of Swift."],
    values: [
      EnumValue(number: 0, name: "unspecified"),
      EnumValue(number: 1, name: "name", doc: ["Also the name of a property."]),
      EnumValue(number: 2, name: "default"),
      EnumValue(number: 7, name: "blue", deprecated: "too cold"),
      EnumValue(number: 2_000_000_000, name: "far"),
    ],
    reserved: Reserved(numbers: [9...9], names: ["green"]))

  static let everything = MessageType(
    name: "Everything", doc: ["One field of every type and shape."],
    fields: plain + optional + lists + choices + maps,
    oneofs: [
      OneOf(name: "choice", range: 70...79, doc: ["One of several."])
    ],
    reserved: Reserved(numbers: [90...95, 99...99], names: ["gone"]))

  static let element: [(String, FieldType)] =
    Scalar.allCases.map {
      ($0.rawValue, FieldType.scalar($0))
    } + [("colour", .enumeration("Colour")), ("node", .message("Node"))]

  static let plain = element.enumerated().map { index, element in
    Field(
      number: index + 1, name: element.0 + "Value", type: element.1,
      isOpen: element.0 == "colour")
  }

  static let optional = element.enumerated().map { index, element in
    Field(
      number: index + 21, name: element.0 + "Maybe", type: .optional(element.1),
      isOpen: element.0 == "colour")
  }

  static let lists = element.enumerated().map { index, element in
    Field(
      number: index + 41, name: element.0 + "List", type: .list(element.1),
      isOpen: element.0 == "colour")
  }

  static let maps: [Field] = [
    Field(
      number: 101, name: "stringMap", type: .map(key: .string, value: .scalar(.string))),
    Field(number: 102, name: "boolMap", type: .map(key: .bool, value: .scalar(.uuid))),
    Field(number: 103, name: "int32Map", type: .map(key: .int32, value: .scalar(.double))),
    Field(number: 104, name: "int64Map", type: .map(key: .int64, value: .scalar(.bytes))),
    Field(
      number: 105, name: "uint32Map", type: .map(key: .uint32, value: .enumeration("Colour")),
      isOpen: true),
    Field(number: 106, name: "uint64Map", type: .map(key: .uint64, value: .message("Node"))),
    Field(
      number: 3000, name: "fixed32Map", type: .map(key: .fixed32, value: .scalar(.int64))),
  ]

  static let choices: [Field] = [
    Field(number: 70, name: "text", type: .scalar(.string), oneof: "choice"),
    Field(number: 71, name: "number", type: .scalar(.int64), oneof: "choice"),
    Field(number: 72, name: "inner", type: .message("Node"), oneof: "choice"),
  ]

  static let node = MessageType(
    name: "Node", doc: ["Contains itself."],
    fields: [
      Field(number: 1, name: "label", type: .scalar(.string)),
      Field(number: 2, name: "next", type: .optional(.message("Node"))),
      Field(number: 3, name: "children", type: .list(.message("Node"))),
    ])

  static let address = MessageType(
    name: "Address",
    fields: ["street", "line2", "postcode", "city", "region", "country"].enumerated().map {
      Field(number: $0 + 1, name: $1, type: .scalar(.string))
    })

  static let customer = MessageType(
    name: "Customer", doc: ["The message of the measurements."],
    fields: [
      Field(number: 1, name: "id", type: .scalar(.uint64)),
      Field(number: 2, name: "tenantID", type: .scalar(.uint32)),
      Field(number: 3, name: "name", type: .scalar(.string)),
      Field(number: 4, name: "phone", type: .scalar(.string)),
      Field(number: 5, name: "email", type: .scalar(.string)),
      Field(number: 6, name: "category", type: .scalar(.string)),
      Field(number: 7, name: "created", type: .scalar(.timestamp)),
      Field(number: 8, name: "updated", type: .scalar(.timestamp)),
      Field(number: 9, name: "visits", type: .scalar(.uint32)),
      Field(number: 10, name: "spent", type: .scalar(.int64)),
      Field(number: 11, name: "tags", type: .list(.scalar(.string))),
      Field(number: 12, name: "address", type: .message("Address")),
    ])

  static let checked = MessageType(
    name: "Checked", doc: ["A field for each rule."],
    fields: [
      Field(
        number: 1, name: "name", type: .scalar(.string), constraints: [.length(1...8)]),
      Field(
        number: 2, name: "email", type: .optional(.scalar(.string)),
        constraints: [.format("email")], isSensitive: true),
      Field(
        number: 3, name: "tags", type: .list(.scalar(.string)),
        constraints: [.length(1...3), .count(0...2)]),
      Field(
        number: 4, name: "attributes", type: .map(key: .string, value: .scalar(.string)),
        constraints: [.length(1...3), .count(0...2)]),
      Field(
        number: 5, name: "age", type: .scalar(.uint32), constraints: [.range(0, 150)]),
      Field(
        number: 6, name: "code", type: .scalar(.string),
        constraints: [.pattern("[A-Z]{2}\\d+")]),
      Field(number: 7, name: "colour", type: .enumeration("Colour")),
      Field(number: 8, name: "price", type: .optional(.scalar(.money))),
      Field(
        number: 9, name: "rate", type: .scalar(.decimal)),
      Field(number: 10, name: "inner", type: .optional(.message("Checked"))),
      Field(
        number: 11, name: "colours", type: .map(key: .uint32, value: .enumeration("Colour"))),
      Field(
        number: 20, name: "phone", type: .scalar(.string), constraints: [.format("phone")],
        oneof: "channel"),
      Field(number: 21, name: "handle", type: .scalar(.string), oneof: "channel"),
      Field(
        number: 30, name: "image", type: .scalar(.bytes), constraints: [.length(0...4)]),
      Field(
        number: 31, name: "balance", type: .scalar(.int64), constraints: [.range(nil, 100)]),
    ],
    oneofs: [OneOf(name: "channel", range: 20...29)])

  static let selves = MessageType(
    name: "Selves", doc: ["Names that generated code uses itself."],
    fields: [
      Field(number: 1, name: "read", type: .scalar(.bool)),
      Field(number: 2, name: "write", type: .scalar(.bool)),
      Field(number: 3, name: "validate", type: .scalar(.string), constraints: [.length(0...3)]),
      Field(number: 4, name: "reader", type: .scalar(.string)),
      Field(number: 5, name: "writer", type: .scalar(.string)),
      Field(number: 6, name: "tag", type: .scalar(.int32)),
      Field(number: 7, name: "seen0", type: .scalar(.int32)),
      Field(number: 8, name: "value", type: .optional(.scalar(.money))),
      Field(number: 9, name: "index", type: .list(.scalar(.decimal))),
      Field(number: 10, name: "in", type: .scalar(.string)),
      Field(number: 11, name: "description", type: .scalar(.string)),
      Field(number: 12, name: "class", type: .scalar(.string), oneof: "default"),
      Field(number: 13, name: "case", type: .message("Node"), oneof: "default"),
      Field(number: 14, name: "validator", type: .map(key: .bool, value: .scalar(.money))),
    ],
    oneofs: [OneOf(name: "default", range: 12...13)])

  static let empty = MessageType(name: "Empty")
}
