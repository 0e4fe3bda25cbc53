import FrontdeskAPI
import SQLInterface
import WireFormat

@testable import Storage

// What is said of customers beyond their records.
extension Twin {
  private func entry(
    _ kind: EntryKind, _ number: UInt64, of customer: UInt64, isOpen: Bool = false
  ) -> CustomerEntry {
    CustomerEntry(
      kind, id: Self.id(number), of: Self.id(customer), at: Self.time, isOpen: isOpen,
      record: Array("\(mark) \(number)".utf8))
  }

  private func location(_ number: UInt64, of customer: UInt64) -> CustomerLocation {
    CustomerLocation(
      customerId: Self.id(customer), locationId: Self.id(number), version: 1, tags: [mark])
  }

  func makeProfiles(_ store: WriteStore) throws(SQLError) {
    var entries = [
      entry(.note, 51, of: 11), entry(.followUp, 52, of: 11, isOpen: true),
      entry(.notification, 53, of: 11, isOpen: true), entry(.note, 951, of: 911),
    ]
    var locations = [location(71, of: 11), location(71, of: 911)]
    if isOther {
      entries += [entry(.followUp, 54, of: 12, isOpen: true), entry(.note, 55, of: 12)]
      locations += [location(71, of: 12), location(72, of: 11)]
    }
    for entry in entries { try store.insert(entry, scope) }
    for location in locations { try store.put(location, scope) }
    try makeVisits(store)
  }

  /// At a location of their own, whose figures differ.
  private func makeVisits(_ store: WriteStore) throws(SQLError) {
    let price = Money(minor: isOther ? 900 : 300, currency: "EUR")
    for number in [11, 12, 13, 911] + (isOther ? [14] : []) as [UInt64] {
      for _ in 0..<(isOther ? 3 : 1) {
        try store.addVisit(of: Self.id(number), at: Self.id(73), Self.time, price, scope)
      }
    }
    // Of the other tenant the first customer came last.
    if isOther {
      let later = Timestamp(microseconds: Self.time.microseconds + 5)
      try store.addVisit(of: Self.id(11), at: Self.id(73), later, price, scope)
      try store.addVisit(of: Self.id(11), at: Self.id(77), later, price, scope)
    }
    var figures = LocationFigures(Self.id(74))
    figures.add(Self.time, price)
    try store.put(figures, of: Self.id(11), scope)
    try store.put(figures, of: Self.id(12), scope)
    for location in [78, 79] as [UInt64] {
      try store.noteLocation(Self.id(location), of: Self.id(11), scope)
    }
  }

  private func changeVisits(_ store: WriteStore) throws(SQLError) {
    var figures = LocationFigures(Self.id(74))
    figures.add(Self.time, Money(minor: isOther ? 7 : 5, currency: "USD"))
    try store.put(figures, of: Self.id(11), scope)
    try store.forget(Self.id(78), of: Self.id(11), scope)
  }

  func changeProfiles(_ store: WriteStore) throws(SQLError) {
    try store.update(entry(.note, 51, of: 11, isOpen: true), scope)
    try store.deleteEntry(Self.id(53), scope)
    var known = location(71, of: 11)
    known.version = 2
    try store.put(known, scope)
    try changeVisits(store)
  }

  func profiles(_ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    for kind in [EntryKind.note, .followUp, .notification] {
      for number in 51...55 as ClosedRange<UInt64> {
        said.append("\(String(describing: try store.entry(Self.id(number), kind, scope)))")
      }
      for customer in [Self.id(11), Self.id(12)] {
        for onlyOpen in [false, true] {
          said.append(
            "\(try store.entries(of: customer, kind, onlyOpen: onlyOpen, limit: 9, scope))")
        }
        said.append("\(try store.earliestOpenEntries(of: customer, kind, limit: 9, scope))")
        said.append("\(try store.openEntryCount(of: customer, kind, limit: 9, scope))")
      }
      said.append("\(try store.dueEntries(kind, until: Self.time, after: nil, limit: 9, scope))")
    }
    for number in [11, 12] as [UInt64] {
      let id = Self.id(number)
      said.append("\(try store.completed(customer(number), scope))")
      said.append("\(try store.privateFields(of: id, scope))")
      said.append("\(try store.locations(of: id, limit: 9, scope))")
      said.append("\(try store.locationFigures(of: id, limit: 9, scope))")
      for location in [71, 72] as [UInt64] {
        said.append(
          "\(String(describing: try store.location(Self.id(location), of: id, scope)))")
      }
      said.append("\(try store.bookings(of: id, after: nil, limit: 9, scope))")
      said.append("\(try store.communications(of: id, after: nil, limit: 9, scope))")
    }
    for day in OccasionDay.allCases {
      said.append(
        "\(try store.customers(by: day, of: nil, after: .earliest, until: 400, limit: 9, scope))")
    }
    return said
  }
}
