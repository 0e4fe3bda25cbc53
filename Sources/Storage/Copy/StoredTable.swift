import SQLInterface
import WireFormat

/// One table as its engine describes it: what is needed to copy its rows and to compare them.
/// Its names come from migrations alone, so that statements may be put together from them.
struct StoredTable {
  struct Column: Hashable {
    let name: String
    var kind: StoredValue.Kind
  }

  let name: String
  var columns: [Column]
  /// The primary key's columns but for the tenant, in its order.
  let key: [Int]
  var hasTenant: Bool { columns.contains { $0.name == Self.tenant } }

  private static let tenant = "tenant_id"
  /// Fewer of those that are long.
  var rowsPerPage: Int { name == "job_parts" ? 16 : 1000 }
  /// Where the tenant stands among the columns.
  var tenantColumn: Int? { columns.firstIndex { $0.name == Self.tenant } }

  /// The tables that both stores have; nil where they do not have the same.
  static func shared(
    _ source: any SQLConnection, _ target: any SQLConnection
  ) throws(SQLError) -> [StoredTable]? {
    let wanted = try all(of: source)
    let found = try all(of: target)
    guard wanted.map(\.name) == found.map(\.name) else { return nil }
    var tables: [StoredTable] = []
    for (var table, other) in zip(wanted, found) {
      guard table.columns.map(\.name) == other.columns.map(\.name), table.key == other.key else {
        return nil
      }
      for (index, column) in other.columns.enumerated() where column.kind == .identifier {
        // The embedded store knows it as bytes.
        table.columns[index].kind = .identifier
      }
      tables.append(table)
    }
    return tables
  }

  /// Every table, in the order of their names.
  static func all(of connection: any SQLConnection) throws(SQLError) -> [StoredTable] {
    let list = try connection.prepare(
      connection.dialect == .sqlite
        ? "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        : """
        SELECT relname::text FROM pg_class
        WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
        """)
    var names: [String] = []
    while try list.step() { unsafe names.append(String(decoding: list.bytes(0), as: UTF8.self)) }
    list.reset()
    // Their order is the engine's, so it is made here.
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var tables: [StoredTable] = []
    for name in names { tables.append(try StoredTable(name, of: connection)) }
    return tables
  }

  private init(_ name: String, of connection: any SQLConnection) throws(SQLError) {
    let list = try connection.prepare(
      connection.dialect == .sqlite
        ? "SELECT name, lower(type), pk FROM pragma_table_info(?1) ORDER BY name"
        : """
        SELECT a.attname::text, format_type(a.atttypid, NULL)::text,
          coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0)::bigint
        FROM pg_attribute a
        LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
        WHERE a.attrelid = to_regclass(?1) AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attname COLLATE "C"
        """)
    list.bind(text: name, at: 1)
    var columns: [Column] = []
    var places: [(place: Int64, column: Int)] = []
    while try list.step() {
      let column = unsafe String(decoding: list.bytes(0), as: UTF8.self)
      let type = unsafe String(decoding: list.bytes(1), as: UTF8.self)
      guard let kind = Self.kind(of: type, column) else {
        throw .misuse("The column \(column) of \(name) has the unknown type \(type).")
      }
      let place = list.int64(2)
      if place > 0, column != Self.tenant { places.append((place, columns.count)) }
      columns.append(Column(name: column, kind: kind))
    }
    list.reset()
    self.name = name
    self.columns = columns
    key = places.sorted { $0.place < $1.place }.map(\.column)
  }

  private static func kind(of type: String, _ column: String) -> StoredValue.Kind? {
    if column == tenant { return .identifier }
    return switch type {
    case "integer", "bigint", "smallint": .integer
    case "real", "double precision": .real
    case "text": .text
    case "blob", "bytea": .bytes
    case "uuid": .identifier
    default: nil
    }
  }
}

// Statements. The tenant is `?1` where there is one.
extension StoredTable {
  private var place: String { hasTenant ? "tenant_id = ?1" : "1 = 1" }
  private var names: String { columns.map { "\"\($0.name)\"" }.joined(separator: ", ") }
  private var keyNames: [String] { key.map { "\"\(columns[$0].name)\"" } }

  /// A page of rows in the order of the key, after the key that is bound or from the first.
  func selectPage(isFirst: Bool) -> String {
    var text = "SELECT \(names) FROM \(name) WHERE \(place)"
    if !isFirst {
      let first = hasTenant ? 2 : 1
      let parameters = key.indices.map { "?\($0 + first)" }.joined(separator: ", ")
      text += " AND (\(keyNames.joined(separator: ", "))) > (\(parameters))"
    }
    if !key.isEmpty { text += " ORDER BY \(keyNames.joined(separator: ", "))" }
    return text + " LIMIT \(rowsPerPage)"
  }

  /// The last row of what is there.
  var selectLast: String {
    var text = "SELECT \(names) FROM \(name) WHERE \(place)"
    if !key.isEmpty {
      text += " ORDER BY \(keyNames.map { $0 + " DESC" }.joined(separator: ", "))"
    }
    return text + " LIMIT 1"
  }

  var count: String { "SELECT count(*) FROM \(name) WHERE \(place)" }
  /// The rows of all tenants, whether or not a tenant is there for them.
  var countAll: String { "SELECT count(*) FROM \(name)" }

  /// Inserts `rows` rows; the tenant is one of their columns.
  func insert(rows: Int) -> String {
    let tuples = (0..<rows).map { row in
      "(" + columns.indices.map { "?\(row * columns.count + $0 + 1)" }.joined(separator: ", ") + ")"
    }
    return "INSERT INTO \(name) (\(names)) VALUES \(tuples.joined(separator: ", "))"
  }

  /// Deletes some of the tenant's rows.
  var deleteSome: String {
    guard !key.isEmpty else { return "DELETE FROM \(name) WHERE \(place)" }
    let names = keyNames.joined(separator: ", ")
    return "DELETE FROM \(name) WHERE \(place) AND (\(names)) IN "
      + "(SELECT \(names) FROM \(name) WHERE \(place) LIMIT \(rowsPerPage / 4))"
  }

  /// The place of the column with this name.
  func column(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// What the key's columns of `row` hold.
  func key(of row: [StoredValue]) -> [StoredValue] { key.map { row[$0] } }

  /// The current row of a statement that selects all columns.
  func row(_ statement: any SQLStatement) -> [StoredValue] {
    columns.indices.map { StoredValue(statement, $0, columns[$0].kind) }
  }
}
