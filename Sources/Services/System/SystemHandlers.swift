package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import Synchronization

/// HealthService: whether calls are taken.
package final class HealthHandlers: HealthServiceHandlers {
  private let version: String
  // One-way: once draining, never serving again. It orders nothing else.
  private let isDraining = Atomic(false)

  package init(version: String) { self.version = version }

  /// From now on the answer is `draining`.
  package func beginDraining() { isDraining.store(true, ordering: .relaxed) }

  package func check(_ request: CheckHealthRequest, _ call: ReadCall) throws(RPCError) -> Health {
    Health(
      status: isDraining.load(ordering: .relaxed) ? .draining : .serving, version: version)
  }
}

/// ReflectionService: what can be called.
package struct ReflectionHandlers: ReflectionServiceHandlers {
  private let answer: GetSchemaResponse

  /// `fingerprint` is the SHA-256 of the files in lower-case hex.
  package init(package name: String, files: [(name: String, text: String)], fingerprint: String) {
    answer = GetSchemaResponse(
      package: name, fingerprint: fingerprint,
      files: files.map { SchemaSource(name: $0.name, text: $0.text) })
  }

  package func getSchema(
    _ request: GetSchemaRequest, _ call: ReadCall
  ) throws(RPCError) -> GetSchemaResponse { answer }
}
