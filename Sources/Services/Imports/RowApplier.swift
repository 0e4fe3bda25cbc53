import Auth
import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import Seams
import Storage
import WireFormat

/// Writes rows of an import, in one transaction and in their order.
struct RowApplier {
  private let environment: ServiceEnvironment
  private let call: WriteCall
  private let scope: TenantScope
  private let records: CustomerRecords
  private let options: ImportOptions
  private let tenant: TenantSnapshot
  private let principal: String
  private let year: Int
  /// The categories that rows were seen to name.
  private var categories: [Uuid: Bool] = [:]
  private var usualCategory: Uuid?
  /// Numbers that were taken and not given to a customer yet; what is left over is a gap.
  private var numbers: Range<Int64> = 0..<0

  /// Customers that were made so far.
  private var made: Int64 = 0

  private(set) var counts: ImportCounts
  private(set) var problems: [ImportProblem] = []
  private(set) var effects: [UInt8] = []
  private let past: PastApplier

  /// `counts` are those of the rows before.
  init(
    _ environment: ServiceEnvironment, _ call: WriteCall, _ scope: TenantScope,
    _ options: ImportOptions, principal: String, counts: ImportCounts
  ) throws(RPCError) {
    self.environment = environment
    self.call = call
    self.scope = scope
    self.options = options
    self.principal = principal
    self.counts = counts
    records = CustomerRecords(environment, call, scope)
    past = PastApplier(
      environment: environment, call: call, scope: scope, principal: principal)
    tenant = try environment.tenant(scope)
    year = TenantCalendar(timeZone: tenant.timeZone)?.year(call.now) ?? 1970
  }

  /// Writes one row. Of what is wrong with it the row is told; what is thrown ends the work.
  mutating func apply(_ prepared: PreparedRow) throws(RPCError) {
    let row = prepared.row
    var owners: [(field: ImportField, id: Uuid)] = []
    if let key = row.key {
      guard let id = try key.customer(call.store, scope) else { return refuse(.unknown(row)) }
      owners.append((.name, id))
    }
    for (field, identifier) in prepared.identifiers {
      guard let id = try db(try call.store.owner(of: identifier, scope)) else { continue }
      if !owners.contains(where: { $0.id == id }) { owners.append((field, id)) }
    }
    do throws(RPCError) {
      switch owners.count {
      case 0:
        if let problem = ImportProblem.missing(in: row, tenant.profile) { return refuse(problem) }
        try tell(row, of: try add(prepared))
      case 1:
        if options.content.isPast {
          try tell(row, of: owners[0].id)
        } else if options.existing == .skip {
          counts.skipped += 1
        } else {
          try change(owners[0].id, prepared)
          try tell(row, of: owners[0].id)
        }
      default: refuse(.severalOwners(row, owners.map { ($0.field, "customer \($0.id)", $0.id) }))
      }
    } catch {
      guard let problem = ImportProblem(error, line: row.line) else { throw error }
      refuse(problem)
    }
  }

  private mutating func refuse(_ problem: ImportProblem) {
    counts.errors += 1
    problems.append(problem)
  }

  /// Writes what the row tells of a customer who is there by now.
  private mutating func tell(_ row: ImportRow, of customer: Uuid) throws(RPCError) {
    guard let record = row.past else { return }
    let effect = try past.apply(record, of: customer, line: row.line)
    effect?.append(to: &effects)
    if options.content.isPast {
      if effect == nil { counts.unchanged += 1 } else { counts.added += 1 }
    } else if effect != nil {
      counts.notes += 1
    }
  }

