import Auth
import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import Storage
import WireFormat

/// Changes customers one by one, and says what became of each.
struct BulkApplier {
  private static let tagsMax = 50

  private let records: CustomerRecords
  private let store: WriteStore
  private let now: Timestamp
  private let scope: TenantScope
  private let job: BulkUpdate
  private(set) var counts: BulkCounts
  private(set) var results: [BulkResult] = []

  init(
    _ environment: ServiceEnvironment, _ call: WriteCall, _ scope: TenantScope, _ job: BulkUpdate
  ) throws(RPCError) {
    records = CustomerRecords(environment, call, scope)
    store = call.store
    now = call.now
    self.scope = scope
    self.job = job
    counts = job.counts
    if let category = job.changes.categoryId { try records.checkCategory(category, "categoryId") }
  }

  mutating func apply(_ id: Uuid) throws(RPCError) {
    var result: BulkResult
    do throws(RPCError) {
      result = try change(id)
    } catch {
      // What a caller who did it one by one would be told; whatever else happens ends the step.
      switch error.code {
      case .alreadyExists, .failedPrecondition, .invalidArgument:
        result = BulkResult(outcome: .refused, problem: error.message)
      default: throw error
      }
    }
    result.customerId = id
    switch result.outcome {
    case .changed: counts.changed += 1
    case .unchanged: counts.unchanged += 1
    case .refused: counts.refused += 1
    case .absent, .unspecified, .unrecognized: counts.absent += 1
    }
    results.append(result)
  }

  private func change(_ id: Uuid) throws(RPCError) -> BulkResult {
    guard let found = try db(try store.customer(id, .liveOrDeleted, scope)),
      found.erasedAt == nil
    else { return BulkResult(outcome: .absent) }
    let before = found.lifted(at: now)
    if job.changes.restore { return try restore(before) }
    if job.changes.delete { return try delete(before, named: id) }
    guard before.deletedAt == nil else { return BulkResult(outcome: .absent) }
    return try store(try changed(before), before: before, kind: .updated)
  }

  private func restore(_ before: Customer) throws(RPCError) -> BulkResult {
    guard before.deletedAt != nil else { return BulkResult(outcome: .unchanged) }
    var customer = before
    customer.deletedAt = nil
    if job.dryRun {
      try records.checkFree(customer.namedClaims, customer.mappings, of: customer.id)
    }
    return try store(customer, before: before, kind: .restored)
  }

  private func delete(_ before: Customer, named id: Uuid) throws(RPCError) -> BulkResult {
    guard before.id == id else {
      return BulkResult(
        outcome: .refused, problem: "It was merged into customer \(before.id); delete that one.")
    }
    guard before.deletedAt == nil else { return BulkResult(outcome: .unchanged) }
    var customer = before
    customer.deletedAt = now
    return try store(customer, before: before, kind: .deleted)
  }

  private func changed(_ before: Customer) throws(RPCError) -> Customer {
    let changes = job.changes
    var customer = before
    if let category = changes.categoryId { customer.categoryId = category }
    if changes.status != .unspecified { customer.status = changes.status }
    let removed = Set(changes.removeTags.map(SearchTerms.caseless))
    customer.tags.removeAll { removed.contains(SearchTerms.caseless($0)) }
    var known = Set(customer.tags.map(SearchTerms.caseless))
    for tag in changes.addTags where known.insert(SearchTerms.caseless(tag)).inserted {
      customer.tags.append(tag)
    }
    guard customer.tags.count <= Self.tagsMax else {
      throw RPCError(
        .failedPrecondition,
        "It would have \(customer.tags.count) tags, and \(Self.tagsMax) is all.")
    }
    return customer
  }

  private func store(
    _ customer: Customer, before: Customer, kind: ChangeKind
  ) throws(RPCError) -> BulkResult {
    guard !customer.fields(differingFrom: before).isEmpty else {
      return BulkResult(outcome: .unchanged)
    }
    guard !job.dryRun else { return BulkResult(outcome: .changed) }
    let stored = try records.update(customer, before: before, kind: kind, reason: job.reason)
    return BulkResult(outcome: .changed, version: stored.version)
  }
}
