import FrontdeskAPI
import WireFormat

/// The records of the demonstration tenant. Their ids are fixed, so that the examples of the
/// reference work on them as typed, and so that `clean` finds exactly them.
enum DemoRecords {
  static let tenant = id(0x001)

  /// The identifiers of hand-written demonstration records.
  static func id(_ number: UInt64) -> Uuid {
    Uuid(high: 0x0198_0000_0000_7000, low: 0x8000_0000_0000_0000 | number)
  }

  static func category(_ number: UInt64) -> Uuid { id(0x0C0 + number) }
  static func customer(_ number: UInt64) -> Uuid { id(0x100 + number) }
  static func booking(_ number: UInt64) -> Uuid { id(0x200 + number) }
  static func lead(_ number: UInt64) -> Uuid { id(0x300 + number) }
  static func message(_ number: UInt64) -> Uuid { id(0x400 + number) }

  struct Customer {
    let number: UInt64
    let name: String
    let phone: String
    let email: String
    let source: Source
    let category: UInt64
    /// One of the six is inactive and older than this month.
    let isOld: Bool
    let tags: [String]
    let mappings: [ProviderMapping]
  }

  static let customers: [Customer] = [
    Customer(
      number: 1, name: "Aoife Murphy", phone: "+353875550101", email: "aoife.murphy@example.com",
      source: .voice, category: 3, isOld: false, tags: ["vip"],
      mappings: [
        ProviderMapping(provider: "phorest", branch: "dublin-1", externalId: "PH-10001"),
        ProviderMapping(provider: "fresha", branch: "", externalId: "FR-77120"),
      ]),
    Customer(
      number: 2, name: "Seán Kelly", phone: "+353875550102", email: "sean.kelly@example.com",
      source: .web, category: 2, isOld: false, tags: [], mappings: []),
    Customer(
      number: 3, name: "Ciara Walsh", phone: "+353875550103", email: "ciara.walsh@example.com",
      source: .whatsapp, category: 2, isOld: false, tags: ["student"],
      mappings: [
        ProviderMapping(provider: "phorest", branch: "dublin-1", externalId: "PH-10003")
      ]),
    Customer(
      number: 4, name: "Liam O'Connor", phone: "+353875550104", email: "liam.oconnor@example.com",
      source: .web, category: 1, isOld: false, tags: [], mappings: []),
    Customer(
      number: 5, name: "Emma Byrne", phone: "+353875550105", email: "emma.byrne@example.com",
      source: .voice, category: 1, isOld: false, tags: ["newsletter"], mappings: []),
    Customer(
      number: 6, name: "Conor Doyle", phone: "+353875550106", email: "conor.doyle@example.com",
      source: .web, category: 2, isOld: true, tags: [], mappings: []),
  ]

  struct Booking {
    let number: UInt64
    let customer: UInt64
    /// Days from the day on which the data is made; the sixty days end two weeks ahead.
    let day: Int
    let hour: Int
    let service: Service
    let staff: String
    let status: BookingStatus
    let channel: Source
  }

  struct Service {
    let name: String
    let minutes: Int64
    /// Euro cents.
    let price: Int64
  }

  static let massage = Service(name: "Deep tissue massage", minutes: 60, price: 8500)
  static let facial = Service(name: "Hydrating facial", minutes: 45, price: 7000)
  static let manicure = Service(name: "Gel manicure", minutes: 40, price: 4200)
  static let cut = Service(name: "Cut and finish", minutes: 50, price: 5500)
  static let colour = Service(name: "Full colour", minutes: 120, price: 12000)

  static let bookings: [Booking] = [
    booking(1, 1, -45, 10, massage, "Niamh", .completed, .voice),
    booking(2, 6, -43, 14, cut, "Declan", .completed, .web),
    booking(3, 1, -38, 11, facial, "Niamh", .completed, .voice),
    booking(4, 2, -35, 9, cut, "Declan", .completed, .web),
    booking(5, 3, -31, 16, manicure, "Siobhan", .completed, .whatsapp),
    booking(6, 1, -28, 10, massage, "Niamh", .completed, .voice),
    booking(7, 4, -24, 13, colour, "Declan", .completed, .web),
    booking(8, 6, -22, 15, cut, "Declan", .noShow, .web),
    booking(9, 2, -18, 9, cut, "Declan", .completed, .web),
    booking(10, 3, -14, 17, facial, "Siobhan", .completed, .whatsapp),
    booking(11, 5, -12, 12, manicure, "Siobhan", .completed, .voice),
    booking(12, 1, -9, 10, massage, "Niamh", .completed, .web),
    booking(13, 4, -6, 11, colour, "Declan", .cancelled, .web),
    booking(14, 5, -3, 14, facial, "Niamh", .completed, .voice),
    booking(15, 2, 3, 9, cut, "Declan", .pending, .web),
    booking(16, 3, 8, 16, manicure, "Siobhan", .confirmed, .whatsapp),
    booking(17, 1, 14, 10, massage, "Niamh", .confirmed, .voice),
  ]

  struct Lead {
    let number: UInt64
    let name: String
    let phone: String
    let email: String
    let stage: LeadStage
    let source: Source
    let interest: String
    /// Euro cents.
    let value: Int64
    let attempts: [AttemptOutcome]
  }

  static let leads: [Lead] = [
    Lead(
      number: 1, name: "Fionn Gallagher", phone: "+353875550201",
      email: "fionn.gallagher@example.com", stage: .new, source: .web,
      interest: "Sports massage plan", value: 24000, attempts: []),
    Lead(
      number: 2, name: "Róisín Daly", phone: "+353875550202", email: "roisin.daly@example.com",
      stage: .contacted, source: .whatsapp, interest: "Bridal make-up", value: 35000,
      attempts: [.noAnswer]),
    Lead(
      number: 3, name: "Oisín Burke", phone: "+353875550203", email: "oisin.burke@example.com",
      stage: .proposal, source: .voice, interest: "Monthly membership", value: 54000,
      attempts: [.reached, .callBack]),
  ]

  private static func booking(
    _ number: UInt64, _ customer: UInt64, _ day: Int, _ hour: Int, _ service: Service,
    _ staff: String, _ status: BookingStatus, _ channel: Source
  ) -> Booking {
    Booking(
      number: number, customer: customer, day: day, hour: hour, service: service, staff: staff,
      status: status, channel: channel)
  }
}
