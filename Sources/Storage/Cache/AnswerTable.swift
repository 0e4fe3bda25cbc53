import WireFormat

/// What a shard of the cache holds; its shard has the lock.
struct AnswerTable {
  private struct Entry {
    var tenant: Uuid
    var id: Uuid
    /// A page begins with the question that it answers.
    var bytes: [UInt8]
    /// Of the question; 0 for a record.
    var questionBytes: Int32
    /// Of a page, when its snapshot was about to be taken.
    var moment: UInt64
    /// The next entry of the bucket, or of those that are free; -1 at the end.
    var next: Int32
    /// -1 while the entry is free.
    var owner: Int32
    /// Of another epoch than its owner's it is not to be found any more.
    var epoch: UInt32
    var hash: UInt32
    /// It was read since the hand came by.
    var isRead: Bool
  }

  private struct Owner {
    var tenant: Uuid
    var bytes = 0
    var entries = 0
    var epoch: UInt32
  }

  /// Records that are found, the others not.
  private(set) var hits: UInt64 = 0
  private(set) var misses: UInt64 = 0
  /// Bytes of the entries, with what they need themselves.
  private(set) var used = 0
  private(set) var count = 0

  private let budget: Int
  private var buckets: [Int32] = []
  private var entries: [Entry] = []
  private var firstFree: Int32 = -1
  private var hand = 0
  private var owners: [Owner] = []
  private var ownerIndex: [Uuid: Int] = [:]
  private var freeOwners: [Int] = []
  /// Never used twice, so that no entry is of a later owner's epoch.
  private var lastEpoch: UInt32 = 0
  /// The commits that last touched records of these hashes, or tenants; .max while one is under
  /// way.
  private var touched = [UInt64](repeating: 0, count: 256)
  private var touchedTenants = [UInt64](repeating: 0, count: 32)
  private var touchedAll: UInt64 = 0
  /// Pages that were asked for a while ago, by the low bits of what they lie under.
  private var asked = [UInt32](repeating: 0, count: AnswerTable.askedMax)

  // An entry with the room that arrays keep for growing, and what is around a block of memory.
  private static let overhead = 2 * MemoryLayout<Entry>.stride + 56
  /// How many entries the hand passes for a short one, and how many free places for one entry.
  private static let heldMax = 64
  private static let stepsOfHeld = 16
  private static let askedMax = 64

  init(bytes: Int) { budget = bytes }

  /// The entry of the record; it counts as read.
  mutating func find(_ id: Uuid, _ tenant: Uuid, _ place: AnswerPlace) -> Int? {
    guard let index = search(id, tenant, place), isCurrent(index),
      entries[index].questionBytes == 0
    else {
      misses &+= 1
      return nil
    }
    return found(index)
  }

  /// The entry of the page that answers `question`, unless it is from before the commit `since`.
  mutating func find(
    _ id: Uuid, _ tenant: Uuid, _ place: AnswerPlace, _ question: RawSpan, since: UInt64
  ) -> Int? {
    guard let index = search(id, tenant, place), isCurrent(index),
      entries[index].moment >= since, answers(index, question)
    else {
      misses &+= 1
      return nil
    }
    return found(index)
  }

  private mutating func found(_ index: Int) -> Int {
    hits &+= 1
    if !entries[index].isRead { entries[index].isRead = true }
    return index
  }

  private func answers(_ index: Int, _ question: RawSpan) -> Bool {
    let size = question.byteCount
    guard size > 0, Int(entries[index].questionBytes) == size else { return false }
    return entries[index].bytes.withUnsafeBytes { held in
      question.withUnsafeBytes { asked in
        var at = 0
        // Held are these bytes at least.
        while at + 8 <= size {
          let same =
            held.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            == asked.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          guard same else { return false }
          at += 8
        }
        while at < size, held[at] == asked[at] { at += 1 }
        return at == size
      }
    }
  }

  /// Appends the record or page of an entry.
  func append(_ index: Int, to answer: inout WireWriter) {
    let start = Int(entries[index].questionBytes)
    entries[index].bytes.withUnsafeBytes {
      answer.append(RawSpan(_unsafeBytes: $0).extracting(droppingFirst: start))
    }
  }

  /// Appends the record of an entry as an element of field 1, and gives its length.
  func appendRecord(_ index: Int, to answer: inout WireWriter) -> Int {
    entries[index].bytes.withUnsafeBytes { record in
      answer.appendRecord(RawSpan(_unsafeBytes: record))
      return record.count
    }
  }

  /// Whether nothing at this place has changed since `moment`, nor is about to.
  func isUntouched(_ place: AnswerPlace, since moment: UInt64) -> Bool {
    touched[Int(place.hash >> 24)] <= moment
      && touchedTenants[Int(place.tenantHash >> 27)] <= moment && touchedAll <= moment
  }

  private func search(_ id: Uuid, _ tenant: Uuid, _ place: AnswerPlace) -> Int? {
    guard !buckets.isEmpty else { return nil }
    var at = buckets[bucket(place.hash)]
    while at >= 0 {
      let index = Int(at)
      if entries[index].id == id, entries[index].tenant == tenant { return index }
      at = entries[index].next
    }
    return nil
  }

  private func bucket(_ hash: UInt32) -> Int { Int(hash) & (buckets.count - 1) }

  private func isCurrent(_ index: Int) -> Bool {
    entries[index].epoch == owners[Int(entries[index].owner)].epoch
  }
}

