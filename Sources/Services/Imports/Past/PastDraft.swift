import FrontdeskAPI
import Model
import RPCCore
import WireFormat

/// What a column of a file of past bookings or messages stands for, besides the customer's.
enum PastField: String, CaseIterable, Sendable {
  case id, number
  case service, staff, startsAt, endsAt, duration, price, currency, status, channel
  case paymentStatus, notes, externalId
  case direction, purpose, subject, message, recipient, at

  /// The ones that files of `content` have.
  static func fields(of content: ImportContent) -> [PastField] {
    switch content {
    case .bookings:
      [
        .id, .number, .service, .staff, .startsAt, .endsAt, .duration, .price, .currency, .status,
        .channel, .paymentStatus, .notes, .externalId,
      ]
    case .communications:
      [
        .id, .number, .channel, .direction, .purpose, .subject, .message, .recipient, .at,
        .status, .externalId,
      ]
    case .unspecified, .customers, .unrecognized: []
    }
  }

  /// The columns without which a file of `content` is of no use.
  static func required(of content: ImportContent) -> [PastField] {
    switch content {
    case .bookings: [.service, .startsAt]
    case .communications: [.channel, .message, .at]
    case .unspecified, .customers, .unrecognized: []
    }
  }

  /// Other names of it, folded and without blanks.
  var otherNames: [String] {
    switch self {
    case .id: ["customerid"]
    case .number: ["customernumber"]
    case .service: ["item", "product", "treatment", "servicio"]
    case .startsAt: ["date", "start", "starts", "fecha", "soldat"]
    case .endsAt: ["end", "ends"]
    case .duration: ["minutes"]
    case .price: ["amount", "total", "precio"]
    case .staff: ["employee", "staffname"]
    case .externalId: ["bookingid", "messageid", "saleid", "reference"]
    case .message: ["text", "body", "mensaje"]
    case .at: ["date", "sentat", "time", "fecha"]
    case .currency, .status, .channel, .paymentStatus, .notes, .direction, .purpose, .subject,
      .recipient:
      []
    }
  }
}

/// A row's cells of something that was.
struct PastDraft {
  private var cells: [PastField: String] = [:]
  private(set) var problems: [(field: PastField, message: String)] = []

  private let tenant: TenantSnapshot
  private let calendar: TenantCalendar?
  private let now: Timestamp

  init(_ tenant: TenantSnapshot, _ calendar: TenantCalendar?, now: Timestamp) {
    self.tenant = tenant
    self.calendar = calendar
    self.now = now
  }

  mutating func set(_ field: PastField, _ text: String) { cells[field] = text }

  subscript(_ field: PastField) -> String? { cells[field] }

  /// What the cells say; nil with `problems`.
  mutating func record(_ content: ImportContent) -> PastRecord? {
    for field in PastField.required(of: content) where cells[field] == nil {
      fail(field, "It must not be empty.")
    }
    let source = text(.externalId, 200) ?? ""
    let record: PastRecord? =
      switch content {
      case .bookings: booking().map { .booking($0, source: source) }
      case .communications: communication().map { .message($0, source: source) }
      case .unspecified, .customers, .unrecognized: nil
      }
    return problems.isEmpty ? record : nil
  }

  private mutating func booking() -> Booking? {
    var booking = Booking()
    booking.service = text(.service, 200) ?? ""
    booking.staff = text(.staff, 200)
    booking.notes = text(.notes, 4000)
    booking.status = word(.status, [.completed, .cancelled, .noShow]) { $0.name } ?? .completed
    booking.channel = word(.channel, Self.sources) { $0.name } ?? .import
    booking.paymentStatus = word(.paymentStatus, Self.payments) { $0.name } ?? .paid
    booking.price = price()
    guard let starts = moment(.startsAt) else { return nil }
    booking.startsAt = starts
    if booking.status == .completed, starts > now { fail(.startsAt, "It lies in the future.") }
    let minutes = cells[.duration].map { Int64($0) ?? -1 }
    if let minutes, !(1...1440).contains(minutes) {
      fail(.duration, "Write the minutes, 1 to 1440.")
    }
    booking.endsAt = Timestamp(
      microseconds: starts.microseconds + max(1, min(minutes ?? 60, 1440)) * 60_000_000)
    if cells[.endsAt] != nil, let ends = moment(.endsAt) {
      let length = ends.microseconds - starts.microseconds
      if !(60_000_000...86_400_000_000).contains(length) {
        fail(.endsAt, "It must lie a minute to a day after the start.")
      }
      booking.endsAt = ends
    }
    return booking
  }

