import Auth
import FrontdeskAPI
import FrontdeskServices
import Model
import PhoneNumbers
import RPCCore
import Storage
import WireFormat

/// A telephone number as it was spelled, and as it is compared.
struct CanonicalPhone: Sendable, Hashable {
  let raw: String
  /// E.164.
  let canonical: String
}

/// Who somebody is, as callers say it, made comparable; for `CustomerRecords.resolveOrCreate`.
struct ContactDetails: Sendable, Hashable {
  var name: String
  var phone: CanonicalPhone?
  var email: String?
  var whatsapp: CanonicalPhone?
  var source: Source
}

// Steps of preparation: off the writer's thread.
extension ServiceEnvironment {
  /// Makes details comparable. `path` goes before the fields' names in errors, such as
  /// `contact.`.
  func contactDetails(
    name: String, phone: String?, email: String?, whatsapp: String? = nil, source: Source,
    at path: String = "", _ scope: TenantScope
  ) throws(RPCError) -> ContactDetails {
    ContactDetails(
      name: try personName(name, path + "name"),
      phone: try canonicalPhone(phone, path + "phone", scope),
      email: email.flatMap(trimmedText),
      whatsapp: try canonicalPhone(whatsapp, path + "whatsapp", scope), source: source)
  }

  /// `raw` with its E.164 form, read in the tenant's region; nil for nil and for blanks.
  func canonicalPhone(
    _ raw: String?, _ path: String, _ scope: TenantScope
  ) throws(RPCError) -> CanonicalPhone? {
    guard let raw = raw.flatMap(trimmedText) else { return nil }
    guard let region = Self.region(for: raw, in: try tenant(scope).region) else {
      throw RPCError(
        field: path, rule: "phone",
        "The tenant has no region to read it in; write it with + and its country's code.")
    }
    do throws(PhoneNumberError) {
      return CanonicalPhone(raw: raw, canonical: try phones.canonical(raw, region: region))
    } catch {
      throw RPCError(field: path, rule: "phone", error.message)
    }
  }

  /// The region to read the phone number `raw` in for a tenant of `region`, which may be none;
  /// nil when the number does not say either where it is.
  static func region(for raw: String, in region: String) -> String? {
    guard region == "ZZ" else { return region }
    // After a + the region is not looked at, but there must be one.
    return raw.hasPrefix("+") ? "US" : nil
  }

  /// `text` without blanks around it; refused when nothing is left.
  func requiredText(_ text: String, _ path: String) throws(RPCError) -> String {
    guard let trimmed = trimmedText(text) else {
      throw RPCError(field: path, rule: "required", "It must not be empty or blank.")
    }
    return trimmed
  }

  /// `text` without blanks around it; nil when nothing is left.
  func trimmedText(_ text: String) -> String? {
    let trimmed = text.trimmed
    return trimmed.isEmpty ? nil : trimmed
  }

  /// Visible tags without blanks around them, each once whatever its case, in the order given.
  func distinctTags(_ tags: [String], _ path: String) throws(RPCError) -> [String] {
    var seen: Set<String> = []
    var distinct: [String] = []
    for (index, raw) in tags.enumerated() {
      let tag = try requiredText(raw, "\(path)[\(index)]")
      guard tag.unicodeScalars.count <= tagLengthMax else {
        throw RPCError(
          field: "\(path)[\(index)]", rule: "length",
          "A tag has at most \(tagLengthMax) characters.")
      }
      try requireVisible(tag, "\(path)[\(index)]")
      if seen.insert(SearchTerms.caseless(tag)).inserted { distinct.append(tag) }
    }
    return distinct
  }

  private var tagLengthMax: Int { 64 }
}
