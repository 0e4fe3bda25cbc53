package import WireFormat

/// The rows that came along with a merged customer, by their ids.
package struct MovedRows: Sendable, Hashable {
  package var bookings: [Uuid] = []
  /// Bookings whose visits were counted already.
  package var completedBookings: [Uuid] = []
  package var communications: [Uuid] = []
  package var entries: [Uuid] = []
  /// Customers that had been merged into it before.
  package var aliases: [Uuid] = []

  package init() {}

  package var count: Int {
    all.reduce(0) { $0 + $1.count }
  }

  // The place of a list here is its kind.
  private var all: [[Uuid]] {
    [bookings, communications, entries, aliases, completedBookings]
  }

  // Each row is its kind in one byte and its id in sixteen.
  private static let width = 17

  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * Self.width)
    for (kind, ids) in all.enumerated() {
      for id in ids {
        bytes.append(UInt8(truncatingIfNeeded: kind))
        bytes.append(id)
      }
    }
    return bytes
  }

  /// nil for bytes that `encoded` did not make.
  init?(decoding bytes: [UInt8]) {
    guard bytes.count.isMultiple(of: Self.width) else { return nil }
    for start in stride(from: 0, to: bytes.count, by: Self.width) {
      let id = Uuid(
        high: Self.word(bytes[(start + 1)..<(start + 9)]),
        low: Self.word(bytes[(start + 9)..<(start + 17)]))
      switch bytes[start] {
      case 0: bookings.append(id)
      case 1: communications.append(id)
      case 2: entries.append(id)
      case 3: aliases.append(id)
      case 4: completedBookings.append(id)
      default: return nil
      }
    }
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
