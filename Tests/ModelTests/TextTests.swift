import Foundation
import Testing
import WireFormat

@testable import Model

@Suite struct `Search terms` {
  @Test(arguments: [
    ("Ana Martínez", ["ana", "martinez"]), ("  O'Brien-Ødegård ", ["o", "brien", "odegard"]),
    ("ÅSA", ["asa"]), ("", []), ("李 小龙", ["李", "小龙"]), ("Zoë2", ["zoe2"]),
  ])
  func `fold words`(text: String, expected: [String]) {
    #expect(SearchTerms.words(text) == expected)
  }

  @Test func `hold the digits of a phone from both ends`() {
    let terms = SearchTerms.ofCustomer(
      name: "Al", emails: ["A@B.ie"], phones: ["+353875550101"], numbers: ["RC-2026-0001"])
    #expect(
      terms == ["nal", "ea@b.ie", "crc-2026-0001", "p353875550101", "r101055578353"])
  }

  @Test func `of a query match what was stored`() {
    #expect(
      SearchTerms.query("087 555 0101")
        == [["p0875550101", "r1010555780", "p875550101", "r101055578"]])
    #expect(SearchTerms.query("mur ao") == [["nmur", "emur"], ["nao", "eao"]])
    #expect(SearchTerms.query("rc2026") == [["nrc2026", "erc2026", "crc2026"]])
    #expect(SearchTerms.query("A@b.IE") == [["ea@b.ie"]])
    #expect(SearchTerms.query("RC-2026-0001") == [["crc-2026-0001"]])
    #expect(SearchTerms.query("   ").isEmpty)
  }

  @Test func `of national digits begin with the country too`() {
    let national = SearchTerms.query("087 55", countryCode: 353)
    #expect(national == [["p08755", "r55780", "p8755", "r5578", "p3538755"]])
    #expect(SearchTerms.query("+353 87", countryCode: 353) == [["p35387", "r78353"]])
    #expect(SearchTerms.query("0003", countryCode: 353) == [["p0003", "r3000"]])
  }

  @Test func `of zeros do not match every number`() {
    #expect(SearchTerms.query("000") == [["p000", "r000"]])
  }

  @Test(arguments: ["jos\u{E9}", "\u{D55C}\u{AD6D}", "\u{304C}", "\u{1E9B}\u{323}"])
  func `are the same bytes however the text was composed`(text: String) {
    let apart = String(
      String.UnicodeScalarView(text.decomposedStringWithCanonicalMapping.unicodeScalars))
    #expect(Array(apart.utf8) != Array(SearchTerms.composed(text).utf8))
    #expect(Array(SearchTerms.folded(apart).utf8) == Array(SearchTerms.folded(text).utf8))
    #expect(Array(SearchTerms.caseless(apart).utf8) == Array(SearchTerms.caseless(text).utf8))
  }

  @Test func `are cut at a whole scalar`() {
    let long = String(repeating: "é", count: 100)
    #expect(SearchTerms.words(long)[0].utf8.count <= SearchTerms.termBytesMax)
  }
}

@Suite struct `Ids that people read` {
  @Test func `carry the time and five digits`() {
    let id = PublicID.make("CUST", at: Timestamp(microseconds: 1_710_087_654_321_000), random: 37)
    #expect(id == "CUST-1710087654321-11000")
  }

  @Test(arguments: [(1, "RC-2026-0001"), (9999, "RC-2026-9999"), (10000, "RC-2026-10000")])
  func `number past 9999`(sequence: Int64, expected: String) {
    #expect(CustomerNumber.make(prefix: "RC", year: 2026, sequence: sequence) == expected)
  }
}

@Suite struct `A tenant's calendar` {
  @Test func `begins the month in the tenant's zone`() throws {
    // 2026-03-01T02:30Z is still February in New York, and March in Kigali.
    let moment = Timestamp(microseconds: 1_772_332_200_000_000)
    let newYork = try #require(TenantCalendar(timeZone: "America/New_York"))
    let kigali = try #require(TenantCalendar(timeZone: "Africa/Kigali"))
    #expect(newYork.startOfMonth(moment).microseconds == 1_769_922_000_000_000)
    #expect(kigali.startOfMonth(moment).microseconds == 1_772_316_000_000_000)
    #expect(newYork.year(moment) == 2026)
  }

  @Test func `knows no invented zone`() {
    #expect(TenantCalendar(timeZone: "Europe/Atlantis") == nil)
  }
}
