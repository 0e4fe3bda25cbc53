/// Threads that do the same to many values, beside the thread that asks for it: for long work that
/// only the processor bounds. One thread asks at a time; the others end with the object.
package final class ParallelMap<Input: Sendable, Output: Sendable>: Sendable {
  package typealias Body = @Sendable (Input) -> Output

  private struct Work {
    let items: [Input]
    let body: Body
    /// The first that nobody has taken.
    var next = 0
    var results: [Output?]
    var left: Int

    mutating func take() -> Range<Int>? {
      guard next < items.count else { return nil }
      defer { next = min(next + itemsAtOnce, items.count) }
      return next..<min(next + itemsAtOnce, items.count)
    }
  }

  private struct State {
    var work: Work?
    var isOver = false
  }

  private enum Turn {
    case range(Range<Int>, [Input], Body)
    case end
  }

  private let state = Monitor(State())
  private let threads: [JoinBox]

  /// So few that all end at about the same time.
  private static var itemsAtOnce: Int { 16 }

  /// Starts `count` threads, or as many of them as there can be.
  package init(name: String, threads count: Int) {
    var threads: [JoinBox] = []
    let state = state
    for _ in 0..<count {
      guard let thread = try? SystemThread(name: name, { Self.loop(state) }) else { break }
      threads.append(JoinBox(thread))
    }
    self.threads = threads
  }

  deinit {
    state.changeAll { $0.isOver = true }
    for thread in threads { thread.join() }
  }

  /// What `body` makes of each of `items`, in their order.
  package func map(_ items: [Input], _ body: @escaping Body) -> [Output] {
    guard items.count > Self.itemsAtOnce, !threads.isEmpty else { return items.map(body) }
    begin(items, body)
    return finish()
  }

  /// Has the other threads begin with what `finish` gives; once before each of it.
  package func begin(_ items: [Input], _ body: @escaping Body) {
    state.changeAll { state in
      state.work = Work(
        items: items, body: body, results: [Output?](repeating: nil, count: items.count),
        left: items.count)
    }
  }

  /// What became of the items that were begun with, in their order, after a part of the work.
  package func finish() -> [Output] {
    let (items, body) = state.look { ($0.work?.items ?? [], $0.work?.body) }
    while let body, let range = state.look({ $0.work?.take() }) {
      Self.keep(items[range].map(body), range, state)
    }
    let results = state.wait { state -> [Output?]? in
      guard state.work?.left == 0 else { return nil }
      return state.work.take()?.results
    }
    return results.compactMap { $0 }
  }

  private static func loop(_ state: Monitor<State>) {
    while true {
      let turn = state.wait { state -> Turn? in
        if state.isOver { return .end }
        guard let range = state.work?.take(), let work = state.work else { return nil }
        return .range(range, work.items, work.body)
      }
      guard case .range(let range, let items, let body) = turn else { return }
      keep(items[range].map(body), range, state)
    }
  }

  private static func keep(
    _ made: [Output], _ range: Range<Int>, _ state: Monitor<State>
  ) {
    let isLast = state.look { state in
      for (index, output) in zip(range, made) { state.work?.results[index] = output }
      state.work?.left -= made.count
      return state.work?.left == 0
    }
    if isLast { state.changeAll { _ in } }
  }
}
