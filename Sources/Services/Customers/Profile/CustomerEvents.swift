import FrontdeskAPI
import FrontdeskServices
import RPCCore
import Seams
import Storage
import WireFormat

// What a customer's timeline tells of and no other record does.
extension CustomerRecords {
  /// Notes what a change means to whoever reads the customer's history. Nearly every change
  /// means nothing.
  func noteEvents(_ customer: Customer, before: Customer, reason: String?) throws(RPCError) {
    if customer.status != before.status {
      try note(
        .statusChange, "Status: \(customer.status.name)", "It was \(before.status.name).",
        customer.id)
    }
    if customer.categoryId != before.categoryId {
      let category = try db(try call.store.category(customer.categoryId, scope))
      try note(.statusChange, "Category: \(category?.name ?? "")", "", customer.id)
    }
    if (customer.deletedAt == nil) != (before.deletedAt == nil) {
      let title = customer.deletedAt == nil ? "Restored" : "Deleted"
      try note(.statusChange, title, reason ?? "", customer.id)
    }
    if customer.moderation != before.moderation {
      let title =
        switch customer.moderation?.state {
        case .banned?: "Banned"
        case .suspended?: "Suspended"
        case .unspecified?, .unrecognized?, nil: "Moderation lifted"
        }
      try note(.moderation, title, reason ?? "", customer.id)
    }
  }

  /// Adds an item to the timeline of customer `id`; the change that it belongs to is recorded
  /// by the caller.
  func note(
    _ kind: TimelineKind, _ title: String, _ description: String, _ id: Uuid, ref: Uuid? = nil
  ) throws(RPCError) {
    let item = TimelineItem(
      at: call.now, kind: kind, title: title, description: description, ref: ref)
    try db(
      try call.store.insert(
        CustomerEntry(
          .event, id: environment.random.uuid(at: call.now), of: id, at: call.now,
          record: item.encoded()), scope))
  }
}
