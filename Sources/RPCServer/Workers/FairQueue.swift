import WireFormat

/// A queue that takes turns over tenants, so that none waits behind another's burst. What
/// belongs to no tenant takes turns as if it were one.
struct FairQueue<Element> {
  private struct Line {
    /// Taken elements are let go of at once, although their places are reused later.
    var elements: [Element?] = []
    var head = 0
    var count: Int { elements.count - head }
  }

  private var lines: [Uuid: Line] = [:]
  /// Tenants that have something waiting, in the order of their turns.
  private var turns: [Uuid] = []
  private var nextTurn = 0
  private(set) var count = 0

  /// How many wait for one tenant.
  func count(of tenant: Uuid?) -> Int { lines[tenant ?? .zero]?.count ?? 0 }

  mutating func append(_ element: Element, for tenant: Uuid?) {
    let key = tenant ?? .zero
    count += 1
    if lines[key] == nil {
      lines[key] = Line()
      turns.append(key)
    }
    lines[key]?.elements.append(element)
  }

  /// Takes the first element of the tenant whose turn it is.
  mutating func popFirst() -> Element? {
    guard nextTurn < turns.count else { return nil }
    let key = turns[nextTurn]
    nextTurn += 1
    defer { compact() }
    guard var line = lines.removeValue(forKey: key) else { return nil }
    let element = line.elements[line.head].take()
    line.head += 1
    count -= 1
    guard line.count > 0 else { return element }
    if line.head >= 64, line.head * 2 >= line.elements.count {
      line.elements.removeFirst(line.head)
      line.head = 0
    }
    lines[key] = line
    turns.append(key)
    return element
  }

  /// Drops turns that have been taken, now and then.
  private mutating func compact() {
    guard nextTurn == turns.count || nextTurn >= 1024 else { return }
    turns.removeFirst(nextTurn)
    nextTurn = 0
  }
}
