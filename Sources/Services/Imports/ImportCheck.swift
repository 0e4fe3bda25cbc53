import FrontdeskAPI
import FrontdeskServices
import RPCCore
import Storage
import WireFormat

/// What rows would do, without writing anything: against the store, and against the rows before
/// them. For dry runs and for imports that must not begin with a bad row.
struct ImportCheck {
  private let environment: ServiceEnvironment
  private let tenant: TenantSnapshot
  private let options: ImportOptions
  /// Whom rows have brought identifiers for: customers, and rows that would make one, which
  /// stand here as ids with nothing but their line.
  private var owners: [UInt64: Uuid] = [:]
  /// What the last row of a customer said.
  private var said: [Uuid: Int] = [:]
  /// The bookings and messages that rows have brought.
  private var told: Set<Uuid> = []
  private(set) var counts = ImportCounts()

  init(_ environment: ServiceEnvironment, _ tenant: TenantSnapshot, _ options: ImportOptions) {
    self.environment = environment
    self.tenant = tenant
    self.options = options
  }

  /// Looks at one row; why it would not be taken, if so.
  mutating func look(
    at row: ImportRow, _ call: WorkCall, _ store: ReadStore
  ) throws(RPCError) -> ImportProblem? {
    var found: [(field: ImportField, id: Uuid)] = []
    if let key = row.key {
      guard let id = try key.customer(store, call.scope) else { return .unknown(row) }
      found.append((.name, id))
    }
    for (field, identifier) in row.identifiers {
      var owner = owners[Self.hash(identifier)]
      if owner == nil { owner = try db(try store.owner(of: identifier, call.scope)) }
      if let owner, !found.contains(where: { $0.id == owner }) { found.append((field, owner)) }
    }
    guard found.count < 2 else {
      return .severalOwners(
        row,
        found.map { field, id in
          id.high == 0 ? (field, "line \(id.low)", nil) : (field, "customer \(id)", id)
        })
    }
    let id = found.first?.id ?? Uuid(high: 0, low: UInt64(row.line))
    if options.content.isPast {
      if found.isEmpty {
        if let problem = ImportProblem.missing(in: row, tenant.profile) { return problem }
        counts.customers += 1
      }
      try count(row.past, of: id, call, store)
    } else if found.isEmpty {
      if let problem = ImportProblem.missing(in: row, tenant.profile) { return problem }
      counts.added += 1
      if row.past != nil { counts.notes += 1 }
    } else if options.existing == .skip {
      counts.skipped += 1
      return nil
    } else {
      do throws(RPCError) { try count(row, of: id, call, store) } catch {
        guard let problem = ImportProblem(error, line: row.line) else { throw error }
        return problem
      }
    }
    for (_, identifier) in row.identifiers { owners[Self.hash(identifier)] = id }
    said[id] = row.values.hashValue
    return nil
  }

  /// Counts what a row tells besides the customer, once.
  private mutating func count(
    _ past: PastRecord?, of customer: Uuid, _ call: WorkCall, _ store: ReadStore
  ) throws(RPCError) {
    guard let past else { return }
    let id = past.id(of: customer, call.scope)
    let isFirst = told.insert(id).inserted
    let isKnown = try past.isKnown(id, store, call.scope)
    if isKnown || !isFirst { counts.unchanged += 1 } else { counts.added += 1 }
  }

  private mutating func count(
    _ row: ImportRow, of id: Uuid, _ call: WorkCall, _ store: ReadStore
  ) throws(RPCError) {
    if let before = said[id] {
      // Of a customer whom a row before has changed, only that row is compared with.
      if before == row.values.hashValue { counts.unchanged += 1 } else { counts.updated += 1 }
      return
    }
    guard let known = try db(try store.customer(id, .live, call.scope)) else { return }
    if case .note(let text)? = row.past,
      try !PastRecord.hasNote(text, known.id, store, call.scope)
    {
      counts.notes += 1
    }
    let before = try db(try store.completed(known, call.scope))
    var after = try before.taking(row.values)
    if row.values.categoryId != .zero { after.categoryId = row.values.categoryId }
    if after.fields(differingFrom: before).isEmpty {
      counts.unchanged += 1
    } else {
      counts.updated += 1
    }
  }

  // Two of a million that meet are one in thirty million.
  private static func hash(_ identifier: CustomerIdentifier) -> UInt64 {
    UInt64(bitPattern: Int64(identifier.hashValue))
  }
}
