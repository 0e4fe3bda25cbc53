import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import SQLInterface
import Seams
import Storage
import WireFormat

/// Looks for the duplicates of one tenant in small steps, each of which can be the last before a
/// crash: first through all customers, then after every change. Candidates are read off the
/// writer's thread; what is written is a few rows a customer.
struct DuplicateSearch {
  /// Customers of one step. With a handful of rows each, the writer has them for a few
  /// milliseconds.
  static let customersPerStep = 100
  /// Events of one step.
  static let eventsPerStep = 100
  /// Of one thing in common, so many customers are compared: it says nothing of more.
  private static let candidatesMax = 100
  /// And so many pairs of one customer are kept: the likest.
  private static let pairsMax = 20

  let scope: TenantScope
  let reader: ReadStore
  let now: Timestamp
  /// Runs a write, and returns when it is durable.
  let write: (@escaping @Sendable (WriteStore) throws(SQLError) -> Void) throws(RPCError) -> Void

  /// Takes the next step; false when there is nothing to do for now.
  func step() throws(RPCError) -> Bool {
    guard let state = try db(try reader.duplicateScan(scope)) else { return false }
    return state.isDone ? try follow(state) : try walk(state)
  }

  private func walk(_ state: DuplicateProgress) throws(RPCError) -> Bool {
    let (live, last) = try db(
      try reader.customers(afterID: state.position, limit: Self.customersPerStep, scope))
    var next = state
    guard let last else {
      next.isDone = true
      next.finishedAt = now
      try store(next, [], [:])
      return true
    }
    next.position = last
    next.lookedAt += Int64(live.count)
    try look(at: live, gone: [], next)
    return true
  }

  private func follow(_ state: DuplicateProgress) throws(RPCError) -> Bool {
    let events = try db(
      try reader.events(after: state.seq, limit: Self.eventsPerStep, scope))
    guard let last = events.last else { return false }
    var next = state
    next.seq = last.seq
    var changed: [Uuid] = []
    for event in events where event.entity == "customer" && Self.matters(event) {
      if !changed.contains(event.entityID) { changed.append(event.entityID) }
    }
    var live: [Customer] = []
    var gone: [Uuid] = []
    for id in changed {
      if let customer = try db(try reader.customerItself(id, scope)) {
        live.append(customer)
      } else {
        gone.append(id)
      }
    }
    guard !live.isEmpty || !gone.isEmpty else {
      try store(next, [], [:])
      return true
    }
    try look(at: live, gone: gone, next)
    return true
  }

  /// Whether what customers are compared by may have changed.
  private static func matters(_ event: ChangeEvent) -> Bool {
    guard event.kind == "updated" else { return event.kind != "visited" }
    let compared: Set<Substring> = [
      "name", "phone", "alternatePhone", "email", "whatsapp", "birthdate", "addresses",
      "identifiers",
    ]
    return event.fields.split(separator: ",").contains(where: compared.contains)
  }

  /// Stores what customers are found by, then compares each with those that are like it.
  private func look(
    at live: [Customer], gone: [Uuid], _ next: DuplicateProgress
  ) throws(RPCError) {
    let scope = scope
    let keys = live.map { ($0.id, CustomerLikeness.keys($0)) } + gone.map { ($0, []) }
    try write { store throws(SQLError) in
      store.allowUnrecordedChanges("what customers have in common is made from their records")
      for (id, likenesses) in keys { try store.putLikenesses(likenesses, of: id, scope) }
    }
    var pairs: [Uuid: [FoundDuplicate]] = [:]
    for customer in live { pairs[customer.id] = try self.pairs(of: customer) }
    try store(next, live.map(\.id) + gone, pairs)
  }

  private func store(
    _ next: DuplicateProgress, _ looked: [Uuid], _ pairs: [Uuid: [FoundDuplicate]]
  ) throws(RPCError) {
    let scope = scope
    try write { store throws(SQLError) in
      store.allowUnrecordedChanges("pairs are made from customers, and no caller changes them")
      // Started anew meanwhile: then this step is taken again from there.
      guard let state = try store.duplicateScan(scope), state.startedAt == next.startedAt else {
        return
      }
      for id in looked {
        let found = pairs[id] ?? []
        try store.deletePairs(of: id, but: found, scope)
        try store.put(found, scope)
      }
      try store.put(next, scope)
    }
  }

  /// The customers that may be the same as `customer`.
  private func pairs(of customer: Customer) throws(RPCError) -> [FoundDuplicate] {
    let most = Self.candidatesMax
    var ids = try db(
      try reader.customers(like: CustomerLikeness.keys(customer).sorted(), limit: most, scope))
    ids.formUnion(
      try db(
        try reader.customers(
          termsFrom: CustomerLikeness.identifierTerms(customer)
            + CustomerLikeness.digitTerms(customer), limit: most, scope)))
    ids.remove(customer.id)
    var pairs: [FoundDuplicate] = []
    for id in ids.sorted() {
      guard let other = try db(try reader.customerItself(id, scope)),
        let found = CustomerLikeness.compare(customer, other)
      else { continue }
      pairs.append(
        FoundDuplicate(
          customer.id, id, score: found.score, reasons: found.reasons, foundAt: now))
    }
    let likest = pairs.sorted { ($1.score, $0.second, $0.first) < ($0.score, $1.second, $1.first) }
    return Array(likest.prefix(Self.pairsMax))
  }
}
