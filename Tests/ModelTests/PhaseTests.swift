import Testing

@testable import Model

@Suite struct `Booking phases` {
  static let allowed: [BookingPhase: Set<BookingPhase>] = [
    .held: [.pending, .confirmed, .declined, .cancelled],
    .pending: [.confirmed, .declined, .cancelled],
    .confirmed: [.checkedIn, .completed, .noShow, .cancelled],
    .checkedIn: [.completed, .noShow, .cancelled],
    .noShow: [.checkedIn],
    .completed: [], .cancelled: [], .declined: [],
  ]

  @Test(arguments: BookingPhase.allCases)
  func `move only along the table`(from: BookingPhase) {
    for next in BookingPhase.allCases {
      let expected = next == from || Self.allowed[from, default: []].contains(next)
      let moved = try? from.moved(to: next)
      #expect((moved == next) == expected, "\(from) -> \(next)")
    }
  }

  @Test func `that are over leave the time free`() {
    let occupying = BookingPhase.allCases.filter(\.occupiesStaff)
    #expect(occupying == [.held, .pending, .confirmed, .checkedIn])
  }

  @Test(arguments: [
    (59_999_999, false), (60_000_000, true), (86_400_000_000, true), (86_400_000_001, false),
    (-1, false), (Int64.max, false),
  ])
  func `bound the duration`(microseconds: Int64, isAllowed: Bool) {
    #expect(((try? BookingDuration.checked(microseconds)) != nil) == isAllowed)
  }
}

@Suite struct `Lead phases` {
  @Test func `move freely while open`() throws {
    #expect(try LeadPhase.proposal.moved(to: .contacted) == .contacted)
    #expect(try LeadPhase.new.moved(to: .lost) == .lost)
    #expect(try LeadPhase.lost.moved(to: .new) == .new)
  }

  @Test func `reach converted only by conversion`() {
    for phase in LeadPhase.allCases where phase != .converted {
      #expect(throws: LeadRuleError.convertedByConversionOnly) { try phase.moved(to: .converted) }
    }
  }

  @Test(arguments: [LeadPhase.contacted, .qualified, .proposal])
  func `a lost lead begins anew`(next: LeadPhase) {
    #expect(throws: LeadRuleError.self) { try LeadPhase.lost.moved(to: next) }
    #expect(throws: LeadRuleError.self) { try LeadPhase.converted.moved(to: next) }
  }
}

@Suite struct `Delivery phases` {
  @Test func `never fall back, in whatever order reports come`() {
    for first in DeliveryPhase.allCases {
      for second in DeliveryPhase.allCases {
        let raised = first.raised(to: second)
        #expect(raised.rank == max(first.rank, second.rank))
        #expect(raised == second.raised(to: first))
      }
    }
  }
}
