package import Auth
import Crypto
package import SQLInterface
package import WireFormat

// Columns that are sealed at rest with their customer's key.
extension ReadStore {
  /// What was sealed for `subject` (nil: the tenant); nil when its key was erased. `place` is
  /// the one that it was sealed for.
  package final func unseal(
    _ sealed: RawSpan, of subject: Uuid?, in place: SealedPlace, _ scope: TenantScope
  ) throws(SQLError) -> [UInt8]? {
    guard let key = try keys.key(of: subject ?? scope.tenantID, scope, sql) else { return nil }
    do throws(CryptoError) {
      return unsafe try key.open(sealed, binding: place.binding(scope).span.bytes)
    } catch {
      throw .damaged("\(place.table): sealed bytes do not open")
    }
  }
}

extension WriteStore {
  /// `bytes` sealed for `subject` (nil: the tenant), whose key is made when there is none.
  package func seal(
    _ bytes: RawSpan, of subject: Uuid?, in place: SealedPlace, _ scope: TenantScope
  ) throws(SQLError) -> [UInt8] {
    let (key, _) = try keys.sealer(of: subject ?? scope.tenantID, scope, sql)
    return unsafe key.seal(bytes, binding: place.binding(scope).span.bytes)
  }

  /// Destroys the key of `subject`: what was sealed with it can never be read again, in the
  /// journal, in saved answers and in columns. Record a change of kind `erased` with it whose
  /// subject is nil, because a new key would be made for any other.
  package func eraseKey(of subject: Uuid, _ scope: TenantScope) throws(SQLError) {
    if try keys.erase(subject, scope, sql) { noteErasure() }
  }
}

/// Where sealed bytes are stored; they open in no other row.
package struct SealedPlace: Sendable {
  package let table: StaticString
  package let row: Uuid

  package init(_ table: StaticString, _ row: Uuid) {
    self.table = table
    self.row = row
  }

  func binding(_ scope: TenantScope) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64)
    bytes.append(scope.tenantID)
    bytes.append(row)
    bytes.append(counted: table.description)
    return bytes
  }
}
