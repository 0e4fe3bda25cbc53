import Auth
import Crypto
import FrontdeskAPI
import SQLInterface
import WireFormat

@testable import Storage

// What each does; the answers say what it was told.
extension Twin {
  /// Makes records of every kind.
  func make(_ store: WriteStore) throws(SQLError) -> [String] {
    var said: [String] = []
    let tenant = Tenant(id: scope.tenantID, version: 1, name: mark, createdAt: Self.time)
    try store.insert(tenant, scope)
    for number in 1...5 as ClosedRange<UInt64> {
      let category = Category(
        id: Self.id(number), name: "c\(number)", color: mark, isDefault: number == 1)
      try store.insert(category, scope)
    }
    for number in customerNumbers { try store.insert(customer(number), raw: [:], scope) }
    // The category of customers that the own one keeps.
    if isOther { _ = try store.deleteCategory(Self.id(5), movingTo: Self.id(4), scope) }
    for (number, of) in [(21, 11), (22, 11), (921, 911)] + (isOther ? [(23, 11)] : []) {
      try store.insert(
        booking(UInt64(number), of: UInt64(of)), staffKey: "ann",
        record: booking(UInt64(number), of: UInt64(of)).encoded(), scope)
    }
    for number in [31, 32, 931] + (isOther ? [33] : []) as [UInt64] {
      try store.insert(lead(number), scope)
    }
    try store.insert(message(41, customer: 11, lead: nil), scope)
    try store.insert(message(42, customer: nil, lead: 31), scope)
    try store.insert(message(941, customer: 911, lead: nil), scope)
    try store.insert(message(942, customer: nil, lead: 931), scope)
    if isOther { try store.insert(message(43, customer: 11, lead: 31), scope) }
    try store.insert(lead(34, of: 11), scope)
    try store.insert(message(44, customer: nil, lead: 34), scope)
    try makeProfiles(store)
    try makeJobs(store)
    try makeFiles(store)
    try makeSegments(store)
    for name in ["work", "yet more"] {
      for _ in 0..<(isOther ? 3 : 1) {
        _ = try store.holdLease(name, for: scope.tenantID, unlessMovedFrom: nil, scope)
      }
    }
    for token in ["old", "older"] {
      try store.revoke(token, until: Timestamp(microseconds: 5), now: .zero, scope)
    }
    said.append("\(try store.takeCustomerNumbers(isOther ? 50 : 3, scope))")
    said += try makeMerges(store)
    return said
  }

  /// Changes and removes some of them.
  func change(_ store: WriteStore) throws(SQLError) -> [String] {
    var said: [String] = []
    try store.update(
      Tenant(id: scope.tenantID, version: 2, name: mark + "!", createdAt: Self.time), scope)
    try changeCustomers(store, &said)
    try changeProfiles(store)
    try changeJobs(store)
    try changeFiles(store)
    said += try changeSegments(store)
    said += try changeMerges(store)
    try removeUnused(store)
    var done = booking(21, of: 11)
    done.status = .completed
    try store.update(done, record: done.encoded(), scope)
    try store.delete(booking(22, of: 11), scope)
    var won = lead(31)
    won.stage = .contacted
    try store.update(won, scope)
    var read = message(41, customer: 11, lead: nil)
    read.status = .read
    try store.update(read, scope)
    try store.revoke("new", until: Timestamp(microseconds: .max), now: Self.time, scope)
    said.append(
      "\(try store.holdLease("work", for: Self.id(9), unlessMovedFrom: nil, scope))")
    try store.dropLease("work", of: scope.tenantID, scope)
    said.append(
      "\(try store.holdLease("work", for: Self.id(8), unlessMovedFrom: nil, scope))")
    said.append("\(try store.recordCounts(in: Self.temporary, scope))")
    try store.removeRecords(in: Self.temporary, scope)
    said.append("\(try store.takeCustomerNumbers(1, scope))")
    let head = JournalHead(seq: 1, hash: .zero)
    said.append("\(try store.journal.contains(head, scope, store.sql))")
    return said
  }

  private func changeCustomers(_ store: WriteStore, _ said: inout [String]) throws(SQLError) {
    try store.update(
      Category(id: Self.id(2), name: "two \(mark)", color: mark), scope)
    said.append(
      "\(try store.deleteCategory(Self.id(3), movingTo: Self.id(isOther ? 4 : 1), scope))")
    var changed = customer(12, version: 2)
    changed.phone = "+353875550177"
    changed.email = nil
    changed.tags = ["new"]
    changed.mappings = []
    changed.name = "Max \(mark)"
    try store.update(changed, before: customer(12), raw: [:], scope)
    var gone = customer(13, version: 2)
    gone.deletedAt = Self.time
    gone.company = nil
    try store.update(gone, before: customer(13), raw: [:], scope)
    var visited = customer(11, version: 2)
    visited.visits = isOther ? 70 : 30
    try store.updateVisits(of: visited, before: customer(11), firstVisitDay: 61, scope)
  }
}
