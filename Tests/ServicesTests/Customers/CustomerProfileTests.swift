import Auth
import Foundation
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import SQLInterface
import SQLiteDriver
import StoreKit
import TestKit
import Testing
import WireFormat

@testable import Services
@testable import Storage

/// What a customer's profile does by itself, and what it leaves behind.
@Suite struct CustomerProfileTests {
  let harness: ServiceHarness

  init() throws { harness = try ServiceHarness(for: #function) }

  private func later(_ seconds: Int64) -> Timestamp {
    Timestamp(microseconds: harness.clock.now().microseconds + seconds * 1_000_000)
  }

  private func suspend(_ id: Uuid, until: Timestamp?) throws -> Customer {
    try harness.call(
      CustomerServiceMethods.moderateCustomer,
      ModerateCustomerRequest(id: id, state: .suspended, until: until, reason: "No-shows"))
  }

  @Test func `a suspension lifts itself wherever it is read`() throws {
    let id = try harness.makeCustomer("Sue", phone: "087 555 0001")
    #expect(try suspend(id, until: later(60)).moderation?.state == .suspended)
    #expect(try harness.customer(id).moderation?.state == .suspended)
    let list = ListCustomersRequest(search: "sue")
    let before: CustomerPage = try harness.call(CustomerServiceMethods.listCustomers, list)
    #expect(before.customers.first?.moderation != nil)
    harness.clock.advance(by: TimeSpan(microseconds: 60_000_000))
    #expect(try harness.customer(id).moderation == nil)
    for request in [list, ListCustomersRequest()] {
      let page: CustomerPage = try harness.call(CustomerServiceMethods.listCustomers, request)
      #expect(page.customers.count == 1)
      #expect(page.customers.first?.moderation == nil)
    }
    let profile: CustomerProfile = try harness.call(
      CustomerServiceMethods.getCustomerProfile, GetCustomerProfileRequest(id: id))
    #expect(profile.customer.moderation == nil)
    _ = try harness.book(id, price: 100)
    let refusal = try harness.refusal(
      CustomerServiceMethods.liftModeration, LiftModerationRequest(id: id, reason: "x"))
    #expect(refusal.code == .failedPrecondition)
  }

  @Test func `a suspension without an end stays until it is lifted`() throws {
    let id = try harness.makeCustomer("Una", phone: "087 555 0002")
    _ = try suspend(id, until: nil)
    harness.clock.advance(by: TimeSpan(microseconds: 400 * 86_400_000_000))
    #expect(try harness.customer(id).moderation?.state == .suspended)
    let refusal = try harness.refusal(
      BookingServiceMethods.createBooking,
      CreateBookingRequest(
        who: .customerId(id), service: "Cut", startsAt: harness.clock.now(),
        duration: TimeSpan(microseconds: 3_600_000_000)))
    #expect(refusal.code == .failedPrecondition)
    #expect(refusal.existing == id)
  }

  @Test func `moderation is told by the feed`() throws {
    let id = try harness.makeCustomer("Eve", phone: "087 555 0003")
    _ = try suspend(id, until: nil)
    let _: Customer = try harness.call(
      CustomerServiceMethods.liftModeration, LiftModerationRequest(id: id, reason: "Paid"))
    #expect(try harness.events().suffix(2).map(\.kind) == ["moderated", "lifted"])
  }

  @Test func `fields that are never searched lie sealed`() throws {
    // What lies in a file is looked for in the embedded engine's.
    let harness = try ServiceHarness(on: .sqlite)
    let file = try #require(harness.test.file)
    let canary = "CANARY-7731"
    var request = CreateCustomerRequest(name: "Cal", phone: "087 555 0004")
    request.company = Company(registrationNumber: canary, vatNumber: canary)
    request.contacts = [ContactPerson(name: canary)]
    request.preferences = Preferences(allergies: [canary])
    request.customFields = ["canary": canary]
    request.assistants = [AssistantProfile(origin: "voice", context: canary)]
    let made: Customer = try harness.call(CustomerServiceMethods.createCustomer, request)
    let _: Note = try harness.call(
      CustomerServiceMethods.addNote, AddNoteRequest(customerId: made.id, text: canary))
    let _: FollowUp = try harness.call(
      CustomerServiceMethods.createFollowUp,
      CreateFollowUpRequest(customerId: made.id, dueAt: later(60), note: canary))
    let _: FrontdeskAPI.Notification = try harness.call(
      CustomerServiceMethods.createNotification,
      CreateNotificationRequest(customerId: made.id, title: canary, message: canary))
    let _: CustomerLocation = try harness.call(
      CustomerServiceMethods.updateCustomerLocation,
      UpdateCustomerLocationRequest(
        customerId: made.id, locationId: made.id, mask: ["notes"], notes: canary))
    let needle = Array(canary.utf8)
    for path in [file, file + "-wal"] {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      #expect(!bytes.isEmpty && !contains(bytes, needle), "\(path)")
    }
    let profile: CustomerProfile = try harness.call(
      CustomerServiceMethods.getCustomerProfile, GetCustomerProfileRequest(id: made.id))
    #expect(profile.customer.company?.vatNumber == canary)
    #expect(profile.notes.first?.text == canary)
  }

  private func contains(_ bytes: [UInt8], _ needle: [UInt8]) -> Bool {
    guard let first = needle.first else { return false }
    return bytes.indices.contains { index in
      bytes[index] == first && bytes[index...].starts(with: needle)
    }
  }

  @Test func `the first visit gives an anniversary`() throws {
    let id = try harness.makeCustomer("Ann", phone: "087 555 0005")
    try harness.complete(id, price: 4000)
    harness.clock.advance(by: TimeSpan(microseconds: 360 * 86_400_000_000))
    let page: OccasionPage = try harness.call(
      CustomerServiceMethods.listOccasions, ListOccasionsRequest(type: .firstVisit, days: 10))
    #expect(page.occasions.map(\.customerId) == [id])
    #expect(page.occasions.first?.years == 1)
  }

  @Test func `a plain customer costs what it did before there were profiles`() throws {
    let harness = try ServiceHarness(on: .sqlite)
    let file = try #require(harness.test.file)
    func changes(_ request: CreateCustomerRequest) throws -> Int64 {
      let before = try rows(file)
      let _: Customer = try harness.call(CustomerServiceMethods.createCustomer, request)
      return try rows(file) - before
    }
    // Its row, an identifier, the terms of name, phone (both ways), number and public id.
    #expect(try changes(CreateCustomerRequest(name: "Plain", phone: "087 555 0006")) == 7)
    var full = CreateCustomerRequest(name: "Full", phone: "087 555 0007")
    full.addresses = [Address(city: "Cork")]
    full.birthdate = Birthdate(month: 1, day: 1)
    #expect(try changes(full) == 7)
    full.phone = "087 555 0008"
    full.customFields = ["a": "b"]
    #expect(try changes(full) == 8)
  }

  /// All rows that a customer can have.
  private func rows(_ path: String) throws -> Int64 {
    let tables = [
      "customers", "customer_identifiers", "customer_terms", "customer_tags",
      "customer_mappings", "customer_private", "customer_entries", "customer_spent",
      "customer_locations",
    ]
    let connection = try SQLiteDatabase(path: path).openReader(for: .report)
    defer { connection.close() }
    var count: Int64 = 0
    for table in tables {
      let statement = try connection.prepare("SELECT count(*) FROM \(table)")
      _ = try statement.step()
      count += statement.int64(0)
      statement.reset()
    }
    return count
  }

  @Test func `what is said of a number goes with it`() throws {
    let id = try harness.makeCustomer("Vera", phone: "087 555 0009")
    let verified: Customer = try harness.call(
      CustomerServiceMethods.changeIdentifier,
      ChangeIdentifierRequest(customerId: id, value: "0875550009", verified: true))
    #expect(verified.identifiers.count == 1)
    let moved: Customer = try harness.call(
      CustomerServiceMethods.updateCustomer,
      UpdateCustomerRequest(
        id: id, version: verified.version, mask: ["phone"],
        changes: CustomerChanges(phone: "087 555 0010")))
    #expect(moved.identifiers.isEmpty)
    // Nobody has the old number any more.
    _ = try harness.makeCustomer("Next", phone: "087 555 0009")
  }
}
