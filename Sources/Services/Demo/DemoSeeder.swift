import Auth
import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import SQLInterface
import Storage
import WireFormat

/// Makes the hand-written records of the demonstration tenant, in one transaction.
struct DemoSeeder {
  let environment: ServiceEnvironment
  let now: Timestamp

  private static let hour: Int64 = 3_600_000_000
  private static let day = 24 * hour
  private static let euro = "EUR"

  /// Makes what is missing; records that are there stay as they are.
  func seed(_ call: WriteCall) throws(RPCError) {
    if try db(try call.store.tenant(call.scope)) == nil { try makeTenant(call) }
    for customer in DemoRecords.customers { try make(customer, call) }
    for booking in DemoRecords.bookings { try make(booking, call) }
    for lead in DemoRecords.leads { try make(lead, call) }
    try makeMessages(call)
    try makeEntries(call)
  }

  private var calendar: TenantCalendar? { TenantCalendar(timeZone: "Europe/Dublin") }

  private func makeTenant(_ call: WriteCall) throws(RPCError) {
    let tenant = Tenant(
      id: DemoRecords.tenant, version: 1, name: "Harbour Beauty Rooms", profile: .booking,
      status: .active, region: "IE", currency: Self.euro, timeZone: "Europe/Dublin",
      createdAt: now, updatedAt: now, numberPrefix: "HB")
    try TenantRecords(environment, call).create(
      tenant, categories: (1...3).map(DemoRecords.category))
  }

  /// Five of the six are new this month, whatever day it is, and one came three months ago.
  private func createdAt(_ customer: DemoRecords.Customer) -> Timestamp {
    let month = calendar?.startOfMonth(now) ?? now
    if customer.isOld {
      return Timestamp(microseconds: month.microseconds - 80 * Self.day)
    }
    let back = Int64(customer.number) * 26 * Self.hour
    return Timestamp(microseconds: max(month.microseconds, now.microseconds - back))
  }

  private func startsAt(_ booking: DemoRecords.Booking) -> Timestamp {
    let today = calendar?.startOfDay(now) ?? now
    return Timestamp(
      microseconds: today.microseconds + Int64(booking.day) * Self.day
        + Int64(booking.hour) * Self.hour)
  }

  private func make(_ demo: DemoRecords.Customer, _ call: WriteCall) throws(RPCError) {
    let id = DemoRecords.customer(demo.number)
    if try db(try call.store.customer(id, .liveOrDeleted, call.scope)) != nil { return }
    let created = createdAt(demo)
    let sequence = try db(try call.store.takeCustomerNumbers(1, call.scope))
    let visits = DemoRecords.bookings.filter {
      $0.customer == demo.number && $0.status == .completed
    }
    let times = visits.map(startsAt).sorted()
    let total = visits.map(\.service.price).reduce(0, +)
    var customer = Customer(
      id: id,
      publicId: PublicID.make("CUST", at: created, random: demo.number * 7919 + 36 * 36 * 36 * 36),
      number: CustomerNumber.make(
        prefix: "HB", year: calendar?.year(created) ?? 1970, sequence: sequence),
      version: 1, name: demo.name, type: .individual, status: demo.isOld ? .inactive : .active,
      source: demo.source, categoryId: DemoRecords.category(demo.category), phone: demo.phone,
      email: demo.email, tags: demo.tags, mappings: demo.mappings,
      firstContactAt: min(created, times.first ?? created), createdAt: created,
      updatedAt: created, createdBy: "demo", visits: UInt32(visits.count),
      firstVisitAt: times.first, lastVisitAt: times.last,
      spent: total > 0 ? [Money(minor: total, currency: Self.euro)] : [],
      birthdate: birthdate(demo))
    try customer.leaveOutTaken(call)
    try db(try call.store.insert(customer, raw: [:], call.scope))
    if let first = times.first, let day = calendar?.day(first).dayOfYear {
      try db(try call.store.setFirstVisitDay(day, of: id, call.scope))
    }
    call.store.record(
      Change(.created, .customer, id, subject: id, version: 1, after: customer.encoded()),
      call.scope)
  }

  private func make(_ demo: DemoRecords.Booking, _ call: WriteCall) throws(RPCError) {
    let id = DemoRecords.booking(demo.number)
    if try db(try call.store.booking(id, call.scope)) != nil { return }
    let start = startsAt(demo)
    let end = Timestamp(microseconds: start.microseconds + demo.service.minutes * 60_000_000)
    let made = Timestamp(microseconds: min(start.microseconds - 3 * Self.day, now.microseconds))
    let booking = Booking(
      id: id, version: 1, customerId: DemoRecords.customer(demo.customer),
      service: demo.service.name, staff: demo.staff, startsAt: start, endsAt: end,
      status: demo.status, price: Money(minor: demo.service.price, currency: Self.euro),
      paymentStatus: demo.status == .completed ? .paid : .unpaid, channel: demo.channel,
      createdAt: made, updatedAt: made, createdBy: "demo",
      completedAt: demo.status == .completed ? end : nil)
    try BookingRecords(environment, call).insert(
      booking, staffKey: Booking.staffKey(booking.staff), record: booking.encoded())
  }

  private func make(_ demo: DemoRecords.Lead, _ call: WriteCall) throws(RPCError) {
    let id = DemoRecords.lead(demo.number)
    if try db(try call.store.lead(id, call.scope)) != nil { return }
    let created = Timestamp(microseconds: now.microseconds - Int64(demo.number) * 5 * Self.day)
    let attempts = demo.attempts.enumerated().map { index, outcome in
      LeadAttempt(
        at: Timestamp(microseconds: created.microseconds + Int64(index + 1) * Self.day),
        channel: .phone, outcome: outcome, by: "demo")
    }
    let lead = Lead(
      id: id, version: 1, name: demo.name, phone: demo.phone, email: demo.email,
      stage: demo.stage, source: demo.source,
      value: Money(minor: demo.value, currency: Self.euro), owner: "Siobhan",
      interest: demo.interest, attempts: attempts,
      nextFollowUpAt: Timestamp(microseconds: now.microseconds + Int64(demo.number) * Self.day),
      createdAt: created, updatedAt: created, createdBy: "demo")
    try db(try call.store.insert(lead, record: lead.encoded(), call.scope))
    call.store.record(
      Change(.created, .lead, id, subject: id, version: 1, after: lead.encoded()), call.scope)
  }

  private func makeMessages(_ call: WriteCall) throws(RPCError) {
    let texts = ["See you on Monday at ten.", "Thank you for your visit."]
    for (index, text) in texts.enumerated() {
      let id = DemoRecords.message(UInt64(index + 1))
      if try db(try call.store.communication(id, call.scope)) != nil { continue }
      let at = Timestamp(microseconds: now.microseconds - Int64(index + 1) * 9 * Self.day)
      let message = Communication(
        id: id, version: 1, customerId: DemoRecords.customer(1), channel: .sms,
        direction: .outbound, purpose: index == 0 ? .appointmentReminder : .followUp,
        message: text, recipient: DemoRecords.customers[0].phone, status: .delivered, at: at,
        sentAt: at, deliveredAt: at, createdAt: at, updatedAt: at, createdBy: "demo")
      try db(try call.store.insert(message, call.scope))
      call.store.record(
        Change(
          .created, .communication, id, subject: DemoRecords.customer(1), version: 1,
          after: message.encoded()), call.scope)
    }
  }
}
