/// A phone number that was understood.
package struct PhoneNumber: Sendable, Hashable {
  /// The one spelling that all variants of the number share, in the form of E.164. It is what
  /// numbers are compared and kept unique by.
  package let canonical: String
  /// What to dial or send to, in E.164: the same but for Argentine mobiles, whose 9 stays when
  /// it was given.
  package let dialable: String
  let country: Int32
  /// The digits as they were given, without the country's code.
  let national: [UInt8]

  /// Whether the number lies in a range that its country has handed out; new ranges are known
  /// late, so this is a hint and no reason to refuse. It costs about 5 us each time.
  package var isInKnownRange: Bool {
    PhoneNumbers.isInKnownRange(country: country, national)
      // A spelling of the past lies in no range of today.
      || PhoneNumbers.isInKnownRange(
        country: country, PhoneVariants.dialable(country: Int(country), national: national))
  }
}

/// Why a text is no phone number.
package enum PhoneNumberError: Error, Hashable, CaseIterable {
  case notANumber
  /// Too few digits, or the area code is missing.
  case tooShort
  case tooLong
  /// A count of digits that the country does not use.
  case wrongLength
  /// After a + there is no country's code.
  case unknownCountryCode
  /// The region to read the number in is none.
  case unknownRegion

  /// What to tell the caller.
  package var message: String {
    switch self {
    case .notANumber: "This is not a phone number."
    case .tooShort: "The phone number is too short; give it with its area code."
    case .tooLong: "The phone number is too long."
    case .wrongLength: "The phone number has a number of digits that its country does not use."
    case .unknownCountryCode: "The phone number begins with no country's code."
    case .unknownRegion: "The region must be a country's two letters, such as ZA."
    }
  }
}
