import SystemIO
import WireFormat

/// What a shard of the cache holds; its shard has the lock.
struct AnswerTable: ~Copyable {
  private struct Owner {
    var tenant: Uuid
    var bytes = 0
    var entries = 0
    var epoch: UInt32
  }

  // What a look-up goes to stands first: it shares a line or two.
  private var slots = AnswerSlots()
  private var owners: [Owner] = []
  /// Records that are found, the others not.
  private(set) var hits: UInt64 = 0
  private(set) var misses: UInt64 = 0
  /// Bytes of the entries, with what they and their owners need.
  var used: Int { entryBytes + owners.count * Self.ownerOverhead }
  private var entryBytes = 0
  var count: Int { slots.count }

  private let budget: Int
  private var hand = 0
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

  private static let overhead = AnswerBlock.overhead + AnswerSlots.overhead
  /// Of an owner, in the three lists that name it, which have room for growing.
  private static let ownerOverhead = 128
  /// How many entries the hand passes for a short one, and how many free places for one entry.
  private static let heldMax = 64
  private static let stepsOfHeld = 16
  private static let askedMax = 64
  /// Of a record, with what is known of it: few customers have more.
  private static let fetchedBytes = 384

  init(bytes: Int) { budget = bytes }

  /// The record, until the table changes; it counts as read.
  mutating func find(
    _ id: Uuid, _ tenant: Uuid, _ place: AnswerPlace
  ) -> UnsafeMutablePointer<AnswerBlock>? {
    guard let at = search(id, tenant, place), let block = unsafe slots[at], unsafe isCurrent(block),
      unsafe block.pointee.questionBytes == 0
    else {
      misses &+= 1
      return nil
    }
    return unsafe found(block, at)
  }

  /// The page that answers `question`, until the table changes; not one from before the commit
  /// `since`.
  mutating func find(
    _ id: Uuid, _ tenant: Uuid, _ place: AnswerPlace, _ question: RawSpan, since: UInt64
  ) -> UnsafeMutablePointer<AnswerBlock>? {
    guard let at = search(id, tenant, place), let block = unsafe slots[at], unsafe isCurrent(block),
      unsafe block.pointee.moment >= since, unsafe answers(block, question)
    else {
      misses &+= 1
      return nil
    }
    return unsafe found(block, at)
  }

  private mutating func found(
    _ block: UnsafeMutablePointer<AnswerBlock>, _ at: Int
  ) -> UnsafeMutablePointer<AnswerBlock> {
    hits &+= 1
    slots.noteRead(at)
    return unsafe block
  }

  private func answers(_ block: UnsafeMutablePointer<AnswerBlock>, _ question: RawSpan) -> Bool {
    let size = question.byteCount
    guard size > 0, unsafe Int(block.pointee.questionBytes) == size else { return false }
    let held = unsafe block.bytes
    return unsafe question.withUnsafeBytes { asked in
      var at = 0
      // Held are these bytes at least.
      while at + 8 <= size {
        let same =
          unsafe held.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          == asked.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        guard same else { return false }
        at += 8
      }
      while at < size, unsafe held[at] == asked[at] { at += 1 }
      return at == size
    }
  }

  /// Whether nothing at this place has changed since `moment`, nor is about to.
  func isUntouched(_ place: AnswerPlace, since moment: UInt64) -> Bool {
    touched[Int(place.hash >> 24)] <= moment
      && touchedTenants[Int(place.tenantHash >> 27)] <= moment && touchedAll <= moment
  }

  func fetchSlot(_ place: AnswerPlace) { slots.fetchSlot(place.hash) }

  /// Has what lies at the place fetched, as far as most records go.
  func fetchBlock(_ place: AnswerPlace) {
    guard let at = unsafe slots.first(place.hash, where: { _ in true }),
      let block = unsafe slots[at]
    else { return }
    unsafe ProcessMemory.prefetch(block, Self.fetchedBytes)
  }

  private func search(_ id: Uuid, _ tenant: Uuid, _ place: AnswerPlace) -> Int? {
    unsafe slots.first(place.hash) { unsafe $0.pointee.id == id && $0.pointee.tenant == tenant }
  }

  private func isCurrent(_ block: UnsafeMutablePointer<AnswerBlock>) -> Bool {
    unsafe block.pointee.epoch == owners[Int(block.pointee.owner)].epoch
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

  /// Keeps a record; or a page, with the question that it answers.
  mutating func enter(
    _ answer: RawSpan, question: RawSpan = RawSpan(), _ id: Uuid, _ tenant: Uuid,
    _ place: AnswerPlace, at moment: UInt64 = 0
  ) {
    let cost = question.byteCount + answer.byteCount + Self.overhead
    guard cost <= budget / 8 else { return }
    if let known = search(id, tenant, place) { remove(known) }
    let owner = owner(of: tenant)
    // Counted before, so that the owner stays while its last record is made to go.
    owners[owner].entries += 1
    guard makeRoom(cost, for: owner) else {
      owners[owner].entries -= 1
      return dropIfEmpty(owner)
    }
    let block = AnswerBlock(
      tenant: tenant, id: id, moment: moment, owner: Int32(truncatingIfNeeded: owner),
      epoch: owners[owner].epoch)
    let made = unsafe question.withUnsafeBytes { question in
      unsafe answer.withUnsafeBytes { unsafe AnswerBlock.make(block, question, $0) }
    }
    unsafe slots.insert(made, place.hash)
    owners[owner].bytes += cost
    entryBytes += cost
    slots.trim()
  }

  /// Frees as much that `cost` fits; false when those who may be made to give it have it not.
  private mutating func makeRoom(_ cost: Int, for owner: Int) -> Bool {
    var steps = 0
    // What is long takes the place of many.
    let stepsMax = (Self.heldMax + cost / 128) * Self.stepsOfHeld
    while used + cost > budget {
      guard steps < stepsMax, count > 0 else { return false }
      hand = hand + 1 < slots.slotCount ? hand + 1 : 0
      // After many short ones have gone for long ones, most are free.
      guard let block = unsafe slots[hand] else {
        steps += 1
        continue
      }
      steps += Self.stepsOfHeld
      let other = unsafe Int(block.pointee.owner)
      var isLeft = false
      if unsafe isCurrent(block) {
        switch (other != owner, hasMoreThanShare(owner), hasMoreThanShare(other)) {
        case (true, true, false): isLeft = true
        case (true, false, true): break
        default: isLeft = slots.wasRead(hand)
        }
      }
      guard !isLeft else { continue }
      remove(hand)
      // Another may have come to its place.
      hand -= 1
    }
    return true
  }

  private func hasMoreThanShare(_ owner: Int) -> Bool {
    owners[owner].bytes > budget / max(ownerIndex.count, 1)
  }

  private mutating func remove(_ at: Int) {
    guard let block = unsafe slots[at]?.pointee else { return }
    slots.remove(at)
    let cost = Int(block.byteCount) + Self.overhead
    let owner = Int(block.owner)
    entryBytes -= cost
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
    guard ownerIndex.isEmpty else { return }
    owners.removeAll()
    freeOwners.removeAll()
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
