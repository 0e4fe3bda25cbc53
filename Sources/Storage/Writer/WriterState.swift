import SystemIO
import WireFormat

extension Writer {
  enum Phase { case open, draining, failed }

  /// What the writer's threads and callers share, under its lock.
  struct State {
    var queue = FairQueue<Uuid, any WriteJob>()
    var phase = Phase.open
    /// Tenants whose jobs a lane runs just now, where a batch is of one tenant.
    var busy: Set<Uuid> = []
    var sleepers = 0
    var threads: [JoinBox] = []
    var isEnding = false
    var isErasureInLog = false
    var metrics = Metrics()
    var pace = WritePace()
    /// Jobs that lanes have taken and not run: by tenant where a batch is of one tenant, else
    /// under no tenant's id.
    var carried: [Uuid: Int] = [:]

    /// Why a job of `tenant` cannot be taken at `now`, which counts only while the queue stands.
    mutating func refusal(
      _ tenant: Uuid, _ urgency: WriteUrgency, isOfOneTenant: Bool, now: UInt64,
      _ options: Options
    ) -> WriteFailure? {
      switch phase {
      case .draining: return .draining
      case .failed: return .storeFailed
      case .open: break
      }
      let own = queue.count(of: tenant)
      guard queue.count < options.queueJobsMax, own < options.queueTenantJobsMax else {
        if pace.isStanding { pace.noteRefusals(1) }
        return .overloaded
      }
      guard pace.isStanding else { return nil }
      // Tenants take turns, so that others' long queues count only as far as its own is long.
      let ahead =
        isOfOneTenant
        ? own + carried[tenant, default: 0]
        : carried[.zero, default: 0] + min(queue.count, (own + 1) * queue.ownerCount)
      // A lane of one tenant's batch may not be the one that takes this job.
      let rest = isOfOneTenant ? 0 : pace.rest(at: now)
      // Who has less than an even share of what waits has no part in it.
      let most =
        own * queue.ownerCount >= queue.count
        ? pace.waitMax(urgency, options) : urgency.waitMax(options.waitNanosecondsMax)
      guard
        rest &+ pace.wait(behind: ahead, options) > most,
        // Or the writer would find nothing to do after a batch that takes as long as that itself.
        urgency == .sheddable || pace.isBatch(ahead, options)
      else { return nil }
      pace.noteRefusals(1)
      return .overloaded
    }
  }
}
