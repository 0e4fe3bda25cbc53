import Auth
import Crypto
import Foundation
import FrontdeskAPI
import SQLInterface
import StoreKit
import Synchronization
import Testing
import WireFormat

@testable import Storage

/// Two tenants whose records have the same ids, phones, tags and times, and differ in what they
/// say: whatever a statement takes from the wrong one of them shows.
struct Twin {
  let scope: TenantScope
  /// What this tenant's records say where the other's say something else.
  let mark: String
  /// The other tenant has more of everything.
  let isOther: Bool

  static let own = Twin(number: 1, "own", isOther: false)
  static let other = Twin(number: 2, "other", isOther: true)

  private init(number: UInt64, _ mark: String, isOther: Bool) {
    scope = .system(Uuid(high: 1, low: number), "a test")
    self.mark = mark
    self.isOther = isOther
  }

  static func id(_ number: UInt64) -> Uuid {
    Uuid(high: 0x0198_0000_0000_7000, low: 0x8000_0000_0000_0000 | number)
  }

  static let time = Timestamp(microseconds: 1_700_000_000_000_000)
  static let temporary = id(900)...id(999)

  func customer(_ number: UInt64, category: UInt64, version: UInt64 = 1) -> Customer {
    Customer(
      id: Self.id(number), publicId: "CUST-1700000000000-AAAA\(number)",
      number: "RC-2024-\(number)",
      version: version, name: "Zoe \(mark)", status: isOther ? .inactive : .active,
      source: isOther ? .voice : .web, categoryId: Self.id(category),
      phone: "+353875551\(number)", email: "zoe\(number)@example.com", tags: ["vip"],
      mappings: [ProviderMapping(provider: "p", branch: "b", externalId: "x\(number)")],
      createdAt: Self.time, visits: isOther ? 7 : 3, lastVisitAt: Self.time)
  }

  func booking(_ number: UInt64, of customer: UInt64) -> Booking {
    Booking(
      id: Self.id(number), version: 1, customerId: Self.id(customer), service: "Cut",
      staff: "ann", startsAt: Self.time,
      endsAt: Timestamp(microseconds: Self.time.microseconds + 9),
      status: .confirmed, price: Money(minor: isOther ? 900 : 300, currency: "EUR"),
      channel: .web, notes: mark)
  }

  func lead(_ number: UInt64) -> Lead {
    Lead(
      id: Self.id(number), version: 1, name: "Lia \(mark)", stage: .new, source: .web,
      value: Money(minor: isOther ? 5 : 2, currency: "EUR"), owner: "ann",
      nextFollowUpAt: Self.time, createdAt: Self.time)
  }

  func message(_ number: UInt64, customer: UInt64?, lead: UInt64?) -> Communication {
    Communication(
      id: Self.id(number), version: 1, customerId: customer.map(Self.id),
      leadId: lead.map(Self.id), message: mark, status: .sent, at: Self.time)
  }
}

// What each does.
extension Twin {
  /// Makes records of every kind.
  func make(_ store: WriteStore) throws(SQLError) -> [String] {
    var said: [String] = []
    let tenant = Tenant(id: scope.tenantID, version: 1, name: mark, createdAt: Self.time)
    try store.insert(tenant, scope)
    for number in 1...4 as ClosedRange<UInt64> {
      let category = Category(
        id: Self.id(number), name: "c\(number)", color: mark, isDefault: number == 1)
      try store.insert(category, scope)
    }
    for number in [11, 12, 13, 911] + (isOther ? [14, 15] : []) as [UInt64] {
      try store.insert(customer(number, category: number == 11 ? 3 : 2), raw: [:], scope)
    }
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
    for _ in 0..<(isOther ? 3 : 1) {
      _ = try store.holdLease("work", for: scope.tenantID, unlessMovedFrom: nil, scope)
    }
    try store.revoke("old", until: Timestamp(microseconds: 5), now: .zero, scope)
    said.append("\(try store.takeCustomerNumbers(isOther ? 50 : 3, scope))")
    said += try makeMerges(store)
    return said
  }

