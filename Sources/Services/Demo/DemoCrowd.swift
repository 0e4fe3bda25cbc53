import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import SQLInterface
import Seams
import Storage
import WireFormat

/// Customers with bookings in any number, always the same ones for the same number: for load
/// tests and for looking at full lists. Their ids count up, so that seeding again goes on where
/// it ended.
struct DemoCrowd {
  /// Keeps each job well below the time that one may hold the writer.
  static let customersPerJob = 200
  static let customersMax = 5_000_000

  let environment: ServiceEnvironment
  let now: Timestamp
  private let calendar = TenantCalendar(timeZone: "Europe/Dublin")

  init(environment: ServiceEnvironment, now: Timestamp) {
    self.environment = environment
    self.now = now
  }

  private static let day: Int64 = 86_400_000_000
  private static let firstNames = [
    "Abena", "Adam", "Aisling", "Amara", "Ana", "Bastien", "Beatriz", "Bronagh", "Carla", "Cathal",
    "Chidi", "Clara", "Daire", "Diego", "Eimear", "Elif", "Emil", "Fatima", "Felix", "Gráinne",
    "Hana", "Hugo", "Imani", "Ines", "Jakub", "Joana", "Kofi", "Lars", "Leila", "Lucía", "Maeve",
    "Marek", "Mina", "Nils", "Noor", "Oluchi", "Otto", "Paula", "Petra", "Rafael", "Rían", "Sana",
    "Silvia", "Tadhg", "Tomás", "Uma", "Vera", "Wanjiru", "Yara", "Zofia",
  ]
  private static let lastNames = [
    "Adeyemi", "Almeida", "Andersson", "Barry", "Becker", "Brady", "Carvalho", "Cullen", "Dlamini",
    "Duffy", "Eriksen", "Farrell", "Fischer", "Fitzgerald", "Gallego", "Hayes", "Ibarra", "Jensen",
    "Kavanagh", "Keane", "Kowalczyk", "Lefebvre", "Maguire", "Martínez", "McCabe", "Mensah",
    "Moreau", "Müller", "Mwangi", "Navarro", "Novák", "Nowak", "O'Dwyer", "Okafor", "Pereira",
    "Quinn", "Reid", "Romero", "Rossi", "Salas", "Schmidt", "Silva", "Suárez", "Tobin", "Uwase",
    "Vega", "Wagner", "Ward", "Yılmaz", "Zieliński",
  ]
  private static let tags = ["newsletter", "vip", "student", "referral", "prefers-morning"]
  private static let staff = ["Niamh", "Declan", "Siobhan", "Tiernan", "Orlaith", "Cormac"]
  private static let services = [
    DemoRecords.massage, DemoRecords.facial, DemoRecords.manicure, DemoRecords.cut,
    DemoRecords.colour,
  ]

  /// Makes customers number `part` where they are missing. Numbers are taken for those alone,
  /// so that seeding again changes nothing.
  func seed(_ part: Range<Int>, _ call: WriteCall) throws(RPCError) {
    var missing: [Int] = []
    for index in part {
      let known = try db(try call.store.customer(Self.id(index), .liveOrDeleted, call.scope))
      if known == nil { missing.append(index) }
    }
    guard !missing.isEmpty else { return }
    let first = try db(try call.store.takeCustomerNumbers(Int64(missing.count), call.scope))
    for (place, index) in missing.enumerated() {
      try make(index, number: first + Int64(place), call)
    }
  }

  private static func id(_ index: Int) -> Uuid {
    Uuid(high: 0x0198_0000_0001_7000, low: 0x8000_0000_0000_0000 | UInt64(index) << 8)
  }

  private func make(_ index: Int, number: Int64, _ call: WriteCall) throws(RPCError) {
    let id = Self.id(index)
    var dice = Dice(state: UInt64(index))
    let created = Timestamp(
      microseconds: now.microseconds - Self.day - dice.roll(700) * Self.day
        - dice.roll(86_400) * 1_000_000)
    let first = Self.firstNames[Int(dice.roll(Self.firstNames.count))]
    let last = Self.lastNames[Int(dice.roll(Self.lastNames.count))]
    let mailbox = "\(SearchTerms.folded(first)).\(index)".filter { $0.isASCII }
    var customer = Customer(
      id: id, publicId: PublicID.make("CUST", at: created, random: UInt64(index) &* 2_654_435_761),
      number: CustomerNumber.make(
        prefix: "HB", year: calendar?.year(created) ?? 1970, sequence: number), version: 1,
      name: "\(first) \(last)", type: .individual,
      status: dice.roll(10) == 0 ? .inactive : .active,
      source: [.voice, .web, .whatsapp, .walkIn][Int(dice.roll(4))],
      categoryId: DemoRecords.category(UInt64(dice.roll(3)) + 1),
      phone: "+353\(830_000_000 + index)", email: "\(mailbox)@example.com",
      locale: "en-IE", tags: dice.roll(3) == 0 ? [Self.tags[Int(dice.roll(Self.tags.count))]] : [],
      firstContactAt: created, createdAt: created, updatedAt: created, createdBy: "demo")
    let bookings = (0..<Int(dice.roll(3))).map { booking(&dice, $0, of: customer) }
    count(bookings, in: &customer)
    vary(&customer, index)
    try customer.leaveOutTaken(call)
    try db(try call.store.insert(customer, raw: [:], call.scope))
    call.store.record(
      Change(.created, .customer, id, subject: id, version: 1, after: customer.encoded()),
      call.scope)
    for booking in bookings {
      try BookingRecords(environment, call).insert(
        booking, staffKey: Booking.staffKey(booking.staff), record: booking.encoded())
    }
    try addFurther(of: customer, index, call)
  }

