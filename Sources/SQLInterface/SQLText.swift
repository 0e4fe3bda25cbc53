import Synchronization

/// The engines whose SQL is written here.
package enum SQLDialect: Sendable, Hashable {
  case sqlite, postgres

  /// Whether the store runs within the process, has one writer and is nobody else's.
  package var isEmbedded: Bool { self == .sqlite }
}

/// Whose rows a statement may reach.
package enum SQLReach: Sendable, Hashable {
  /// One tenant's: `?1` is always the tenant, and the text must compare or insert it.
  case tenant
  /// All tenants': for the few statements that serve no single one.
  case global
}

/// The text of one statement, written once in the source. Its index is unique in the process,
/// so that a connection finds the prepared statement in an array, without hashing.
///
/// Parameters are `?1` (always the tenant of a tenant statement), `?2`... in the order in which
/// they are bound; the PostgreSQL driver turns them into `$1`, `$2`...
package final class SQLText: Sendable {
  package let index: Int
  package let sqlite: StaticString
  package let postgres: StaticString?
  package let reach: SQLReach
  /// Whether it may change rows.
  package let isCommand: Bool

  init(
    sqlite: StaticString, postgres: StaticString?, reach: SQLReach, isCommand: Bool
  ) {
    self.index = SQLText.count.wrappingAdd(1, ordering: .relaxed).oldValue
    self.sqlite = sqlite
    self.postgres = postgres
    self.reach = reach
    self.isCommand = isCommand
  }

  // Relaxed: only uniqueness counts.
  private static let count = Atomic<Int>(0)

  /// The text for one engine.
  package func text(for dialect: SQLDialect) -> String {
    switch dialect {
    case .sqlite: sqlite.description
    case .postgres: (postgres ?? sqlite).description
    }
  }
}

/// A statement that only reads. Make each once: `static let find = Query("SELECT ...")`.
package struct Query: Sendable {
  package let text: SQLText

  /// Reads rows of one tenant, which is `?1`.
  package init(_ sqlite: StaticString, postgres: StaticString? = nil) {
    text = SQLText(sqlite: sqlite, postgres: postgres, reach: .tenant, isCommand: false)
  }

  /// Reads across tenants; greppable on purpose.
  package init(global sqlite: StaticString, postgres: StaticString? = nil) {
    text = SQLText(sqlite: sqlite, postgres: postgres, reach: .global, isCommand: false)
  }
}

/// A statement that changes rows. Only a `WriteStore` runs it.
package struct Command: Sendable {
  package let text: SQLText

  /// Changes rows of one tenant, which is `?1`.
  package init(_ sqlite: StaticString, postgres: StaticString? = nil) {
    text = SQLText(sqlite: sqlite, postgres: postgres, reach: .tenant, isCommand: true)
  }

  /// Changes rows across tenants; greppable on purpose.
  package init(global sqlite: StaticString, postgres: StaticString? = nil) {
    text = SQLText(sqlite: sqlite, postgres: postgres, reach: .global, isCommand: true)
  }
}
