import Auth
import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import SQLInterface
import Seams
import Storage
import WireFormat

extension EntityKind {
  static let customer = EntityKind("customer")
}

extension ChangeKind {
  static let visited = ChangeKind("visited")
}

extension Customer: VersionedRecord {}

/// The steps that every change to a customer takes: rules, store, journal. Other aggregates
/// find and make customers through it.
struct CustomerRecords {
  let environment: ServiceEnvironment
  let call: WriteCall
  let scope: TenantScope

  init(_ environment: ServiceEnvironment, _ call: WriteCall) {
    self.init(environment, call, call.scope)
  }

  /// For work on another tenant than the call's own.
  init(_ environment: ServiceEnvironment, _ call: WriteCall, _ scope: TenantScope) {
    self.environment = environment
    self.call = call
    self.scope = scope
  }

  static let absent = RPCError(.notFound, "There is no such customer.")

  /// The live customer with `id`, else `notFound`.
  func require(_ id: Uuid) throws(RPCError) -> Customer {
    guard let customer = try db(try call.store.customer(id, .live, scope)) else {
      throw Self.absent
    }
    try call.requireSeen(customer.id)
    call.store.concern(id)
    return customer.lifted(at: call.now)
  }

  /// As `require`, but says what to do about a deleted one, which reads by id still show.
  func requireUndeleted(_ id: Uuid) throws(RPCError) -> Customer {
    guard let customer = try db(try call.store.customer(id, .liveOrDeleted, scope)) else {
      throw Self.absent
    }
    try call.requireSeen(customer.id)
    guard customer.deletedAt == nil else {
      throw RPCError(
        .notFound,
        customer.erasedAt == nil
          ? "The customer is deleted; restore it first." : "The customer was erased.")
    }
    call.store.concern(id)
    return customer.lifted(at: call.now)
  }

  /// The customer known by any of `details`, unchanged, else a new one. Refused with
  /// `failedPrecondition` when they belong to different customers.
  func resolveOrCreate(
    _ details: ContactDetails
  ) throws(RPCError) -> (customer: Customer, isNew: Bool) {
    var known: [(id: Uuid, by: StaticString)] = []
    for (name, identifier) in details.identifiers {
      guard let id = try db(try call.store.owner(of: identifier, scope)) else { continue }
      if !known.contains(where: { $0.id == id }) { known.append((id, name)) }
    }
    guard let first = known.first else {
      return (try create(NewCustomer(details)), true)
    }
    if known.count > 1 {
      let whose = known.map { "\($0.by) is customer \($0.id)'s" }.joined(separator: ", ")
      throw RPCError(
        .failedPrecondition,
        "The details belong to different customers: \(whose). Name one of them, or leave out "
          + "the detail that is wrong.")
    }
    return (try require(first.id), false)
  }

  /// As `resolveOrCreate`, of the customers that the caller may see. It makes none, since it would
  /// not see them, and so it does not tell whether others have the details.
  func resolveSeen(_ details: ContactDetails) throws(RPCError) -> Customer {
    var known: [Uuid] = []
    for (_, identifier) in details.identifiers {
      guard let id = try db(try call.store.owner(of: identifier, scope)) else { continue }
      guard !known.contains(id), try call.sees(id) else { continue }
      known.append(id)
    }
    guard let id = known.first else {
      throw RPCError(
        .notFound,
        "No customer of the token's locations has these details; an admin of all locations can "
          + "make one.")
    }
    guard known.count == 1 else {
      throw RPCError(
        .failedPrecondition,
        "The details belong to different customers; name one of them with customerId.")
    }
    return try require(id)
  }

  /// Makes one customer; see `create(_:)` of several.
  func create(_ new: NewCustomer) throws(RPCError) -> Customer {
    try create([new])[0]
  }

  /// Makes customers in the order given. Refused with `alreadyExists` when another live customer
  /// has a phone, e-mail or mapping of one. The numbers, the default category and the calendar
  /// are got once for all, so that many cost little.
  func create(_ new: [NewCustomer]) throws(RPCError) -> [Customer] {
    let tenant = try environment.tenant(scope)
    for new in new { try checkNew(new, tenant) }
    let year = TenantCalendar(timeZone: tenant.timeZone)?.year(call.now) ?? 1970
    let usual = try new.contains { $0.categoryID == nil } ? defaultCategory().id : .zero
    let first = try db(try call.store.takeCustomerNumbers(Int64(new.count), scope))
    var customers: [Customer] = []
    customers.reserveCapacity(new.count)
    for (index, new) in new.enumerated() {
      // The first was checked before anything changed; the others may repeat one before them.
      if index > 0 { try checkFree(new) }
      let number = CustomerNumber.make(
        prefix: tenant.numberPrefix, year: year, sequence: first + Int64(index))
      let customer = try Customer(
        new, id: new.id ?? environment.random.uuid(at: call.now), publicID: freePublicID(),
        number: number, category: new.categoryID ?? usual, call)
      try db(try call.store.insert(customer, raw: new.spellings, scope))
      call.store.record(
        Change(
          .created, .customer, customer.id, subject: customer.id, version: 1,
          after: customer.encoded()), scope)
      customers.append(customer)
    }
    return customers
  }

