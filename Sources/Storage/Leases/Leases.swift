package import Auth
package import SQLInterface
package import WireFormat

/// Who holds a lease, as a server that asked for it found it.
package enum LeaseState: Sendable, Hashable {
  /// The server that asked; nobody else until it lets go or falls silent.
  case own
  /// Another one, which has said so many times that it is alive.
  case other(beat: Int64)
  /// Somebody asks for it just now.
  case contended
}

extension ReadStore {
  private static let findHolder = Query(
    "SELECT holder FROM leases WHERE tenant_id = ?1 AND name = ?2")

  /// Who holds the lease `name`; nil for nobody.
  package final func leaseHolder(
    _ name: String, _ scope: TenantScope
  ) throws(SQLError) -> Uuid? {
    var rows = try open(Self.findHolder, scope)
    rows.bind(name)
    guard try rows.next(), rows.uuid(0) != .zero else { return nil }
    return rows.uuid(0)
  }
}

// A lease has no end in time, since servers' clocks differ: its holder moves `beat` while it
// works, and one whose beat stood still for long, by the watch of whoever wants it, has died.
extension WriteStore {
  private static let findLease = Query(
    "SELECT holder, beat FROM leases WHERE tenant_id = ?1 AND name = ?2",
    postgres: """
      SELECT holder, beat FROM leases WHERE tenant_id = ?1 AND name = ?2 FOR UPDATE SKIP LOCKED
      """)
  private static let makeLease = Command(
    """
    INSERT INTO leases (tenant_id, name, holder, beat) VALUES (?1, ?2, ?3, 0)
    ON CONFLICT (tenant_id, name) DO NOTHING
    """)
  private static let takeLease = Command(
    "UPDATE leases SET holder = ?3, beat = beat + 1 WHERE tenant_id = ?1 AND name = ?2")

  /// Takes the lease `name` for `holder`, or goes on holding it. One that another holds is
  /// taken only when its beat is `dead`: what it was when it was last seen to move.
  package func holdLease(
    _ name: String, for holder: Uuid, unlessMovedFrom dead: Int64?, _ scope: TenantScope
  ) throws(SQLError) -> LeaseState {
    var make = try open(Self.makeLease, scope)
    make.bind(name)
    make.bind(Uuid.zero)
    try make.run()
    var found: (holder: Uuid, beat: Int64)?
    do {
      var rows = try open(Self.findLease, scope)
      rows.bind(name)
      if try rows.next() { found = (rows.uuid(0), rows.int64(1)) }
    }
    guard let found else { return .contended }
    guard found.holder == holder || found.holder == .zero || found.beat == dead else {
      return .other(beat: found.beat)
    }
    try setHolder(holder, of: name, scope)
    return .own
  }

  /// Lets go of the lease `name` if `holder` has it.
  package func dropLease(
    _ name: String, of holder: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    do {
      var rows = try open(Self.findLease, scope)
      rows.bind(name)
      guard try rows.next(), rows.uuid(0) == holder else { return }
    }
    try setHolder(.zero, of: name, scope)
  }

  private func setHolder(
    _ holder: Uuid, of name: String, _ scope: TenantScope
  ) throws(SQLError) {
    var take = try open(Self.takeLease, scope)
    take.bind(name)
    take.bind(holder)
    try take.run()
  }
}
