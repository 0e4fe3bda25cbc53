import Auth
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import RPCServer
import SQLInterface
import Storage
import WireFormat

/// DuplicateService: customers that are one person twice.
package struct DuplicateHandlers: DuplicateServiceHandlers {
  let environment: ServiceEnvironment
  /// Told of tenants that want their duplicates looked for.
  let watch: DuplicateWatch

  package init(_ environment: ServiceEnvironment, watch: DuplicateWatch = DuplicateWatch()) {
    self.environment = environment
    self.watch = watch
  }
}

// Merging.
extension DuplicateHandlers {
  package func previewMerge(
    _ request: PreviewMergeRequest, _ call: ReadCall
  ) throws(RPCError) -> MergePreview {
    try requireTwo(request.survivorId, request.mergedId)
    let survivor = try side(request.survivorId, call)
    let merged = try side(request.mergedId, call)
    let spellings = try spellings(of: survivor, call)
      .merging(spellings(of: merged, call)) { first, _ in first }
    let plan = try CustomerMerge(
      survivor, merged, choices: request.choices, spellings: spellings)
    let counts = try db(
      try call.store.dependentCounts(of: merged.id, limit: MergeLimit.rows + 1, call.scope))
    let aliases = try db(
      try call.store.aliases(of: survivor.id, limit: MergeLimit.aliases, call.scope)
    ).count
    var fields = plan.fields(environment.json)
    if call.context.hidesSpend { fields.removeAll { SpendFilter.names.contains($0.field) } }
    return MergePreview(
      fields: fields, result: plan.result,
      survivorVersion: survivor.version, mergedVersion: merged.version,
      bookings: UInt64(counts.bookings), communications: UInt64(counts.communications),
      entries: UInt64(counts.entries), locations: UInt64(counts.locations),
      merges: UInt64(counts.aliases),
      obstacles: try obstacles(plan, counts, aliases: aliases, call.scope))
  }

  package func mergeCustomers(
    _ request: MergeCustomersRequest, _ call: WriteCall
  ) throws(RPCError) -> MergedCustomers {
    try requireTwo(request.survivorId, request.mergedId)
    let records = MergeRecords(environment, call)
    let survivor = try records.require(request.survivorId)
    let merged = try records.require(request.mergedId)
    try environment.requireVersion(
      request.survivorVersion, of: survivor, "Customer", nil, call)
    try environment.requireVersion(request.mergedVersion, of: merged, "Customer", nil, call)
    let spellings = try records.customers.spellings(of: survivor)
      .merging(records.customers.spellings(of: merged)) { first, _ in first }
    let plan = try CustomerMerge(
      survivor, merged, choices: request.choices, spellings: spellings)
    let counts = try db(
      try call.store.dependentCounts(of: merged.id, limit: MergeLimit.rows + 1, call.scope))
    let aliases = try db(
      try call.store.aliases(of: survivor.id, limit: MergeLimit.aliases, call.scope)
    ).count
    if let first = try obstacles(plan, counts, aliases: aliases, call.scope).first {
      throw RPCError(.failedPrecondition, first)
    }
    return try records.merge(plan, reason: request.reason.flatMap(environment.trimmedText))
  }

  package func undoMerge(
    _ request: UndoMergeRequest, _ call: WriteCall
  ) throws(RPCError) -> UndoneMerge {
    guard let stored = try db(try call.store.merge(of: request.mergedId, call.scope)) else {
      guard try db(try call.store.knownCustomer(request.mergedId, call.scope)) != nil else {
        throw CustomerRecords.absent
      }
      throw RPCError(.failedPrecondition, "The customer is not merged into another one.")
    }
    return try MergeRecords(environment, call).undo(
      stored, reason: request.reason.flatMap(environment.trimmedText))
  }

  package func listMerges(
    _ request: ListMergesRequest, _ call: ReadCall
  ) throws(RPCError) -> MergePage {
    if let id = request.customerId {
      guard try db(try call.store.knownCustomer(id, call.scope)) != nil else {
        throw CustomerRecords.absent
      }
    }
    let cursor = environment.cursor(of: request, method: "listMerges", call)
    let limit = PageLimit(Int(request.pageSize))
    let position = try cursor.open(request.cursor)
    let page = Page(
      fetched: try db(
        try call.store.merges(
          of: request.customerId, after: position, limit: limit.fetched, call.scope)),
      limit: limit)
    guard page.hasMore, let last = page.items.last else { return MergePage(merges: page.items) }
    let next = ListPosition(number: last.at.microseconds, id: last.id)
    return MergePage(merges: page.items, nextCursor: cursor.seal(next))
  }
}

extension DuplicateHandlers {
  private func requireTwo(_ survivor: Uuid, _ merged: Uuid) throws(RPCError) {
    guard survivor != merged else {
      throw RPCError(
        field: "mergedId", rule: "other", "It is the survivor itself; name another customer.")
    }
  }

  private func side(_ id: Uuid, _ call: ReadCall) throws(RPCError) -> Customer {
    guard let customer = try db(try call.store.customer(id, .live, call.scope)) else {
      throw CustomerRecords.absent
    }
    guard customer.id == id else { throw .mergedAlready(id, into: customer.id) }
    return try db(try call.store.completed(customer.lifted(at: call.now), call.scope))
  }

  private func spellings(
    of customer: Customer, _ call: ReadCall
  ) throws(RPCError) -> [CustomerIdentifier: String] {
    var raw: [CustomerIdentifier: String] = [:]
    for key in customer.claims {
      if let text = try db(try call.store.spelling(of: key, customer.id, call.scope)) {
        raw[key] = text
      }
    }
    return raw
  }

  private func obstacles(
    _ plan: CustomerMerge, _ counts: DependentCounts, aliases: Int, _ scope: TenantScope
  ) throws(RPCError) -> [String] {
    var obstacles = plan.obstacles
    if counts.rows > MergeLimit.rows || counts.bytes > MergeLimit.bytes {
      obstacles.append(
        "The customer to be merged has more than \(MergeLimit.rows) bookings, messages and other "
          + "entries, or \(MergeLimit.bytes >> 20) MiB of them; let it survive instead.")
    }
    if counts.aliases + aliases + 1 > MergeLimit.aliases {
      obstacles.append("More than \(MergeLimit.aliases) customers would go by one id.")
    }
    if try environment.tenant(scope).profile == .booking, plan.result.phone == nil {
      obstacles.append("A customer of a booking tenant needs a phone; choose the one with it.")
    }
    return obstacles
  }
}
