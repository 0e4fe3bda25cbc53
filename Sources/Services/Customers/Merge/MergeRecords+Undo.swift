import Auth
import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import SQLInterface
import Storage
import WireFormat

extension MergeRecords {
  /// Visits since the merge are looked for among so many bookings.
  private static let visitsMax = 1000

  /// Undoes `stored`, and journals it.
  func undo(_ stored: StoredMerge, reason: String?) throws(RPCError) -> UndoneMerge {
    let scope = call.scope
    var merge = stored.merge
    let now = try require(merge.survivorId)
    guard let asMerged = try db(try call.store.mergedCustomer(merge.mergedId, scope)) else {
      throw CustomerRecords.absent
    }
    let merged = try db(try call.store.completed(asMerged, scope))
    let later = try db(try call.store.merges(after: merge, scope))
    let missing = try db(
      try call.store.returnDependents(
        stored.moved, of: now.id, to: merged.id, scope))
    let completed = try completedSince(stored)
    let since = try visits(of: now.id, since: merge.at)
    let change = CustomerUnmerge(
      now, stored.snapshot, later: later.map(\.snapshot.merged),
      visitsSince: since.map(\.visit), completedSince: completed)
    var survivor = change.result
    if survivor.categoryId != now.categoryId {
      survivor.categoryId = try customers.categoryStill(survivor.categoryId)
    }
    survivor.version = now.version + 1
    survivor.updatedAt = call.now
    var restored = merged.visited(by: completed)
    if !completed.isEmpty { restored.version += 1 }
    if !completed.isEmpty { restored.updatedAt = call.now }
    try checkFree(survivor, restored, before: now)
    try customers.checkProfile(phone: survivor.phone, try environment.tenant(scope))
    let raw = try customers.spellings(of: now)
    try store(survivor, before: now, raw: raw)
    try revive(restored, was: merged, stored)
    var kept = change.kept
    if try returnLocations(stored.snapshot, of: now.id, later) { kept.insert("locations") }
    try returnFigures(stored, of: now.id, completed)
    try amend(later, without: stored.snapshot, since: since, completed)
    merge.undoneAt = call.now
    try db(
      try call.store.update(
        StoredMerge(merge: merge, moved: stored.moved, snapshot: stored.snapshot), scope))
    try customers.note(
      .statusChange, "Merge undone", "Customer \(merge.number) is a customer of its own again.",
      survivor.id, ref: merge.mergedId)
    try customers.journal(
      survivor, before: now, kind: .unmerged, fields: survivor.fields(differingFrom: now),
      reason: reason, parted: [merged.id] + stored.moved.aliases)
    try customers.journal(restored, before: merged, kind: .restored, fields: [], reason: reason)
    return UndoneMerge(
      merge: merge, survivor: survivor, restored: restored, kept: kept.sorted(),
      returned: UInt64(stored.moved.count - stored.moved.aliases.count - missing),
      missing: UInt64(missing))
  }

  /// Bookings of the merged customer that were completed while it was merged.
  private func completedSince(_ stored: StoredMerge) throws(RPCError) -> [Booking] {
    var completed: [Booking] = []
    for id in stored.moved.bookings {
      if let booking = try db(try call.store.booking(id, call.scope)),
        booking.status == .completed, booking.customerId == stored.merge.mergedId
      {
        completed.append(booking)
      }
    }
    return completed
  }

  /// Bookings of customer `id` that were completed since `moment`.
  private func visits(of id: Uuid, since moment: Timestamp) throws(RPCError) -> [Booking] {
    try db(try call.store.completedBookings(of: id, limit: Self.visitsMax, call.scope))
      .filter { booking in booking.completedAt.map { $0 >= moment } ?? false }
  }

  /// Refuses when somebody else, or the survivor by its own change, has what the restored
  /// customer had.
  private func checkFree(
    _ survivor: Customer, _ restored: Customer, before now: Customer
  ) throws(RPCError) {
    let kept = Set(survivor.claims)
    let keptMappings = Set(survivor.mappings.map(MappingKey.init))
    let isFree = { (key: CustomerIdentifier) in !kept.contains(key) }
    try customers.checkFree(
      restored.namedClaims.filter { isFree($0.identifier) },
      restored.mappings.filter { !keptMappings.contains(MappingKey($0)) }, of: now.id)
    let clash = restored.namedClaims.first { !isFree($0.identifier) }?.field
    let mappingClash = restored.mappings.contains { keptMappings.contains(MappingKey($0)) }
    if let field = clash ?? (mappingClash ? "mappings" : nil) {
      throw RPCError(
        .alreadyExists,
        "\(field): the survivor was given it as its own after the merge; take it away first.",
        existing: survivor.id)
    }
    let known = Set(now.claims)
    let knownMappings = Set(now.mappings.map(MappingKey.init))
    try customers.checkFree(
      survivor.namedClaims.filter { !known.contains($0.identifier) },
      survivor.mappings.filter { !knownMappings.contains(MappingKey($0)) }, of: survivor.id)
  }

