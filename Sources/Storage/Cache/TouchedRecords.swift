package import WireFormat

/// Which customers a transaction may have changed. Too much may be in it, too little never.
package struct TouchedRecords: Sendable {
  package struct Record: Sendable {
    let tenant: Uuid
    let id: Uuid
  }

  private(set) var records: [Record] = []
  private(set) var tenants: Set<Uuid> = []
  private(set) var isAll = false

  // More than this are taken for all of their tenants.
  private static let recordsMax = 4096

  package init() {}

  package var isEmpty: Bool { records.isEmpty && tenants.isEmpty && !isAll }

  /// One customer.
  package mutating func add(_ id: Uuid, of tenant: Uuid) {
    guard records.count < TouchedRecords.recordsMax else { return add(allOf: tenant) }
    records.append(Record(tenant: tenant, id: id))
  }

  /// All customers of a tenant.
  package mutating func add(allOf tenant: Uuid) { tenants.insert(tenant) }

  /// All customers that there are.
  package mutating func addAll() { isAll = true }

  package mutating func removeAll() {
    records.removeAll(keepingCapacity: true)
    if !tenants.isEmpty { tenants.removeAll() }
    isAll = false
  }
}
