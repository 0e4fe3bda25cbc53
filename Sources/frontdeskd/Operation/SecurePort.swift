import Auth
import Flags
import SchemaJSON
import Synchronization
import TLS
import Telemetry
import WireFormat

/// What the server proves itself with and whom it trusts, in files that are read again on
/// SIGHUP.
final class SecurePort: Sendable {
  /// Where the files are.
  struct Files {
    let certificate: String
    let key: String
    let clientAuthorities: String?
    let services: String?
    let clientRule: TLSServer.ClientRule

    /// Nil when calls are not secured.
    init?(_ settings: Settings) throws(UsageError) {
      let others = ["tls-key", "tls-client-ca", "tls-services", "tls-client"]
      guard let certificate = settings["tls-cert"] else {
        if let name = others.first(where: { settings[$0] != nil }) {
          throw UsageError("--\(name) needs --tls-cert.")
        }
        return nil
      }
      guard let key = settings["tls-key"] else { throw UsageError("--tls-cert needs --tls-key.") }
      self.certificate = certificate
      self.key = key
      clientAuthorities = settings["tls-client-ca"]
      services = settings["tls-services"]
      let rule = try settings.value("tls-client", "required or optional") { text in
        ["required": TLSServer.ClientRule.required, "optional": .optional][text]
      }
      clientRule = rule ?? .optional
      if clientAuthorities == nil, services != nil || rule != nil {
        throw UsageError("--tls-services and --tls-client need --tls-client-ca.")
      }
    }
  }

  let tls: TLSServer
  let services: ServiceCertificates?
  private let files: Files
  // Only counted and shown, so relaxed is enough.
  private let failures = Atomic(0)

  init(_ files: Files) throws {
    self.files = files
    do {
      let settings = try Self.settings(files)
      services = try files.services.map { path in
        try ServiceCertificates(CredentialFile.read(path, isSecret: false))
      }
      tls = try TLSServer(settings)
    } catch {
      throw Failure("TLS cannot be set up: \(Self.text(error, files))")
    }
    logCertificate()
  }

  /// When the certificate ends, in seconds since 1970.
  var certificateEnd: Int64 { tls.certificateEnd }

  /// How often files that were read again were no good.
  var reloadFailures: Int { failures.load(ordering: .relaxed) }

  /// Reads the files again. Those that are no good change nothing, and the log says why.
  func reload() {
    do {
      let settings = try Self.settings(files)
      let list = try files.services.map { path in
        try CredentialFile.read(path, isSecret: false)
      }
      // A list that is no good must not come with a certificate that is: all or nothing.
      if let list { _ = try ServiceCertificates(list) }
      try tls.replace(settings)
      if let list { try services?.replace(list) }
      logCertificate()
    } catch {
      failures.add(1, ordering: .relaxed)
      Log.write(.error, "tls_reload_failed", ["reason": .text(Self.text(error, files))])
    }
  }

  private func logCertificate() {
    let (microseconds, overflow) = certificateEnd.multipliedReportingOverflow(by: 1_000_000)
    let end = Timestamp(microseconds: overflow ? .max : microseconds)
    Log.write(
      .info, "tls_certificate",
      ["file": .text(files.certificate), "expires": .text(end.text)])
  }

  private static func settings(_ files: Files) throws -> TLSServer.Settings {
    TLSServer.Settings(
      certificate: try CredentialFile.read(files.certificate, isSecret: false),
      key: try CredentialFile.read(files.key, isSecret: true),
      clientAuthorities: try files.clientAuthorities.map { path in
        try CredentialFile.read(path, isSecret: false)
      }, clientRule: files.clientRule)
  }

  private static func text(_ error: any Error, _ files: Files) -> String {
    switch error {
    case let error as KeyStoreError: return error.message
    case let error as ServiceFileError: return "\(files.services ?? ""): \(error.message)."
    case let error as TLSError:
      let file =
        switch error {
        case .noKey, .keyMismatch: files.key
        case .noAuthorities: files.clientAuthorities ?? ""
        default: files.certificate
        }
      return "\(file): \(error.message)."
    default: return "\(error)."
    }
  }
}
