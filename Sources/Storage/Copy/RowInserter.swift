import SQLInterface
import WireFormat

/// Inserts one tenant's rows of one table, several with each statement where the engine is
/// elsewhere and each is a way there and back.
struct RowInserter {
  private let table: StoredTable
  private let tenant: Uuid
  private let connection: any SQLConnection
  private let rowsMost: Int
  private var many: (any SQLStatement)?
  private var one: (any SQLStatement)?

  /// Parameters of one statement; an engine that is elsewhere takes 65,535 at most.
  private static let parametersMax = 2000

  init(_ table: StoredTable, _ tenant: Uuid, _ connection: any SQLConnection) {
    self.table = table
    self.tenant = tenant
    self.connection = connection
    rowsMost =
      connection.dialect.isEmbedded
      ? 1 : max(1, min(200, Self.parametersMax / max(1, table.columns.count)))
  }

  mutating func insert(_ rows: [[StoredValue]]) throws(SQLError) {
    var rest = rows[...]
    while !rest.isEmpty {
      let size = rest.count >= rowsMost ? rowsMost : 1
      let statement = try statement(size)
      var parameter = 1
      for row in rest.prefix(size) {
        for value in row {
          value.bind(to: statement, at: parameter)
          parameter += 1
        }
      }
      if size == 1 {
        try statement.runLater()
      } else {
        while try statement.step() {}
        statement.reset()
      }
      rest = rest.dropFirst(size)
    }
  }

  private mutating func statement(_ size: Int) throws(SQLError) -> any SQLStatement {
    if let known = size == rowsMost ? many : one { return known }
    let made = try connection.prepare(table.insert(rows: size))
    made.reach(table.hasTenant ? tenant : nil)
    if size == rowsMost { many = made } else { one = made }
    return made
  }
}
