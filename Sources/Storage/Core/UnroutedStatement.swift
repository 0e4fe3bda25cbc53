import SQLInterface

/// A statement that serves no single tenant, so that an engine which shards by tenant cannot
/// send it to one shard; and why that is right. A test holds the list against the source.
package struct UnroutedStatement: Sendable {
  /// As PostgreSQL gets it, on one line.
  package let text: String
  package let reason: String

  private init(_ statement: SQLText, _ reason: String) {
    text = statement.text(for: .postgres).split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    self.reason = reason
  }

  /// Every one of them.
  package static let all = [
    UnroutedStatement(
      ReadStore.allTenants.text,
      "Read once at a start, for the directory of tenants that is kept in memory."),
    UnroutedStatement(
      ReadStore.listTenants.text,
      "The platform's own list of tenants; one page of it, and only platform admins may ask."),
    UnroutedStatement(
      ReadStore.listRevocations.text,
      "Read once at a start, for the list of refused tokens that is kept in memory."),
    UnroutedStatement(
      ReadStore.openJobs.text,
      "Which long work is to be gone on with; asked by the one server that does it."),
    UnroutedStatement(
      MasterKeyCheck.findProof.text, "The store's own settings: a table of no tenant."),
    UnroutedStatement(
      MasterKeyCheck.insertProof.text, "The store's own settings, written once in its life."),
    UnroutedStatement(
      MasterKeyCheck.findKey.text,
      "Asked once at the start of a store that is older than the proof; row security hides all "
        + "rows of it on PostgreSQL, where no store is."),
    UnroutedStatement(
      StoreCheck.lastMigration.text,
      "Which migrations a store has had: a table of no tenant, read by verify and by copies."),
  ]
}
