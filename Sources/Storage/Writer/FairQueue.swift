import WireFormat

/// Jobs by tenant, first come first served within one, and taking turns between them.
struct FairQueue<Element> {
  private struct Lane {
    var elements: [Element] = []
    var taken = 0
  }

  private var lanes: [Uuid: Lane] = [:]
  /// Tenants with something waiting, in turn; those before `next` have had theirs.
  private var turns: [Uuid] = []
  private var next = 0

  private(set) var count = 0

  mutating func append(_ element: Element, of tenant: Uuid) {
    count += 1
    if lanes[tenant]?.elements.append(element) == nil {
      lanes[tenant] = Lane(elements: [element])
      turns.append(tenant)
    }
  }

  /// How many of `tenant` are waiting.
  func count(of tenant: Uuid) -> Int {
    lanes[tenant].map { $0.elements.count - $0.taken } ?? 0
  }

  /// The first of the tenant whose turn it is.
  mutating func popFirst() -> Element? {
    guard next < turns.count else { return nil }
    let tenant = turns[next]
    next += 1
    count -= 1
    let (element, isEmpty) = take(from: &lanes[tenant])
    if isEmpty {
      lanes[tenant] = nil
    } else {
      turns.append(tenant)
    }
    if next > 256, next * 2 > turns.count {
      turns.removeFirst(next)
      next = 0
    }
    return element
  }

  private func take(from lane: inout Lane?) -> (element: Element?, isEmpty: Bool) {
    guard let element = lane?.elements[lane?.taken ?? 0] else { return (nil, true) }
    lane?.taken += 1
    let taken = lane?.taken ?? 0
    let all = lane?.elements.count ?? 0
    if taken > 256, taken * 2 > all {
      lane?.elements.removeFirst(taken)
      lane?.taken = 0
    }
    return (element, taken == all)
  }
}
