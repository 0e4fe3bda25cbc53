/// How far a booking has come, and which steps are allowed. The numbers are those of the
/// schema's `BookingStatus`.
package enum BookingPhase: Int32, Sendable, Hashable, CaseIterable {
  case held = 1
  case pending, confirmed, checkedIn, completed, cancelled, declined, noShow

  /// Whether the staff member's time is taken: two such bookings never overlap.
  package var occupiesStaff: Bool {
    switch self {
    case .held, .pending, .confirmed, .checkedIn: true
    case .completed, .cancelled, .declined, .noShow: false
    }
  }

  /// Whether the booking counts towards what a customer has spent.
  package var countsAsSpent: Bool {
    switch self {
    case .held, .pending, .confirmed, .checkedIn, .completed: true
    case .cancelled, .declined, .noShow: false
    }
  }

  /// The phases that can come next.
  package var successors: [BookingPhase] {
    switch self {
    case .held: [.pending, .confirmed, .declined, .cancelled]
    case .pending: [.confirmed, .declined, .cancelled]
    case .confirmed: [.checkedIn, .completed, .noShow, .cancelled]
    case .checkedIn: [.completed, .noShow, .cancelled]
    // Somebody who was given up may still turn up.
    case .noShow: [.checkedIn]
    case .completed, .cancelled, .declined: []
    }
  }

  /// Moves on to `next`; staying where one is changes nothing and is allowed.
  package func moved(to next: BookingPhase) throws(BookingRuleError) -> BookingPhase {
    guard next == self || successors.contains(next) else {
      throw .stepNotAllowed(from: self, to: next)
    }
    return next
  }
}

/// What the rules of a booking refuse.
package enum BookingRuleError: Error, Sendable, Hashable {
  case stepNotAllowed(from: BookingPhase, to: BookingPhase)
  case durationOutOfRange
}

/// The bounds of one booking's length.
package enum BookingDuration {
  package static let microsecondsMin: Int64 = 60_000_000
  package static let microsecondsMax: Int64 = 86_400_000_000

  /// Refuses what is shorter than a minute or longer than a day.
  package static func checked(_ microseconds: Int64) throws(BookingRuleError) -> Int64 {
    guard (microsecondsMin...microsecondsMax).contains(microseconds) else {
      throw .durationOutOfRange
    }
    return microseconds
  }
}
