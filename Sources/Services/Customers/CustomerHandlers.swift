import Auth
package import FrontdeskAPI
package import FrontdeskServices
import Model
import PhoneNumbers
package import RPCCore
import RPCServer
import SQLInterface
import Storage
package import WireFormat

/// CustomerService: the customers of a tenant and their categories.
package struct CustomerHandlers: CustomerServiceHandlers {
  let environment: ServiceEnvironment

  package init(_ environment: ServiceEnvironment) { self.environment = environment }
}

// One customer.
extension CustomerHandlers {
  package func getCustomer(
    _ request: GetCustomerRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) {
    if call.context.isLimited { return try getSeenCustomer(request, call, &answer) }
    guard request.details else {
      if case .id(let id) = request.key {
        call.store.expectOne()
        guard
          try db(
            try call.store.appendKeptCustomer(
              id, to: &answer, at: call.now, tiers: tiers(call), call.scope))
        else { throw CustomerRecords.absent }
        return
      }
      // Every key but one is one statement.
      if case .any = request.key {} else { call.store.expectOne() }
      return try find(request, call, &answer)
    }
    var open = WireWriter()
    try find(request, call, &open)
    let customer = try Self.customer(open)
    answer.append(try db(try call.store.completed(customer, call.scope)))
  }

  /// For a caller who is limited to locations. Several statements: nothing is read at once.
  private func getSeenCustomer(
    _ request: GetCustomerRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) {
    var open = WireWriter()
    try find(request, call, &open)
    let customer = try Self.customer(open)
    let isWhole = request.details
    answer.append(
      isWhole ? try db(try call.store.completed(customer, call.scope)) : customer)
  }

  private static func customer(_ record: borrowing WireWriter) throws(RPCError) -> Customer {
    do throws(WireError) { return try Customer(decoding: record.bytes) } catch {
      throw RPCError(.dataLoss, "The record could not be read; its operator must look at the log.")
    }
  }

  /// Appends what `read` finds, unless it is a customer that the caller may not see.
  private func append(
    _ call: ReadCall, _ answer: inout WireWriter,
    _ read: (inout WireWriter) throws(SQLError) -> Bool
  ) throws(RPCError) -> Bool {
    guard call.context.isLimited else { return try db(try read(&answer)) }
    var open = WireWriter()
    guard try db(try read(&open)) else { return false }
    guard try call.sees(try Self.customer(open).id) else { return false }
    answer.append(open.bytes)
    return true
  }

  /// How customers come to tiers; nil where they have none.
  func tiers(_ call: ReadCall) -> TierRule? { environment.tenants.tiers(of: call.scope.tenantID) }

  private func find(
    _ request: GetCustomerRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) {
    let isFound: Bool
    switch request.key {
    case .id(let id):
      isFound = try append(call, &answer) { answer throws(SQLError) in
        try call.store.appendCustomer(
          id, to: &answer, at: call.now, tiers: tiers(call), call.scope)
      }
    case .publicId(let text), .number(let text):
      isFound = try find(numbered: text, call, &answer)
    case .phone(let raw): isFound = try find(phone: raw, "phone", call, &answer)
    case .whatsapp(let raw): isFound = try find(phone: raw, "whatsapp", call, &answer)
    case .email(let email): isFound = try find(email: email, call, &answer)
    case .mapping(let mapping):
      let key = MappingKey(try environment.trimmedMapping(mapping, "mapping"))
      isFound = try append(call, &answer) { answer throws(SQLError) in
        try call.store.appendCustomer(
          with: key, to: &answer, at: call.now, tiers: tiers(call), call.scope)
      }
    case .any(let text): isFound = try find(any: text, call, &answer)
    case nil:
      throw RPCError(
        field: "key", rule: "required",
        "Say which customer: an id, public id, number, phone, email, whatsapp, mapping or any.")
    }
    guard isFound else { throw CustomerRecords.absent }
  }

  private func find(
    numbered text: String, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) -> Bool {
    guard let text = environment.trimmedText(text) else { return false }
    return try append(call, &answer) { answer throws(SQLError) in
      try call.store.appendCustomer(
        numbered: text, to: &answer, at: call.now, tiers: tiers(call), call.scope)
    }
  }

  private func find(
    phone raw: String, _ path: String, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) -> Bool {
    guard let phone = try environment.canonicalPhone(raw, path, call.scope) else { return false }
    let identifier = CustomerIdentifier(phone: phone.canonical)
    return try append(call, &answer) { answer throws(SQLError) in
      try call.store.appendCustomer(
        with: identifier, to: &answer, at: call.now, tiers: tiers(call), call.scope)
    }
  }

