import FrontdeskAPI
import SQLInterface
import WireFormat

@testable import Auth
@testable import Storage

// What each sees.
extension Twin {
  func see(_ store: ReadStore) throws(SQLError) -> [String] {
    try customers(store) + lists(store) + localSight(store) + profiles(store) + others(store)
      + messages(store) + jobs(store) + files(store) + segments(store) + walks(store)
      + merges(store)
      + traces(store) + journal(store)
  }

  /// The rows that `query` answers, all of them.
  func ask(
    _ query: Query, _ values: [StoredValue], _ store: ReadStore
  ) throws(SQLError) -> [String] {
    var rows = try store.open(query, scope)
    for value in values {
      switch value {
      case .null: rows.bindNull()
      case .integer(let value): rows.bind(value)
      case .real(let value): rows.bind(value)
      case .text(let value): rows.bind(value)
      case .bytes(let value): rows.bind(value)
      case .identifier(let value): rows.bind(value)
      }
    }
    var said: [String] = []
    while try rows.next() { said.append("\(rows.array(0))") }
    return said
  }

  func written(
    _ body: (inout WireWriter) throws(SQLError) -> Any?
  ) throws(SQLError) -> String {
    var writer = WireWriter()
    let result = try body(&writer)
    return "\(String(describing: result)) \(writer.finish())"
  }

  private func customers(_ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    for number in [11, 12, 13, 14, 911] as [UInt64] {
      let id = Self.id(number)
      said.append("\(String(describing: try store.customer(id, .liveOrDeleted, scope)))")
      said.append("\(String(describing: try store.moderationEnd(of: id, scope)))")
      let own = customer(number)
      said.append(
        try written { writer throws(SQLError) in
          try store.appendCustomer(id, to: &writer, at: Self.time, scope)
        })
      said.append(
        try written { writer throws(SQLError) in
          try store.appendCustomer(numbered: own.publicId, to: &writer, at: Self.time, scope)
        })
      for identifier in CustomerKeys(own).identifiers.sorted(by: { $0.canonical < $1.canonical }) {
        said.append("\(String(describing: try store.owner(of: identifier, scope)))")
        said.append("\(String(describing: try store.spelling(of: identifier, id, scope)))")
        said.append(
          try written { writer throws(SQLError) in
            try store.appendCustomer(with: identifier, to: &writer, at: Self.time, scope)
          })
      }
      for mapping in own.mappings {
        said.append("\(String(describing: try store.owner(of: MappingKey(mapping), scope)))")
        said.append("\(try store.owners(ofExternalID: mapping.externalId, scope))")
        said.append(
          try written { writer throws(SQLError) in
            try store.appendCustomer(
              with: MappingKey(mapping), to: &writer, at: Self.time, scope)
          })
      }
      said.append("\(try store.isTaken(publicID: own.publicId, scope))")
      said.append("\(try store.bookingFigures(of: id, scope))")
      said.append("\(try store.latestBookings(of: id, limit: 9, scope))")
    }
    said.append("\(try store.customerFigures(newSince: .zero, scope))")
    return said
  }

  private func others(_ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    said.append("\(String(describing: try store.tenant(scope)))")
    for number in 1...5 as ClosedRange<UInt64> {
      said.append("\(String(describing: try store.category(Self.id(number), scope)))")
      said.append("\(String(describing: try store.category(named: "c\(number)", scope)))")
    }
    said.append("\(String(describing: try store.defaultCategory(scope)))")
    said.append("\(try store.categories(limit: 9, scope)) \(try store.categoryCount(scope))")
    for number in [21, 22, 23, 921] as [UInt64] {
      said.append("\(String(describing: try store.booking(Self.id(number), scope)))")
      let time = StaffTime(
        staffKey: "ann", startsAt: Self.time,
        endsAt: Timestamp(microseconds: Self.time.microseconds + 9))
      said.append(
        "\(String(describing: try store.booking(occupying: time, besides: Self.id(number), scope)))"
      )
    }
    for customer in [nil, Self.id(11)] {
      var filter = BookingFilter()
      filter.customer = customer
      said.append("\(try store.countBookings(filter, scope))")
      said.append(
        try written { writer throws(SQLError) in
          try store.writeBookings(filter, after: nil, limit: PageLimit(9), to: &writer, scope)
        })
    }
    said.append("\(try store.leadStages(scope)) \(try store.countLeads(LeadFilter(), scope))")
    for due in [nil, Timestamp(microseconds: .max)] {
      var filter = LeadFilter()
      filter.followUpDueBy = due
      said.append(
        try written { writer throws(SQLError) in
          try store.writeLeads(filter, after: nil, limit: PageLimit(9), to: &writer, scope)
        })
    }
    let revoked = try store.revocations(at: .zero).filter { $0.tenant == scope.tenantID }
    said.append("\(revoked.sorted { $0.tokenID < $1.tokenID })")
    said.append("\(try store.revocations(at: .zero, scope).map(\.tokenID).sorted())")
    said.append("\(String(describing: try store.leaseHolder("work", scope)))")
    return said
  }