  /// Stores `changed`, which was made from `before`, under the next version, with the names of
  /// the fields that really differ. Nothing is written when none does. Without `notesEvents`
  /// the timeline is not told.
  func update(
    _ changed: Customer, before: Customer, kind: ChangeKind = .updated, reason: String? = nil,
    raw: [CustomerIdentifier: String] = [:], notesEvents: Bool = true
  ) throws(RPCError) -> Customer {
    var customer = changed
    customer.forgetIdentifiers(of: before)
    customer.forgetSuggestions()
    let fields = customer.fields(differingFrom: before)
    guard !fields.isEmpty else { return before }
    var raw = raw
    if customer.deletedAt != nil { try keepSpellings(in: &customer, before: before) }
    if before.deletedAt != nil, customer.deletedAt == nil { customer.takeSpellings(into: &raw) }
    if let email = customer.email { raw[CustomerIdentifier(email: email)] = email }
    let wasLive = before.deletedAt == nil
    let knownMappings = Set(wasLive ? before.mappings.map(MappingKey.init) : [])
    if customer.deletedAt == nil {
      try checkFree(
        wasLive && customer.hasSameContacts(as: before)
          ? [] : customer.namedClaims(without: wasLive ? before.claims : []),
        customer.mappings.filter { !knownMappings.contains(MappingKey($0)) }, of: customer.id)
    }
    customer.version = before.version + 1
    customer.updatedAt = call.now
    try db(try call.store.update(customer, before: before, raw: raw, scope))
    if notesEvents { try noteEvents(customer, before: before, reason: reason) }
    try journal(customer, before: before, kind: kind, fields: fields, reason: reason)
    return customer
  }

  /// Notes a completed booking of a customer, who may have been deleted since: one visit more,
  /// its time, and what it came to; the same where it took place.
  func recordVisit(
    _ id: Uuid, at moment: Timestamp, price: Money, location: Uuid? = nil
  ) throws(RPCError) {
    guard let before = try db(try call.store.customer(id, .liveOrDeleted, scope)) else {
      throw Self.absent
    }
    var customer = before
    customer.visits += 1
    customer.firstVisitAt = min(customer.firstVisitAt ?? moment, moment)
    customer.lastVisitAt = max(customer.lastVisitAt ?? moment, moment)
    try customer.addSpent(price)
    customer.version = before.version + 1
    customer.updatedAt = call.now
    var firstVisitDay: Int?
    if let first = customer.firstVisitAt, first != before.firstVisitAt {
      let calendar = TenantCalendar(timeZone: try environment.tenant(scope).timeZone)
      firstVisitDay = calendar?.day(first).dayOfYear
    }
    try db(
      try call.store.updateVisits(
        of: customer, before: before, firstVisitDay: firstVisitDay, scope))
    if let location {
      // By the id that the customer goes by now.
      try db(try call.store.addVisit(of: customer.id, at: location, moment, price, scope))
    }
    try journal(
      customer, before: before, kind: .visited,
      fields: customer.fields(differingFrom: before), reason: nil)
  }

  /// `parted` are those who were one with it until now.
  func journal(
    _ customer: Customer, before: Customer, kind: ChangeKind, fields: [String], reason: String?,
    parted: [Uuid] = []
  ) throws(RPCError) {
    let others = try oneWith(customer.id) + parted
    call.store.record(
      Change(
        kind, .customer, customer.id, subject: customer.id, others: others,
        version: Int64(customer.version), fields: fields.joined(separator: ","),
        before: before.encoded(), after: customer.encoded(), reason: reason), scope)
  }

  /// Those who were merged into customer `id`: what is known of it is known of them, and may have
  /// to be erased with either when that is undone.
  func oneWith(_ id: Uuid) throws(RPCError) -> [Uuid] {
    try db(try call.store.aliases(of: id, limit: MergeLimit.aliases, scope))
  }
}
