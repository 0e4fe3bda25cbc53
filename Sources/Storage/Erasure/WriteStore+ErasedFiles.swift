import Auth
import SQLInterface
package import WireFormat

/// A file whose row was removed, so that its bytes can go too.
package struct ErasedFile: Sendable, Hashable {
  package let id: Uuid
  /// In the store of files; empty where it never came whole.
  package let path: String
}

extension WriteStore {
  static let someEvidence = Query(
    "SELECT id, size, path FROM evidence WHERE tenant_id = ?1 AND customer_id = ?2 LIMIT ?3")

  /// Removes the rows of some files about customer `id` and those merged into it, and gives back
  /// their quota; none when none was left. Their bytes are sealed with keys that are destroyed.
  func eraseEvidence(of id: Uuid, _ scope: TenantScope) throws(SQLError) -> [ErasedFile] {
    var some: [(file: ErasedFile, size: Int64)] = []
    for owner in [id] + (try aliases(of: id, limit: .max, scope)) where some.isEmpty {
      var rows = try open(Self.someEvidence, scope)
      rows.bind(owner)
      rows.bind(Self.erasedRowsMax)
      while try rows.next() {
        some.append((ErasedFile(id: rows.uuid(0), path: rows.text(2)), rows.int64(1)))
      }
    }
    let all = some
    try change(receiptOf: id, scope) { receipt throws(SQLError) in
      receipt.add(all.count, .evidence)
      for (file, size) in all {
        try removeEvidence(file.id, size: size, scope)
        record(Change(.erased, .evidence, file.id, subject: nil, version: 0), scope)
      }
    }
    return all.map(\.file)
  }
}

extension EntityKind {
  fileprivate static let evidence = EntityKind("evidence")
}
