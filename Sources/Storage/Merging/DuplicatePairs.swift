package import Auth
package import SQLInterface
package import WireFormat

/// Why two customers may be one, each with its weight in the score.
package struct DuplicateReasons: OptionSet, Sendable, Hashable {
  package let rawValue: Int64

  package init(rawValue: Int64) { self.rawValue = rawValue }

  package static let samePhone = DuplicateReasons(rawValue: 1)
  package static let sameEmail = DuplicateReasons(rawValue: 2)
  /// As the two above, but others have it too.
  package static let sharedIdentifier = DuplicateReasons(rawValue: 4)
  package static let sameName = DuplicateReasons(rawValue: 8)
  package static let nearName = DuplicateReasons(rawValue: 16)
  package static let sameBirthdate = DuplicateReasons(rawValue: 32)
  package static let sameAddress = DuplicateReasons(rawValue: 64)
  /// The last seven digits of a telephone number.
  package static let sameLastDigits = DuplicateReasons(rawValue: 128)
}

/// Two customers that may be one.
package struct FoundDuplicate: Sendable, Hashable {
  /// The lesser id.
  package let first: Uuid
  package let second: Uuid
  package let score: Int
  package let reasons: DuplicateReasons
  package var foundAt: Timestamp

  package init(
    _ one: Uuid, _ other: Uuid, score: Int, reasons: DuplicateReasons, foundAt: Timestamp
  ) {
    first = min(one, other)
    second = max(one, other)
    self.score = score
    self.reasons = reasons
    self.foundAt = foundAt
  }
}

/// Where a list of pairs goes on.
package struct PairPosition: Sendable, Hashable {
  package var score: Int
  package var first: Uuid
  package var second: Uuid

  package init(score: Int, first: Uuid, second: Uuid) {
    self.score = score
    self.first = first
    self.second = second
  }

  /// Before all.
  static let best = PairPosition(
    score: .max, first: Uuid(high: .max, low: .max), second: Uuid(high: .max, low: .max))
}

extension ReadStore {
  static let listPairs = Query(
    """
    SELECT first_id, second_id, score, reasons, found_at FROM duplicate_pairs
    WHERE tenant_id = ?1 AND state = 0 AND score >= ?2
      AND (score, first_id, second_id) < (?3, ?4, ?5)
    ORDER BY score DESC, first_id DESC, second_id DESC LIMIT ?6
    """)
  static let pairsByFirst = Query(
    """
    SELECT first_id, second_id, score, reasons, found_at FROM duplicate_pairs
    WHERE tenant_id = ?1 AND first_id = ?2 AND state = 0 LIMIT ?3
    """)
  static let pairsBySecond = Query(
    """
    SELECT first_id, second_id, score, reasons, found_at FROM duplicate_pairs
    WHERE tenant_id = ?1 AND second_id = ?2 AND state = 0 LIMIT ?3
    """)
  static let findPair = Query(
    """
    SELECT first_id, second_id, score, reasons, found_at FROM duplicate_pairs
    WHERE tenant_id = ?1 AND first_id = ?2 AND second_id = ?3
    """)
  static let stateOfPair = Query(
    """
    SELECT state FROM duplicate_pairs
    WHERE tenant_id = ?1 AND first_id = ?2 AND second_id = ?3
    """)

  /// Up to `limit` pairs that nobody has dismissed after `position`, the likest first.
  package final func duplicatePairs(
    after position: PairPosition?, minimum: Int, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [FoundDuplicate] {
    var rows = try open(Self.listPairs, scope)
    let position = position ?? .best
    rows.bind(minimum)
    rows.bind(position.score)
    rows.bind(position.first)
    rows.bind(position.second)
    rows.bind(limit)
    return try pairs(&rows)
  }

  /// Pairs of customer `id` that nobody has dismissed, at most `limit` on either side.
  package final func duplicatePairs(
    of id: Uuid, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [FoundDuplicate] {
    var found: [FoundDuplicate] = []
    for query in [Self.pairsByFirst, Self.pairsBySecond] {
      var rows = try open(query, scope)
      rows.bind(id)
      rows.bind(limit)
      found += try pairs(&rows)
    }
    return found
  }

  /// The pair of two customers, dismissed or not.
  package final func duplicatePair(
    _ one: Uuid, _ other: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> (pair: FoundDuplicate, isDismissed: Bool)? {
    var state = try open(Self.stateOfPair, scope)
    state.bind(min(one, other))
    state.bind(max(one, other))
    guard try state.next() else { return nil }
    var rows = try open(Self.findPair, scope)
    rows.bind(min(one, other))
    rows.bind(max(one, other))
    return try pairs(&rows).first.map { ($0, state.bool(0)) }
  }

  private func pairs(_ rows: inout SQLCursor) throws(SQLError) -> [FoundDuplicate] {
    var found: [FoundDuplicate] = []
    while try rows.next() {
      found.append(
        FoundDuplicate(
          rows.uuid(0), rows.uuid(1), score: rows.int(2),
          reasons: DuplicateReasons(rawValue: rows.int64(3)), foundAt: rows.timestamp(4)))
    }
    return found
  }
}

extension WriteStore {
  static let putPair = Command(
    """
    INSERT INTO duplicate_pairs (tenant_id, first_id, second_id, state, score, reasons, found_at)
    VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6)
    ON CONFLICT (tenant_id, first_id, second_id)
    DO UPDATE SET score = excluded.score, reasons = excluded.reasons
    """)
  static let dismissPair = Command(
    """
    UPDATE duplicate_pairs SET state = 1
    WHERE tenant_id = ?1 AND first_id = ?2 AND second_id = ?3
    """)
  static let deletePair = Command(
    """
    DELETE FROM duplicate_pairs
    WHERE tenant_id = ?1 AND first_id = ?2 AND second_id = ?3 AND state = 0
    """)

  /// Stores pairs; what was dismissed stays so.
  package func put(_ pairs: [FoundDuplicate], _ scope: TenantScope) throws(SQLError) {
    for pair in pairs {
      var row = try open(Self.putPair, scope)
      row.bind(pair.first)
      row.bind(pair.second)
      row.bind(pair.score)
      row.bind(pair.reasons.rawValue)
      row.bind(pair.foundAt)
      try row.run()
    }
  }

  /// Dismisses a pair for ever.
  package func dismiss(_ pair: FoundDuplicate, _ scope: TenantScope) throws(SQLError) {
    var row = try open(Self.dismissPair, scope)
    row.bind(pair.first)
    row.bind(pair.second)
    try row.run()
  }

  /// Forgets the pairs of customer `id` that nobody has dismissed, but for `kept`.
  package func deletePairs(
    of id: Uuid, but kept: [FoundDuplicate], _ scope: TenantScope
  ) throws(SQLError) {
    let kept = Set(kept.map { [$0.first, $0.second] })
    for pair in try duplicatePairs(of: id, limit: 500, scope)
    where !kept.contains([pair.first, pair.second]) {
      var row = try open(Self.deletePair, scope)
      row.bind(pair.first)
      row.bind(pair.second)
      try row.run()
    }
  }
}
