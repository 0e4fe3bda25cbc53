import SystemIO

/// Finds the blocks of a part of the cache by their hashes: open addressing with linear probing, so
/// that what is looked at lies in one line of the processor's cache. It owns the blocks.
@safe struct AnswerSlots: ~Copyable {
  @unsafe private struct Slot {
    var block: UnsafeMutablePointer<AnswerBlock>?
    var hash: UInt32
    /// It was read since the hand came by.
    var isRead: Bool
  }

  private var slots: UnsafeMutablePointer<Slot>
  /// The number of slots less one; there is always a free one.
  private var mask: Int
  private(set) var count = 0

  /// The most that an entry takes here once it was trimmed, besides the fewest slots there are.
  static let overhead = unsafe MemoryLayout<Slot>.stride * slotsPerEntry
  private static let slotsPerEntry = 4
  private static let slotsMin = 16

  init() {
    mask = Self.slotsMin - 1
    unsafe slots = unsafe Self.allocate(Self.slotsMin)
  }

  deinit {
    for at in 0...mask { unsafe slots[at].block?.deallocate() }
    unsafe slots.deallocate()
  }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    unsafe slots.initialize(repeating: Slot(block: nil, hash: 0, isRead: false), count: count)
    return unsafe slots
  }

  var slotCount: Int { mask + 1 }

  /// The block at a place, of those below `slotCount`, until it is removed; nil where there is
  /// none.
  subscript(at: Int) -> UnsafeMutablePointer<AnswerBlock>? { unsafe slots[at].block }

  /// The first place at or behind the one where the hash belongs at which `matches` says so of a
  /// block of that hash.
  func first(
    _ hash: UInt32, where matches: (UnsafeMutablePointer<AnswerBlock>) -> Bool
  ) -> Int? {
    var at = Int(hash) & mask
    while let block = unsafe slots[at].block {
      if unsafe slots[at].hash == hash, unsafe matches(block) { return at }
      at = (at + 1) & mask
    }
    return nil
  }

  /// Has the slots fetched at which a search for the hash begins.
  func fetchSlot(_ hash: UInt32) {
    unsafe ProcessMemory.prefetch(slots + (Int(hash) & mask), MemoryLayout<Slot>.stride)
  }

  mutating func noteRead(_ at: Int) {
    // Most were: then the line stays as it is.
    if unsafe !slots[at].isRead { unsafe slots[at].isRead = true }
  }

  /// Whether what lies here was read since this was last asked.
  mutating func wasRead(_ at: Int) -> Bool {
    defer { unsafe slots[at].isRead = false }
    return unsafe slots[at].isRead
  }

  /// Takes a block that is not in here yet.
  mutating func insert(_ block: UnsafeMutablePointer<AnswerBlock>, _ hash: UInt32) {
    if (count + 1) * 4 > slotCount * 3 { rehash(slotCount * 2) }
    unsafe put(Slot(block: block, hash: hash, isRead: false))
    count += 1
  }

  /// Frees the block at a place. Another that lay behind it may lie in its place then.
  mutating func remove(_ at: Int) {
    unsafe slots[at].block?.deallocate()
    count -= 1
    var hole = at
    var next = at
    while true {
      next = (next + 1) & mask
      guard unsafe slots[next].block != nil else { break }
      // Not further to the front than where it belongs.
      let home = unsafe Int(slots[next].hash) & mask
      guard (next - home) & mask >= (next - hole) & mask else { continue }
      unsafe slots[hole] = unsafe slots[next]
      hole = next
    }
    unsafe slots[hole].block = nil
  }

  /// Halves the slots when there are more than the entries may have. Commits remove entries and do
  /// not wait for this, which takes up to half a millisecond: whoever enters one does.
  mutating func trim() {
    if slotCount > Self.slotsMin, count * Self.slotsPerEntry < slotCount { rehash(slotCount / 2) }
  }

  private mutating func put(_ slot: Slot) {
    var at = unsafe Int(slot.hash) & mask
    while unsafe slots[at].block != nil { at = (at + 1) & mask }
    unsafe slots[at] = slot
  }

  private mutating func rehash(_ newCount: Int) {
    let (known, knownCount) = unsafe (slots, slotCount)
    unsafe slots = unsafe Self.allocate(newCount)
    mask = newCount - 1
    for at in 0..<knownCount where unsafe known[at].block != nil { unsafe put(known[at]) }
    unsafe known.deallocate()
  }
}
