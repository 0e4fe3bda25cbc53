package import WireFormat

/// What the servers of one database tell each other. Only hints: the tables are the truth.
package enum SQLNews: Sendable, Hashable {
  /// The feeds of these tenants grew; of those in `settings` a record changed that servers keep
  /// in memory.
  case grew([Uuid], settings: Set<Uuid>)
  /// The link was made (anew), so that anything may have changed unheard.
  case missed
}
