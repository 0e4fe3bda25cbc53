/// The named formats of `@format`. They check the shape, not that the thing exists.
public enum TextFormat: String, Sendable, Hashable, CaseIterable {
  case email, phone, url, hexColor, locale, currency, timeZone, region, slug

  /// What a violation says the field must be.
  public var expectation: String {
    switch self {
    case .email: "an e-mail address such as name@example.com"
    case .phone: "a phone number such as +49 30 901820, with at least 3 digits"
    case .url: "a web address that begins with https:// or http://"
    case .hexColor: "a colour such as #1A2B3C"
    case .locale: "a language tag such as en or de-CH"
    case .currency: "a currency code of three capital letters such as EUR"
    case .timeZone: "a time zone such as Europe/Berlin"
    case .region: "a country code of two capital letters such as DE"
    case .slug: "lower-case letters, digits and single hyphens, such as north-side-2"
    }
  }

  /// Whether `text` has the format.
  public func matches(_ text: String) -> Bool {
    guard text.utf8.count <= 2048 else { return false }
    let bytes = Array(text.utf8)
    switch self {
    case .email: return Self.isEmail(bytes)
    case .phone: return Self.isPhone(bytes)
    case .url: return Self.isURL(bytes)
    case .hexColor: return bytes.count == 7 && bytes[0] == 0x23 && bytes[1...].allSatisfy(isHex)
    case .locale: return Self.isLocale(bytes)
    case .currency: return bytes.count == 3 && bytes.allSatisfy(isUpper)
    case .timeZone: return Self.isTimeZone(bytes)
    case .region: return bytes.count == 2 && bytes.allSatisfy(isUpper)
    case .slug: return Self.isSlug(bytes)
    }
  }

  private static func isEmail(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= 254, let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let (name, domain) = (bytes[..<at], bytes[(at + 1)...])
    guard (1...64).contains(name.count), !hasEmptyLabel(name) else { return false }
    // Letters beyond ASCII are allowed (RFC 6531); spaces, controls and quotes are not.
    let isPlain = name.allSatisfy { byte in
      byte > 0x20 && byte != 0x7F && !"\"(),:;<>@[\\]".utf8.contains(byte)
    }
    return isPlain && isDomain(domain) && domain.contains(UInt8(ascii: "."))
  }

  /// Labels of letters, digits and inner hyphens, at most 63 bytes each.
  private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard (1...253).contains(bytes.count) else { return false }
    return bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { label in
        (1...63).contains(label.count) && label.first != 0x2D && label.last != 0x2D
          && label.allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 >= 0x80 }
      }
  }

  private static func hasEmptyLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .contains { $0.isEmpty }
  }

  /// Digits with the usual separators; libphonenumber judges the number itself elsewhere.
  private static func isPhone(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= 32, bytes.filter(isDigit).count >= 3 else { return false }
    return bytes.enumerated().allSatisfy { index, byte in
      isDigit(byte) || " -./()".utf8.contains(byte) || (index == 0 && byte == 0x2B)
    }
  }

  private static func isURL(_ bytes: [UInt8]) -> Bool {
    let schemes = ["https://", "http://"]
    let lower = String(decoding: bytes.prefix(8), as: UTF8.self).lowercased()
    guard let scheme = schemes.first(where: lower.hasPrefix) else { return false }
    let rest = bytes.dropFirst(scheme.utf8.count)
    guard rest.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !"\"<>\\^`{|}".utf8.contains($0) }) else {
      return false
    }
    let authority = rest.prefix { !"/?#".utf8.contains($0) }
    // Credentials in an address end up in logs; there is no reason to store them.
    guard !authority.contains(UInt8(ascii: "@")) else { return false }
    let parts = authority.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard let host = parts.first, parts.count <= 2, isDomain(host) else { return false }
    return parts.count == 1 || ((1...5).contains(parts[1].count) && parts[1].allSatisfy(isDigit))
  }

  /// BCP 47: a language of 2 to 8 letters, then subtags of 1 to 8 letters or digits.
  private static func isLocale(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= 35 else { return false }
    let tags = bytes.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard let language = tags.first, (2...8).contains(language.count) else { return false }
    guard language.allSatisfy(isLetter), tags.last?.count != 1 else { return false }
    return tags.dropFirst().allSatisfy { tag in
      (1...8).contains(tag.count) && tag.allSatisfy(isAlphanumeric)
    }
  }

  /// The shape of IANA names: `UTC`, `Europe/Berlin`, `America/Argentina/Buenos_Aires`.
  private static func isTimeZone(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= 64 else { return false }
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count <= 3
      && parts.allSatisfy { part in
        guard let first = part.first, isLetter(first) else { return false }
        return part.allSatisfy { isAlphanumeric($0) || "_+-".utf8.contains($0) }
      }
  }

  private static func isSlug(_ bytes: [UInt8]) -> Bool {
    guard (1...64).contains(bytes.count) else { return false }
    return bytes.split(separator: 0x2D, omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.allSatisfy { isDigit($0) || (0x61...0x7A).contains($0) }
    }
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
private func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
private func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
private func isHex(_ byte: UInt8) -> Bool {
  isDigit(byte) || (0x41...0x46).contains(byte & 0xDF)
}
