/// One numbered step of the schema, applied whole or not at all. An aggregate declares its own
/// in `Migration<number><Name>.swift` and adds it to `Migration.all`.
package struct Migration: Sendable {
  /// One statement, with its text for PostgreSQL beside it.
  package struct Statement: Sendable {
    package let sqlite: StaticString
    package let postgres: StaticString

    package init(sqlite: StaticString, postgres: StaticString) {
      self.sqlite = sqlite
      self.postgres = postgres
    }

    /// The same text on both engines: most indexes.
    package init(_ both: StaticString) { self.init(sqlite: both, postgres: both) }
  }

  /// Ascending without gaps, never reused.
  package let number: Int
  package let name: StaticString
  package let statements: [Statement]

  package init(_ number: Int, _ name: StaticString, _ statements: [Statement]) {
    self.number = number
    self.name = name
    self.statements = statements
  }
}
