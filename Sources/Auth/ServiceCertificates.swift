import JSONText
import Synchronization
package import WireFormat

/// Why a file of services is not taken over.
package enum ServiceFileError: Error, Sendable, Hashable {
  /// Not JSON of the form `{"services": [{"name", "tenant", "scopes"}]}`.
  case malformed
  /// A name that is neither `URI:` nor `DNS:` with something exact after it.
  case badName(String)
  case duplicateName(String)
  case tooMany

  /// What is wrong, and what to do.
  package var message: String {
    switch self {
    case .malformed:
      "it is not {\"services\": [{\"name\": \"URI:...\", \"tenant\": \"...\", \"scopes\": [...]}]}"
    case .badName(let name):
      "\"\(name)\" is no name; write URI: or DNS: and the exact name of the certificate, without *"
    case .duplicateName(let name): "\"\(name)\" stands there twice"
    case .tooMany: "it names more than \(ServiceCertificates.servicesMax) services"
    }
  }
}

/// Which services clients' certificates stand for, by the certificates' exact names (SAN).
package final class ServiceCertificates: Sendable {
  package static let servicesMax = 256

  private struct Service: Sendable {
    let tenant: Uuid
    let scopes: Set<String>
    let standing = Standing()
  }

  private let services: Mutex<[String: Service]>

  /// The services in the bytes of a JSON file.
  package init(_ json: [UInt8]) throws(ServiceFileError) {
    services = Mutex(try Self.parse(json))
  }

  /// Takes a new file over. Principals of services that are gone or changed lose their standing
  /// at once; the others do not notice.
  package func replace(_ json: [UInt8]) throws(ServiceFileError) {
    var next = try Self.parse(json)
    services.withLock { services in
      for (name, old) in services {
        if let new = next[name], new.tenant == old.tenant, new.scopes == old.scopes {
          next[name] = old
        } else {
          old.standing.withdraw()
        }
      }
      services = next
    }
  }

  /// Whom a certificate with these names, good until `end` (seconds since 1970), stands for:
  /// nobody unless exactly one of its names is a service's.
  package func principal(names: [String], end: Int64, now: Timestamp) -> Principal? {
    guard now.wholeSeconds < end else { return nil }
    let found = services.withLock { services in
      Set(names).compactMap { name in services[name].map { (name, $0) } }
    }
    guard found.count == 1, let (name, service) = found.first else { return nil }
    return Principal(
      subject: name, role: .service, tenant: service.tenant, scopes: service.scopes,
      locations: [], tokenID: "certificate:" + name, expiresAt: end, standing: service.standing)
  }

  private static func parse(_ json: [UInt8]) throws(ServiceFileError) -> [String: Service] {
    guard let list = (try? JSONParser.parse(json, .token))?.object?["services"]?.array else {
      throw .malformed
    }
    guard list.count <= servicesMax else { throw .tooMany }
    var services: [String: Service] = [:]
    for element in list {
      guard let object = element.object, let name = object["name"]?.string,
        let tenant = object["tenant"]?.string.flatMap({ Uuid($0) }),
        let scopes = object["scopes"]?.strings
      else { throw .malformed }
      guard isName(name) else { throw .badName(name) }
      let service = Service(tenant: tenant, scopes: Set(scopes))
      guard services.updateValue(service, forKey: name) == nil else { throw .duplicateName(name) }
    }
    return services
  }

  private static func isName(_ name: String) -> Bool {
    ["URI:", "DNS:"].contains { name.hasPrefix($0) && name.count > $0.count }
      && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "*") }
  }
}
