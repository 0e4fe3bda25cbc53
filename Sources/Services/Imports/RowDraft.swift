import FrontdeskAPI
import Model
import WireFormat

/// A row's cells as the request that would make the customer.
struct RowDraft {
  var request = CreateCustomerRequest()
  var categoryName: String?
  private(set) var note: String?
  private var address: Address?
  private var company: Company?
  private var preferences: Preferences?

  /// Takes a cell that is not empty; what is wrong with it, if anything.
  mutating func set(_ field: ImportField, _ text: String) -> String? {
    switch field {
    case .name: request.name = text
    case .phone: request.phone = text
    case .email: request.email = text
    case .alternatePhone: request.alternatePhone = text
    case .whatsapp: request.whatsapp = text
    case .categoryName: categoryName = text
    case .locale: request.locale = text
    case .notes:
      guard text.unicodeScalars.count <= Self.noteLengthMax else {
        return "A note has at most \(Self.noteLengthMax) characters."
      }
      note = text
    case .avatar: request.avatar = text
    case .tags: request.tags = Self.list(text)
    case .address: address = changed(address ?? Address(), \.street, text)
    case .city: address = changed(address ?? Address(), \.city, text)
    case .province: address = changed(address ?? Address(), \.province, text)
    case .postalCode: address = changed(address ?? Address(), \.postalCode, text)
    case .country: address = changed(address ?? Address(), \.country, text.uppercased())
    case .registrationNumber:
      company = changed(company ?? Company(), \.registrationNumber, text)
    case .vatNumber: company = changed(company ?? Company(), \.vatNumber, text)
    case .industry: company = changed(company ?? Company(), \.industry, text)
    case .preferredStaff:
      preferences = changed(preferences ?? Preferences(), \.preferredStaff, text)
    case .allergies:
      preferences = changed(preferences ?? Preferences(), \.allergies, Self.list(text))
    case .specialRequests:
      preferences = changed(preferences ?? Preferences(), \.specialRequests, text)
    case .times: preferences = changed(preferences ?? Preferences(), \.times, text)
    case .type, .status, .source, .channel, .birthdate: return setWord(field, text)
    }
    return nil
  }

  private static let noteLengthMax = 10_000

  private mutating func setWord(_ field: ImportField, _ text: String) -> String? {
    switch field {
    case .type:
      guard let type = Self.word(text, CustomerType.self) else { return Self.unknown(field) }
      request.type = type
    case .status:
      guard let status = Self.word(text, CustomerStatus.self) else { return Self.unknown(field) }
      request.status = status
    case .source:
      guard let source = Self.word(text, Source.self) else { return Self.unknown(field) }
      request.source = source
    case .channel:
      guard let channel = Self.word(text, PreferredChannel.self) else {
        return Self.unknown(field)
      }
      preferences = changed(preferences ?? Preferences(), \.channel, channel)
    case .birthdate:
      guard let day = Self.birthdate(text) else {
        return "Write it as 1990-12-31, or as 12-31 where the year is not known."
      }
      request.birthdate = day
    default: break
    }
    return nil
  }

  /// Puts what several columns make up into the request.
  mutating func finish() {
    if var address {
      address.type = .billing
      request.addresses = [address]
    }
    request.company = company
    request.preferences = preferences
  }

  private func changed<Root, Value>(
    _ root: Root, _ path: WritableKeyPath<Root, Value>, _ value: Value
  ) -> Root {
    var root = root
    root[keyPath: path] = value
    return root
  }

  /// Several entries in one cell.
  private static func list(_ text: String) -> [String] {
    text.split { $0 == ";" || $0 == "|" || $0 == "," }.map { String($0).trimmed }
      .filter { !$0.isEmpty }
  }

  private static func unknown(_ field: ImportField) -> String {
    let words =
      switch field {
      case .type: "individual, company"
      case .status: "active, inactive"
      case .source: "voice, web, whatsapp, walkIn, import, api"
      default: "sms, email, phone, whatsapp, inApp"
      }
    return "It must be one of \(words)."
  }

  private static func word<Value: ImportWord>(_ text: String, _ type: Value.Type) -> Value? {
    Value.words.first { $0.name.lowercased() == text.lowercased() }
  }

  /// `YYYY-MM-DD`, or `MM-DD` with or without two hyphens before it.
  private static func birthdate(_ text: String) -> Birthdate? {
    let parts = text.split(separator: "-").map { UInt32($0) }
    guard parts.allSatisfy({ $0 != nil }) else { return nil }
    let numbers = parts.compactMap(\.self)
    switch numbers.count {
    case 3: return Birthdate(year: numbers[0], month: numbers[1], day: numbers[2])
    case 2: return Birthdate(month: numbers[0], day: numbers[1])
    default: return nil
    }
  }
}

/// An enum whose values a cell names.
private protocol ImportWord {
  static var words: [Self] { get }
  var name: String { get }
}

extension CustomerType: ImportWord {
  fileprivate static var words: [Self] { [.individual, .company] }
}
extension CustomerStatus: ImportWord {
  fileprivate static var words: [Self] { [.active, .inactive] }
}
extension Source: ImportWord {
  fileprivate static var words: [Self] { [.voice, .web, .whatsapp, .walkIn, .import, .api] }
}
extension PreferredChannel: ImportWord {
  fileprivate static var words: [Self] { [.sms, .email, .phone, .whatsapp, .inApp] }
}
