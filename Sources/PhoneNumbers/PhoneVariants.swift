/// The spellings of one number that its country's own history has left behind.
///
/// - Argentina (54): `9 11 2345 6789` for mobiles from abroad, `11 2345 6789` as people and some
///   providers write it, `11 15 2345 6789` at home. Canonical is the one without the 9: whether
///   a number without 9 is a mobile cannot be told, so a 9 can be dropped but not added; no two
///   lines differ by it alone.
/// - Brazil (55): mobiles with the ninth digit, `11 98765 4321`, and from before 2016 without,
///   `11 8765 4321`. Canonical is the one with the 9: every mobile has it today, and fixed lines
///   begin with 2 to 5.
/// - Mexico (52): `1 55 1234 5678` for mobiles from abroad until 2019, and `55 1234 5678`.
///   Canonical is the one without the 1, which the plan of 2019 no longer has.
///
/// The Argentine 15 and the Mexican 044 and 045 are taken away by libphonenumber before.
enum PhoneVariants {
  /// The canonical digits of a national number (digits without the country's code).
  static func canonical(country: Int, national: [UInt8]) -> [UInt8] {
    switch (country, national.count) {
    case (54, 11) where national[0] == UInt8(ascii: "9"): Array(national.dropFirst())
    case (52, 11) where national[0] == UInt8(ascii: "1"): Array(national.dropFirst())
    case (55, 10) where UInt8(ascii: "6")...UInt8(ascii: "9") ~= national[2]:
      national[..<2] + [UInt8(ascii: "9")] + national[2...]
    default: national
    }
  }

  /// The digits to dial: the canonical ones, but for the Argentine 9, which reaches mobiles.
  static func dialable(country: Int, national: [UInt8]) -> [UInt8] {
    country == 54 ? national : canonical(country: country, national: national)
  }
}
