import FrontdeskAPI
import RPCCore
import Storage
import TestKit
import Testing
import WireFormat

@testable import Services

struct BookingTests {
  let harness: ServiceHarness
  let customer: Uuid
  private static let minute: Int64 = 60_000_000

  init() throws {
    harness = try ServiceHarness(.shop)
    customer = try harness.makeCustomer("Aoife", phone: "+353875550101")
  }

  /// A request for `minutes` from `start` minutes after now.
  private func request(
    _ start: Int64 = 0, _ minutes: Int64 = 60, staff: String? = "Niamh",
    _ status: BookingStatus = .unspecified
  ) -> CreateBookingRequest {
    CreateBookingRequest(
      who: .customerId(customer), service: "Massage", staff: staff,
      startsAt: Timestamp(
        microseconds: harness.clock.now().microseconds + start * Self.minute),
      duration: TimeSpan(microseconds: minutes * Self.minute),
      price: Money(minor: 8500, currency: "EUR"), status: status)
  }

  private func create(_ request: CreateBookingRequest) throws -> Booking {
    try harness.call(BookingServiceMethods.createBooking, request)
  }

  private func refusal(_ request: CreateBookingRequest) throws -> RPCError {
    try harness.refusal(BookingServiceMethods.createBooking, request)
  }

  private func move(
    _ booking: Booking, to status: BookingStatus, version: UInt64 = 0
  ) throws -> Booking {
    try harness.call(
      BookingServiceMethods.updateBookingStatus,
      UpdateBookingStatusRequest(id: booking.id, version: version, status: status))
  }

  @Test func `a booking has the defaults of the schema and is found again`() throws {
    var asked = request()
    asked.price = nil
    let booking = try create(asked)
    #expect(booking.version == 1)
    #expect(booking.customerId == customer)
    #expect(booking.status == .confirmed)
    #expect(booking.paymentStatus == .unpaid)
    #expect(booking.channel == .api)
    #expect(booking.price == Money(minor: 0, currency: "EUR"))
    #expect(booking.endsAt.microseconds - booking.startsAt.microseconds == 60 * Self.minute)
    let found: Booking = try harness.call(
      BookingServiceMethods.getBooking, GetBookingRequest(id: booking.id))
    #expect(found == booking)
    let event = try #require(try harness.events().last)
    #expect(event.entity == "booking")
    #expect(event.subject == customer)
  }

  @Test func `what makes no sense is refused with the field's path`() throws {
    func path(_ change: (inout CreateBookingRequest) -> Void) throws -> [String] {
      var asked = request()
      change(&asked)
      let error = try refusal(asked)
      #expect(error.code == .invalidArgument)
      return error.violations.map(\.path)
    }
    #expect(try path { $0.who = nil } == ["customerId"])
    #expect(try path { $0.startsAt = .zero } == ["startsAt"])
    #expect(try path { $0.duration = TimeSpan(microseconds: 1) } == ["duration"])
    #expect(try path { $0.duration.microseconds = 86_400_000_001 } == ["duration"])
    #expect(try path { $0.price = Money(minor: -1, currency: "EUR") } == ["price"])
    #expect(try path { $0.price = Money(minor: 5, currency: "eur") } == ["price"])
    #expect(try path { $0.deposit = Money(minor: 5, currency: "USD") } == ["deposit"])
    #expect(try path { $0.deposit = Money(minor: 8501, currency: "EUR") } == ["deposit"])
    #expect(try path { $0.status = .completed } == ["status"])
    #expect(try path { $0.staff = "  " } == ["staff"])
    #expect(try path { $0.service = " " } == ["service"])
  }

  @Test func `only a live customer is booked for`() throws {
    var asked = request()
    asked.who = .customerId(Uuid(high: 4, low: 404))
    #expect(try refusal(asked).code == .notFound)
  }

  @Test func `contact details find the customer or make one`() throws {
    var asked = request(0, staff: nil)
    asked.who = .contact(BookingContact(name: "Aoife M", phone: "087 555 0101"))
    #expect(try create(asked).customerId == customer)
    asked.who = .contact(BookingContact(name: "Conor", phone: "087 555 0106"))
    let made = try create(asked).customerId
    #expect(made != customer)
    #expect(try create(asked).customerId == made)
    asked.who = .contact(BookingContact(name: "Conor", phone: "1"))
    #expect(try refusal(asked).code == .invalidArgument)
  }

  @Test(arguments: [
    (0, 60), (30, 60), (-30, 60), (10, 20), (-10, 120), (59, 1), (-1439, 1440),
  ])
  func `two bookings of one staff member do not overlap`(start: Int64, minutes: Int64) throws {
    let first = try create(request())
    let error = try refusal(request(start, minutes, staff: " NIAMH "))
    #expect(error.code == .failedPrecondition)
    #expect(error.existing == first.id)
    #expect(error.message.contains("is booked at that time"))
  }

