/// What can go wrong between a repository and its database, on either engine.
package enum SQLError: Error, Sendable, Hashable {
  /// A rule of the schema said no; only the statement was undone. `name` is the constraint on
  /// PostgreSQL and the columns (`customers.tenant_id, customers.number`) on SQLite.
  case constraint(SQLConstraint, name: String)
  /// Another connection holds what this one needs.
  case busy
  /// No room on the disk; nothing was written.
  case full
  /// The machine could not read or write; the number is the engine's own.
  case io(Int32)
  /// The file is not what was written to it.
  case corrupt
  /// A row's bytes do not decode; the text says which table and what, never its content.
  case damaged(String)
  /// The read passed its bound of virtual machine steps and was abandoned.
  case stepLimit
  /// Stopped from outside: cancelled, or its deadline passed.
  case interrupted
  /// A write on a connection that only reads.
  case readOnly
  /// Two transactions could not be put in an order: run it again.
  case serialization
  /// The server went away; with a COMMIT under way its outcome is unknown.
  case connectionLost
  /// The program is wrong: a statement that does not prepare, lacks its tenant or is out of turn.
  case misuse(String)
}

/// Which kind of rule refused a row.
package enum SQLConstraint: Sendable, Hashable {
  case unique, foreignKey, notNull, check, other
}
