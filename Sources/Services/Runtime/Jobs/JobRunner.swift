import Auth
import FrontdeskServices
import RPCCore
import SQLInterface
import Seams
import Storage
import Synchronization
import SystemIO
import WireFormat

/// Goes on with long work: one thread, which takes turns over what is open and does one short
/// transaction of each. What a server that ended has left is gone on with at the next start, or
/// by another server.
final class JobRunner: Sendable {
  private static let jobsAtOnce = 8

  private let environment: ServiceEnvironment
  private let store: Store
  private let clock: any Clock
  private let lease: ServerLease
  private let bell: JobBell
  /// What went wrong.
  let failures: JobFailures
  private let thread = Mutex<JoinBox?>(nil)

  init(
    _ environment: ServiceEnvironment, _ store: Store, _ bell: JobBell, holder: Uuid,
    clock: any Clock, onFailure: @escaping @Sendable (JobFailure) -> Void
  ) throws(SystemError) {
    failures = JobFailures(onFailure)
    self.environment = environment
    self.store = store
    self.clock = clock
    self.bell = bell
    lease = ServerLease("jobs", holder: holder, store, clock: clock)
    let thread = try SystemThread(name: "jobs") { [self] in loop() }
    let box = JoinBox(thread)
    self.thread.withLock { $0 = box }
  }

  /// Ends the work between two steps; returns once nothing of it runs. The writer must still run.
  func stop() {
    bell.end()
    thread.withLock { $0 }?.join()
  }

  private func loop() {
    // Where servers share a store another one may have brought the work.
    let seconds = store.dialect.isEmbedded ? 60.0 : 1.0
    repeat { work() } while bell.wait(seconds: seconds)
    lease.drop()
  }

  private func work() {
    guard lease.hold(), let reader = try? store.makeReadStore(for: .report) else { return }
    defer { reader.close() }
    var running: [JobName: any JobWork] = [:]
    // Of what cannot go on now; it is tried again when there is news, or the next time.
    var stuck: Set<JobName> = []
    while !bell.isOver, lease.hold(), let open = try? reader.openJobs() {
      if bell.takeRing() { stuck = [] }
      failures.keep(open)
      let names = open.filter { !stuck.contains($0) }.prefix(Self.jobsAtOnce)
      if names.isEmpty { return }
      running = running.filter { names.contains($0.key) }
      for name in names where !bell.isOver {
        let scope = TenantScope.system(name.tenant, "long work goes on")
        let work = running[name] ?? work(on: name, scope)
        running[name] = work
        do throws(RPCError) {
          if try !work.step(reader) { stuck.insert(name) }
          failures.wentOn(name)
        } catch {
          stuck.insert(name)
          failures.failed(name, error.code)
        }
      }
    }
  }

  private func work(on name: JobName, _ scope: TenantScope) -> any JobWork {
    switch name.kind {
    case .customerImport: ImportWork(environment, store, clock: clock, scope, name.id)
    case .bulkUpdate: BulkWork(environment, store, clock: clock, scope, name.id)
    }
  }
}
