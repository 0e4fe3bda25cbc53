import Auth
import FrontdeskServices
import RPCCore
import SQLInterface
import Seams
import Storage
import SystemIO
import WireFormat

/// What has to be done from time to time and no caller asks for: saved answers are forgotten
/// once they are a day old, and so are files that were begun and never sent; what is left of
/// tenants' archives that never came whole is cleared away. Reads tell whether there is anything
/// to do, so an idle store is not written to. Of several servers one works at a time.
final class Upkeep: Sendable {
  /// Small enough that one job holds the writer for a few milliseconds.
  private static let rowsPerJob = 500

  private let store: Store
  private let tenants: TenantDirectory
  private let clock: any Clock
  private let lease: ServerLease
  private let uploads: StaleUploads?
  private let holder: Uuid
  private let recurring = RecurringWork()

  /// Works every `seconds`, the first time after a tenth of that: servers may be restarted
  /// often. `evidence` is where files about customers are.
  init(
    _ store: Store, _ tenants: TenantDirectory, holder: Uuid, clock: any Clock, seconds: Double,
    evidence: EvidenceSettings? = nil
  ) throws(SystemError) {
    uploads = evidence.map { StaleUploads(settings: $0) }
    lease = ServerLease("upkeep", holder: holder, store, clock: clock)
    self.holder = holder
    self.store = store
    self.tenants = tenants
    self.clock = clock
    try recurring.start("upkeep", after: seconds / 10, every: seconds) { [self] in work() }
  }

  /// Ends the work; returns once nothing of it runs any more. The writer must still run.
  func stop() { recurring.stop() }

  /// One round. What fails now is tried again in the next one.
  private func work() {
    _ = store.emptyLog()
    guard lease.hold(), let reader = try? store.makeReadStore(for: .report) else { return }
    defer {
      reader.close()
      lease.drop()
    }
    let own = tenants.ids.map { TenantScope.system($0, "what is stale is forgotten") }
    for scope in own + [TenantScope.platform] {
      while recurring.mayGoOn, lease.hold(), purge(scope, reader) {}
    }
    for scope in own {
      while recurring.mayGoOn, lease.hold(), forgetUploads(scope, reader) {}
    }
    if recurring.mayGoOn, lease.hold() {
      try? store.clearAbandonedArchives(clock: clock) { holder }
    }
  }

  /// Forgets some files that were never sent; false when it is done with that.
  private func forgetUploads(_ scope: TenantScope, _ reader: ReadStore) -> Bool {
    let moment = StaleUploads.moment(clock.now())
    guard let uploads,
      let some = try? reader.staleEvidence(before: moment, limit: 1, scope), !some.isEmpty
    else { return false }
    do throws(RPCError) {
      try BackgroundJob.run("upkeep", on: store, scope) { call throws(RPCError) in
        _ = try uploads.forgetSome(call, scope)
      }
    } catch {
      return false
    }
    return true
  }

  /// Purges some rows of one tenant; false when it is done with that.
  private func purge(_ scope: TenantScope, _ reader: ReadStore) -> Bool {
    let next = try? reader.expiredAnswers(limit: Self.rowsPerJob, now: clock.now(), scope)
    guard next != nil else { return false }
    do throws(RPCError) {
      try BackgroundJob.run("upkeep", on: store, scope) { call throws(RPCError) in
        _ = try db(try call.store.purgeAnswers(limit: Self.rowsPerJob, scope))
      }
    } catch {
      return false
    }
    return true
  }
}
