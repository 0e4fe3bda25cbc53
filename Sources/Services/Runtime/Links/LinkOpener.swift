import SQLInterface
import Storage
import Synchronization
import SystemIO

/// A store that its thread never waits for.
///
/// `@unchecked`: it belongs to one thread at a time: to the one that opens it, until that has put
/// it on a desk, then to the reactor that takes it from there.
final class PipedStore: @unchecked Sendable {
  let store: ReadStore
  let pipe: any SQLPipe

  init(_ store: ReadStore, _ pipe: any SQLPipe) {
    self.store = store
    self.pipe = pipe
  }

  deinit { store.close() }
}

/// Where a reactor finds its next link.
final class LinkDesk: Sendable {
  private enum State {
    case empty
    case filled(PipedStore)
    case closed
  }

  private let state = Mutex(State.empty)
  let wake: WakeEvent

  init() throws(SystemError) { wake = try WakeEvent() }

  /// Lays a link down for the reactor.
  func put(_ link: PipedStore) {
    state.withLock { if case .empty = $0 { $0 = .filled(link) } }
    wake.signal()
  }

  /// What lies there, if anything does.
  func take() -> PipedStore? {
    wake.drain()
    return state.withLock { state in
      guard case .filled(let link) = state else { return nil }
      state = .empty
      return link
    }
  }

  /// The reactor takes no more.
  func close() {
    // What lay there is let go of after the lock.
    let last = state.withLock { state in
      defer { state = .closed }
      return state
    }
    withExtendedLifetime(last) {}
  }

  var isClosed: Bool {
    state.withLock { if case .closed = $0 { true } else { false } }
  }
}

/// Opens links for reactors, which must not wait for a server: one thread for all of them, from
/// when the first is wanted.
final class LinkOpener: Sendable {
  private struct State: ThreadedState {
    var wanted: [LinkDesk] = []
    var thread: JoinBox?
    var isStopping = false
  }

  private static let secondsBetweenAttempts = 0.2

  private let store: Store
  private let monitor = Monitor(State())

  init(_ store: Store) { self.store = store }

  /// Opens a link for `desk`, and tries until there is one.
  func open(for desk: LinkDesk) {
    monitor.changeAll { state in
      guard !state.isStopping else { return }
      state.wanted.append(desk)
      state.start("links") { [self] in loop() }
    }
  }

  func stop() { monitor.stop() }

  private func loop() {
    while let desk = next() {
      if desk.isClosed { continue }
      if let link = try? store.makePipedStore() {
        desk.put(PipedStore(link.store, link.pipe))
      } else {
        monitor.look { $0.wanted.append(desk) }
        monitor.pause(seconds: Self.secondsBetweenAttempts)
      }
    }
  }

  /// Whose turn it is; nil at the end.
  private func next() -> LinkDesk? {
    monitor.wait { state -> LinkDesk?? in
      if state.isStopping { return .some(nil) }
      return state.wanted.isEmpty ? nil : .some(state.wanted.removeFirst())
    }
  }
}
