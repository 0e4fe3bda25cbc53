import Foundation
import FrontdeskAPI
import WireFormat

/// Values that stand for what is patched; any that nothing else in a request equals.
private enum Marker {
  static let id = Uuid(high: 0xA1B2_C3D4_E5F6_0718, low: 0x8192_A3B4_C5D6_E7F8)
  static let key = Uuid(high: 0x1F2E_3D4C_5B6A_7988, low: 0x9786_A5B4_C3D2_E1F0)
  static let startsAt = Timestamp(microseconds: 0x1122_3344_5566_7788)
  static let staff = "0000"
}

/// `getCustomer` by id, all ids alike.
struct GetCustomerScenario: Scenario {
  let frame: [UInt8]
  private let ids: [Uuid]
  private let idOffset: Int

  init(ids: [Uuid], tenant: Uuid?) throws(LoadError) {
    let template = RequestTemplate(
      CustomerServiceMethods.getCustomer, GetCustomerRequest(key: .id(Marker.id)), tenant: tenant)
    frame = template.frame
    self.ids = ids
    idOffset = try template.offset(of: Marker.id.wireBytes)
  }

  func patch(_ place: UnsafeMutableRawPointer, _ requests: inout RequestSequence) {
    place.store(ids[requests.random(below: ids.count)], at: idOffset)
  }
}

/// `createBooking` for a random customer, each with an idempotency key. The staff are this run's
/// own, and each of them takes one half hour after the other, so that nothing overlaps.
struct CreateBookingScenario: Scenario {
  private static let staffCount: UInt64 = 100
  private static let slotMicroseconds: Int64 = 1_800_000_000

  let frame: [UInt8]
  private let ids: [Uuid]
  private let firstSlot: Int64
  private let milliseconds: UInt64
  private let idOffset: Int
  private let keyOffset: Int
  private let startOffset: Int
  private let staffOffset: Int

  /// `run` tells the staff of one run from those of another.
  init(ids: [Uuid], tenant: Uuid?, run: UInt32) throws(LoadError) {
    let prefix = "Bench \(String(run, radix: 36)) "
    let request = CreateBookingRequest(
      who: .customerId(Marker.id), service: "Haircut", staff: prefix + Marker.staff,
      startsAt: Marker.startsAt, duration: TimeSpan(microseconds: Self.slotMicroseconds),
      price: Money(minor: 4500, currency: "EUR"))
    let template = RequestTemplate(
      BookingServiceMethods.createBooking, request, key: Marker.key, tenant: tenant)
    frame = template.frame
    self.ids = ids
    let now = Int64(Date().timeIntervalSince1970)
    firstSlot = (now / 86_400 + 2) * 86_400_000_000
    milliseconds = UInt64(now) * 1000
    idOffset = try template.offset(of: Marker.id.wireBytes)
    keyOffset = try template.offset(of: Marker.key.wireBytes)
    var start = WireWriter()
    TimestampCodec.write(Marker.startsAt, to: &start)
    startOffset = try template.offset(of: start.finish())
    staffOffset = try template.offset(of: Array((prefix + Marker.staff).utf8)) + prefix.utf8.count
  }

  func patch(_ place: UnsafeMutableRawPointer, _ requests: inout RequestSequence) {
    let number = requests.number()
    place.store(ids[requests.random(below: ids.count)], at: idOffset)
    let key = Uuid.version7(
      unixMilliseconds: Int64(milliseconds + number / 16),
      random: (requests.random(), requests.random()))
    place.store(key, at: keyOffset)
    let slot = Int64(number / Self.staffCount)
    place.storeBytes(
      of: (firstSlot + slot * Self.slotMicroseconds).littleEndian, toByteOffset: startOffset,
      as: Int64.self)
    var rest = number % Self.staffCount
    for digit in stride(from: Marker.staff.utf8.count - 1, through: 0, by: -1) {
      place.storeBytes(
        of: UInt8(48 + rest % 10), toByteOffset: staffOffset + digit, as: UInt8.self)
      rest /= 10
    }
  }
}