  private func messages(_ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    for number in [31, 33, 41, 43] as [UInt64] {
      said.append("\(String(describing: try store.lead(Self.id(number), scope)))")
      said.append("\(String(describing: try store.communication(Self.id(number), scope)))")
      said.append("\(try store.communications(ofLead: Self.id(number), scope))")
      said.append("\(try store.sizeOfCommunications(ofLead: Self.id(number), scope))")
    }
    said.append("\(try store.countCommunications(CommunicationFilter(), scope))")
    said.append(
      try written { writer throws(SQLError) in
        try store.writeCommunications(
          CommunicationFilter(), after: nil, limit: PageLimit(9), to: &writer, scope)
      })
    return said
  }

  private func journal(_ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    said.append("\(try store.events(after: 0, limit: 99, scope)) \(try store.lastEvent(scope))")
    said.append("\(String(describing: try store.firstEvent(scope)))")
    said.append("\(try store.auditEntries(after: 0, limit: 99, scope))")
    said.append("\(try store.recentChanges(of: Self.id(5), after: 0, scope))")
    if case .intact(let count, _) = try store.verifyChain(scope) { said.append("intact \(count)") }
    return said
  }
}

// What those see who are limited to locations.
extension Twin {
  /// Nearly all have been to the first, and to the second nobody but one customer of the other's.
  static var limits: [LocationLimit] { [73, 77].compactMap { LocationLimit([id($0)]) } }

  func localSight(_ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    for limit in Self.limits { said += try sight(of: limit, store) }
    return said
  }

  private func sight(
    of limit: LocationLimit, _ store: ReadStore
  ) throws(SQLError) -> [String] {
    var said: [String] = []
    said.append("\(try store.owners(ofExternalID: "only", whoVisited: limit, scope))")
    for number in [11, 12, 13, 14, 16, 911] as [UInt64] {
      let id = Self.id(number)
      said.append("\(try store.hasVisited(id, limit, scope))")
      said.append("\(try store.bookingFigures(of: id, at: limit, scope))")
      said.append("\(try store.bookings(of: id, at: limit, limit: 9, scope))")
      for mapping in customer(number).mappings {
        said.append(
          "\(try store.owners(ofExternalID: mapping.externalId, whoVisited: limit, scope))")
      }
    }
    for isAscending in [false, true] {
      var bookings = BookingFilter()
      bookings.limit = limit
      bookings.isAscending = isAscending
      said.append("\(try store.countBookings(bookings, scope))")
      said.append(
        try written { writer throws(SQLError) in
          try store.writeBookings(bookings, after: nil, limit: PageLimit(9), to: &writer, scope)
        })
    }
    var messages = CommunicationFilter()
    messages.limit = limit
    said.append("\(try store.countCommunications(messages, scope))")
    said.append(
      try written { writer throws(SQLError) in
        try store.writeCommunications(
          messages, after: nil, limit: PageLimit(9), to: &writer, scope)
      })
    let due = try store.dueEntries(
      .followUp, until: Self.time, of: limit, after: nil, limit: 9, scope)
    said.append("\(due)")
    for day in OccasionDay.allCases {
      let days = try store.customers(
        by: day, of: limit, after: .earliest, until: 400, limit: 9, scope)
      said.append("\(days)")
    }
    return said
  }
}
