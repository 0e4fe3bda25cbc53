import Crypto
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import Synchronization

/// HealthService: whether calls are taken.
package final class HealthHandlers: HealthServiceHandlers {
  private let version: String
  // One-way: once draining, never serving again. It orders nothing else.
  private let draining = Atomic(false)

  package init(version: String) { self.version = version }

  /// From now on the answer is `draining`.
  package func beginDraining() { draining.store(true, ordering: .relaxed) }

  /// Whether the server has begun to stop.
  package var isDraining: Bool { draining.load(ordering: .relaxed) }

  package func check(_ request: CheckHealthRequest, _ call: ReadCall) throws(RPCError) -> Health {
    Health(
      status: isDraining ? .draining : .serving, version: version)
  }
}

/// ReflectionService: what can be called.
package struct ReflectionHandlers: ReflectionServiceHandlers {
  private let answer: GetSchemaResponse

  /// Answers with `files`, each by its name without extension.
  package init(files: [(name: String, text: String)]) {
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
}
