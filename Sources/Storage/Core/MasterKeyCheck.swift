import Crypto
import SQLInterface
import WireFormat

/// Whether a master key is the one that a store was made with. Another one would go unnoticed
/// until a record must be opened, and by then new records would be sealed with it.
struct MasterKeyCheck {
  private static let name = "master key check"
  private static let binding = Array(name.utf8)

  static let findProof = Query(global: "SELECT value FROM meta WHERE name = ?1")
  static let insertProof = Command(
    global: "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING")
  static let findKey = Query(
    global: """
      SELECT tenant_id, subject_id, wrapped FROM subject_keys WHERE length(wrapped) > 0 LIMIT 1
      """)

  let master: MasterKey

  /// False for the key of another store.
  func fits(_ sql: SQLStatementCache) throws(SQLError) -> Bool {
    if let verdict = try opensProof(sql) { return verdict }
    return try opensStoredKey(sql)
  }

  /// False for the key of another store. A store that has no proof yet gets one.
  func passes(_ sql: SQLStatementCache) throws(SQLError) -> Bool {
    if let verdict = try opensProof(sql) { return verdict }
    guard try opensStoredKey(sql) else { return false }
    let proof = master.wrap(SealingKey(), binding: Self.binding)
    try sql.connection.begin(.write)
    do throws(SQLError) {
      var row = try sql.open(global: Self.insertProof.text)
      row.bind(Self.name)
      row.bind(Base64URL.encode(proof))
      try row.run()
      try sql.connection.commit()
    } catch {
      sql.connection.rollback()
      throw error
    }
    // Another server, started at the same moment, may have been the first.
    return try opensProof(sql) ?? false
  }

  /// Whether it opens the store's proof; nil where there is none yet.
  private func opensProof(_ sql: SQLStatementCache) throws(SQLError) -> Bool? {
    var rows = try sql.open(global: Self.findProof.text)
    rows.bind(Self.name)
    guard try rows.next() else { return nil }
    guard let proof = Base64URL.decode(rows.text(0).utf8) else { return false }
    return opens(proof, Self.binding)
  }

  /// Whether it opens a key of a store that is older than the proof; true where there is none.
  private func opensStoredKey(_ sql: SQLStatementCache) throws(SQLError) -> Bool {
    var rows = try sql.open(global: Self.findKey.text)
    guard try rows.next() else { return true }
    var binding: [UInt8] = []
    binding.append(rows.uuid(0))
    binding.append(rows.uuid(1))
    return opens(rows.array(2), binding)
  }

  private func opens(_ wrapped: [UInt8], _ binding: [UInt8]) -> Bool {
    (try? master.unwrap(wrapped, binding: binding)) != nil
  }
}
