import CPhoneOracle
import TestKit
import Testing

@testable import PhoneNumbers

@Suite struct `Ten thousand numbers` {
  /// Their variants become one spelling, which the library does not know of.
  private static let countriesOfVariants = ["+54", "+55", "+52"]

  private static func text(_ bytes: [CChar]) -> String {
    String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  @Test func `of every region are read as libphonenumber reads them`() throws {
    let random = SeededRandom()
    var regions: [[CChar]] = []
    var name = [CChar](repeating: 0, count: 64)
    while phone_oracle_region(Int32(regions.count), &name) { regions.append(name) }
    #expect(regions.count > 200)
    var compared = 0
    var attempts = 0
    while compared < 10_000 {
      attempts += 1
      try #require(attempts < 200_000, "only \(compared) numbers could be made")
      let bits = random.next()
      let region = regions[Int(bits % UInt64(regions.count))]
      var raw = [CChar](repeating: 0, count: 64)
      var expected = [CChar](repeating: 0, count: 64)
      let isMade = phone_oracle_number(
        region, Int32(bits >> 16 & 3), UInt32(truncatingIfNeeded: bits >> 32),
        Int32(bits >> 20 & 0xFF), &raw, &expected)
      let canonical = Self.text(expected)
      guard isMade, !Self.countriesOfVariants.contains(String(canonical.prefix(3))) else {
        continue
      }
      compared += 1
      let ours = try? PhoneNumbers.parse(Self.text(raw), region: Self.text(region))
      #expect(ours?.canonical == canonical, "\(Self.text(raw)) in \(Self.text(region))")
      #expect(ours?.isInKnownRange == true)
    }
  }
}
