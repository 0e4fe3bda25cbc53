import Auth
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import SQLInterface
import Storage
import WireFormat

extension EntityKind {
  static let duplicatePair = EntityKind("duplicatePair")
  static let duplicateScan = EntityKind("duplicateScan")
}

extension ChangeKind {
  static let dismissed = ChangeKind("dismissed")
  static let started = ChangeKind("started")
}

// The search.
extension DuplicateHandlers {
  package func scanDuplicates(
    _ request: ScanDuplicatesRequest, _ call: WriteCall
  ) throws(RPCError) -> DuplicateScan {
    var state = DuplicateProgress()
    state.startedAt = call.now
    state.seq = try db(try call.store.lastEvent(call.scope))
    try db(try call.store.put(state, call.scope))
    let tenant = call.scope.tenantID
    call.store.record(
      Change(.started, .duplicateScan, tenant, subject: nil, version: 0), call.scope)
    let watch = watch
    call.afterCommit { watch.add(tenant) }
    return DuplicateScan(state)
  }

  package func getDuplicateScan(
    _ request: GetDuplicateScanRequest, _ call: ReadCall
  ) throws(RPCError) -> DuplicateScan {
    guard let state = try db(try call.store.duplicateScan(call.scope)) else {
      return DuplicateScan(state: .never)
    }
    return DuplicateScan(state)
  }
}

// What it found.
extension DuplicateHandlers {
  private static let pairsOfCustomerMax = 500

  package func listDuplicates(
    _ request: ListDuplicatesRequest, _ call: ReadCall
  ) throws(RPCError) -> DuplicatePage {
    let cursor = environment.cursor(of: request, method: "listDuplicates", call)
    let limit = PageLimit(Int(request.pageSize))
    let position = try cursor.open(request.cursor).flatMap(PairPosition.init)
    let page = Page(
      fetched: try found(request, after: position, limit: limit.fetched, call), limit: limit)
    var pairs: [DuplicatePair] = []
    var bytes = 0
    var last: FoundDuplicate?
    for pair in page.items {
      guard let first = try db(try call.store.customerItself(pair.first, call.scope)),
        let second = try db(try call.store.customerItself(pair.second, call.scope))
      else {
        last = pair
        continue
      }
      let shown = DuplicatePair(pair, first.lifted(at: call.now), second.lifted(at: call.now))
      bytes += shown.encoded().count
      guard pairs.isEmpty || bytes <= PageLimit.bytesMax else { break }
      pairs.append(shown)
      last = pair
    }
    guard let last, page.hasMore || last != page.items.last else {
      return DuplicatePage(pairs: pairs)
    }
    let next = PairPosition(score: last.score, first: last.first, second: last.second)
    return DuplicatePage(pairs: pairs, nextCursor: cursor.seal(next.listPosition))
  }

  private func found(
    _ request: ListDuplicatesRequest, after position: PairPosition?, limit: Int, _ call: ReadCall
  ) throws(RPCError) -> [FoundDuplicate] {
    let minimum = Int(request.scoreMin)
    guard let id = request.customerId else {
      return try db(
        try call.store.duplicatePairs(
          after: position, minimum: minimum, limit: limit, call.scope))
    }
    guard let known = try db(try call.store.knownCustomer(id, call.scope)) else {
      throw CustomerRecords.absent
    }
    let all = try db(
      try call.store.duplicatePairs(of: known, limit: Self.pairsOfCustomerMax, call.scope))
    func key(_ pair: FoundDuplicate) -> (Int, Uuid, Uuid) {
      (pair.score, pair.first, pair.second)
    }
    let rest = all.filter { pair in
      guard pair.score >= minimum else { return false }
      guard let position else { return true }
      return key(pair) < (position.score, position.first, position.second)
    }
    return Array(rest.sorted { key($1) < key($0) }.prefix(limit))
  }

  package func dismissDuplicate(
    _ request: DismissDuplicateRequest, _ call: WriteCall
  ) throws(RPCError) -> DuplicatePair {
    let customers = CustomerRecords(environment, call)
    let one = try customers.requireUndeleted(request.firstId)
    let other = try customers.requireUndeleted(request.secondId)
    guard one.id != other.id else {
      throw RPCError(
        field: "secondId", rule: "other", "It is the first one itself; name another customer.")
    }
    let known = try db(try call.store.duplicatePair(one.id, other.id, call.scope))
    let likeness = CustomerLikeness.compare(one, other)
    let pair =
      known?.pair
      ?? FoundDuplicate(
        one.id, other.id, score: likeness?.score ?? 0, reasons: likeness?.reasons ?? [],
        foundAt: call.now)
    let isInOrder = pair.first == one.id
    let answer = DuplicatePair(pair, isInOrder ? one : other, isInOrder ? other : one)
    guard known?.isDismissed != true else { return answer }
    try db(try call.store.put([pair], call.scope))
    try db(try call.store.dismiss(pair, call.scope))
    for id in [pair.first, pair.second] {
      call.store.record(
        Change(
          .dismissed, .duplicatePair, id, subject: id, version: 0,
          reason: request.reason.flatMap(environment.trimmedText)), call.scope)
    }
    return answer
  }
}

extension PairPosition {
  fileprivate init?(_ position: ListPosition) {
    guard let second = Uuid(position.text) else { return nil }
    self.init(score: Int(position.number), first: position.id, second: second)
  }

  fileprivate var listPosition: ListPosition {
    ListPosition(number: Int64(score), text: second.description, id: first)
  }
}

extension DuplicateScan {
  fileprivate init(_ state: DuplicateProgress) {
    self.init(
      state: state.isDone ? .following : .running, lookedAt: UInt64(clamping: state.lookedAt),
      startedAt: state.startedAt, finishedAt: state.finishedAt)
  }
}

extension DuplicatePair {
  fileprivate init(_ pair: FoundDuplicate, _ first: Customer, _ second: Customer) {
    self.init(
      first: first, second: second, score: UInt32(clamping: pair.score),
      reasons: pair.reasons.all, foundAt: pair.foundAt)
  }
}

extension DuplicateReasons {
  /// Each by its name, the heaviest first.
  fileprivate var all: [DuplicateReason] {
    let named: [(DuplicateReasons, DuplicateReason)] = [
      (.samePhone, .samePhone), (.sameEmail, .sameEmail), (.sameName, .sameName),
      (.nearName, .nearName), (.sameBirthdate, .sameBirthdate), (.sameAddress, .sameAddress),
      (.sharedIdentifier, .sharedIdentifier), (.sameLastDigits, .sameLastDigits),
    ]
    return named.filter { contains($0.0) }.map(\.1)
  }
}