  /// What only some have: a double name, a day of birth.
  private func vary(_ customer: inout Customer, _ index: Int) {
    var dice = Dice(state: ~UInt64(index))
    if dice.roll(20) == 0 {
      customer.name += "-" + Self.lastNames[Int(dice.roll(Self.lastNames.count))]
    }
    if dice.roll(5) < 3 {
      customer.birthdate = Birthdate(
        year: UInt32(1940 + dice.roll(65)), month: UInt32(1 + dice.roll(12)),
        day: UInt32(1 + dice.roll(28)))
    }
  }

  /// Of some, a follow-up, and what one of three locations noted.
  private func addFurther(
    of customer: Customer, _ index: Int, _ call: WriteCall
  ) throws(RPCError) {
    var dice = Dice(state: UInt64(index) << 32)
    if dice.roll(200) == 0 {
      let due = Timestamp(microseconds: now.microseconds + (dice.roll(60) - 30) * Self.day)
      let followUp = FollowUp(
        id: Uuid(high: customer.id.high, low: customer.id.low | 0xF0), version: 1,
        customerId: customer.id, dueAt: due, note: "Ask how it was.", createdAt: now,
        createdBy: "demo")
      try db(try call.store.insert(followUp.entry, call.scope))
    }
    if dice.roll(5) == 0 {
      let place = Uuid(
        high: 0x0198_0000_0000_7000, low: 0x8000_0000_0000_0910 | UInt64(dice.roll(3)))
      let location = CustomerLocation(
        customerId: customer.id, locationId: place, version: 1, tags: ["regular"])
      try db(try call.store.put(location, call.scope))
    }
  }

  /// A booking in the past, so that every time from today on is free.
  private func booking(_ dice: inout Dice, _ place: Int, of customer: Customer) -> Booking {
    let service = Self.services[Int(dice.roll(Self.services.count))]
    let span = max(1, (now.microseconds - customer.createdAt.microseconds) / Self.day)
    let start = Timestamp(
      microseconds: customer.createdAt.microseconds + dice.roll(Int(span)) * Self.day)
    let end = Timestamp(microseconds: start.microseconds + service.minutes * 60_000_000)
    let status: BookingStatus = dice.roll(8) == 0 ? .cancelled : .completed
    return Booking(
      id: Uuid(high: customer.id.high, low: customer.id.low | UInt64(place + 1)), version: 1,
      customerId: customer.id, service: service.name,
      staff: Self.staff[Int(dice.roll(Self.staff.count))], startsAt: start, endsAt: end,
      status: status, price: Money(minor: service.price, currency: "EUR"),
      paymentStatus: status == .completed ? .paid : .unpaid, channel: customer.source,
      createdAt: start, updatedAt: start, createdBy: "demo",
      completedAt: status == .completed ? end : nil)
  }

  private func count(_ bookings: [Booking], in customer: inout Customer) {
    let visits = bookings.filter { $0.status == .completed }.sorted { $0.startsAt < $1.startsAt }
    guard !visits.isEmpty else { return }
    customer.visits = UInt32(visits.count)
    customer.firstVisitAt = visits.first?.startsAt
    customer.lastVisitAt = visits.last?.startsAt
    customer.spent = [Money(minor: visits.map(\.price.minor).reduce(0, +), currency: "EUR")]
  }
}

/// A small generator whose whole state is a customer's number, so that each customer comes out
/// the same whatever was made before.
private struct Dice {
  private var random: SplitMix64

  init(state: UInt64) { random = SplitMix64(seed: state) }

  /// A number from 0 up to `sides`, which is left out.
  mutating func roll(_ sides: Int) -> Int64 { Int64(random.below(sides)) }
}
