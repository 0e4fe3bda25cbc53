import RPCCore

/// Finds methods by their number: open addressing over a power of two, at most half full.
struct MethodTable: Sendable {
  /// Number in the upper half, index plus 1 in the lower; 0 is free.
  private let entries: [UInt64]
  private let mask: Int

  /// A table of `numbers`, which are distinct and not 0: the schema compiler sees to that.
  init(_ numbers: [UInt32]) {
    var size = 8
    while size < numbers.count * 2 { size *= 2 }
    var entries = [UInt64](repeating: 0, count: size)
    for (index, number) in numbers.enumerated() {
      var at = Int(number) & (size - 1)
      while entries[at] != 0 {
        precondition(entries[at] >> 32 != UInt64(number), "Two methods have the same number.")
        at = (at + 1) & (size - 1)
      }
      entries[at] = UInt64(number) << 32 | UInt64(index + 1)
    }
    self.entries = entries
    mask = size - 1
  }

  /// The index of the method with this number.
  func index(of number: UInt32) -> Int? {
    var at = Int(number) & mask
    while true {
      let entry = entries[at]
      if entry == 0 { return nil }
      if entry >> 32 == UInt64(number) { return Int(entry & 0xFFFF_FFFF) - 1 }
      at = (at + 1) & mask
    }
  }
}
