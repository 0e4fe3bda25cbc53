package import WireFormat

/// A connection with its prepared statements. It belongs to one thread at a time.
package final class SQLStatementCache {
  package let connection: any SQLConnection
  private let dialect: SQLDialect
  /// By `SQLText.index`.
  private var statements: ContiguousArray<(any SQLStatement)?> = []
  /// By the identities of the queries.
  private var composed: [[UInt]: any SQLStatement] = [:]
  private static let composedStatementsMax = 128

  package init(_ connection: any SQLConnection) {
    self.connection = connection
    self.dialect = connection.dialect
    statements.reserveCapacity(512)
  }

  /// Opens a statement on one tenant's rows, bound as `?1`.
  package func open(_ text: SQLText, tenant: Uuid) throws(SQLError) -> SQLCursor {
    guard text.reach == .tenant else { throw .misuse("A global statement takes no tenant.") }
    let statement = try lease(text)
    statement.reach(tenant)
    statement.bind(tenant, at: 1)
    return SQLCursor(statement, firstParameter: 2)
  }

  /// Opens a statement that is declared global.
  package func open(global text: SQLText) throws(SQLError) -> SQLCursor {
    guard text.reach == .global else { throw .misuse("A tenant statement needs its tenant.") }
    let statement = try lease(text)
    statement.reach(nil)
    return SQLCursor(statement, firstParameter: 1)
  }

  /// Opens a composed query on one tenant's rows.
  package func open(_ query: ComposedQuery, tenant: Uuid) throws(SQLError) -> SQLCursor {
    let identity = query.identity(for: dialect)
    let statement: any SQLStatement
    if let known = composed[identity], !known.isLeased {
      statement = known
    } else {
      statement = try prepare(query.text(for: dialect), reach: .tenant, isCommand: false)
      // More shapes than this come from a caller that varies its filters on purpose.
      if composed.count >= SQLStatementCache.composedStatementsMax { composed.removeAll() }
      composed[identity] = statement
    }
    statement.isLeased = true
    statement.reach(tenant)
    statement.bind(tenant, at: 1)
    return SQLCursor(statement, firstParameter: 2)
  }

  /// Forgets every prepared statement, so that the connection can close.
  package func close() {
    statements.removeAll()
    composed.removeAll()
    connection.close()
  }

  private func lease(_ text: SQLText) throws(SQLError) -> any SQLStatement {
    if text.index < statements.count, let known = statements[text.index], !known.isLeased {
      known.isLeased = true
      return known
    }
    let statement = try prepare(
      text.text(for: dialect), reach: text.reach, isCommand: text.isCommand)
    statement.isLeased = true
    while statements.count <= text.index { statements.append(nil) }
    // A statement that is opened again while open (rare) keeps the first one cached.
    if statements[text.index] == nil { statements[text.index] = statement }
    return statement
  }

  private func prepare(
    _ text: String, reach: SQLReach, isCommand: Bool
  ) throws(SQLError) -> any SQLStatement {
    try TenantRule.check(text, reach: reach)
    let statement = try connection.prepare(text)
    if !isCommand && !statement.isReadOnly {
      throw .misuse("A query changes rows: \(text.prefix(120))")
    }
    return statement
  }
}
