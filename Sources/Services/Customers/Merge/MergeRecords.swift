import Auth
import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import SQLInterface
import Seams
import Storage
import WireFormat

extension ChangeKind {
  /// Of the survivor.
  static let merged = ChangeKind("merged")
  /// Of the customer that was merged.
  static let absorbed = ChangeKind("absorbed")
  /// Of the survivor.
  static let unmerged = ChangeKind("unmerged")
}

/// How much one merge may move. It is one write, which must not hold the writer for long.
enum MergeLimit {
  /// Bookings, messages, entries and so on of the customer that is merged.
  static let rows = 1000
  /// And the bytes of them.
  static let bytes = 2 << 20
  /// Customers that go by the id of one: an undo amends what is kept of each.
  static let aliases = 100
}

/// The steps of a merge and of its undoing: rows, identifiers, journal.
struct MergeRecords {
  let environment: ServiceEnvironment
  let call: WriteCall
  let customers: CustomerRecords

  init(_ environment: ServiceEnvironment, _ call: WriteCall) {
    self.environment = environment
    self.call = call
    customers = CustomerRecords(environment, call)
  }

  /// The live customer `id`, whole; refused when it goes by another id by now.
  func require(_ id: Uuid) throws(RPCError) -> Customer {
    let customer = try customers.requireUndeleted(id)
    guard customer.id == id else { throw .mergedAlready(id, into: customer.id) }
    return try db(try call.store.completed(customer, call.scope))
  }

  /// Merges, and journals it.
  func merge(_ plan: CustomerMerge, reason: String?) throws(RPCError) -> MergedCustomers {
    let scope = call.scope
    var merged = plan.merged
    try customers.keepSpellings(in: &merged, before: plan.merged)
    let id = environment.random.uuid(at: call.now)
    let aliases = try db(
      try call.store.aliases(of: plan.merged.id, limit: MergeLimit.aliases, scope))
    try db(
      try call.store.retire(
        plan.merged, for: plan.survivor.id, merge: id, aliases: aliases, scope))
    var moved = try db(
      try call.store.moveDependents(of: plan.merged.id, to: plan.survivor.id, scope))
    moved.aliases = aliases
    var survivor = plan.result
    survivor.version += 1
    survivor.updatedAt = call.now
    let raw = try customers.spellings(of: plan.survivor).merging(spellings(of: merged)) {
      first, _ in first
    }
    try store(survivor, before: plan.survivor, raw: raw)
    var snapshot = MergeSnapshot(
      survivorBefore: plan.survivor, survivorAfter: survivor, merged: merged)
    try mergeLocations(of: plan.merged.id, into: survivor.id, &snapshot)
    try mergeFigures(of: plan.merged.id, into: survivor.id)
    let merge = Merge(
      id: id, survivorId: survivor.id, mergedId: plan.merged.id, at: try moment(survivor.id),
      by: call.subject, publicId: plan.merged.publicId, number: plan.merged.number)
    try db(
      try call.store.insert(
        StoredMerge(merge: merge, moved: moved, snapshot: snapshot), scope))
    try customers.note(
      .statusChange, "Merged", "Customer \(merge.number) was merged into this one.", survivor.id,
      ref: merge.mergedId)
    try customers.journal(
      survivor, before: plan.survivor, kind: .merged,
      fields: survivor.fields(differingFrom: plan.survivor), reason: reason)
    call.store.record(
      Change(
        .absorbed, .customer, plan.merged.id, subject: plan.merged.id, others: aliases,
        version: Int64(clamping: plan.merged.version), before: plan.merged.encoded(),
        reason: reason), scope)
    return MergedCustomers(merge: merge, customer: survivor)
  }

  /// When a merge into `survivor` is said to be: no two are at once, so that they have an order.
  private func moment(_ survivor: Uuid) throws(RPCError) -> Timestamp {
    let last = try db(try call.store.merges(of: survivor, after: nil, limit: 1, call.scope)).first
    guard let last, last.at >= call.now else { return call.now }
    return Timestamp(microseconds: last.at.microseconds + 1)
  }

  /// The identifiers of a customer whose spellings were kept in it.
  func spellings(of customer: Customer) -> [CustomerIdentifier: String] {
    var raw: [CustomerIdentifier: String] = [:]
    for entry in customer.identifiers { raw[entry.key] = entry.raw }
    if let email = customer.email { raw[CustomerIdentifier(email: email)] = email }
    return raw
  }

  /// Stores every column of `customer`, and forgets sums that are gone.
  func store(
    _ customer: Customer, before: Customer, raw: [CustomerIdentifier: String]
  ) throws(RPCError) {
    let zone = try environment.tenant(call.scope).timeZone
    let calendar = TenantCalendar(timeZone: zone)
    let day = customer.firstVisitAt.flatMap { calendar?.day($0).dayOfYear } ?? 0
    let isMoved = customer.firstVisitAt != before.firstVisitAt
    try db(try call.store.update(customer, before: before, raw: raw, call.scope))
    try db(
      try call.store.updateVisits(
        of: customer, before: before, firstVisitDay: isMoved ? day : nil, call.scope))
    for sum in before.spent where !customer.spent.contains(where: { $0.currency == sum.currency }) {
      try db(try call.store.deleteSpent(sum.currency, of: customer.id, call.scope))
    }
  }

  private func mergeLocations(
    of id: Uuid, into survivor: Uuid, _ snapshot: inout MergeSnapshot
  ) throws(RPCError) {
    let theirs = try db(try call.store.locations(of: id, limit: MergeLimit.rows, call.scope))
    for location in theirs {
      let own = try db(
        try call.store.location(location.locationId, of: survivor, call.scope))
      let joined = location.merged(into: own, of: survivor)
      if let own { snapshot.locationsBefore.append(own) }
      snapshot.locationsAfter.append(joined)
      try db(try call.store.put(joined, call.scope))
    }
  }
}

extension CustomerRecords {
  /// The identifiers that find `customer`, as they were spelled.
  func spellings(of customer: Customer) throws(RPCError) -> [CustomerIdentifier: String] {
    var raw: [CustomerIdentifier: String] = [:]
    for key in customer.claims {
      if let text = try db(try call.store.spelling(of: key, customer.id, scope)) {
        raw[key] = text
      }
    }
    return raw
  }
}

extension RPCError {
  static func mergedAlready(_ id: Uuid, into survivor: Uuid) -> RPCError {
    RPCError(
      .failedPrecondition,
      "Customer \(id) was merged into \(survivor) already; name that one, or undo that merge "
        + "first.",
      existing: survivor)
  }
}
