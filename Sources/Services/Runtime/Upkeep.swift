import Auth
import FrontdeskServices
import RPCCore
import SQLInterface
import Seams
import Storage
import SystemIO
import WireFormat

/// What has to be done from time to time and no caller asks for: saved answers are forgotten
/// once they are a day old. Reads tell whether there is anything to do, so an idle store is
/// not written to.
final class Upkeep: Sendable {
  private let isStopped: Monitor<Bool>
  private let thread: JoinBox

  /// Works every `milliseconds`, the first time after a tenth of that: servers may be restarted
  /// often.
  init(
    _ store: Store, _ tenants: TenantDirectory, clock: any Clock, milliseconds: Int
  ) throws(SystemError) {
    let isStopped = Monitor(false)
    self.isStopped = isStopped
    let round = Round(store: store, tenants: tenants, clock: clock, isStopped: isStopped)
    let nanoseconds = UInt64(clamping: milliseconds) * 1_000_000
    let thread = try SystemThread(name: "upkeep") {
      guard round.pause(nanoseconds / 10) else { return }
      repeat { round.work() } while round.pause(nanoseconds)
    }
    self.thread = JoinBox(thread)
  }

  /// Ends the work; returns once nothing of it runs any more. The writer must still run.
  func stop() {
    isStopped.changeAll { $0 = true }
    thread.join()
  }
}

/// What one round does, on the thread of upkeep.
private struct Round: Sendable {
  /// Small enough that one job holds the writer for a few milliseconds.
  private static let rowsPerJob = 500

  let store: Store
  let tenants: TenantDirectory
  let clock: any Clock
  let isStopped: Monitor<Bool>

  /// Waits; false when the work is to end.
  func pause(_ nanoseconds: UInt64) -> Bool {
    isStopped.wait(nanoseconds: nanoseconds) { $0 ? true : nil } == nil
  }

  /// One round. What fails now is tried again in the next one.
  func work() {
    guard let reader = try? store.makeReadStore(for: .report) else { return }
    defer { reader.close() }
    let own = tenants.ids.map { TenantScope.system($0, "saved answers are forgotten") }
    for scope in own + [TenantScope.platform] {
      while !isStopped.look({ $0 }), purge(scope, reader) {}
    }
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
