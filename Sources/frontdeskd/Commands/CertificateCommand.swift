import Auth
import Flags
import Glibc
import TLS

/// `keys tls`: a certificate for development, which vouches for itself.
struct CertificateCommand {
  private let directory: String
  private let file: String
  private let names: [String]
  private let days: Int

  init(_ settings: Settings) throws {
    directory = try settings.required("data") + "/tls"
    file = try settings.required("file", "a name without slashes") { text in
      text.isEmpty || text.contains("/") || text.hasPrefix(".") ? nil : text
    }
    let given = settings.list("name")
    names = (given.isEmpty ? ["localhost", "127.0.0.1", "::1"] : given).map(Self.typed)
    days = try settings.integer("days", 1...3650) ?? 30
  }

  func run() throws {
    let made: CertificateMaker.Files
    do throws(TLSError) {
      made = try CertificateMaker.selfSigned(names, endsIn: days * 86_400)
    } catch {
      throw Failure("No certificate can be made for \(names.joined(separator: ", ")).")
    }
    for path in [String(directory.dropLast(4)), directory] where mkdir(path, 0o700) != 0 {
      guard errno == EEXIST else { throw Failure("The directory \(path) cannot be made.") }
    }
    for (kind, bytes) in [("key", made.key), ("crt", made.certificate)] {
      let path = "\(directory)/\(file).\(kind)"
      guard try create(path, bytes) else {
        throw Failure("\(path) exists already; remove it, or choose another --file.")
      }
      Terminal.say(path)
    }
  }

  private func create(_ path: String, _ bytes: [UInt8]) throws -> Bool {
    do throws(KeyStoreError) {
      return try CredentialFile.create(path, bytes)
    } catch {
      throw Failure("The certificate could not be kept: \(error.message)")
    }
  }

  /// `DNS:localhost` for `localhost`, `IP:::1` for `::1`, and URIs as they are.
  private static func typed(_ name: String) -> String {
    if name.contains("://") { return "URI:" + name }
    var bytes = in6_addr()
    let isAddress =
      inet_pton(AF_INET, name, &bytes) == 1 || inet_pton(AF_INET6, name, &bytes) == 1
    return (isAddress ? "IP:" : "DNS:") + name
  }
}
