import Crypto
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import Synchronization
import WireFormat

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

  /// What wakes those who watch: news of the server itself.
  static let topic = Uuid.zero

  package func watch(
    _ request: WatchHealthRequest, _ call: ReadCall
  ) throws(RPCError) -> FeedSource<Health> {
    FeedSource(topic: Self.topic, after: 0) { [self] (told, _, _) throws(RPCError) in
      var messages = FeedMessages<Health>()
      let health = health
      let state = Int64(health.status.rawValue)
      if state != told { messages.append(health, at: state) }
      return messages
    }
  }

  private var health: Health {
    Health(status: isDraining ? .draining : .serving, version: version)
  }

  package func check(_ request: CheckHealthRequest, _ call: ReadCall) throws(RPCError) -> Health {
    health
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