  private mutating func add(_ prepared: PreparedRow) throws(RPCError) -> Uuid {
    let row = prepared.row
    let named = try knownCategory(row.values.categoryId)
    let category = if let named { named } else { try defaultCategory() }
    let number = CustomerNumber.make(
      prefix: tenant.numberPrefix, year: year, sequence: try nextNumber())
    var customer = row.values
    customer.identifiers = []
    customer.id = prepared.key?.subject ?? environment.random.uuid(at: call.now)
    customer.publicId = try records.freePublicID()
    customer.number = number
    customer.version = 1
    customer.categoryId = category
    if customer.type == .unspecified { customer.type = .individual }
    if customer.status == .unspecified { customer.status = .active }
    if customer.source == .unspecified {
      customer.source = options.source == .unspecified ? .import : options.source
    }
    // A microsecond apart, so that lists show them in the order of their rows.
    let moment = Timestamp(microseconds: call.now.microseconds + made)
    made += 1
    customer.firstContactAt = moment
    customer.createdAt = moment
    customer.updatedAt = moment
    customer.createdBy = principal
    let encoded = customer.encoded()
    try db(
      try call.store.insert(
        customer, encoded: encoded, prepared.customer, key: prepared.key,
        raw: prepared.spellings, scope))
    call.store.record(
      Change(
        .created, .customer, customer.id, subject: customer.id, version: 1,
        after: encoded), scope)
    if options.content.isPast { counts.customers += 1 } else { counts.added += 1 }
    ImportEffect(
      .customer(before: nil), line: row.line, customer: customer.id,
      digest: ImportEffect.digest(of: customer)
    ).append(to: &effects)
    return customer.id
  }

  private mutating func change(_ id: Uuid, _ prepared: PreparedRow) throws(RPCError) {
    let row = prepared.row
    var before = try records.require(id)
    before = try db(try call.store.completed(before, scope))
    var changed = try before.taking(row.values)
    if let category = try knownCategory(row.values.categoryId) { changed.categoryId = category }
    let after = try records.update(
      changed, before: before, raw: prepared.spellings, notesEvents: false)
    guard after.version != before.version else {
      counts.unchanged += 1
      return
    }
    counts.updated += 1
    // Spellings stand with the identifiers, so those that went are kept in the record.
    var kept = before
    if !after.hasSameContacts(as: before), !Set(before.claims).isSubset(of: after.claims) {
      try records.keepSpellings(in: &kept, before: before)
    }
    let sealed = try db(
      try call.store.seal(
        kept.encoded().span.bytes, of: id, in: ImportEffect.place(id), scope))
    ImportEffect(
      .customer(before: sealed), line: row.line, customer: id,
      digest: ImportEffect.digest(of: after)
    ).append(to: &effects)
  }

  /// The category that a row names, unless it is gone by now.
  private mutating func knownCategory(_ id: Uuid) throws(RPCError) -> Uuid? {
    guard id != .zero else { return nil }
    if let isKnown = categories[id] { return isKnown ? id : nil }
    let isKnown = try db(try call.store.category(id, scope)) != nil
    categories[id] = isKnown
    return isKnown ? id : nil
  }

  private mutating func defaultCategory() throws(RPCError) -> Uuid {
    if let usualCategory { return usualCategory }
    let id = try records.defaultCategory().id
    usualCategory = id
    return id
  }

  private mutating func nextNumber() throws(RPCError) -> Int64 {
    if numbers.isEmpty {
      let first = try db(try call.store.takeCustomerNumbers(Self.numbersAtOnce, scope))
      numbers = first..<first + Self.numbersAtOnce
    }
    return numbers.removeFirst()
  }

  /// Gives back the numbers that no customer got. Call it after the last row.
  mutating func finish() throws(RPCError) {
    guard !numbers.isEmpty else { return }
    _ = try db(try call.store.takeCustomerNumbers(-Int64(numbers.count), scope))
    numbers = 0..<0
  }

  private static let numbersAtOnce: Int64 = 64
}

