import Auth
import FrontdeskAPI
import FrontdeskServices
import Model
import PhoneNumbers
import RPCCore
import RPCServer
import SQLInterface
import Storage
import WireFormat

// What a list asks for.
extension CustomerHandlers {
  /// Of a search for what has to have everybody.
  static let tooWide = RPCError(
    field: "filter.search", rule: "narrow",
    "More customers match than a search looks at, so some would be missing; search for more, or "
      + "take the other filters.")

  /// What a list is ordered by.
  func order(
    _ request: ListCustomersRequest, _ scope: TenantScope
  ) throws(RPCError) -> CustomerOrder {
    var order = CustomerOrder(request)
    if let currency = request.currency {
      order.currency = currency
    } else {
      order.currency = try environment.tenant(scope).currency
    }
    return order
  }

  /// What a list is narrowed to; nil when the search holds no letter or digit, which nobody has.
  func filter(
    _ request: ListCustomersRequest, _ call: ReadCall
  ) throws(RPCError) -> CustomerFilter? {
    try requireOpen(request, call.context)
    let request = try withSegment(request, call)
    try call.requireSpendScope(request)
    var filter = CustomerFilter()
    filter.limit = call.context.limit
    if let search = environment.trimmedText(request.search) {
      let region = try environment.tenant(call.scope).region
      filter.words = SearchTerms.query(
        search, countryCode: environment.phones.countryCode(of: region))
      if filter.words.isEmpty { return nil }
    }
    filter.sources = request.sources
    filter.status = request.status == .unspecified ? nil : request.status
    filter.tags = try environment.distinctTags(request.tags, "tags")
    filter.tagsAny = try environment.distinctTags(request.tagsAny, "tagsAny")
    filter.isDeleted = request.deleted
    filter.visitsMin = Int64(request.visitsMin)
    filter.spentMin = try FieldRules.amount(request.spentMin, "spentMin")
    if request.daysSinceVisitMin > 0 {
      let days = Int64(request.daysSinceVisitMin) * 86_400_000_000
      filter.lastVisitUntil = Timestamp(microseconds: call.now.microseconds - days)
    }
    if let window = request.birthday { filter.birthdays = try birthdays(window, call) }
    if request.followUpDue { filter.followUpUntil = call.now }
    filter.location = request.locationId
    try narrow(&filter, toTier: request.tier, call.scope)
    if let id = request.snapshotId {
      guard let snapshot = try db(try call.store.snapshot(id, call.scope)) else {
        throw RPCError(
          field: "snapshotId", rule: "exists",
          "There is no such snapshot; list them with listSnapshots.")
      }
      try call.requireSpendScope(snapshot.filter)
      filter.snapshot = id
    }
    if let id = request.categoryId {
      guard let category = try db(try call.store.category(id, call.scope)) else {
        throw RPCError(
          field: "categoryId", rule: "exists",
          "There is no such category; list them with listCategories.")
      }
      filter.category = id
      filter.isDefaultCategory = category.isDefault
    }
    return filter
  }

  /// Refuses what would tell a caller who is limited to locations of others: what a segment is
  /// made of, and who is known at a location that is not its own.
  private func requireOpen(
    _ request: ListCustomersRequest, _ context: CallContext
  ) throws(RPCError) {
    guard context.isLimited else { return }
    if let location = request.locationId { try context.requireOwn(location, "locationId") }
    for (field, isThere) in [
      ("segmentId", request.segmentId != nil), ("snapshotId", request.snapshotId != nil),
    ] where isThere {
      throw RPCError(
        .permissionDenied,
        "\(field): the token is limited to locations, and segments are of all; leave it out.")
    }
  }

  private func narrow(
    _ filter: inout CustomerFilter, toTier tier: Tier, _ scope: TenantScope
  ) throws(RPCError) {
    guard tier != .unspecified else { return }
    guard let bounds = environment.tenants.tiers(of: scope.tenantID)?.bounds(of: tier) else {
      throw RPCError(
        field: "tier", rule: "policy",
        "The tenant has no policy of tiers; set one with updateTenantSettings.")
    }
    filter.reached = bounds.reached
    filter.missed = bounds.missed
  }
}

extension ListCustomersRequest {
  /// Whether its answer depends on nothing but what the tenant's customers are: neither on the
  /// time, nor on settings, nor on rows of other tables.
  var asksForCustomersAlone: Bool {
    search.isEmpty && categoryId == nil && tags.isEmpty && tagsAny.isEmpty && sort != .spent
      && spentMin == nil && daysSinceVisitMin == 0 && birthday == nil && !followUpDue
      && locationId == nil && tier == .unspecified && segmentId == nil && snapshotId == nil
  }
}

extension CustomerOrder {
  init(_ request: ListCustomersRequest) {
    let key: Key =
      switch request.sort {
      case .unspecified, .created, .unrecognized: .created
      case .name: .name
      case .lastVisit: .lastVisit
      case .visits: .visits
      case .spent: .spent
      }
    self.init(key, isDescending: request.descending)
    isRanked = request.sort == .unspecified && !request.search.isEmpty
  }
}
