import CPhoneNumber

/// Reads phone numbers as people write them.
package enum PhoneNumbers {
  /// The longest text that is looked at.
  package static let textBytesMax = 64

  private static let cache = ParseCache()

  /// The number that `raw` is when dialled in `region` (ISO 3166, two letters).
  ///
  /// Costs about 12 us the first time; results are remembered, refusals too.
  package static func parse(
    _ raw: String, region: String
  ) throws(PhoneNumberError) -> PhoneNumber {
    guard let region = RegionCode(region) else { throw .unknownRegion }
    guard raw.utf8.count <= textBytesMax else { throw .tooLong }
    if let known = cache.result(for: raw, in: region) { return try known.get() }
    let result = Result { () throws(PhoneNumberError) in try read(raw, in: region) }
    cache.insert(result, for: raw, in: region)
    return try result.get()
  }

  /// The one spelling, in the form of E.164, that all variants of the number share.
  package static func canonical(
    _ raw: String, region: String
  ) throws(PhoneNumberError) -> String {
    try parse(raw, region: region).canonical
  }

  /// Whether there are numbering rules for `region`, a country's two letters in either case.
  package static func regionExists(_ region: String) -> Bool {
    guard let region = RegionCode(region) else { return false }
    return unsafe frontdesk_phone_region_exists(region.cString)
  }

  /// The digits that numbers of `region` have in front when dialled from abroad: 353 for IE.
  package static func countryCode(of region: String) -> Int? {
    guard let region = RegionCode(region) else { return nil }
    let code = unsafe frontdesk_phone_country_code(region.cString)
    return code > 0 ? Int(code) : nil
  }

  /// The decimal digits of `text`, of any script, as ASCII: for searching by number.
  package static func digits(of text: String) -> String {
    var digits: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        if 48...57 ~= scalar.value { digits.append(UInt8(truncatingIfNeeded: scalar.value)) }
      } else if scalar.properties.numericType == .decimal,
        let value = scalar.properties.numericValue, 0...9 ~= value
      {
        digits.append(48 + UInt8(value))
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func read(
    _ raw: String, in region: RegionCode
  ) throws(PhoneNumberError) -> PhoneNumber {
    guard raw.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw .notANumber }
    let phone = try parsed(Array(raw.utf8), in: region)
    let country = Int(phone.country_code)
    let national = unsafe withUnsafeBytes(of: phone.national) {
      unsafe Array($0.prefix(Int(phone.national_count)))
    }
    func text(_ digits: [UInt8]) -> String {
      "+\(country)" + String(decoding: digits, as: UTF8.self)
    }
    return PhoneNumber(
      canonical: text(PhoneVariants.canonical(country: country, national: national)),
      dialable: text(PhoneVariants.dialable(country: country, national: national)),
      country: phone.country_code, national: national)
  }

  static func isInKnownRange(country: Int32, _ national: [UInt8]) -> Bool {
    var phone = frontdesk_phone()
    phone.country_code = country
    let isShort = unsafe withUnsafeMutableBytes(of: &phone.national) { digits in
      guard national.count <= digits.count else { return false }
      unsafe digits.copyBytes(from: national)
      return true
    }
    phone.national_count = Int32(national.count)
    return unsafe isShort && frontdesk_phone_is_valid(&phone)
  }

  private static func parsed(
    _ text: [UInt8], in region: RegionCode
  ) throws(PhoneNumberError) -> frontdesk_phone {
    var phone = frontdesk_phone()
    let letters = region.cString
    guard unsafe frontdesk_phone_region_exists(letters) else { throw .unknownRegion }
    switch unsafe frontdesk_phone_parse(text, text.count, letters, &phone) {
    case Int32(FRONTDESK_PHONE_OK.rawValue): return phone
    case Int32(FRONTDESK_PHONE_TOO_SHORT.rawValue): throw .tooShort
    case Int32(FRONTDESK_PHONE_TOO_LONG.rawValue): throw .tooLong
    case Int32(FRONTDESK_PHONE_WRONG_LENGTH.rawValue): throw .wrongLength
    case Int32(FRONTDESK_PHONE_INVALID_COUNTRY_CODE.rawValue): throw .unknownCountryCode
    default: throw .notANumber
    }
  }
}
