import FrontdeskAPI
import FrontdeskServices
import RPCCore
import Storage
import WireFormat

// Spellings stand with the identifiers that find a customer. A deleted customer has none of
// those, so its record keeps them until it is restored.
extension CustomerRecords {
  /// Puts the spellings of `before` into what is said of its identifiers.
  func keepSpellings(in customer: inout Customer, before: Customer) throws(RPCError) {
    let said = Set(customer.identifiers.map(\.key))
    for key in before.claims where !said.contains(key) {
      guard let own = before.field(of: key),
        let raw = try db(try call.store.spelling(of: key, before.id, scope)), raw != own.value
      else { continue }
      customer.identifiers.append(
        Identifier(type: own.type, canonical: own.value, raw: raw))
    }
  }
}

extension Customer {
  /// Takes back what `keepSpellings` put in.
  mutating func takeSpellings(into raw: inout [CustomerIdentifier: String]) {
    for entry in identifiers { raw[entry.key] = entry.raw }
    let own = Set(ownIdentifiers)
    identifiers.removeAll { $0.isClaimed && $0.verifiedAt == nil && own.contains($0.key) }
  }

  /// Forgets what was said of identifiers that stood in fields of `before` and do not any more,
  /// unless they are kept as retired ones.
  mutating func forgetIdentifiers(of before: Customer) {
    guard !identifiers.isEmpty, identifiers == before.identifiers else { return }
    let gone = Set(before.ownIdentifiers).subtracting(ownIdentifiers)
    identifiers.removeAll { gone.contains($0.key) && $0.retiredAt == nil }
  }
}
