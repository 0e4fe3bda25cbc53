import FrontdeskAPI
import FrontdeskServices
import RPCCore
import SQLInterface
import Storage
import WireFormat

// What the demonstration tenant knows of its customers beyond their records.
extension DemoSeeder {
  /// All are born in March, four days apart.
  func birthdate(_ customer: DemoRecords.Customer) -> Birthdate {
    Birthdate(
      year: UInt32(1980 + customer.number), month: 3, day: UInt32(4 * customer.number))
  }

  /// Writes down a note, a follow-up, a notification and a location's data of the first
  /// customer, where they are missing.
  func makeEntries(_ call: WriteCall) throws(RPCError) {
    let customer = DemoRecords.customer(1)
    try make(
      Note(
        id: DemoRecords.id(0x901), version: 1, customerId: customer,
        text: "Likes the room at the back, and no perfume.", createdAt: now, updatedAt: now,
        createdBy: "demo"), call)
    try make(
      FollowUp(
        id: DemoRecords.id(0x902), version: 1, customerId: customer, dueAt: now,
        note: "Ask how the shoulder is.", createdAt: now, createdBy: "demo", owner: "Niamh"), call)
    try make(
      Notification(
        id: DemoRecords.id(0x903), customerId: customer, severity: .info, title: "Welcome",
        message: "You can change your appointments here.", createdAt: now), call)
    let location = DemoRecords.id(0x502)
    guard try db(try call.store.location(location, of: customer, call.scope)) == nil else { return }
    let known = CustomerLocation(
      customerId: customer, locationId: location, version: 1, tags: ["quiet room"])
    try db(try call.store.put(known, call.scope))
    call.store.record(
      Change(
        .created, .customerLocation, location, subject: customer, version: 1,
        after: known.encoded()), call.scope)
  }

  private func make(_ message: some EntryMessage, _ call: WriteCall) throws(RPCError) {
    let kind = message.entry.kind
    guard try db(try call.store.entry(message.id, kind, call.scope)) == nil else { return }
    _ = try EntryRecords(environment, call).insert(message)
  }
}
