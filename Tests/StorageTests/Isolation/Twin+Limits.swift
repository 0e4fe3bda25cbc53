import FrontdeskAPI
import Model
import SQLInterface
import WireFormat

@testable import Auth
@testable import Storage

// What those see who are limited to locations.
extension Twin {
  /// The one where all have been.
  static var limit: LocationLimit? { LocationLimit([id(73)]) }

  func localSight(_ store: ReadStore) throws(SQLError) -> [String] {
    guard let limit = Self.limit else { return [] }
    var said: [String] = []
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
