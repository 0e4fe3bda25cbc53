import FrontdeskAPI
import JSONText
import RPCCore
import SchemaJSON
package import SchemaLanguage
import Suggestions
import WireFormat

/// The contract of the server under load, fetched from its reflection service.
package struct LoadContract: Sendable {
  package let schema: Schema
  let transcoder: SchemaTranscoder

  package init(_ schema: Schema) {
    self.schema = schema
    transcoder = SchemaTranscoder(schema)
  }

  package init(of target: LoadTarget) throws(LoadError) {
    let client = try BlockingClient(target)
    let bytes = try client.call(
      ReflectionServiceMethods.getSchema.id, "ReflectionService.getSchema",
      GetSchemaRequest().encoded(), tenant: nil)
    guard let answer = try? GetSchemaResponse(decoding: bytes) else {
      throw LoadError("The server's schema cannot be read.")
    }
    let files = answer.files.map { (name: $0.name, text: $0.text) }
    guard let schema = SchemaCompiler.compile(files: files).schema else {
      throw LoadError("The server's schema cannot be read by this version.")
    }
    self.init(schema)
  }

  /// The unary method that `Service.method` names.
  func method(_ name: String) throws(LoadError) -> Method {
    let parts = name.split(whereSeparator: { $0 == "." || $0 == "/" }).map(String.init)
    let all = schema.services.flatMap { service in
      service.methods.map { (name: "\(service.name).\($0.name)", method: $0) }
    }
    let wanted = parts.suffix(2).joined(separator: ".")
    guard parts.count >= 2, let found = all.first(where: { $0.name == wanted }) else {
      let near = Suggestion.nearest(to: wanted, among: all.map(\.name))
      throw LoadError(
        "There is no rpc \"\(name)\"." + (near.map { " Did you mean \"\($0)\"?" } ?? ""))
    }
    guard !found.method.streamsRequest, !found.method.streamsResponse else {
      throw LoadError("\(name) is a stream; only unary calls can be made.")
    }
    return found.method
  }

  /// The request for one page of a list.
  func page(of method: Method, size: Int, cursor: String) throws(LoadError) -> [UInt8] {
    let fields = schema.message(named: method.request)?.fields.map(\.name) ?? []
    var members: JSONObject = []
    if fields.contains("pageSize") { members.append("pageSize", .integer(size)) }
    if fields.contains("cursor"), !cursor.isEmpty { members.append("cursor", .string(cursor)) }
    do throws(TranscodingError) {
      return try transcoder.encode(.object(members), as: method.request)
    } catch {
      throw LoadError("\(method.name): \(error)")
    }
  }
}