  /// Changes and removes some of them.
  func change(_ store: WriteStore) throws(SQLError) -> [String] {
    var said: [String] = []
    try store.update(
      Tenant(id: scope.tenantID, version: 2, name: mark + "!", createdAt: Self.time), scope)
    try store.update(
      Category(id: Self.id(2), name: "two \(mark)", color: mark), scope)
    said.append(
      "\(try store.deleteCategory(Self.id(3), movingTo: Self.id(isOther ? 4 : 1), scope))")
    var changed = customer(12, category: 4, version: 2)
    changed.phone = "+353875550177"
    changed.email = nil
    changed.tags = ["new"]
    changed.mappings = []
    changed.name = "Max \(mark)"
    try store.update(changed, before: customer(12, category: 2), raw: [:], scope)
    var gone = customer(13, category: 2, version: 2)
    gone.deletedAt = Self.time
    try store.update(gone, before: customer(13, category: 2), raw: [:], scope)
    var visited = customer(11, category: 3, version: 2)
    visited.visits = isOther ? 70 : 30
    try store.updateVisits(
      of: visited, before: customer(11, category: 3), firstVisitDay: 61, scope)
    var done = booking(21, of: 11)
    done.status = .completed
    try store.update(done, record: done.encoded(), scope)
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
    said += try changeMerges(store)
    said.append("\(try store.recordCounts(in: Self.temporary, scope))")
    try store.removeRecords(in: Self.temporary, scope)
    said.append("\(try store.takeCustomerNumbers(1, scope))")
    return said
  }
}

// What each sees.
extension Twin {
  func dump(_ store: ReadStore) throws(SQLError) -> [String] {
    try customers(store) + lists(store) + others(store) + merges(store) + journal(store)
  }

  private func written(
    _ body: (inout WireWriter) throws(SQLError) -> Any?
  ) throws(SQLError) -> String {
    var writer = WireWriter()
    let result = try body(&writer)
    return "\(String(describing: result)) \(writer.finish())"
  }

  private func customers(_ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    for number in [11, 12, 13, 14, 911] as [UInt64] {
      said.append(
        "\(String(describing: try store.customer(Self.id(number), .liveOrDeleted, scope)))")
      said.append("\(String(describing: try store.moderationEnd(of: Self.id(number), scope)))")
      let own = customer(number, category: 2)
      said.append(
        try written { writer throws(SQLError) in
          try store.appendCustomer(Self.id(number), to: &writer, at: Self.time, scope)
        })
      said.append(
        try written { writer throws(SQLError) in
          try store.appendCustomer(
            numbered: own.publicId, to: &writer, at: Self.time, scope)
        })
      for identifier in CustomerKeys(own).identifiers.sorted(by: { $0.canonical < $1.canonical }) {
        said.append("\(String(describing: try store.owner(of: identifier, scope)))")
        said.append(
          try written { writer throws(SQLError) in
            try store.appendCustomer(with: identifier, to: &writer, at: Self.time, scope)
          })
      }
      for mapping in own.mappings {
        said.append("\(String(describing: try store.owner(of: MappingKey(mapping), scope)))")
        said.append("\(try store.owners(ofExternalID: mapping.externalId, scope))")
        said.append(
          try written { writer throws(SQLError) in
            try store.appendCustomer(
              with: MappingKey(mapping), to: &writer, at: Self.time, scope)
          })
      }
      said.append("\(try store.isTaken(publicID: own.publicId, scope))")
      said.append("\(try store.bookingFigures(of: Self.id(number), scope))")
      said.append("\(try store.latestBookings(of: Self.id(number), limit: 9, scope))")
    }
    said.append("\(try store.customerFigures(newSince: .zero, scope))")
    return said
  }

  private func lists(_ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    var filters = [CustomerFilter(), CustomerFilter(), CustomerFilter(), CustomerFilter()]
    filters[1].words = [["zoe"], ["zo"]]
    filters[2].tags = ["vip"]
    filters[2].sources = [.web, .voice]
    filters[3].isDeleted = true
    for (category, isDefault) in [(1, true), (2, false), (4, false)] as [(UInt64, Bool)] {
      var filter = CustomerFilter()
      filter.category = Self.id(category)
      filter.isDefaultCategory = isDefault
      filters.append(filter)
      filter.tags = ["vip", "new"]
      filters.append(filter)
    }
    for filter in filters {
      let inOrder = CustomerOrder(.created, isDescending: false)
      said.append("\(try store.customerCount(filter, inOrder, scope))")
      for key in CustomerOrder.Key.allCases {
        let order = CustomerOrder(key, isDescending: key == .created)
        for position in [nil, ListPosition(text: "a", id: .zero)] {
          said.append(
            try written { writer throws(SQLError) in
              try store.appendCustomers(
                filter, order, after: position, limit: PageLimit(9), at: Self.time, to: &writer,
                scope)
            })
        }
      }
    }
    // The walks and the starts that a small table would not choose by itself.
    for start in [CustomerListQuery.Start.index, .category, .tag(0)] {
      var filter = CustomerFilter()
      filter.tags = ["vip"]
      filter.category = Self.id(2)
      let list = CustomerListQuery(
        filter, CustomerOrder(.created, isDescending: false), from: start, after: nil,
        limit: PageLimit(9))
      var rows = try store.open(list.query, scope)
      list.bind(to: &rows)
      while try rows.next() {
        said.append("\(rows.array(0)) \(String(describing: rows.optionalUuid(1)))")
      }
    }
    return said
  }

