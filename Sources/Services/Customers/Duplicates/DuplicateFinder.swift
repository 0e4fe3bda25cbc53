import Auth
import FrontdeskServices
import RPCCore
import SQLInterface
import Seams
import Storage
import Synchronization
import SystemIO
import WireFormat

/// Looks for duplicates on a thread of its own, for the tenants that asked for it. Of several
/// servers one works at a time; each takes up where the last one ended.
final class DuplicateFinder: Sendable {
  private let store: Store
  private let tenants: TenantDirectory
  private let clock: any Clock
  private let lease: ServerLease
  private let recurring = RecurringWork()
  private let watch: DuplicateWatch
  private let rounds = Mutex(0)

  /// All tenants are asked once in so many rounds.
  private static let roundsPerCensus = 30

  /// Looks for work every `seconds`.
  init(
    _ store: Store, _ tenants: TenantDirectory, _ watch: DuplicateWatch, holder: Uuid,
    clock: any Clock, seconds: Double
  ) throws(SystemError) {
    lease = ServerLease("duplicates", holder: holder, store, clock: clock)
    self.store = store
    self.tenants = tenants
    self.watch = watch
    self.clock = clock
    try recurring.start("duplicates", after: seconds, every: seconds) { [self] in work() }
  }

  /// Ends the work; returns once nothing of it runs any more. The writer must still run.
  func stop() { recurring.stop() }

  /// One round over all tenants. What fails now is tried again in the next one.
  private func work() {
    guard let reader = try? store.makeReadStore(for: .report) else { return }
    defer { reader.close() }
    let waiting = scopes(reader).filter { hasWork($0, reader) }
    guard !waiting.isEmpty, lease.hold() else { return }
    defer { lease.drop() }
    for scope in waiting {
      while recurring.mayGoOn, lease.hold(), step(scope, reader) {}
    }
  }

  /// The tenants that asked for it.
  private func scopes(_ reader: ReadStore) -> [TenantScope] {
    let isCensus = rounds.withLock { rounds in
      rounds += 1
      return rounds % Self.roundsPerCensus == 1
    }
    func scope(_ id: Uuid) -> TenantScope { .system(id, "duplicates are looked for") }
    // Another server may have been asked.
    for id in isCensus ? tenants.ids : [] where isAsked(scope(id), reader) { watch.add(id) }
    return watch.tenants.map(scope)
  }

  private func isAsked(_ scope: TenantScope, _ reader: ReadStore) -> Bool {
    do throws(SQLError) { return try reader.duplicateScan(scope) != nil } catch { return false }
  }

  /// Whether there is anything to do, so that an idle store is not written to.
  private func hasWork(_ scope: TenantScope, _ reader: ReadStore) -> Bool {
    do throws(SQLError) {
      guard let state = try reader.duplicateScan(scope) else { return false }
      if !state.isDone { return true }
      return try reader.lastEvent(scope) > state.seq
    } catch {
      return false
    }
  }

  private func step(_ scope: TenantScope, _ reader: ReadStore) -> Bool {
    let store = store
    let search = DuplicateSearch(scope: scope, reader: reader, now: clock.now()) {
      body throws(RPCError) in
      try BackgroundJob.run("duplicates", on: store, scope) { call throws(RPCError) in
        try db(try body(call.store))
      }
    }
    do throws(RPCError) { return try search.step() } catch { return false }
  }
}
