import SchemaLanguage

/// A schema with every kind of field, built by hand so that the parser is not part of the test.
enum SampleSchema {
  static let schema = Schema(
    package: "test.v1",
    files: [
      SchemaFile(
        name: "sample",
        messages: [everything, node, contact, MessageType(name: "Empty")],
        enums: [
          EnumType(
            name: "Stage",
            values: [
              EnumValue(number: 0, name: "unspecified"), EnumValue(number: 1, name: "new"),
              EnumValue(number: 2, name: "contacted"),
            ])
        ])
    ])

  static let everything = MessageType(
    name: "Everything",
    fields: [
      Field(number: 1, name: "flag", type: .scalar(.bool)),
      Field(number: 2, name: "small", type: .scalar(.int32)),
      Field(number: 3, name: "large", type: .scalar(.int64)),
      Field(number: 4, name: "count", type: .scalar(.uint32)),
      Field(number: 5, name: "total", type: .scalar(.uint64)),
      Field(number: 6, name: "hash", type: .scalar(.fixed32)),
      Field(number: 7, name: "ratio", type: .scalar(.double)),
      Field(number: 8, name: "name", type: .scalar(.string)),
      Field(number: 9, name: "data", type: .scalar(.bytes)),
      Field(number: 10, name: "id", type: .scalar(.uuid)),
      Field(number: 11, name: "createdAt", type: .scalar(.timestamp)),
      Field(number: 12, name: "birthday", type: .scalar(.date)),
      Field(number: 13, name: "length", type: .scalar(.duration)),
      Field(number: 14, name: "price", type: .scalar(.money)),
      Field(number: 15, name: "rate", type: .scalar(.decimal)),
      Field(number: 16, name: "stage", type: .enumeration("Stage")),
      Field(number: 17, name: "email", type: .optional(.scalar(.string)), isSensitive: true),
      Field(number: 18, name: "maybe", type: .optional(.scalar(.int64))),
      Field(number: 19, name: "numbers", type: .list(.scalar(.int64))),
      Field(number: 20, name: "tags", type: .list(.scalar(.string))),
      Field(number: 21, name: "stages", type: .list(.enumeration("Stage"))),
      Field(number: 22, name: "attributes", type: .map(key: .string, value: .scalar(.string))),
      Field(number: 23, name: "byNumber", type: .map(key: .int32, value: .message("Contact"))),
      Field(number: 24, name: "contact", type: .message("Contact")),
      Field(number: 25, name: "extra", type: .optional(.message("Contact"))),
      Field(number: 30, name: "phone", type: .scalar(.string), oneof: "channel"),
      Field(number: 31, name: "handle", type: .scalar(.string), oneof: "channel"),
      Field(number: 40, name: "byFlag", type: .map(key: .bool, value: .enumeration("Stage"))),
    ],
    oneofs: [OneOf(name: "channel", range: 30...39)])

  static let node = MessageType(
    name: "Node",
    fields: [
      Field(number: 1, name: "next", type: .optional(.message("Node"))),
      Field(number: 2, name: "children", type: .list(.message("Node"))),
      Field(number: 3, name: "named", type: .map(key: .string, value: .message("Node"))),
    ])

  static let contact = MessageType(
    name: "Contact",
    fields: [
      Field(number: 1, name: "value", type: .scalar(.string)),
      Field(number: 2, name: "verified", type: .scalar(.bool)),
    ])
}
