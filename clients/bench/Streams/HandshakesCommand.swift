import Flags
import LoadTest

/// `bench handshakes`: connections a second, one after the other.
struct HandshakesCommand {
  private let settings: BenchSettings
  private let seconds: Double
  private let label: String

  init(_ given: Settings) throws(LoadFailure) {
    (settings, seconds) = try LoadFailure.reading { () throws(UsageError) in
      (try BenchSettings(given), try BenchSettings.seconds("seconds", given))
    }
    label = given["label"] ?? "connect"
  }

  func run() throws(LoadFailure) {
    var run = HandshakeRun(settings.target, settings.trust)
    run.pid = settings.pid
    let kinds: [HandshakeRun.Kind] = settings.trust == nil ? [.plain] : [.full, .resumed]
    do throws(LoadError) {
      for kind in kinds {
        let name = kind == .plain ? "plain" : "TLS, \(kind)"
        StreamsCommand.print(label, name, try run.measure(kind, seconds: seconds))
      }
    } catch {
      throw .load(error)
    }
  }
}
