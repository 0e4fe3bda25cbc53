import Auth
import FrontdeskAPI
import SQLInterface
import WireFormat

@testable import Storage

// Customers that go, and what is left of them.
extension Twin {
  /// A customer that nothing else names.
  func removeUnused(_ store: WriteStore) throws(SQLError) {
    try store.remove(customer(16), scope)
  }

  /// Erases somebody of whom there is something of every kind.
  func erase(_ store: Store, _ reader: ReadStore, at now: Timestamp) throws -> [String] {
    let erasure = Erasure(store, reader, by: TestJob.author, log: nil, scope)
    let receipt = try erasure.erase(Self.id(11), reason: nil, at: now)
    // A lead that became nobody.
    let lead = try erasure.eraseLead(Self.id(32), reason: nil, at: now)
    return ["\(String(describing: receipt)) \(lead)"]
  }

  func traces(_ store: ReadStore) throws(SQLError) -> [String] {
    var said: [String] = []
    for number in [11, 12, 31, 34] as [UInt64] {
      let id = Self.id(number)
      said.append("\(String(describing: try store.erasure(of: id, scope)))")
      said.append("\(try store.trace(of: id, scope)) \(try store.isInUse(id, scope))")
      for query in [
        ReadStore.knowsLead, ReadStore.anyBooking, ReadStore.anyMessage, ReadStore.anyEntry,
        ReadStore.anyLocation, ReadStore.findUnmovedCustomer, ReadStore.findCustomerRow,
      ] {
        said += try ask(query, [.identifier(id)], store)
      }
      // Which row it is depends on what else was inserted.
      for row in 1...24 as ClosedRange<Int64> {
        said += try ask(ReadStore.findCustomerAt, [.integer(row), .identifier(id)], store)
      }
    }
    said += try ask(ReadStore.findMovedCategory, [], store)
    var filter = AuditFilter()
    for to in [nil, Self.time] {
      filter.to = to
      said.append("\(try store.audit(filter, before: nil, limit: 9, scope))")
    }
    return said
  }
}
