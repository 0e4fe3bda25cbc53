import Foundation
import JSONText
import Testing
import WireFormat

/// A customer in every field of which stands something that stands nowhere else, and all that
/// belongs to it.
struct Canary {
  /// What is written into texts: `qzcanary07x` and so on.
  private(set) var texts: [String] = []
  /// The digits that stand in telephone numbers, without what all of a country share.
  let digits = ["5551839", "5562947", "5573058"]
  private(set) var customer = ""
  private(set) var lead = ""
  private(set) var booking = ""

  /// A text of its own, by which the field can be told.
  private mutating func text() -> String {
    texts.append("qzcanary\(10 + texts.count)x")
    return texts[texts.count - 1]
  }

  /// Makes the customer and everything about it; each call could be repeated by its key.
  mutating func make(_ admin: Caller) async throws {
    var keys = UInt64(0)
    func call(_ rpc: String, _ json: String) async throws -> JSONValue {
      keys += 1
      return try await admin.call(rpc, json, key: Uuid(high: 0x7a7a, low: keys))
    }
    customer = try await call("CustomerService.createCustomer", profile()).id
    let id = "\"customerId\":\"\(customer)\""
    _ = try await call(
      "CustomerService.moderateCustomer",
      "{\"id\":\"\(customer)\",\"state\":\"suspended\",\"until\":\"2099-01-01T00:00:00Z\","
        + "\"reason\":\"\(text())\"}")
    _ = try await call(
      "CustomerService.liftModeration", "{\"id\":\"\(customer)\",\"reason\":\"\(text())\"}")
    _ = try await call("CustomerService.addNote", "{\(id),\"text\":\"\(text())\"}")
    _ = try await call(
      "CustomerService.createFollowUp",
      "{\(id),\"dueAt\":\"2030-01-01T00:00:00Z\",\"note\":\"\(text())\"}")
    _ = try await call(
      "CustomerService.createNotification",
      "{\(id),\"title\":\"\(text())\",\"message\":\"\(text())\"}")
    _ = try await call(
      "CustomerService.updateCustomerLocation",
      "{\(id),\"locationId\":\"01980000-0000-7000-8000-0000000000f1\","
        + "\"mask\":[\"notes\",\"tags\"],"
        + "\"notes\":\"\(text())\",\"tags\":[\"\(text())\"]}")
    booking = try await call(
      "BookingService.createBooking",
      "{\(id),\"service\":\"Cut\",\"startsAt\":\"2030-01-01T10:00:00Z\",\"duration\":\"1h\","
        + "\"notes\":\"\(text())\"}"
    ).id
    _ = try await call(
      "BookingService.cancelBooking", "{\"id\":\"\(booking)\",\"reason\":\"\(text())\"}")
    _ = try await call(
      "CommunicationService.recordCommunication",
      "{\(id),\"channel\":\"sms\",\"subject\":\"\(text())\",\"message\":\"\(text())\","
        + "\"metadata\":{\"k\":\"\(text())\"}}")
    _ = try await call(
      "ConsentService.recordConsent",
      "{\(id),\"purpose\":\"marketing\",\"state\":\"granted\",\"evidence\":\"\(text())\","
        + "\"source\":\"\(text())\"}")
    // These change nothing, but their answers are kept.
    _ = try await call(
      "CustomerService.resolveOrCreateCustomer",
      "{\"name\":\"\(text())\",\"phone\":\"+35387\(digits[0])\"}")
    _ = try await call(
      "CustomerService.updateCustomer",
      "{\"id\":\"\(customer)\",\"version\":3,"
        + #""mask":["type"],"changes":{"type":"company"}}"#
    )
    lead = try await call("LeadService.createLead", leadFields()).id
    _ = try await call(
      "CommunicationService.recordCommunication",
      "{\"leadId\":\"\(lead)\",\"channel\":\"phone\",\"message\":\"\(text())\"}")
    _ = try await call(
      "LeadService.recordAttempt",
      "{\"leadId\":\"\(lead)\",\"channel\":\"phone\",\"outcome\":\"noAnswer\","
        + "\"note\":\"\(text())\"}"
    )
  }

  private mutating func leadFields() -> String {
    "{\"name\":\"\(text())\",\"phone\":\"+35387\(digits[0])\",\"email\":\"\(text())@example.com\","
      + "\"notes\":\"\(text())\",\"interest\":\"\(text())\"}"
  }

  private mutating func profile() -> String {
    let names = (1...2).map { _ in text() }
    return """
      {"name":"\(names[0].uppercased()) \(names[1])","phone":"+35387\(digits[0])",
       "alternatePhone":"+35387\(digits[1])","whatsapp":"+35387\(digits[2])","type":"company",
       "email":"\(text())@example.com","tags":["\(text())"],"suggestedTags":["\(text())"],
       "mappings":[{"provider":"\(text())","branch":"\(text())","externalId":"\(text())"}],
       "avatar":"https://example.com/\(text()).png",
       "addresses":[{"street":"\(text())","city":"\(text())","province":"\(text())",
         "postalCode":"\(text())","country":"IE","label":"\(text())"}],
       "company":{"registrationNumber":"\(text())","vatNumber":"\(text())","industry":"\(text())"},
       "contacts":[{"name":"\(text())","position":"\(text())","email":"\(text())@example.com",
         "phone":"\(text())"}],
       "preferences":{"preferredStaff":"\(text())","allergies":["\(text())"],
         "specialRequests":"\(text())","times":"\(text())","json":"{\\"a\\":\\"\(text())\\"}"},
       "customFields":{"\(text())":"\(text())"},
       "assistants":[{"origin":"\(text())","preferences":{"a":"\(text())"},"context":"\(text())"}]}
      """
  }

  /// Every spelling under which something of it may lie on a disk: as written, in capitals, in
  /// small letters, and backwards, as the ends of numbers are kept.
  var spellings: [String] {
    (texts + digits).flatMap { text in
      let forms: Set = [text, text.uppercased(), text.lowercased()]
      return forms.flatMap { [$0, String($0.reversed())] }
    }
  }

  /// Which of `spellings` stand in `bytes`.
  func found(in bytes: Data) -> Set<String> {
    // Most bytes hold none of them: their common parts are looked for first.
    let parts =
      ["qzcanary", "QZCANARY", "yranaczq", "YRANACZQ"] + digits
      + digits.map { String($0.reversed()) }
    guard parts.contains(where: { bytes.range(of: Data($0.utf8)) != nil }) else { return [] }
    return Set(spellings.filter { bytes.range(of: Data($0.utf8)) != nil })
  }
}
