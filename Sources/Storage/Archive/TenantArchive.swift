package import Crypto
import JSONText
package import WireFormat

/// The file that a whole tenant is moved in, from one store to another of whatever engine:
/// lines of JSON, whose layout Schema/ARCHIVE.md says.
package enum TenantArchive {
  static let format = "frontdesk.tenant"
  static let version: Int64 = 1
  /// Longer lines are not read.
  static let lineBytesMax = 64 << 20
  /// Bytes of a file in one line.
  package static let filePartBytes = 192 << 10

  /// The key between a passphrase and the tenant's own keys.
  package static func key(_ passphrase: String, of tenant: Uuid) -> TransferKey {
    TransferKey(passphrase: passphrase, salt: Array("\(format) \(version) \(tenant)".utf8))
  }

  /// By which a wrong passphrase is known at once.
  static func check(_ key: TransferKey, _ tenant: Uuid) -> String {
    key.proof(of: Array("passphrase of \(tenant)".utf8)).description
  }

  /// Whether a file's path is one that the server makes: two ids, and an ending.
  static func isFilePath(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, Uuid(parts[0]) != nil else { return false }
    let name = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return name.count == 2 && Uuid(name[0]) != nil && (1...8).contains(name[1].utf8.count)
      && name[1].utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) }
  }
}

/// The first line of an archive.
struct ArchiveHeader: Hashable {
  struct Table: Hashable {
    var name: String
    /// All but the tenant's.
    var columns: [String]
    var rows: Int64
  }

  var tenant: Uuid
  /// The number of the last migration of the store.
  var schema: Int64
  /// Of the passphrase.
  var check: String
  var tables: [Table]

  var json: JSONValue {
    [
      "format": .string(TenantArchive.format), "version": .integer(TenantArchive.version),
      "schema": .integer(schema), "tenant": .string(tenant.description),
      "passphrase": .string(check), "rows": .integer(tables.reduce(0) { $0 + $1.rows }),
      "tables": .array(
        tables.map {
          [
            "name": .string($0.name), "columns": .array($0.columns.map { .string($0) }),
            "rows": .integer($0.rows),
          ]
        }),
    ]
  }

  init(tenant: Uuid, schema: Int64, check: String, tables: [Table]) {
    self.tenant = tenant
    self.schema = schema
    self.check = check
    self.tables = tables
  }

  init(_ json: JSONValue) throws(ArchiveFailure) {
    guard json["format"]?.string == TenantArchive.format else { throw .noArchive }
    guard let version = json["version"]?.integer, version == TenantArchive.version else {
      throw .otherVersion
    }
    guard let tenant = json["tenant"]?.string.flatMap({ Uuid($0) }), tenant != .zero,
      let schema = json["schema"]?.integer, let check = json["passphrase"]?.string,
      let list = json["tables"]?.array
    else { throw .altered(line: 1) }
    self.tenant = tenant
    self.schema = schema
    self.check = check
    tables = []
    for entry in list {
      guard let name = entry["name"]?.string, let columns = entry["columns"]?.strings,
        let rows = entry["rows"]?.integer, rows >= 0, rows < 1 << 40
      else { throw .altered(line: 1) }
      tables.append(Table(name: name, columns: columns, rows: rows))
    }
  }
}

// A row's values in a line.
extension StoredValue {
  /// Bytes are `=` and Base64url; sixteen of them are an identifier, written as one.
  var json: JSONValue {
    switch self {
    case .null: .null
    case .integer(let value): .integer(value)
    case .real(let value): value.isFinite ? .number(value.description) : .string("\(value)")
    case .text(let value): .string(value)
    case .identifier(let value): .string(value.description)
    case .bytes(let value):
      .string(Self.uuid(value)?.description ?? "=" + Base64URL.encode(value))
    }
  }

  /// The value of a column of `kind`; nil for one that is none.
  init?(_ json: JSONValue, _ kind: Kind) {
    switch (json, kind) {
    case (.null, _): self = .null
    case (.number, .integer):
      guard let value = json.integer else { return nil }
      self = .integer(value)
    case (.number(let text), .real), (.string(let text), .real):
      guard let value = Double(text) else { return nil }
      self = .real(value)
    case (.string(let text), .text): self = .text(text)
    case (.string(let text), .bytes), (.string(let text), .identifier):
      guard let bytes = Self.bytes(text) else { return nil }
      guard kind == .identifier else {
        self = .bytes(bytes)
        return
      }
      guard let id = Self.uuid(bytes) else { return nil }
      self = .identifier(id)
    default: return nil
    }
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    if text.utf8.first == UInt8(ascii: "=") { return Base64URL.decode(text.utf8.dropFirst()) }
    guard let id = Uuid(text) else { return nil }
    var bytes: [UInt8] = []
    bytes.append(id)
    return bytes
  }

  /// The identifier that 16 bytes are.
  private static func uuid(_ bytes: [UInt8]) -> Uuid? {
    guard bytes.count == 16 else { return nil }
    func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
    return Uuid(high: word(bytes[..<8]), low: word(bytes[8...]))
  }

  /// What a column of identifiers holds, on whatever engine.
  var id: Uuid? {
    switch self {
    case .identifier(let id): id
    case .bytes(let bytes): Self.uuid(bytes)
    case .null, .integer, .real, .text: nil
    }
  }
}