// Coming and going.
extension AnswerTable {
  /// Whether the page was asked for before; from now on it was.
  mutating func wasAsked(_ place: AnswerPlace) -> Bool {
    let index = Int(place.hash) & (Self.askedMax - 1)
    defer { asked[index] = place.hash }
    return asked[index] == place.hash
  }

  /// Keeps a record; or a page, whose bytes begin with the question that it answers.
  mutating func enter(
    _ bytes: [UInt8], _ id: Uuid, _ tenant: Uuid, _ place: AnswerPlace, questionBytes: Int = 0,
    at moment: UInt64 = 0
  ) {
    let cost = bytes.count + Self.overhead
    guard cost <= budget / 8 else { return }
    if buckets.isEmpty { makeBuckets() }
    if let known = search(id, tenant, place) { remove(known) }
    let owner = owner(of: tenant)
    // Counted before, so that the owner stays while its last record is made to go.
    owners[owner].entries += 1
    guard makeRoom(cost, for: owner) else {
      owners[owner].entries -= 1
      return dropIfEmpty(owner)
    }
    let entry = Entry(
      tenant: tenant, id: id, bytes: bytes,
      questionBytes: Int32(truncatingIfNeeded: questionBytes), moment: moment,
      next: buckets[bucket(place.hash)], owner: Int32(truncatingIfNeeded: owner),
      epoch: owners[owner].epoch, hash: place.hash, isRead: false)
    let index: Int
    if firstFree >= 0 {
      index = Int(firstFree)
      firstFree = entries[index].next
      entries[index] = entry
    } else {
      index = entries.count
      entries.append(entry)
    }
    buckets[bucket(place.hash)] = Int32(truncatingIfNeeded: index)
    owners[owner].bytes += cost
    used += cost
    count += 1
  }
  /// Frees as much that `cost` fits; false when those who may be made to give it have it not.
  private mutating func makeRoom(_ cost: Int, for owner: Int) -> Bool {
    var steps = 0
    // What is long takes the place of many.
    let stepsMax = (Self.heldMax + cost / 128) * Self.stepsOfHeld
    while used + cost > budget {
      guard steps < stepsMax, !entries.isEmpty else { return false }
      hand = hand + 1 < entries.count ? hand + 1 : 0
      let other = Int(entries[hand].owner)
      // After many short ones have gone for long ones, most are free.
      steps += other >= 0 ? Self.stepsOfHeld : 1
      guard other >= 0 else { continue }
      if isCurrent(hand), other != owner {
        switch (hasMoreThanShare(owner), hasMoreThanShare(other)) {
        case (true, false): continue
        case (false, true):
          remove(hand)
          continue
        case (true, true), (false, false): break
        }
      }
      if isCurrent(hand), entries[hand].isRead {
        entries[hand].isRead = false
      } else {
        remove(hand)
      }
    }
    return true
  }

  private func hasMoreThanShare(_ owner: Int) -> Bool {
    owners[owner].bytes > budget / max(ownerIndex.count, 1)
  }

  private mutating func remove(_ index: Int) {
    let place = bucket(entries[index].hash)
    var before: Int32 = -1
    var at = buckets[place]
    while at >= 0, Int(at) != index {
      before = at
      at = entries[Int(at)].next
    }
    if before >= 0 {
      entries[Int(before)].next = entries[index].next
    } else {
      buckets[place] = entries[index].next
    }
    let cost = entries[index].bytes.count + Self.overhead
    let owner = Int(entries[index].owner)
    entries[index].bytes = []
    entries[index].owner = -1
    entries[index].next = firstFree
    firstFree = Int32(truncatingIfNeeded: index)
    used -= cost
    count -= 1
    owners[owner].bytes -= cost
    owners[owner].entries -= 1
    dropIfEmpty(owner)
  }

  private mutating func owner(of tenant: Uuid) -> Int {
    if let known = ownerIndex[tenant] { return known }
    lastEpoch &+= 1
    let new = Owner(tenant: tenant, epoch: lastEpoch)
    let index: Int
    if let free = freeOwners.popLast() {
      index = free
      owners[index] = new
    } else {
      index = owners.count
      owners.append(new)
    }
    ownerIndex[tenant] = index
    return index
  }

  private mutating func dropIfEmpty(_ owner: Int) {
    guard owners[owner].entries == 0, ownerIndex[owners[owner].tenant] == owner else { return }
    ownerIndex[owners[owner].tenant] = nil
    freeOwners.append(owner)
  }

  private mutating func makeBuckets() {
    var size = 16
    while size * 512 < budget { size *= 2 }
    buckets = [Int32](repeating: -1, count: size)
  }
}

// What commits take out.
extension AnswerTable {
  mutating func drop(_ id: Uuid, _ tenant: Uuid, _ place: AnswerPlace, at moment: UInt64) {
    touched[Int(place.hash >> 24)] = moment
    if let known = search(id, tenant, place) { remove(known) }
  }

  /// All of a tenant, in no time: their memory is given back when the hand comes by.
  mutating func drop(_ tenant: Uuid, _ tenantHash: UInt32, at moment: UInt64) {
    touchedTenants[Int(tenantHash >> 27)] = moment
    guard let owner = ownerIndex[tenant] else { return }
    lastEpoch &+= 1
    owners[owner].epoch = lastEpoch
  }

  mutating func dropAll(at moment: UInt64) {
    touchedAll = moment
    for owner in ownerIndex.values {
      lastEpoch &+= 1
      owners[owner].epoch = lastEpoch
    }
  }
}