  private mutating func communication() -> Communication? {
    var message = Communication()
    message.channel = word(.channel, Self.channels) { $0.name } ?? .unspecified
    message.direction = word(.direction, [.outbound, .inbound]) { $0.name } ?? .outbound
    message.purpose = word(.purpose, Self.purposes) { $0.name } ?? .other
    message.subject = text(.subject, 500)
    message.message = text(.message, 65_536) ?? ""
    message.recipient = text(.recipient, 254) ?? ""
    let status = word(.status, Self.statuses) { $0.name } ?? .sent
    if message.direction == .inbound, status == .failed || status == .bounced {
      fail(.status, "An inbound message has arrived: sent, delivered or read.")
    }
    guard let at = moment(.at) else { return nil }
    if at > now { fail(.at, "It lies in the future.") }
    message.at = at
    message.advance(to: status, at: at)
    return message
  }

  private static let sources: [Source] = [.voice, .web, .whatsapp, .walkIn, .import, .api]
  private static let payments: [PaymentStatus] = [
    .unpaid, .depositPaid, .paid, .partiallyRefunded, .refunded, .waived,
  ]
  private static let channels: [ContactChannel] = [.sms, .email, .phone, .whatsapp, .inApp]
  private static let purposes: [CommunicationPurpose] = [
    .appointmentReminder, .marketing, .followUp, .receipt, .other,
  ]
  private static let statuses: [CommunicationStatus] = [
    .sent, .delivered, .read, .failed, .bounced,
  ]

  private mutating func fail(_ field: PastField, _ message: String) {
    problems.append((field, message))
  }

  private mutating func text(_ field: PastField, _ most: Int) -> String? {
    guard let text = cells[field] else { return nil }
    if text.unicodeScalars.count > most { fail(field, "It has more than \(most) characters.") }
    return text
  }

  private mutating func word<Value>(
    _ field: PastField, _ values: [Value], _ name: (Value) -> String
  ) -> Value? {
    guard let text = cells[field] else { return nil }
    if let value = values.first(where: { name($0).lowercased() == text.lowercased() }) {
      return value
    }
    fail(field, "It must be one of \(values.map(name).joined(separator: ", ")).")
    return nil
  }

  private mutating func moment(_ field: PastField) -> Timestamp? {
    guard let text = cells[field] else { return nil }
    guard let moment = calendar?.moment(text) else {
      fail(field, "Write it as 2024-05-31 14:30, in the tenant's zone, or with Z or +02:00.")
      return nil
    }
    do throws(RPCError) {
      let checked: Timestamp = try FieldRules.moment(moment, field.rawValue)
      return checked
    } catch {
      fail(field, error.violations.first?.message ?? error.message)
      return nil
    }
  }

  /// `12.50`, `12,50` or either with a currency after it.
  private mutating func price() -> Money {
    var currency = (cells[.currency] ?? tenant.currency).uppercased()
    guard let text = cells[.price] else { return Money(minor: 0, currency: currency) }
    let parts = text.split(separator: " ")
    if parts.count == 2 { currency = parts[1].uppercased() }
    let amount = Money.minor(of: parts.first ?? "", currency).map {
      Money(minor: $0, currency: currency)
    }
    guard parts.count <= 2, let amount else {
      fail(.price, "Write it as 12.50, or as 12.50 EUR.")
      return Money(minor: 0, currency: currency)
    }
    do throws(RPCError) { _ = try FieldRules.amount(amount, "price") } catch {
      fail(.price, error.violations.first?.message ?? error.message)
    }
    return amount
  }
}

extension Money {
  /// The minor units that a decimal number of `currency` is.
  fileprivate static func minor(of text: Substring, _ currency: String) -> Int64? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    let digits = minorDigits(of: currency)
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { return nil }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    guard fraction.utf8.count <= digits, text.utf8.count <= 18,
      (whole + fraction).utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let padding = String(repeating: "0", count: digits - fraction.utf8.count)
    return Int64(whole + fraction + padding)
  }
}
