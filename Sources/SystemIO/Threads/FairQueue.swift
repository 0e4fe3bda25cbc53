/// Elements by owner, first come first served within one, and taking turns between them, so
/// that no owner waits behind another's burst. Each write goes through it, so modules are to have
/// it specialized for what they queue; the compiler does that for what is public only.
public struct FairQueue<Owner: Hashable, Element> {
  @usableFromInline struct Line {
    // nil once taken, so that nothing lives on in the queue.
    @usableFromInline var elements: [Element?]
    @usableFromInline var taken = 0

    @inlinable init(_ element: Element) { elements = [element] }

    @inlinable var count: Int { elements.count - taken }
  }

  @usableFromInline var lines: [Owner: Line] = [:]
  // Owners with something waiting, in turn; those before `next` have had theirs.
  @usableFromInline var turns: [Owner] = []
  @usableFromInline var next = 0

  @usableFromInline var waiting = 0

  /// How many wait, over all owners.
  @inlinable public var count: Int { waiting }

  /// An empty queue.
  @inlinable public init() {}

  /// Queues `element` behind those of its owner.
  @inlinable public mutating func append(_ element: Element, of owner: Owner) {
    waiting += 1
    if lines[owner]?.elements.append(element) == nil {
      lines[owner] = Line(element)
      turns.append(owner)
    }
  }

  /// How many owners have something waiting.
  @inlinable public var ownerCount: Int { lines.count }

  /// How many of `owner` are waiting.
  @inlinable public func count(of owner: Owner) -> Int { lines[owner]?.count ?? 0 }

  /// The first of the owner whose turn it is.
  @inlinable public mutating func popFirst() -> Element? {
    guard next < turns.count else { return nil }
    let owner = turns[next]
    next += 1
    waiting -= 1
    let (element, isLast) = FairQueue.take(from: &lines[owner])
    if isLast {
      lines[owner] = nil
    } else {
      turns.append(owner)
    }
    // Dropped now and then only, as that moves what is left.
    if next == turns.count || (next > 256 && next * 2 > turns.count) {
      turns.removeFirst(next)
      next = 0
    }
    return element
  }

  /// The first of the owner whose turn it is among those that `allows` lets have one; the others
  /// keep their turns.
  @inlinable public mutating func popFirst(where allows: (Owner) -> Bool) -> Element? {
    for _ in next..<max(turns.count, next) {
      if allows(turns[next]) { return popFirst() }
      turns.append(turns[next])
      next += 1
    }
    return nil
  }

  /// Takes out all that `isOver` says, and gives them by owner; the others keep their places. Each
  /// is asked once, since meanwhile the answer may become another.
  public mutating func removeAll(where isOver: (Element) -> Bool) -> [Element] {
    var removed: [Element] = []
    for owner in turns[next...] {
      guard var line = lines[owner],
        let first = line.elements[line.taken...].firstIndex(where: { $0.map(isOver) == true })
      else { continue }
      let rest = line.elements[first...].enumerated().filter { offset, element in
        guard let element, offset == 0 || isOver(element) else { return true }
        removed.append(element)
        return false
      }
      line.elements.replaceSubrange(first..., with: rest.map(\.element))
      lines[owner] = line.count > 0 ? line : nil
    }
    guard !removed.isEmpty else { return [] }
    turns = turns[next...].filter { lines[$0] != nil }
    next = 0
    waiting -= removed.count
    return removed
  }

  /// Whether any owner with something waiting satisfies `isWanted`.
  public func contains(where isWanted: (Owner) -> Bool) -> Bool {
    lines.keys.contains(where: isWanted)
  }

  /// The owner whose turn it is among those that satisfy `isWanted`; its next turn comes after
  /// all others'.
  public mutating func takeTurn(where isWanted: (Owner) -> Bool) -> Owner? {
    guard let index = turns[next...].firstIndex(where: isWanted) else { return nil }
    let owner = turns.remove(at: index)
    turns.append(owner)
    return owner
  }

  /// The first of `owner`, whosever turn it is.
  @inlinable public mutating func popFirst(of owner: Owner) -> Element? {
    guard lines[owner] != nil else { return nil }
    waiting -= 1
    let (element, isLast) = FairQueue.take(from: &lines[owner])
    if isLast {
      lines[owner] = nil
      if let index = turns[next...].firstIndex(of: owner) { turns.remove(at: index) }
    }
    return element
  }

  @inlinable static func take(from line: inout Line?) -> (element: Element?, isLast: Bool) {
    guard let taken = line?.taken else { return (nil, true) }
    let element = line?.elements[taken].take()
    line?.taken += 1
    if taken >= 256, taken * 2 > line?.elements.count ?? 0 {
      line?.elements.removeFirst(taken + 1)
      line?.taken = 0
    }
    return (element, line?.count == 0)
  }
}
