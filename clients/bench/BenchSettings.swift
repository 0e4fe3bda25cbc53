import Flags
import Foundation
import LoadTest
import TLS

/// What several commands read of their flags.
struct BenchSettings {
  /// Secured when an authority was named.
  let target: LoadTarget
  /// Whom secured connections trust; nil for plain ones.
  let trust: TLSClient.Settings?
  let token: String?
  let pid: Int32?

  init(_ settings: Settings) throws(UsageError) {
    var target = try settings.required("server", "HOST:PORT") { LoadTarget($0) }
    trust = try settings.value("ca", "a file of certificates (PEM)") { path in
      FileManager.default.contents(atPath: path).map { TLSClient.Settings(authorities: Array($0)) }
    }
    do throws(TLSError) {
      target.tls = try trust.map { settings throws(TLSError) in try TLSClient(settings) }
    } catch {
      throw UsageError("TLS: \(error.message).")
    }
    self.target = target
    pid = try settings.value("pid", "the number of a process") { Int32($0) }
    token = try settings.value("token-file", "a file with a token") { path in
      FileManager.default.contents(atPath: path).flatMap { data in
        String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace).first
          .map(String.init)
      }
    }
  }

  static func seconds(_ name: String, _ settings: Settings) throws(UsageError) -> Double {
    try settings.required(name, "seconds") { text in
      Double(text).flatMap { (0...3600).contains($0) ? $0 : nil }
    }
  }
}

extension LoadFailure {
  /// Runs what may find the command line wrong.
  static func reading<Value>(
    _ body: () throws(UsageError) -> Value
  ) throws(LoadFailure) -> Value {
    do throws(UsageError) { return try body() } catch { throw .usage(error.message) }
  }
}
