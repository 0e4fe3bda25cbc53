import JSONText
import RPCCore
import SchemaJSON
import SchemaLanguage
import TestKit
import Testing
import WireFormat

/// One version of the small schema, as a program that was built with it knows it.
struct Version: Sendable {
  let schema: Schema
  let transcoder: SchemaTranscoder

  init(_ text: String) throws {
    let (schema, diagnostics) = SchemaCompiler.compile(files: [("t", text)])
    self.schema = try #require(schema, "\(diagnostics.map { $0.rendered() })")
    transcoder = SchemaTranscoder(self.schema)
  }

  /// The rpcs of all shapes.
  var methods: [VersionMethod] {
    schema.services.flatMap { service in
      service.methods.map { method in
        VersionMethod(
          info: MethodInfo(
            id: method.id, name: "\(schema.package).\(service.name)/\(method.name)",
            timeoutMicroseconds: 60_000_000, isRead: true,
            shape: Self.shape(method)),
          request: method.request, response: method.response)
      }
    }
  }

  private static func shape(_ method: Method) -> CallShape {
    switch (method.streamsRequest, method.streamsResponse) {
    case (false, false): .unary
    case (true, false): .clientStream
    case (false, true): .serverStream
    case (true, true): .duplex
    }
  }

  /// A message with every field set; of a oneof the last member, of an enum the last value, as
  /// these are what a later version has added.
  func sample(_ name: String, depth: Int = 0) throws -> JSONValue {
    let type = try #require(schema.message(named: name))
    var members = JSONObject()
    for field in type.fields {
      let later = type.fields.last { $0.oneof != nil && $0.oneof == field.oneof }
      guard later == nil || later == field, depth < 3 else { continue }
      members.append(field.name, try sample(field.type, field.number, depth: depth))
    }
    return .object(members)
  }

  private func sample(_ type: FieldType, _ number: Int, depth: Int) throws -> JSONValue {
    switch type {
    case .scalar(.string): return .string("text \(number)")
    case .scalar(.uuid): return .string("01900000-0000-7000-8000-000000000001")
    case .scalar(.bool): return .bool(true)
    case .scalar: return .integer(number)
    case .enumeration(let name):
      let values = try #require(schema.enumeration(named: name)).values
      return .string(try #require(values.last).name)
    case .message(let name): return try sample(name, depth: depth + 1)
    case .optional(let inner): return try sample(inner, number, depth: depth)
    case .list(let inner): return .array([try sample(inner, number, depth: depth)])
    case .map(_, let value):
      return .object([JSONValue.Member("7", try sample(value, number, depth: depth))])
    }
  }
}

/// One rpc of a version.
struct VersionMethod: Sendable {
  let info: MethodInfo
  let request: String
  let response: String
}
