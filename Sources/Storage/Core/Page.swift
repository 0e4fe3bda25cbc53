import WireFormat

/// How many rows a list asks for. Lists fetch one more, to know whether others follow.
package struct PageLimit: Sendable, Hashable {
  package static let standard = 15
  package static let largest = 500

  package let rows: Int
  /// What LIMIT is bound to.
  package var fetched: Int { rows + 1 }

  /// Whether a page of `count` records is long enough without the next one: a page is built in
  /// memory and must fit into a message.
  static func isFull(_ answer: borrowing WireWriter, _ count: Int, _ next: RawSpan) -> Bool {
    isFull(answer.count, count, next.byteCount)
  }

  /// The same of an answer of `bytes`, and `next` bytes more.
  static func isFull(_ bytes: Int, _ count: Int, _ next: Int) -> Bool {
    count > 0 && bytes + next > bytesMax
  }

  /// Where a page ends unless its first record is longer.
  package static let bytesMax = 2 << 20

  /// 0 asks for the standard size; anything above the largest gets the largest.
  package init(_ requested: Int) {
    rows = requested <= 0 ? PageLimit.standard : min(requested, PageLimit.largest)
  }
}

/// Some rows of a list in a stable order.
package struct Page<Item: Sendable>: Sendable {
  package let items: [Item]
  /// Whether others follow the last item; the cursor is then made from its sort key and id.
  package let hasMore: Bool

  /// Takes what was fetched with `limit.fetched` and drops the row that is one too many.
  package init(fetched: [Item], limit: PageLimit) {
    hasMore = fetched.count > limit.rows
    items = hasMore ? Array(fetched.prefix(limit.rows)) : fetched
  }

  /// Takes of what was fetched as much as `limit` and an answer have room for, `bytes` of each.
  package init(
    fetched: [Item], limit: PageLimit, upTo bytesMax: Int = PageLimit.bytesMax,
    bytes: (Item) -> Int
  ) {
    var count = 0
    var sum = 0
    for item in fetched.prefix(limit.rows) {
      sum += bytes(item)
      guard count == 0 || sum <= bytesMax else { break }
      count += 1
    }
    items = Array(fetched.prefix(count))
    hasMore = fetched.count > count
  }

  package init(items: [Item], hasMore: Bool) {
    self.items = items
    self.hasMore = hasMore
  }

  package func map<Other>(_ transform: (Item) -> Other) -> Page<Other> {
    Page<Other>(items: items.map(transform), hasMore: hasMore)
  }
}
