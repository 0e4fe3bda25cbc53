import FrontdeskAPI
import FrontdeskServices
import JSONText
import Model
import RPCCore
import Storage
import WireFormat

// Fields of a profile as callers give them, checked and put in order. Steps of preparation: off
// the writer's thread.
extension ServiceEnvironment {
  /// A name of somebody: no blanks around it, and nothing in it that cannot be seen.
  func personName(_ text: String, _ path: String) throws(RPCError) -> String {
    let name = try requiredText(text, path)
    try requireVisible(name, path)
    return name
  }

  /// Refuses `text` with anything in it that cannot be seen.
  func requireVisible(_ text: String, _ path: String) throws(RPCError) {
    // Nearly every text shows by its bytes that it hides nothing; Unicode's tables cost more.
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return }
    let isHidden = text.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
      // Marks that turn the direction of what follows hide what is really there.
      case .format:
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      default: false
      }
    }
    guard !isHidden else {
      throw RPCError(
        field: path, rule: "characters",
        "It must not have control characters, such as a tab or a line break.")
    }
  }

  /// A day that the calendar has.
  func birthdate(_ birthdate: Birthdate?, _ path: String) throws(RPCError) -> Birthdate? {
    guard let birthdate else { return nil }
    // 2000 had every day that any year has.
    let year = birthdate.year.map { Int($0) } ?? 2000
    guard CivilDate(year: year, month: Int(birthdate.month), day: Int(birthdate.day)) != nil else {
      throw RPCError(field: path, rule: "date", "There is no such day.")
    }
    return birthdate
  }

  /// Addresses of which one at most is for bills, and one delivery address is the default.
  func addresses(_ addresses: [Address], _ path: String) throws(RPCError) -> [Address] {
    var addresses = addresses
    for (index, address) in addresses.enumerated() {
      let parts = [address.street, address.city, address.province, address.postalCode]
      guard parts.contains(where: { trimmedText($0) != nil }) || address.coordinates != nil else {
        throw RPCError(
          field: "\(path)[\(index)]", rule: "required",
          "It needs a street, a city, a province, a postal code or coordinates.")
      }
      if address.type == .unspecified { addresses[index].type = .delivery }
    }
    let billing = addresses.indices.filter { addresses[$0].type == .billing }
    if billing.count > 1 {
      throw RPCError(
        field: "\(path)[\(billing[1])].type", rule: "unique",
        "There is a billing address already; a customer has one at most.")
    }
    for index in billing { addresses[index].isDefault = false }
    let delivery = addresses.indices.filter { addresses[$0].type != .billing }
    let marked = delivery.filter { addresses[$0].isDefault }
    if marked.count > 1 {
      throw RPCError(
        field: "\(path)[\(marked[1])].isDefault", rule: "unique",
        "Another delivery address is the default; mark one only.")
    }
    if marked.isEmpty, let first = delivery.first { addresses[first].isDefault = true }
    return addresses
  }

  /// Preferences whose free part is a JSON object.
  func preferences(
    _ preferences: Preferences?, _ path: String
  ) throws(RPCError) -> Preferences? {
    guard let text = preferences?.json else { return preferences }
    guard case .object(_)? = try? JSONParser.parse(Array(text.utf8)) else {
      throw RPCError(
        field: "\(path).json", rule: "json", "It must be the text of a JSON object, like {}.")
    }
    return preferences
  }

  /// Custom fields with names.
  func customFields(
    _ fields: [String: String], _ path: String
  ) throws(RPCError) -> [String: String] {
    for name in fields.keys.sorted() {
      guard trimmedText(name) == name, name.unicodeScalars.count <= 100 else {
        throw RPCError(
          field: path, rule: "length",
          "The name of a custom field has 1 to 100 characters and no blanks around it.")
      }
    }
    return fields
  }

  /// What assistants learnt, one entry an origin.
  func assistants(
    _ profiles: [AssistantProfile], _ path: String
  ) throws(RPCError) -> [AssistantProfile] {
    var origins: Set<String> = []
    for (index, profile) in profiles.enumerated() {
      let origin = try requiredText(profile.origin, "\(path)[\(index)].origin")
      guard origins.insert(SearchTerms.caseless(origin)).inserted else {
        throw RPCError(
          field: "\(path)[\(index)].origin", rule: "unique",
          "There is an entry of this origin already; give one for each.")
      }
    }
    return profiles
  }

  func contacts(_ people: [ContactPerson], _ path: String) throws(RPCError) -> [ContactPerson] {
    var people = people
    for (index, person) in people.enumerated() {
      people[index].name = try personName(person.name, "\(path)[\(index)].name")
    }
    return people
  }
}

extension Customer {
  private static let tagsMax = 50

  /// Takes `suggested` for the tags that suggestions brought, adding those that are not there.
  mutating func suggest(_ suggested: [String]) throws(RPCError) {
    let known = Set(tags.map(SearchTerms.caseless))
    tags += suggested.filter { !known.contains(SearchTerms.caseless($0)) }
    guard tags.count <= Self.tagsMax else {
      throw RPCError(
        field: "suggestedTags", rule: "count", "A customer has at most \(Self.tagsMax) tags.")
    }
    suggestedTags = suggested
  }

  /// Forgets the origin of tags that it has no more.
  mutating func forgetSuggestions() {
    guard !suggestedTags.isEmpty else { return }
    let known = Set(tags.map(SearchTerms.caseless))
    suggestedTags.removeAll { !known.contains(SearchTerms.caseless($0)) }
  }
}
