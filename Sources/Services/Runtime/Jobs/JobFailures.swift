package import RPCCore
import Storage
import Synchronization
package import WireFormat

/// A step of long work that failed; it is tried again. Nothing in it is about people.
package struct JobFailure: Sendable, Hashable {
  package let tenant: Uuid
  package let job: Uuid
  package let code: StatusCode
  /// Of how many steps in a row of this job it is the last.
  package let times: Int
}

/// What is known of long work that fails.
package final class JobFailures: Sendable {
  /// Failed steps since the start by code, and the jobs whose last step failed.
  package struct Figures: Sendable, Hashable {
    package var total: [StatusCode: Int] = [:]
    package var failing = 0
  }

  private struct State {
    var total: [StatusCode: Int] = [:]
    var failing: [JobName: (times: Int, code: StatusCode)] = [:]
  }

  private let state = Mutex(State())
  private let tell: @Sendable (JobFailure) -> Void

  /// `tell` gets the first failure of a job, each of another kind, and of the rest one at the
  /// second, fourth, eighth and so on: where servers share a store there is one a second.
  init(_ tell: @escaping @Sendable (JobFailure) -> Void) { self.tell = tell }

  package var figures: Figures {
    state.withLock { Figures(total: $0.total, failing: $0.failing.count) }
  }

  func failed(_ name: JobName, _ code: StatusCode) {
    let news = state.withLock { state -> JobFailure? in
      state.total[code, default: 0] += 1
      let before = state.failing[name]
      let times = (before?.times ?? 0) + 1
      state.failing[name] = (times, code)
      guard before?.code != code || times & (times - 1) == 0 else { return nil }
      return JobFailure(tenant: name.tenant, job: name.id, code: code, times: times)
    }
    if let news { tell(news) }
  }

  func wentOn(_ name: JobName) {
    state.withLock { state in
      if !state.failing.isEmpty { state.failing[name] = nil }
    }
  }

  /// Forgets those that are not among `open`, the jobs that there are: somebody ended them.
  func keep(_ open: [JobName]) {
    state.withLock { state in
      guard !state.failing.isEmpty else { return }
      state.failing = state.failing.filter { open.contains($0.key) }
    }
  }
}
