package import WireFormat

/// The locations that a client admin is limited to: it sees customers who have been to one of
/// them, and nothing that happened elsewhere.
package struct LocationLimit: Sendable, Hashable {
  /// The most that a token may name.
  package static let locationsMax = 64

  /// Each once, in the order of their ids.
  package let locations: [Uuid]

  /// Nil for no locations: who has none is not limited.
  init?(_ locations: [Uuid]) {
    guard !locations.isEmpty else { return nil }
    self.locations = Set(locations).sorted()
  }

  /// Whether what happened at `location` may be seen; what happened nowhere is not.
  package func allows(_ location: Uuid?) -> Bool {
    guard let location else { return false }
    return locations.contains(location)
  }

  /// The locations as statements name them: the last again and again, so that all limits share
  /// a few texts.
  package var named: [Uuid] {
    var named = locations
    guard let last = named.last else { return named }
    let size = [1, 4, 16].first { named.count <= $0 } ?? Self.locationsMax
    while named.count < size { named.append(last) }
    return named
  }
}
