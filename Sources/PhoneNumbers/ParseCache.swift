import Synchronization

/// What was read lately. Numbers come in bursts, at a call, a booking and an order at once,
/// and reading one costs more than storing it.
final class ParseCache: Sendable {
  typealias Reading = Result<PhoneNumber, PhoneNumberError>

  /// How many readings are kept at most.
  static let entriesMax = 16_384

  private static let shardCount = 16
  private static let generationMax = entriesMax / shardCount / 2

  struct Key: Hashable {
    let region: RegionCode
    // As bytes: texts that are canonically equivalent are still different texts.
    let raw: [UInt8]
  }

  /// Two generations: when the young one is full it becomes the old one and what the old one
  /// held is forgotten, except for what was asked for again.
  private final class Shard: Sendable {
    struct State {
      var young: [Key: Reading] = [:]
      var old: [Key: Reading] = [:]

      mutating func insert(_ reading: Reading, for key: Key) {
        young[key] = reading
        if young.count >= ParseCache.generationMax {
          old = young
          young = [:]
        }
      }
    }

    let state = Mutex(State())
  }

  private let shards = (0..<shardCount).map { _ in Shard() }

  func result(for raw: String, in region: RegionCode) -> Reading? {
    let key = Key(region: region, raw: Array(raw.utf8))
    return shard(of: key).state.withLock { state -> Reading? in
      if let reading = state.young[key] { return reading }
      guard let reading = state.old[key] else { return nil }
      state.insert(reading, for: key)
      return reading
    }
  }

  func insert(_ reading: Reading, for raw: String, in region: RegionCode) {
    let key = Key(region: region, raw: Array(raw.utf8))
    shard(of: key).state.withLock { $0.insert(reading, for: key) }
  }

  /// How many readings are kept now.
  var count: Int {
    shards.reduce(0) { count, shard in
      count + shard.state.withLock { $0.young.count + $0.old.count }
    }
  }

  private func shard(of key: Key) -> Shard {
    // A multiplicative hash of the last bytes, where numbers differ.
    var mixed: UInt32 = 0
    for byte in key.raw.suffix(4) { mixed = mixed &* 31 &+ UInt32(byte) }
    return shards[Int((mixed &* 0x9E37_79B1) >> 28)]
  }
}