  private func others(_ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    said.append("\(String(describing: try store.tenant(scope)))")
    for number in 1...4 as ClosedRange<UInt64> {
      said.append("\(String(describing: try store.category(Self.id(number), scope)))")
      said.append("\(String(describing: try store.category(named: "c\(number)", scope)))")
    }
    said.append("\(String(describing: try store.defaultCategory(scope)))")
    said.append("\(try store.categories(limit: 9, scope)) \(try store.categoryCount(scope))")
    for number in [21, 22, 23, 921] as [UInt64] {
      said.append("\(String(describing: try store.booking(Self.id(number), scope)))")
      let time = StaffTime(
        staffKey: "ann", startsAt: Self.time,
        endsAt: Timestamp(microseconds: Self.time.microseconds + 9))
      said.append(
        "\(String(describing: try store.booking(occupying: time, besides: Self.id(number), scope)))"
      )
    }
    for customer in [nil, Self.id(11)] {
      var filter = BookingFilter()
      filter.customer = customer
      said.append("\(try store.countBookings(filter, scope))")
      said.append(
        try written { writer throws(SQLError) in
          try store.writeBookings(filter, after: nil, limit: PageLimit(9), to: &writer, scope)
        })
    }
    said.append("\(try store.leadStages(scope)) \(try store.countLeads(LeadFilter(), scope))")
    for due in [nil, Timestamp(microseconds: .max)] {
      var filter = LeadFilter()
      filter.followUpDueBy = due
      said.append(
        try written { writer throws(SQLError) in
          try store.writeLeads(filter, after: nil, limit: PageLimit(9), to: &writer, scope)
        })
    }
    for number in [31, 33, 41, 43] as [UInt64] {
      said.append("\(String(describing: try store.lead(Self.id(number), scope)))")
      said.append("\(String(describing: try store.communication(Self.id(number), scope)))")
      said.append("\(try store.communications(ofLead: Self.id(number), scope))")
      said.append("\(try store.sizeOfCommunications(ofLead: Self.id(number), scope))")
    }
    said.append("\(try store.countCommunications(CommunicationFilter(), scope))")
    said.append(
      try written { writer throws(SQLError) in
        try store.writeCommunications(
          CommunicationFilter(), after: nil, limit: PageLimit(9), to: &writer, scope)
      })
    said.append("\(try store.recordCounts(in: Self.id(0)...Self.id(999), scope))")
    let revoked = try store.revocations(at: .zero).filter { $0.tenant == scope.tenantID }
    said.append("\(revoked.sorted { $0.tokenID < $1.tokenID })")
    said.append("\(try store.revocations(at: .zero, scope).map(\.tokenID).sorted())")
    said.append("\(String(describing: try store.leaseHolder("work", scope)))")
    return said
  }

  private static let keptAnswers = Query(
    "SELECT count(*) FROM journal WHERE tenant_id = ?1 AND idempotency_key IS NOT NULL")

  private func journal(_ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    said.append("\(try store.events(after: 0, limit: 99, scope)) \(try store.lastEvent(scope))")
    said.append("\(try store.auditEntries(after: 0, limit: 99, scope))")
    said.append("\(try store.recentChanges(of: Self.id(5), after: 0, scope))")
    if case .intact(let count, _) = try store.verifyChain(scope) { said.append("intact \(count)") }
    var rows = try store.open(Self.keptAnswers, scope)
    said.append(try rows.next() ? "\(rows.int64(0)) answers" : "")
    return said
  }
}