extension ImportProblem {
  /// What a new customer of the row would lack.
  static func missing(in row: ImportRow, _ profile: TenantProfile) -> ImportProblem? {
    if row.values.name.isEmpty {
      return ImportProblem(
        line: row.line, column: ImportField.name.rawValue,
        message: "Nobody is known by this row, and a new customer needs a name.")
    }
    if profile == .booking, row.values.phone == nil {
      return ImportProblem(
        line: row.line, column: ImportField.phone.rawValue,
        message: "A new customer of a booking tenant needs a phone.")
    }
    return nil
  }

  /// A row that names a customer who is not there.
  static func unknown(_ row: ImportRow) -> ImportProblem {
    ImportProblem(line: row.line, message: "There is no customer with this id or number.")
  }

  /// A row whose phone is one customer's and whose e-mail is another's.
  static func severalOwners(
    _ row: ImportRow, _ owners: [(field: ImportField, who: String, id: Uuid?)]
  ) -> ImportProblem {
    let whose = owners.map { "\($0.field.rawValue) is \($0.who)'s" }.joined(separator: ", ")
    return ImportProblem(
      line: row.line, message: "The row belongs to different customers: \(whose).",
      customers: owners.compactMap(\.id))
  }
}

extension Customer {
  /// The customer with what a row says in the place of what is known; tags and custom fields are
  /// added to those there are.
  func taking(_ row: Customer) throws(RPCError) -> Customer {
    var customer = self
    if !row.name.isEmpty { customer.name = row.name }
    if row.type != .unspecified { customer.type = row.type }
    if row.status != .unspecified { customer.status = row.status }
    if row.source != .unspecified { customer.source = row.source }
    customer.phone = row.phone ?? phone
    customer.alternatePhone = row.alternatePhone ?? alternatePhone
    customer.whatsapp = row.whatsapp ?? whatsapp
    // The same address in another case is no news.
    if let given = row.email, email.map(CustomerIdentifier.init(email:)) != .init(email: given) {
      customer.email = given
    }
    customer.locale = row.locale ?? locale
    customer.birthdate = row.birthdate ?? birthdate
    customer.avatar = row.avatar ?? avatar
    let known = Set(tags.map(SearchTerms.caseless))
    customer.tags += row.tags.filter { !known.contains(SearchTerms.caseless($0)) }
    guard customer.tags.count <= 50 else {
      throw RPCError(field: "tags", rule: "count", "A customer has at most 50 tags.")
    }
    if let given = row.addresses.first { customer.takeBilling(given) }
    customer.takePrivate(row)
    guard customer.customFields.count <= 100 else {
      throw RPCError(
        field: "customFields", rule: "count", "A customer has at most 100 custom fields.")
    }
    return customer
  }

  private mutating func takeBilling(_ given: Address) {
    guard let index = addresses.firstIndex(where: { $0.type == .billing }) else {
      addresses.insert(given, at: 0)
      return
    }
    if !given.street.isEmpty { addresses[index].street = given.street }
    if !given.city.isEmpty { addresses[index].city = given.city }
    if !given.province.isEmpty { addresses[index].province = given.province }
    if !given.postalCode.isEmpty { addresses[index].postalCode = given.postalCode }
    addresses[index].country = given.country ?? addresses[index].country
  }

  private mutating func takePrivate(_ row: Customer) {
    if let given = row.company {
      var company = company ?? Company()
      company.registrationNumber = given.registrationNumber ?? company.registrationNumber
      company.vatNumber = given.vatNumber ?? company.vatNumber
      company.industry = given.industry ?? company.industry
      self.company = company
    }
    if let given = row.preferences {
      var preferences = preferences ?? Preferences()
      preferences.preferredStaff = given.preferredStaff ?? preferences.preferredStaff
      if !given.allergies.isEmpty { preferences.allergies = given.allergies }
      preferences.specialRequests = given.specialRequests ?? preferences.specialRequests
      preferences.times = given.times ?? preferences.times
      if given.channel != .unspecified { preferences.channel = given.channel }
      self.preferences = preferences
    }
    customFields.merge(row.customFields) { $1 }
  }
}
