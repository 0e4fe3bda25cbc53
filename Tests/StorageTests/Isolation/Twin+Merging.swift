import Auth
import FrontdeskAPI
import SQLInterface
import StoreKit
import Testing
import WireFormat

@testable import Storage

// Merged customers and those that may be one.
extension Twin {
  private static let merged: [UInt64] = [61, 62, 63]

  private func stored(_ number: UInt64, _ survivor: UInt64, _ merged: UInt64) -> StoredMerge {
    let merge = Merge(
      id: Self.id(number), survivorId: Self.id(survivor), mergedId: Self.id(merged),
      at: Timestamp(microseconds: Self.time.microseconds + Int64(number)), by: mark)
    let own = customer(survivor)
    return StoredMerge(
      merge: merge, moved: MovedRows(),
      snapshot: MergeSnapshot(
        survivorBefore: own, survivorAfter: own, merged: customer(merged)))
  }

  private func pair(_ one: UInt64, _ other: UInt64) -> FoundDuplicate {
    FoundDuplicate(
      Self.id(one), Self.id(other), score: isOther ? 90 : 60,
      reasons: isOther ? .sameName : .samePhone, foundAt: Self.time)
  }

  func makeMerges(_ store: WriteStore) throws(SQLError) -> [String] {
    for number in Self.merged {
      try store.insert(customer(number), raw: [:], scope)
      let location = CustomerLocation(
        customerId: Self.id(number), locationId: Self.id(81), version: 1, notes: mark)
      try store.put(location, scope)
    }
    for number in [65, 66] + (isOther ? [67] : []) as [UInt64] {
      var done = booking(number, of: 62)
      done.status = number == 65 ? .completed : .confirmed
      try store.insert(done, staffKey: nil, record: done.encoded(), scope)
      try store.insert(message(number + 10, customer: 62, lead: nil), scope)
      let note = Note(id: Self.id(number + 20), customerId: Self.id(62), text: mark)
      try store.insert(
        CustomerEntry(
          .note, id: note.id, of: note.customerId, at: Self.time, record: note.encoded()), scope)
    }
    try store.retire(
      customer(63), for: Self.id(62), merge: Self.id(71), aliases: [], scope)
    try store.insert(stored(71, 62, 63), scope)
    try store.retire(
      customer(62), for: Self.id(61), merge: Self.id(72), aliases: [Self.id(63)],
      scope)
    let moved = try store.moveDependents(of: Self.id(62), to: Self.id(61), scope)
    try store.insert(stored(72, 61, 62), scope)
    // Of demonstration data, and so removed with it.
    try store.insert(stored(973, 61, 962), scope)
    try store.putLikenesses(["gone"], of: Self.id(963), scope)
    try store.put([pair(964, 965)], scope)
    try store.insert(customer(966), raw: [:], scope)
    try store.retire(customer(966), for: Self.id(61), merge: Self.id(974), aliases: [], scope)
    try store.putLikenesses(["both", mark], of: Self.id(61), scope)
    if isOther { try store.putLikenesses(["both"], of: Self.id(11), scope) }
    try store.put([pair(11, 12), pair(11, 61), pair(12, 61)], scope)
    var progress = DuplicateProgress()
    progress.lookedAt = isOther ? 9 : 3
    try store.put(progress, scope)
    return ["\(moved)"]
  }

  func changeMerges(_ store: WriteStore) throws(SQLError) -> [String] {
    var undone = stored(72, 61, 62)
    undone.merge.undoneAt = Self.time
    try store.update(undone, scope)
    var moved = MovedRows()
    moved.bookings = [Self.id(66)]
    moved.communications = [Self.id(75)]
    moved.entries = [Self.id(85), Self.id(86)]
    let missing = try store.returnDependents(
      moved, of: Self.id(61), to: Self.id(62), scope)
    try store.revive(
      customer(62), from: Self.id(61), aliases: [Self.id(63)], raw: [:], scope)
    try store.deleteLocation(Self.id(81), of: Self.id(62), scope)
    try store.putLikenesses(["both"], of: Self.id(61), scope)
    try store.dismiss(pair(11, 12), scope)
    try store.deletePairs(of: Self.id(61), but: [pair(11, 61)], scope)
    var sums = customer(11)
    sums.spent = [Money(minor: 5, currency: "EUR"), Money(minor: 6, currency: "USD")]
    try store.putSpent(of: sums, before: nil, scope)
    try store.deleteSpent("USD", of: Self.id(11), scope)
    return ["\(missing)"]
  }

  func merges(_ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    for number in Self.merged + [11] {
      let id = Self.id(number)
      said.append("\(String(describing: try store.survivor(of: id, scope)))")
      said.append("\(String(describing: try store.knownCustomer(id, scope)))")
      said.append("\(try store.aliases(of: id, limit: 9, scope))")
      said.append("\(String(describing: try store.mergedCustomer(id, scope)))")
      said.append("\(String(describing: try store.customerItself(id, scope)))")
      said.append("\(String(describing: try store.merge(of: id, scope)))")
      said.append("\(try store.merges(of: id, after: nil, limit: 9, scope))")
      said.append("\(try store.dependentCounts(of: id, limit: 9, scope))")
      said.append("\(try store.completedBookings(of: id, limit: 9, scope))")
      said.append("\(try store.everyBooking(of: id, scope))")
      said.append("\(try store.everyCommunication(of: id, scope))")
      said.append("\(try store.everyEntry(of: id, scope))")
      said.append("\(try store.locations(of: id, limit: 9, scope))")
      said.append("\(try store.duplicatePairs(of: id, limit: 9, scope))")
      said.append("\(String(describing: try store.duplicatePair(id, Self.id(12), scope)))")
    }
    said.append("\(try store.merges(of: nil, after: nil, limit: 9, scope))")
    said.append("\(try store.merges(after: stored(70, 61, 62).merge, scope))")
    said.append("\(try store.merges(after: stored(70, 62, 63).merge, scope))")
    said.append("\(try store.customers(like: ["both", mark], limit: 9, scope).sorted())")
    said.append("\(try store.customers(termsFrom: ["nzo", "p353"], limit: 9, scope).sorted())")
    said.append("\(try store.customers(afterID: Self.id(11), limit: 3, scope))")
    said.append("\(try store.duplicatePairs(after: nil, minimum: 1, limit: 9, scope))")
    said.append("\(String(describing: try store.duplicateScan(scope)))")
    return said
  }
}
