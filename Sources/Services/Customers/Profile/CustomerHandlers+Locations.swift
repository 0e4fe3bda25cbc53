import Auth
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import RPCServer
import Storage
import WireFormat

extension EntityKind {
  static let customerLocation = EntityKind("customerLocation")
}

extension CustomerLocation: VersionedRecord {
  var id: Uuid { locationId }
}

extension CustomerHandlers {
  private static let locationsMax = 500

  package func updateCustomerLocation(
    _ request: UpdateCustomerLocationRequest, _ call: WriteCall
  ) throws(RPCError) -> CustomerLocation {
    let mask = try UpdateMask(request.mask, allowed: ["tags", "notes", "preferences"])
    let preferences = try environment.preferences(request.preferences, "preferences")
    guard request.locationId != .zero else {
      throw RPCError(field: "locationId", rule: "required", "Say which location.")
    }
    try call.context.requireOwn(request.locationId, "locationId")
    let customer = try CustomerRecords(environment, call).requireUndeleted(request.customerId).id
    let known = try db(
      try call.store.location(request.locationId, of: customer, call.scope))
    if known == nil { try requireRoom(customer, call) }
    let before =
      known ?? CustomerLocation(customerId: customer, locationId: request.locationId)
    guard request.version == before.version else {
      if request.version < before.version {
        try environment.requireVersion(
          request.version, of: before, "CustomerLocation",
          AttemptedChange(
            mask: request.mask, values: request.encoded(), type: "UpdateCustomerLocationRequest"),
          subject: customer, call)
      }
      throw RPCError(
        .aborted,
        "The location's data is at version \(before.version); read it again and repeat the change.")
    }
    var location = before
    if mask.contains("tags") { location.tags = try environment.distinctTags(request.tags, "tags") }
    if mask.contains("notes") { location.notes = request.notes.flatMap(environment.trimmedText) }
    if mask.contains("preferences") { location.preferences = preferences }
    guard location != before else {
      return try withFigures([before], of: customer, call.store, call.scope)[0]
    }
    location.version += 1
    try db(try call.store.put(location, call.scope))
    call.store.record(
      Change(
        known == nil ? .created : .updated, .customerLocation, location.locationId,
        subject: location.customerId,
        others: try CustomerRecords(environment, call).oneWith(location.customerId),
        version: Int64(clamping: location.version),
        fields: mask.fields.joined(separator: ","), before: known?.encoded(),
        after: location.encoded()), call.scope)
    return try withFigures([location], of: customer, call.store, call.scope)[0]
  }

  private func requireRoom(_ customer: Uuid, _ call: WriteCall) throws(RPCError) {
    let known = try db(
      try call.store.locations(of: customer, limit: Self.locationsMax, call.scope))
    guard known.count < Self.locationsMax else {
      throw RPCError(
        .failedPrecondition, "A customer has data at \(Self.locationsMax) locations at most.")
    }
  }

  package func listCustomerLocations(
    _ request: ListCustomerLocationsRequest, _ call: ReadCall
  ) throws(RPCError) -> CustomerLocationList {
    let id = try requireKnown(request.customerId, call)
    let cursor = environment.cursor(of: request, method: "listCustomerLocations", call)
    let position = try cursor.open(request.cursor)
    let rest = try locations(of: id, call).filter { location in
      position.map { location.locationId > $0.id } ?? true
    }
    let limit = PageLimit(request.pageSize == 0 ? PageLimit.largest : Int(request.pageSize))
    let page = Page(fetched: rest, limit: limit) { $0.encoded().count }
    guard page.hasMore, let last = page.items.last else {
      return CustomerLocationList(locations: page.items)
    }
    return CustomerLocationList(
      locations: page.items, nextCursor: cursor.seal(ListPosition(id: last.locationId)))
  }

  /// What the locations know of a customer, those included where it only was.
  func locations(of customer: Uuid, _ call: ReadCall) throws(RPCError) -> [CustomerLocation] {
    let noted = try db(
      try call.store.locations(of: customer, limit: Self.locationsMax, call.scope))
    var known = try withFigures(noted, of: customer, call.store, call.scope, addsOthers: true)
    if let limit = call.context.limit { known.removeAll { !limit.allows($0.locationId) } }
    return Array(known.prefix(Self.locationsMax))
  }

  /// `locations` with the figures of each; also those that noted nothing, where `addsOthers`
  /// says so.
  private func withFigures(
    _ locations: [CustomerLocation], of customer: Uuid, _ store: ReadStore, _ scope: TenantScope,
    addsOthers: Bool = false
  ) throws(RPCError) -> [CustomerLocation] {
    var known = Dictionary(
      locations.map { ($0.locationId, $0) }, uniquingKeysWith: { first, _ in first })
    let all = try db(
      try store.locationFigures(of: customer, limit: Self.locationsMax, scope))
    for figures in all {
      let usual =
        addsOthers && figures.visits > 0
        ? CustomerLocation(customerId: customer, locationId: figures.location) : nil
      guard var location = known[figures.location] ?? usual else { continue }
      location.visits = UInt32(clamping: figures.visits)
      location.firstVisitAt = figures.firstVisitAt
      location.lastVisitAt = figures.lastVisitAt
      location.spent = figures.spent
      known[figures.location] = location
    }
    return known.values.sorted { $0.locationId < $1.locationId }
  }
}
