import Auth
import FrontdeskAPI
import WireFormat

@testable import Storage

/// Two tenants whose records have the same ids, phones, tags and times, and differ in what they
/// say: whatever a statement takes from the wrong one of them shows. A new table or statement
/// gets its records and its calls here: what is done in `Twin+Deeds`, what is read in
/// `Twin+Sight`, and both in a file of its own for what is larger, as in `Twin+Jobs`. A statement
/// that is hard to reach may be asked as it is (`ask`).
struct Twin {
  let scope: TenantScope
  /// What this tenant's records say where the other's say something else.
  let mark: String
  /// The other tenant has more of everything.
  let isOther: Bool

  static let own = Twin(number: 1, "own", isOther: false)
  static let other = Twin(number: 2, "other", isOther: true)
  /// Has nothing at all.
  static let stranger = Twin(number: 3, "stranger", isOther: false)

  private init(number: UInt64, _ mark: String, isOther: Bool) {
    scope = .system(Uuid(high: 1, low: number), "a test")
    self.mark = mark
    self.isOther = isOther
  }

  /// The twins' tenants but for `tenant`.
  static func both(besides tenant: Uuid) -> [Uuid] {
    [own, other].map(\.scope.tenantID).filter { $0 != tenant }
  }

  static func id(_ number: UInt64) -> Uuid {
    Uuid(high: 0x0198_0000_0000_7000, low: 0x8000_0000_0000_0000 | number)
  }

  static let time = Timestamp(microseconds: 1_700_000_000_000_000)
  static let temporary = id(900)...id(999)
}

// Their records. Of each kind some are the same in both, and some only one of them has.
extension Twin {
  var customerNumbers: [UInt64] { [11, 12, 13, 16, 911] + (isOther ? [14, 15] : []) }

  func category(of customer: UInt64) -> UInt64 { [11: 3, 12: 5][customer] ?? 2 }

  func customer(_ number: UInt64, version: UInt64 = 1) -> Customer {
    Customer(
      id: Self.id(number), publicId: "CUST-1700000000000-AAAA\(number)",
      number: "RC-2024-\(number)",
      version: version, name: "Zoe \(mark)", status: isOther ? .inactive : .active,
      source: isOther ? .voice : .web, categoryId: Self.id(category(of: number)),
      phone: "+353875551\(number)", email: "zoe\(number)@example.com", tags: tags(of: number),
      mappings: mappings(of: number),
      createdAt: Self.time, visits: isOther ? 7 : 3, lastVisitAt: Self.time,
      spent: spent(number), birthdate: Birthdate(month: 2, day: 3),
      company: number == 12 && !isOther ? nil : Company(registrationNumber: mark))
  }

  /// One has more than its row tells.
  private func tags(of customer: UInt64) -> [String] {
    ["vip", "all", mark] + (customer == 16 ? (1...6).map { "tag \($0)" } : [])
  }

  /// The other one has one more.
  private func mappings(of customer: UInt64) -> [ProviderMapping] {
    let ids = ["x\(customer)"] + (isOther && customer == 11 ? ["only"] : [])
    return ids.map { ProviderMapping(provider: "p", branch: "b", externalId: $0) }
  }

  private func spent(_ number: UInt64) -> [Money] {
    switch (number, isOther) {
    case (11, true):
      [Money(minor: 300, currency: "EUR"), Money(minor: 900, currency: "USD")]
    case (12, true): [Money(minor: 900, currency: "EUR")]
    case (12, false): []
    case (13, false): [Money(minor: 5, currency: "USD")]
    default: [Money(minor: 300, currency: "EUR")]
    }
  }

  func booking(_ number: UInt64, of customer: UInt64) -> Booking {
    Booking(
      id: Self.id(number), version: 1, customerId: Self.id(customer), service: "Cut",
      staff: "ann", startsAt: Self.time,
      endsAt: Timestamp(microseconds: Self.time.microseconds + 9),
      status: .confirmed, price: Money(minor: isOther ? 900 : 300, currency: "EUR"),
      channel: .web, notes: mark, locationId: Self.id(number == 22 ? 77 : 73))
  }

  func lead(_ number: UInt64, of customer: UInt64? = nil) -> Lead {
    Lead(
      id: Self.id(number), version: 1, name: "Lia \(mark)", stage: .new, source: .web,
      value: Money(minor: isOther ? 5 : 2, currency: "EUR"), owner: "ann",
      nextFollowUpAt: Self.time, customerId: customer.map(Self.id), createdAt: Self.time)
  }

  func message(_ number: UInt64, customer: UInt64?, lead: UInt64?) -> Communication {
    Communication(
      id: Self.id(number), version: 1, customerId: customer.map(Self.id),
      leadId: lead.map(Self.id), message: mark, status: .sent, at: Self.time)
  }
}
