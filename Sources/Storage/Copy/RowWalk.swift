import SQLInterface
import WireFormat

/// One tenant's rows of one table, page by page in the order of the key.
struct RowWalk {
  private let table: StoredTable
  private let tenant: Uuid
  private let connection: any SQLConnection
  private var last: [StoredValue]?
  private var isOver = false
  /// Reads a page that is not the first.
  private var following: (any SQLStatement)?

  /// Begins with the first row, or after `last`, a row of this table.
  init(
    _ table: StoredTable, _ tenant: Uuid, _ connection: any SQLConnection,
    after last: [StoredValue]? = nil
  ) {
    self.table = table
    self.tenant = tenant
    self.connection = connection
    self.last = last
    // A table whose key is the tenant alone has one row for each.
    isOver = last != nil && table.key.isEmpty
  }

  private mutating func page() throws(SQLError) -> any SQLStatement {
    if last != nil, let following { return following }
    let made = try connection.prepare(table.selectPage(isFirst: last == nil))
    if last != nil { following = made }
    return made
  }

  /// The next rows; none at the end.
  mutating func next() throws(SQLError) -> [[StoredValue]] {
    guard !isOver else { return [] }
    let statement = try page()
    var parameter = statement.aim(at: table, tenant)
    for value in last.map(table.key(of:)) ?? [] {
      value.bind(to: statement, at: parameter)
      parameter += 1
    }
    var rows: [[StoredValue]] = []
    while try statement.step() { rows.append(table.row(statement)) }
    statement.reset()
    last = rows.last ?? last
    isOver = rows.count < table.rowsPerPage
    return rows
  }
}

extension SQLStatement {
  /// Binds the tenant where the table has one; the number of the next parameter.
  func aim(at table: StoredTable, _ tenant: Uuid) -> Int {
    guard table.hasTenant else {
      reach(nil)
      return 1
    }
    reach(tenant)
    bind(tenant, at: 1)
    return 2
  }
}
