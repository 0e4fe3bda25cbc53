package import Crypto
import WireFormat

/// Makes the cursors of lists: opaque to the caller, and of use only to the tenant and the
/// query that they were made for.
package final class CursorSealer: Sendable {
  /// The longest cursor that is looked at.
  package static let textBytesMax = 4096
  private static let version: UInt8 = 1
  private static let codeBytes = 16
  private static let label = Array("frontdesk cursor".utf8)

  private let key: AuthenticationKey

  /// Cursors that only `key` opens.
  package init(key: AuthenticationKey) { self.key = key }

  /// The text of a cursor for `position`, which its holder can read but not change.
  package func seal(_ position: [UInt8], scope: TenantScope, query: Digest) -> String {
    let code = code(for: position, scope, query)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1 + CursorSealer.codeBytes + position.count)
    bytes.append(CursorSealer.version)
    bytes.append(contentsOf: code)
    bytes.append(contentsOf: position)
    return Base64URL.encode(bytes)
  }

  /// The position of a cursor of this tenant and query; nil for any other text.
  package func open(_ text: String, scope: TenantScope, query: Digest) -> [UInt8]? {
    guard text.utf8.count <= CursorSealer.textBytesMax,
      let bytes = Base64URL.decode(text.utf8), bytes.count > CursorSealer.codeBytes,
      bytes[0] == CursorSealer.version
    else { return nil }
    let position = Array(bytes[(1 + CursorSealer.codeBytes)...])
    let code = Array(bytes[1...CursorSealer.codeBytes])
    return ConstantTime.equal(code, self.code(for: position, scope, query)) ? position : nil
  }

  /// Everything before the position has a fixed length, so no two inputs are the same bytes.
  private func code(
    for position: [UInt8], _ scope: TenantScope, _ query: Digest
  ) -> [UInt8] {
    var input: [UInt8] = []
    input.reserveCapacity(96 + position.count)
    input.append(contentsOf: CursorSealer.label)
    input.append(CursorSealer.version)
    for half in [scope.tenantID.high, scope.tenantID.low] {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        input.append(UInt8(truncatingIfNeeded: half >> shift))
      }
    }
    input += query.bytes
    input += position
    return Array(key.authenticate(input).bytes.prefix(CursorSealer.codeBytes))
  }
}
