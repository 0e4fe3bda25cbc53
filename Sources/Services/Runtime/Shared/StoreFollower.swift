import Auth
import SQLInterface
import Seams
import Storage
import SystemIO
import WireFormat

/// Follows what other servers do to the store: wakes feeds, and reads anew what this server
/// keeps in memory of tenants and tokens. What is heard is only a hint. A server may end between
/// its commit and its announcement, so the follower also looks by itself from time to time.
final class StoreFollower: Sendable {
  private struct State: ThreadedState {
    var settings: Set<Uuid> = []
    var mustReload = false
    /// When watched feeds are looked at next, in monotonic nanoseconds.
    var nextLook: UInt64 = 0
    var thread: JoinBox?
    var isStopping = false
  }

  private enum Work {
    case settings(Set<Uuid>)
    case reload
    case look
  }

  /// How often watched feeds are looked at although nothing was heard of them.
  private static let nanosecondsBetweenLooks: UInt64 = 1_000_000_000
  private static let secondsBetweenAttempts = 0.1
  /// Every so many looks everything in memory is read anew.
  private static let looksBetweenReloads = 10

  private let store: Store
  private let tenants: TenantDirectory
  private let verifier: TokenVerifier
  private let feeds: RemoteFeeds
  private let clock: any Clock
  private let monitor = Monitor(State())

  init(
    _ store: Store, _ tenants: TenantDirectory, _ verifier: TokenVerifier, _ feeds: RemoteFeeds,
    clock: any Clock
  ) throws(SystemError) {
    self.store = store
    self.tenants = tenants
    self.verifier = verifier
    self.feeds = feeds
    self.clock = clock
    guard !store.dialect.isEmbedded else { return }
    let thread = try SystemThread(name: "follower") { [self] in loop() }
    let box = JoinBox(thread)
    monitor.look { $0.thread = box }
    store.listen { [self] news in hear(news) }
  }

  func stop() { monitor.stop() }

  private func hear(_ news: SQLNews) {
    switch news {
    case .grew(let tenants, let settings):
      feeds.hear(tenants)
      guard !settings.isEmpty else { return }
      monitor.changeAll { $0.settings.formUnion(settings) }
    case .missed:
      feeds.hearOfAll()
      monitor.changeAll { $0.mustReload = true }
    }
  }

  private func loop() {
    var reader: ReadStore?
    var looks = 0
    while let work = next() {
      if reader == nil { reader = try? store.makeReadStore() }
      switch work {
      case .settings(let changed):
        guard let reader, (try? refresh(changed, reader)) != nil else {
          monitor.look { $0.settings.formUnion(changed) }
          monitor.pause(seconds: Self.secondsBetweenAttempts)
          continue
        }
      case .reload:
        guard let reader, (try? reload(reader)) != nil else {
          monitor.look { $0.mustReload = true }
          monitor.pause(seconds: Self.secondsBetweenAttempts)
          continue
        }
      case .look:
        feeds.hearOfAll()
        looks += 1
        if looks % Self.looksBetweenReloads == 0 { monitor.look { $0.mustReload = true } }
      }
    }
    reader?.close()
  }

  /// What is to be done next; nil at the end.
  private func next() -> Work? {
    let now = clock.monotonicNanoseconds()
    let due = monitor.look { $0.nextLook }
    // Otherwise a trickle of news would put the look off for ever.
    if due <= now { return monitor.look { $0.isStopping } ? nil : look(at: now) }
    let seconds = Double(due - now) / 1e9
    let work = monitor.wait(seconds: seconds) { state -> Work?? in
      if state.isStopping { return .some(nil) }
      if state.mustReload {
        state.mustReload = false
        return .some(.reload)
      }
      guard !state.settings.isEmpty else { return nil }
      defer { state.settings = [] }
      return .some(.settings(state.settings))
    }
    return work ?? look(at: clock.monotonicNanoseconds())
  }

  private func look(at now: UInt64) -> Work {
    monitor.look { $0.nextLook = now &+ Self.nanosecondsBetweenLooks }
    return .look
  }

  /// Reads the settings of some tenants.
  private func refresh(_ changed: Set<Uuid>, _ reader: ReadStore) throws(SQLError) {
    reader.begin()
    defer { reader.end() }
    for id in changed {
      let scope = TenantScope.system(id, "another server changed its settings")
      if id != .zero, let tenant = try reader.tenant(scope) { tenants.put(tenant) }
      restore(try reader.revocations(at: clock.now(), scope))
    }
  }

  private func reload(_ reader: ReadStore) throws(SQLError) {
    reader.begin()
    defer { reader.end() }
    try tenants.load(reader)
    restore(try reader.revocations(at: clock.now()))
  }

  private func restore(_ revocations: [Revocation]) {
    let now = clock.now()
    for revocation in revocations {
      verifier.restoreRevocation(
        revocation.tokenID, tenant: revocation.tenant, until: revocation.until, now: now)
    }
  }
}
