import Crypto
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import SchemaLanguage
import WireFormat

/// ReflectionService: what can be called.
package struct ReflectionHandlers: ReflectionServiceHandlers {
  private let answer: GetSchemaResponse

  /// SHA-256 of the files, in lower-case hex.
  package var fingerprint: String { answer.fingerprint }

  package init() {
    let files = SchemaText.files
    var bytes: [UInt8] = []
    for file in files {
      bytes.append(contentsOf: file.name.utf8)
      bytes.append(0)
      bytes.append(contentsOf: file.text.utf8)
      bytes.append(0)
    }
    answer = GetSchemaResponse(
      package: "frontdesk.v1", fingerprint: SHA256.hash(bytes.span.bytes).description,
      files: files.map { SchemaSource(name: $0.name, text: $0.text) })
  }

  package func getSchema(
    _ request: GetSchemaRequest, _ call: ReadCall
  ) throws(RPCError) -> GetSchemaResponse { answer }

  package func listServices(
    _ request: ListServicesRequest, _ call: ReadCall
  ) throws(RPCError) -> ListServicesResponse { ServedSchema.services }

  package func describeType(
    _ request: DescribeTypeRequest, _ call: ReadCall
  ) throws(RPCError) -> TypeDescription {
    let prefix = answer.package + "."
    let name = request.name
    let simple = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    guard let description = ServedSchema.types[simple] else {
      throw RPCError(.notFound, "There is no message and no enum of this name.")
    }
    return description
  }
}

extension ServiceSummary {
  init(_ service: Service, package: String) {
    self.init(
      name: "\(package).\(service.name)", doc: service.doc.joined(separator: "\n"),
      methods: service.methods.map { MethodSummary($0) })
  }
}

extension MethodSummary {
  fileprivate init(_ method: Method) {
    self.init(
      name: method.name, id: method.id, doc: method.doc.joined(separator: "\n"),
      request: method.request, response: method.response, streamsRequest: method.streamsRequest,
      streamsResponse: method.streamsResponse, lane: method.lane.text,
      isTenantless: method.isTenantless,
      timeout: method.timeoutMicroseconds.map { TimeSpan(microseconds: $0) })
  }
}

extension SchemaLanguage.Lane {
  /// The lane as schemas write it.
  fileprivate var text: String {
    switch self {
    case .readsPoint: "reads(point)"
    case .readsPage: "reads(page)"
    case .readsReport: "reads(report)"
    case .writes: "writes"
    case .works: "works"
    case .feed: "feed"
    }
  }
}
