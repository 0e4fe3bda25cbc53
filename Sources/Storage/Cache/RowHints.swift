import SystemIO
import WireFormat

/// Where in its table the embedded store keeps the rows of customers, as one thread last saw it:
/// what spares a read by id the search of the index.
///
/// These are hints. A row says itself whose it is, so whoever follows one asks for tenant, id and
/// place together, and for tenant and id alone when that finds nothing. So none has to be taken
/// back when records are written or erased, or when the engine gives a place to another row.
struct RowHints {
  /// The most that one thread remembers: 4 MiB.
  static let entriesMax = 1 << 19
  private static let entriesMin = 1 << 10
  /// Neighbours, of which a customer's hint may be any: one line of the processor's cache, or two.
  private static let waysInBucket = 4
  /// A row's number takes the lower bits, a part of the customer's hash the others.
  private static let rowBits: UInt64 = 36

  /// 0 where there is none.
  private var entries: [UInt64] = []
  private var count = 0
  // Nobody outside can tell which customers share a bucket.
  private let seeds = (
    UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max),
    UInt64.random(in: .min ... .max)
  )

  /// For how many customers there is room now.
  var entryCount: Int { entries.count }

  /// The number of the row that may be the customer's; nil when nothing is known.
  func row(of id: Uuid, _ tenant: Uuid) -> Int64? {
    guard !entries.isEmpty else { return nil }
    let hash = hash(id, tenant)
    let start = bucket(hash)
    for place in start..<start + Self.waysInBucket {
      let entry = entries[place]
      if entry >> Self.rowBits == hash, entry != 0 {
        return Int64(entry & (1 << Self.rowBits - 1))
      }
    }
    return nil
  }

  /// Has the place fetched where a customer's hint would lie.
  func fetch(_ id: Uuid, _ tenant: Uuid) {
    guard !entries.isEmpty else { return }
    let start = bucket(hash(id, tenant))
    unsafe entries.withUnsafeBufferPointer { entries in
      guard let first = entries.baseAddress else { return }
      unsafe ProcessMemory.prefetch(first + start, Self.waysInBucket * 8)
    }
  }

  /// Remembers the number of the customer's row; one that does not fit is forgotten.
  mutating func note(_ row: Int64, of id: Uuid, _ tenant: Uuid) {
    guard row > 0, row < 1 << Int64(Self.rowBits) else { return }
    if count >= entries.count / 2, entries.count < Self.entriesMax { grow() }
    put(hash(id, tenant) << Self.rowBits | UInt64(row))
  }

  private mutating func put(_ entry: UInt64) {
    let hash = entry >> Self.rowBits
    let start = bucket(hash)
    // In a full bucket the row's number decides who goes: as good as any.
    var place = start + Int(truncatingIfNeeded: entry % UInt64(Self.waysInBucket))
    for candidate in start..<start + Self.waysInBucket {
      let known = entries[candidate]
      guard known == 0 || known >> Self.rowBits == hash else { continue }
      if known == 0 { count += 1 }
      place = candidate
      break
    }
    entries[place] = entry
  }

  private mutating func grow() {
    let known = entries
    entries = [UInt64](repeating: 0, count: max(known.count * 2, Self.entriesMin))
    count = 0
    for entry in known where entry != 0 { put(entry) }
  }

  /// As many bits as an entry has room for; where its bucket is depends on nothing else.
  private func hash(_ id: Uuid, _ tenant: Uuid) -> UInt64 {
    let first = (id.high ^ seeds.0).multipliedFullWidth(by: id.low ^ seeds.1)
    let second = (first.high ^ first.low ^ tenant.high).multipliedFullWidth(
      by: tenant.low ^ seeds.2)
    return (second.high ^ second.low) >> Self.rowBits
  }

  private func bucket(_ hash: UInt64) -> Int {
    let buckets = UInt64(entries.count / Self.waysInBucket)
    return Int(truncatingIfNeeded: hash & (buckets - 1)) * Self.waysInBucket
  }
}
