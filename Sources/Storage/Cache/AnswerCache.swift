import Synchronization
package import WireFormat

/// Records of customers as they are answered, so that a read by id need not ask the store, and
/// pages of lists of them.
///
/// What it holds is what the store holds: the writer takes out what a transaction touches before it
/// commits, and lets nobody enter it until the commit is over; a reader enters only what nobody has
/// touched since before its snapshot was taken. So whoever finds a record here could have read the
/// same from the store at that moment. Only the store that has one writer can have such a cache.
///
/// A page holds as long as no customer of its tenant is touched. It is not taken out: it says of
/// which moment it is, and of each tenant it is known when it was last touched.
///
/// Both lie in shards, each with a lock that is held for one look-up or one copy.
package final class AnswerCache: Sendable {
  /// The most that it may hold.
  package static let mebibytesMax = 64

  private let shards: [AnswerShard]
  private let pageMoments = PageMoments()
  /// How many commits that touched records there were. What a reader saw here before its snapshot
  /// was taken is its `moment`.
  private let commits = Atomic<UInt64>(0)
  // Nobody outside can tell which records lie at the same place.
  private let seeds = (
    UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max),
    UInt64.random(in: .min ... .max)
  )
  private static let shardsMax = 64

  /// A cache of about `bytes`, with all that it needs; it grows as records come.
  package init(bytes: Int, shards count: Int = AnswerCache.shardsMax) {
    shards = (0..<count).map { _ in AnswerShard(bytes: bytes / count) }
  }

  /// What a reader notes before it takes its snapshot, to enter what it read there.
  // Acquire, with the release in `end`: who sees the number reads what was committed.
  package var moment: UInt64 { commits.load(ordering: .acquiring) }

  /// Appends the record of customer `id`; false when it is not held.
  package func append(_ id: Uuid, of tenant: Uuid, to answer: inout WireWriter) -> Bool {
    let place = place(id, tenant)
    return shards[place.shard].append(id, tenant, place, to: &answer)
  }

  /// Where the record of customer `id` would lie, which is fetched; `fetch` fetches the record
  /// itself, some time after.
  func foresee(_ id: Uuid, of tenant: Uuid) -> AnswerPlace {
    let place = place(id, tenant)
    shards[place.shard].fetchSlot(place)
    return place
  }

  func fetch(_ place: AnswerPlace) { shards[place.shard].fetchBlock(place) }

  /// Appends the record of customer `id` as an element of field 1, as it was in a snapshot taken
  /// after `moment`, and gives its length; nil when it is not held, or may be of another time.
  func appendRecord(
    _ id: Uuid, of tenant: Uuid, at moment: UInt64, to answer: inout WireWriter
  ) -> Int? {
    let place = place(id, tenant)
    return shards[place.shard].appendRecord(id, tenant, place, at: moment, to: &answer)
  }

  /// Keeps the record of customer `id` as it was read in a snapshot taken after `moment`.
  package func enter(_ record: RawSpan, _ id: Uuid, of tenant: Uuid, at moment: UInt64) {
    let place = place(id, tenant)
    shards[place.shard].enter(record, id, tenant, place, at: moment)
  }

  /// Appends the page that answers `question`; false when it is not held, or is not what the store
  /// has now.
  package func appendPage(
    _ question: RawSpan, of tenant: Uuid, to answer: inout WireWriter
  ) -> Bool {
    // From here on it is the store's last word, whatever is committed while it is copied.
    guard let since = pageMoments.last(tenantHash(tenant)) else { return false }
    let id = mark(of: question)
    let place = place(id, tenant)
    return shards[place.shard].appendPage(question, id, tenant, place, since, to: &answer)
  }

  /// Keeps the page that answers `question` as it was read in a snapshot taken after `moment`, if
  /// it was asked for before: who walks through all pages asks for each once.
  package func enterPage(
    _ page: RawSpan, _ question: RawSpan, of tenant: Uuid, at moment: UInt64
  ) {
    guard let since = pageMoments.last(tenantHash(tenant)), since <= moment else { return }
    let id = mark(of: question)
    let place = place(id, tenant)
    shards[place.shard].enterPage(page, question, id, tenant, place, at: moment)
  }

  /// What a question lies under; two of one mark are told apart by their bytes.
  private func mark(of question: RawSpan) -> Uuid {
    var (high, low) = (seeds.0, seeds.1 ^ UInt64(question.byteCount))
    unsafe question.withUnsafeBytes { bytes in
      for start in stride(from: 0, to: bytes.count, by: 8) {
        var word: UInt64 = 0
        if start + 8 <= bytes.count {
          word = unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        } else {
          for at in start..<bytes.count { word = unsafe word << 8 | UInt64(bytes[at]) }
        }
        let product = (high ^ word).multipliedFullWidth(by: seeds.2 | 1)
        high = product.high ^ low
        low = product.low
      }
    }
    return Uuid(high: high, low: low)
  }

  private func place(_ id: Uuid, _ tenant: Uuid) -> AnswerPlace {
    // The tenant comes in later: ids that differ as their tenants do are not to fall together.
    let first = (id.high ^ seeds.0).multipliedFullWidth(by: id.low ^ seeds.1)
    let second = (first.high ^ first.low ^ tenant.high).multipliedFullWidth(
      by: tenant.low ^ seeds.2)
    let hash = second.high ^ second.low
    return AnswerPlace(
      shard: Int(truncatingIfNeeded: (hash >> 40) % UInt64(shards.count)),
      hash: UInt32(truncatingIfNeeded: hash), tenantHash: tenantHash(tenant))
  }

  private func tenantHash(_ tenant: Uuid) -> UInt32 {
    let product = (tenant.high ^ seeds.1).multipliedFullWidth(by: tenant.low ^ seeds.0)
    return UInt32(truncatingIfNeeded: product.high ^ product.low)
  }
}

// Around the writer's commits, of which there is one at a time.
extension AnswerCache {
  /// The transaction that touched these records is about to commit.
  package func begin(_ touched: TouchedRecords) {
    guard !touched.isEmpty else { return }
    mark(touched, at: .max)
  }

  /// The transaction has committed, or was undone; never where nobody knows which.
  package func end(_ touched: TouchedRecords) {
    guard !touched.isEmpty else { return }
    mark(touched, at: commits.add(1, ordering: .acquiringAndReleasing).newValue)
  }

  private func mark(_ touched: TouchedRecords, at moment: UInt64) {
    pageMoments.note(touched, at: moment) { tenantHash($0) }
    for record in touched.records {
      let place = place(record.id, record.tenant)
      shards[place.shard].drop(record.id, record.tenant, place, at: moment)
    }
    for tenant in touched.tenants {
      let hash = tenantHash(tenant)
      for shard in shards { shard.drop(tenant, hash, at: moment) }
    }
    if touched.isAll { for shard in shards { shard.dropAll(at: moment) } }
  }
}

extension AnswerCache {
  /// What it did since the start, and what it holds.
  package struct Figures: Sendable, Hashable {
    package var hits: UInt64 = 0
    package var misses: UInt64 = 0
    package var entries = 0
    /// With what the entries themselves need.
    package var bytes = 0
  }

  package var figures: Figures {
    var sum = Figures()
    for shard in shards { shard.add(to: &sum) }
    return sum
  }
}

/// Where a record lies.
package struct AnswerPlace: Equatable {
  let shard: Int
  let hash: UInt32
  let tenantHash: UInt32
}