  @Test func `of many at once for one staff member, no two overlap`() throws {
    let random = SeededRandom()
    let requests = (0..<300).map { _ in
      request(Int64(random.next() % 1000), 1 + Int64(random.next() % 90))
    }
    let results: [Result<Booking, any Error>] = try harness.together(
      BookingServiceMethods.createBooking, requests)
    let made = results.compactMap { try? $0.get() }.sorted { $0.startsAt < $1.startsAt }
    #expect(made.count > 5)
    #expect(zip(made, made.dropFirst()).allSatisfy { $0.endsAt <= $1.startsAt })
    // Whoever was refused was in the way of one that was made.
    for (asked, result) in zip(requests, results) {
      guard case .failure(let error) = result else { continue }
      let refusal = try #require(error as? RPCError)
      let other = try #require(made.first { $0.id == refusal.existing })
      let end = asked.startsAt.microseconds + asked.duration.microseconds
      #expect(other.startsAt.microseconds < end && other.endsAt > asked.startsAt)
    }
  }

  @Test func `bookings may touch, and other staff or nobody may be booked`() throws {
    _ = try create(request())
    _ = try create(request(60))
    _ = try create(request(-1440, 1440))
    _ = try create(request(staff: "Declan"))
    _ = try create(request(staff: nil))
    _ = try create(request(staff: nil))
    #expect(try refusal(request(staff: "Níamh")).code == .failedPrecondition)
  }

  @Test func `a held and a pending booking occupy the time until declined or cancelled`() throws {
    for status in [BookingStatus.held, .pending] {
      let booking = try create(request(staff: "Niamh", status))
      #expect(try refusal(request()).existing == booking.id)
      let declined = try move(booking, to: .declined)
      #expect(declined.version == 2)
      let cancelled = try create(request())
      let _: Booking = try harness.call(
        BookingServiceMethods.cancelBooking,
        CancelBookingRequest(id: cancelled.id, reason: "Ill"))
    }
    _ = try create(request())
  }

  @Test func `who comes after all needs the time to be free still`() throws {
    let missed = try move(try create(request()), to: .noShow)
    let other = try create(request(30))
    let error = try harness.refusal(
      BookingServiceMethods.updateBookingStatus,
      UpdateBookingStatusRequest(id: missed.id, status: .checkedIn))
    #expect(error.code == .failedPrecondition)
    #expect(error.existing == other.id)
    let _: Booking = try harness.call(
      BookingServiceMethods.cancelBooking, CancelBookingRequest(id: other.id))
    #expect(try move(missed, to: .checkedIn).status == .checkedIn)
    #expect(try refusal(request(30)).existing == missed.id)
  }

  @Test func `a status moves by the rules and its own rpcs`() throws {
    let booking = try create(request())
    let method = BookingServiceMethods.updateBookingStatus
    for status in [BookingStatus.completed, .cancelled, .unspecified] {
      let asked = UpdateBookingStatusRequest(id: booking.id, status: status)
      #expect(try harness.refusal(method, asked).code == .invalidArgument)
    }
    let back = UpdateBookingStatusRequest(id: booking.id, status: .held)
    #expect(try harness.refusal(method, back).code == .failedPrecondition)
    let paid: Booking = try harness.call(
      method, UpdateBookingStatusRequest(id: booking.id, paymentStatus: .paid))
    #expect(paid.paymentStatus == .paid)
    #expect(paid.status == .confirmed)
    #expect(try harness.events().last?.fields == "paymentStatus")
    #expect(try move(paid, to: .confirmed).version == paid.version)
    let stale = UpdateBookingStatusRequest(id: booking.id, version: 1, status: .checkedIn)
    let error = try harness.refusal(method, stale)
    #expect(error.code == .aborted)
    #expect(error.conflicts.map(\.field) == ["paymentStatus"])
    #expect(try move(paid, to: .checkedIn, version: 2).version == 3)
  }

  @Test func `a booking is completed once and its visit is counted once`() throws {
    let booking = try create(request(-90))
    let method = BookingServiceMethods.completeBooking
    let completed: Booking = try harness.call(
      method,
      CompleteBookingRequest(
        id: booking.id, price: Money(minor: 9000, currency: "EUR"), paymentStatus: .paid))
    #expect(completed.status == .completed)
    #expect(completed.price.minor == 9000)
    #expect(completed.paymentStatus == .paid)
    #expect(completed.completedAt == harness.clock.now())
    #expect(
      try harness.refusal(method, CompleteBookingRequest(id: booking.id)).code
        == .failedPrecondition)
    let visited = try harness.customer(customer)
    #expect(visited.visits == 1)
    #expect(visited.lastVisitAt == booking.startsAt)
    #expect(visited.spent == [Money(minor: 9000, currency: "EUR")])
    let cancel = CancelBookingRequest(id: booking.id)
    #expect(
      try harness.refusal(BookingServiceMethods.cancelBooking, cancel).code
        == .failedPrecondition)
  }

  @Test func `a booking that is not confirmed cannot be completed`() throws {
    let held = try create(request(staff: nil, .held))
    let error = try harness.refusal(
      BookingServiceMethods.completeBooking, CompleteBookingRequest(id: held.id))
    #expect(error.code == .failedPrecondition)
    #expect(try harness.customer(customer).visits == 0)
  }

  @Test func `a booking is cancelled once, with its reason`() throws {
    let booking = try create(request())
    let asked = CancelBookingRequest(id: booking.id, version: 1, reason: "Ill")
    let cancelled: Booking = try harness.call(BookingServiceMethods.cancelBooking, asked)
    #expect(cancelled.status == .cancelled)
    #expect(cancelled.cancelReason == "Ill")
    #expect(
      try harness.refusal(BookingServiceMethods.cancelBooking, asked).code == .failedPrecondition)
  }
}