  private func find(
    email: String, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) -> Bool {
    guard let email = environment.trimmedText(email) else { return false }
    let identifier = CustomerIdentifier(email: email)
    return try append(call, &answer) { answer throws(SQLError) in
      try call.store.appendCustomer(
        with: identifier, to: &answer, at: call.now, tiers: tiers(call), call.scope)
    }
  }

  /// Whatever `text` can be read as, ids before identifiers; the first that is known.
  private func find(
    any text: String, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) -> Bool {
    guard let text = environment.trimmedText(text) else { return false }
    if let id = Uuid(text) {
      let isFound = try append(call, &answer) { answer throws(SQLError) in
        try call.store.appendCustomer(
          id, to: &answer, at: call.now, tiers: tiers(call), call.scope)
      }
      if isFound { return true }
    }
    if try find(numbered: text, call, &answer) { return true }
    if text.contains("@"), try find(email: text, call, &answer) { return true }
    if let phone = try? environment.canonicalPhone(text, "any", call.scope) {
      let identifier = CustomerIdentifier(phone: phone.canonical)
      let isFound = try append(call, &answer) { answer throws(SQLError) in
        try call.store.appendCustomer(
          with: identifier, to: &answer, at: call.now, tiers: tiers(call), call.scope)
      }
      if isFound { return true }
    }
    let owners: [Uuid]
    if let limit = call.context.limit {
      owners = try db(try call.store.owners(ofExternalID: text, whoVisited: limit, call.scope))
    } else {
      owners = try db(try call.store.owners(ofExternalID: text, call.scope))
    }
    guard owners.count < 2 else {
      throw RPCError(
        field: "any", rule: "ambiguous",
        "Several customers have this id at different providers; ask with mapping instead.")
    }
    guard let owner = owners.first else { return false }
    return try append(call, &answer) { answer throws(SQLError) in
      try call.store.appendCustomer(
        owner, to: &answer, at: call.now, tiers: tiers(call), call.scope)
    }
  }
}

// Many customers.
extension CustomerHandlers {
  package func listCustomers(
    _ request: ListCustomersRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) {
    let tiers = tiers(call)
    let question = tiers == nil ? question(request, call) : nil
    if let question, call.store.appendKeptPage(question, to: &answer, call.scope) { return }
    let begin = answer.count
    let filter = try filter(request, call)
    let order = try order(request, call.scope)
    let isOne = filter.map { call.store.listsAtOnce($0, order) } ?? false
    var hasMoreCandidates = false
    var isLasting = false
    try environment.list(request, method: "listCustomers", call, &answer, isOne: isOne) {
      (position, limit, answer) throws(SQLError) in
      guard let filter else { return nil }
      let end = try call.store.appendCustomers(
        filter, order, after: position, limit: limit, at: call.now, tiers: tiers, to: &answer,
        call.scope)
      hasMoreCandidates = end.hasMoreCandidates
      isLasting = end.isLasting
      return end.position
    } total: { () throws(SQLError) in
      guard let filter else { return 0 }
      return UInt64(try call.store.customerCount(filter, order, call.scope))
    }
    answer.field(4, hasMoreCandidates, BoolCodec.self)
    if let question, isLasting {
      call.store.keepPage(question, answer.bytes.extracting(droppingFirst: begin), call.scope)
    }
  }

  /// What a page is kept under; nil where it is not. The request is encoded anew, so that what is
  /// asked is one question however it was written.
  private func question(_ request: ListCustomersRequest, _ call: ReadCall) -> [UInt8]? {
    // Who is limited to locations has a page of its own.
    guard call.store.keepsPages, request.asksForCustomersAlone, !call.context.isLimited else {
      return nil
    }
    var question = WireWriter()
    question.append(Self.listMark)
    question.append(request)
    return question.finish()
  }

  /// Tells questions for customers from those for other pages that may be kept one day.
  private static let listMark: UInt8 = 1

  package func getCustomerStats(
    _ request: GetCustomerStatsRequest, _ call: ReadCall
  ) throws(RPCError) -> CustomerStats {
    let zone = try environment.tenant(call.scope).timeZone
    let month = TenantCalendar(timeZone: zone)?.startOfMonth(call.now) ?? call.now
    let figures = try db(try call.store.customerFigures(newSince: month, call.scope))
    func sum(_ path: KeyPath<SourceFigures, Int64>) -> UInt64 {
      UInt64(figures.reduce(0) { $0 + $1[keyPath: path] })
    }
    return CustomerStats(
      total: sum(\.customers), active: sum(\.active), newThisMonth: sum(\.new),
      topSource: figures.first?.source ?? .unspecified,
      bySource: figures.map {
        SourceCount(source: $0.source, customers: UInt64($0.customers))
      })
  }
}
