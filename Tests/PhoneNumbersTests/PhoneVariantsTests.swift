import Testing

@testable import PhoneNumbers

@Suite struct PhoneVariantsTests {
  @Test(
    "The spellings that a country has left behind become the one of today",
    arguments: [
      (54, "91123456789", "1123456789"), (54, "1123456789", "1123456789"),
      (54, "92235123456", "2235123456"), (54, "9112345678", "9112345678"),
      (54, "911234567890", "911234567890"),
      (55, "1187654321", "11987654321"), (55, "6167654321", "61967654321"),
      (55, "1197654321", "11997654321"), (55, "11987654321", "11987654321"),
      (55, "1137654321", "1137654321"), (55, "1157654321", "1157654321"),
      (55, "118765432", "118765432"), (55, "08007654321", "08007654321"),
      (52, "15512345678", "5512345678"), (52, "5512345678", "5512345678"),
      (52, "25512345678", "25512345678"), (52, "1551234567", "1551234567"),
      (1, "6502530000", "6502530000"), (250, "788123456", "788123456"),
      (27, "821234567", "821234567"), (54, "", ""), (55, "", ""), (52, "", ""),
    ])
  func canonical(country: Int, national: String, expected: String) {
    let digits = PhoneVariants.canonical(country: country, national: Array(national.utf8))
    #expect(String(decoding: digits, as: UTF8.self) == expected)
    // A canonical number is its own canonical number.
    #expect(PhoneVariants.canonical(country: country, national: digits) == digits)
  }

  @Test("What is dialled keeps the Argentine 9 and no other relic")
  func dialable() {
    let cases = [
      (54, "91123456789", "91123456789"), (54, "1123456789", "1123456789"),
      (55, "1187654321", "11987654321"), (52, "15512345678", "5512345678"),
      (27, "821234567", "821234567"),
    ]
    for (country, national, expected) in cases {
      let digits = PhoneVariants.dialable(country: country, national: Array(national.utf8))
      #expect(String(decoding: digits, as: UTF8.self) == expected)
    }
  }
}
