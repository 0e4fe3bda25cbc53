import Auth
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import RPCServer
import SQLInterface
import Storage
import WireFormat

extension PrivacyHandlers {
  private static let rowsPerRead = 200

  package func exportSubject(
    _ request: ExportSubjectRequest, _ stream: ServerStreamCall<ReadCall, SubjectRecord>
  ) throws(RPCError) {
    let call = stream.call
    guard
      let found = try db(
        try call.store.customer(request.customerId, .liveOrDeleted, call.scope))
    else { throw CustomerRecords.absent }
    // One who was merged into another is that one.
    let id = found.id
    var customer = try db(try call.store.completed(found.lifted(at: call.now), call.scope))
    customer.identifiers = try CustomerHandlers(environment).identifiers(of: customer, call)
    let hidesSpend = call.context.hidesSpend
    if hidesSpend { customer.spent = [] }
    try stream.send(SubjectRecord(record: .customer(customer)))
    for var location in try CustomerHandlers(environment).locations(of: id, call) {
      if hidesSpend { location.spent = [] }
      try stream.send(SubjectRecord(record: .location(location)))
    }
    try sendEntries(of: id, stream)
    try sendAll(stream) { position throws(SQLError) in
      try call.store.bookings(of: id, after: position, limit: Self.rowsPerRead, call.scope)
    } position: {
      ListPosition(number: $0.startsAt.microseconds, id: $0.id)
    } record: {
      .booking($0)
    }
    try sendAll(stream) { position throws(SQLError) in
      try call.store.communications(of: id, after: position, limit: Self.rowsPerRead, call.scope)
    } position: {
      ListPosition(number: $0.at.microseconds, id: $0.id)
    } record: {
      .message($0)
    }
    try sendLeads(of: found, stream)
    try sendAll(stream) { position throws(SQLError) in
      try call.store.evidence(of: id, after: position, limit: Self.rowsPerRead, call.scope)
    } position: {
      ListPosition(number: $0.at.microseconds, id: $0.id)
    } record: { row throws(RPCError) in
      .evidence(try EvidenceHandlers.file(row))
    }
    if request.withHistory { try sendHistory(of: id, stream) }
  }

  private func sendEntries(
    of id: Uuid, _ stream: ServerStreamCall<ReadCall, SubjectRecord>
  ) throws(RPCError) {
    let call = stream.call
    for kind in [EntryKind.note, .followUp, .notification, .event, .consent] {
      var position: ListPosition?
      while true {
        let entries = try db(
          try call.store.entries(
            of: id, kind, after: position, limit: Self.rowsPerRead, call.scope))
        for entry in entries {
          try stream.send(SubjectRecord(record: try Self.record(of: entry)))
        }
        guard entries.count == Self.rowsPerRead, let last = entries.last else { break }
        position = ListPosition(number: last.at.microseconds, id: last.id)
      }
    }
  }

  private static func record(of entry: CustomerEntry) throws(RPCError) -> SubjectRecord.Record {
    switch entry.kind {
    case .note: return .note(try Note(entry))
    case .followUp: return .followUp(try FollowUp(entry))
    case .notification: return .notification(try Notification(entry))
    case .event: return .event(try PlacedItem(entry).item)
    case .consent: return .consent(try Consent(entry))
    }
  }

  private func sendAll<Item>(
    _ stream: ServerStreamCall<ReadCall, SubjectRecord>,
    read: (ListPosition?) throws(SQLError) -> [Item], position: (Item) -> ListPosition,
    record: (Item) throws(RPCError) -> SubjectRecord.Record
  ) throws(RPCError) {
    var last: ListPosition?
    while true {
      let items: [Item]
      do throws(SQLError) { items = try read(last) } catch { throw RPCError(error) }
      for item in items { try stream.send(SubjectRecord(record: try record(item))) }
      guard items.count == Self.rowsPerRead, let end = items.last else { return }
      last = position(end)
    }
  }

  private func sendLeads(
    of customer: Customer, _ stream: ServerStreamCall<ReadCall, SubjectRecord>
  ) throws(RPCError) {
    let call = stream.call
    for id in try db(try call.store.leads(of: customer, call.scope)) {
      guard let lead = try db(try call.store.lead(id, call.scope)) else { continue }
      try stream.send(SubjectRecord(record: .lead(lead)))
      // Those of a converted lead are the customer's by now.
      guard lead.customerId == nil else { continue }
      for message in try db(try call.store.communications(ofLead: id, call.scope)) {
        try stream.send(SubjectRecord(record: .message(message)))
      }
    }
  }

  private func sendHistory(
    of id: Uuid, _ stream: ServerStreamCall<ReadCall, SubjectRecord>
  ) throws(RPCError) {
    let call = stream.call
    let merged = try db(try call.store.aliases(of: id, limit: .max, call.scope))
    let ids = Set([id] + merged)
    var filter = AuditFilter()
    filter.subjects = ids.sorted()
    let text = AuditText(
      json: environment.json, reveals: true, tenant: call.scope,
      hidesSpend: call.context.hidesSpend)
    var before: Int64?
    repeat {
      let part = try db(
        try call.store.audit(filter, before: before, limit: Self.rowsPerRead, call.scope))
      for entry in part.entries {
        var change = text.record(entry)
        // It may tell of somebody who was one with the customer then and is not any more.
        if !ids.isSuperset(of: entry.others) { change.changes = [] }
        try stream.send(SubjectRecord(record: .change(change)))
      }
      before = part.before
    } while before != nil && !stream.isCancelled
  }
}
