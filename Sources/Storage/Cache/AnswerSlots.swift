import SystemIO

/// Finds the blocks of a part of the cache by their hashes: open addressing with linear probing, so
/// that what is looked at lies in one line of the processor's cache. It owns the blocks.
struct AnswerSlots: ~Copyable {
  private struct Slot {
    var block: UnsafeMutablePointer<AnswerBlock>?
    var hash: UInt32
    /// It was read since the hand came by.
    var isRead: Bool
  }

  private var slots: UnsafeMutablePointer<Slot>
  /// The number of slots less one; there is always a free one.
  private var mask: Int
  private(set) var count = 0

  /// What an entry takes here: at worst the slots have just been doubled.
  static let overhead = MemoryLayout<Slot>.stride * 8 / 3
  private static let slotsMin = 16

  init() {
    mask = Self.slotsMin - 1
    slots = Self.allocate(Self.slotsMin)
  }

  deinit {
    for at in 0...mask { slots[at].block?.deallocate() }
    slots.deallocate()
  }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    slots.initialize(repeating: Slot(block: nil, hash: 0, isRead: false), count: count)
    return slots
  }

  var slotCount: Int { mask + 1 }

  /// The block at a place, of those below `slotCount`; nil where there is none.
  subscript(at: Int) -> UnsafeMutablePointer<AnswerBlock>? { slots[at].block }

  /// The first place at or behind the one where the hash belongs at which `matches` says so of a
  /// block of that hash.
  func first(
    _ hash: UInt32, where matches: (UnsafeMutablePointer<AnswerBlock>) -> Bool
  ) -> Int? {
    var at = Int(hash) & mask
    while let block = slots[at].block {
      if slots[at].hash == hash, matches(block) { return at }
      at = (at + 1) & mask
    }
    return nil
  }

  /// Has the slots fetched at which a search for the hash begins.
  func fetchSlot(_ hash: UInt32) {
    ProcessMemory.prefetch(slots + (Int(hash) & mask), MemoryLayout<Slot>.stride)
  }

  mutating func noteRead(_ at: Int) {
    // Most were: then the line stays as it is.
    if !slots[at].isRead { slots[at].isRead = true }
  }

  /// Whether what lies here was read since this was last asked.
  mutating func wasRead(_ at: Int) -> Bool {
    defer { slots[at].isRead = false }
    return slots[at].isRead
  }

  /// Takes a block that is not in here yet.
  mutating func insert(_ block: UnsafeMutablePointer<AnswerBlock>, _ hash: UInt32) {
    if (count + 1) * 4 > slotCount * 3 { grow() }
    put(Slot(block: block, hash: hash, isRead: false))
    count += 1
  }

  /// Frees the block at a place; another may lie there then that has not been there before.
  mutating func remove(_ at: Int) {
    slots[at].block?.deallocate()
    count -= 1
    var hole = at
    var next = at
    while true {
      next = (next + 1) & mask
      guard slots[next].block != nil else { break }
      // Not further to the front than where it belongs.
      let home = Int(slots[next].hash) & mask
      guard (next - home) & mask >= (next - hole) & mask else { continue }
      slots[hole] = slots[next]
      hole = next
    }
    slots[hole].block = nil
  }

  private mutating func put(_ slot: Slot) {
    var at = Int(slot.hash) & mask
    while slots[at].block != nil { at = (at + 1) & mask }
    slots[at] = slot
  }

  private mutating func grow() {
    let (known, knownCount) = (slots, slotCount)
    slots = Self.allocate(knownCount * 2)
    mask = knownCount * 2 - 1
    for at in 0..<knownCount where known[at].block != nil { put(known[at]) }
    known.deallocate()
  }
}