  private func revive(
    _ restored: Customer, was merged: Customer, _ stored: StoredMerge
  ) throws(RPCError) {
    try db(
      try call.store.revive(
        merged, from: stored.merge.survivorId, aliases: stored.moved.aliases,
        raw: spellings(of: stored.snapshot.merged), call.scope))
    guard restored != merged else { return }
    let zone = try environment.tenant(call.scope).timeZone
    let day = restored.firstVisitAt.flatMap { TenantCalendar(timeZone: zone)?.day($0).dayOfYear }
    try db(
      try call.store.updateVisits(
        of: restored, before: merged, firstVisitDay: day, call.scope))
  }

  /// Puts what the locations know of the survivor back; whether any was changed since.
  private func returnLocations(
    _ snapshot: MergeSnapshot, of survivor: Uuid, _ later: [StoredMerge]
  ) throws(RPCError) -> Bool {
    var isKept = false
    for after in snapshot.locationsAfter {
      let before = snapshot.locationsBefore.first { $0.locationId == after.locationId }
      guard
        let now = try db(
          try call.store.location(after.locationId, of: survivor, call.scope))
      else { continue }
      let rest = now.unmerged(
        before, after, held: try locations(after.locationId, of: later))
      isKept = isKept || rest.isKept
      if let location = rest.location {
        try db(try call.store.put(location, call.scope))
      } else {
        try db(try call.store.deleteLocation(after.locationId, of: survivor, call.scope))
      }
    }
    return isKept
  }

  /// Lets later merges forget what this one brought, so that undoing them does not bring it
  /// back.
  private func amend(
    _ later: [StoredMerge], without snapshot: MergeSnapshot, since visits: [Booking],
    _ completed: [Booking]
  ) throws(RPCError) {
    for (index, old) in later.enumerated() {
      var stored = old
      let at = stored.merge.at
      let foreign = Set(later[index...].flatMap(\.moved.completedBookings))
      let own = visits.filter { booking in
        !foreign.contains(booking.id) && (booking.completedAt.map { $0 < at } ?? false)
      }
      let done = completed.filter { $0.completedAt.map { $0 < at } ?? false }
      let earlier = later[..<index].map(\.snapshot.merged)
      stored.snapshot.survivorBefore =
        CustomerUnmerge(
          stored.snapshot.survivorBefore, snapshot, later: earlier,
          visitsSince: own.map(\.visit), completedSince: done
        ).result
      stored.snapshot.survivorAfter =
        CustomerUnmerge(
          stored.snapshot.survivorAfter, snapshot,
          later: earlier + [stored.snapshot.merged], visitsSince: own.map(\.visit),
          completedSince: done
        ).result
      try amendLocations(&stored.snapshot, without: snapshot, Array(later[..<index]), old)
      try db(try call.store.update(stored, call.scope))
    }
  }

  private func amendLocations(
    _ amended: inout MergeSnapshot, without snapshot: MergeSnapshot, _ earlier: [StoredMerge],
    _ own: StoredMerge
  ) throws(RPCError) {
    for after in snapshot.locationsAfter {
      let id = after.locationId
      let before = snapshot.locationsBefore.first { $0.locationId == id }
      let held = try locations(id, of: earlier)
      if let index = amended.locationsBefore.firstIndex(where: { $0.locationId == id }) {
        let rest = amended.locationsBefore[index].unmerged(before, after, held: held).location
        amended.locationsBefore.remove(at: index)
        if let rest { amended.locationsBefore.append(rest) }
      }
      if let index = amended.locationsAfter.firstIndex(where: { $0.locationId == id }) {
        let both = held + (try locations(id, of: [own]))
        let rest = amended.locationsAfter[index].unmerged(before, after, held: both).location
        if let rest { amended.locationsAfter[index] = rest }
      }
    }
  }

  /// What a location knew of the customers of some merges.
  private func locations(
    _ id: Uuid, of merges: [StoredMerge]
  ) throws(RPCError) -> [CustomerLocation] {
    var known: [CustomerLocation] = []
    for stored in merges {
      if let location = try db(
        try call.store.location(id, of: stored.merge.mergedId, call.scope))
      {
        known.append(location)
      }
    }
    return known
  }
}
