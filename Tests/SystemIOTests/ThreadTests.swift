import Foundation
import Glibc
import Synchronization
import Testing

@testable import SystemIO

@Suite("Threads, signals and the process")
struct ThreadTests {
  @Test func `A thread runs its body once, under its name, before it is joined`() throws {
    let body = Counter()
    let thread = try SystemThread(name: "a-name-that-is-longer-than-the-kernel's") {
      body.add((try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8)) ?? "")
    }
    thread.join()
    #expect(body.names == ["a-name-that-is-\n"])
  }

  @Test func `A thread lets go of what its body held`() throws {
    weak var held: Counter?
    do {
      let counter = Counter()
      held = counter
      let thread = try SystemThread(name: "holder") { counter.add("ran") }
      thread.join()
      #expect(counter.names == ["ran"])
    }
    #expect(held == nil)
  }

  /// Whether a thread may have the kernel's real-time class here.
  private static let mayHurry: Bool = {
    let names = Counter()
    let thread = try? SystemThread(name: "hurry") { if hurry(3) { names.add("may") } }
    thread?.join()
    return !names.names.isEmpty
  }()

  private static func hurry(_ priority: Int32) -> Bool {
    var parameters = sched_param()
    parameters.sched_priority = priority
    return pthread_setschedparam(pthread_self(), SCHED_RR, &parameters) == 0
  }

  /// The class and the priority of a thread that has said that it comes last.
  private func scheduling(whenLast priority: Int32) throws -> [String] {
    let names = Counter()
    let thread = try SystemThread(name: "last") {
      if priority > 0 { _ = Self.hurry(priority) }
      SystemThread.comeLast()
      var parameters = sched_param()
      sched_getparam(0, &parameters)
      names.add("\(sched_getscheduler(0)) \(parameters.sched_priority)")
    }
    thread.join()
    return names.names
  }

  @Test func `A thread comes last in the idle class`() throws {
    #expect(try scheduling(whenLast: 0) == ["5 0"])
  }

  private static let process = __priority_which_t(PRIO_PROCESS.rawValue)

  @Test func `A thread comes second with less of a processor, and the others as before`() throws {
    let before = getpriority(Self.process, 0)
    let names = Counter()
    let thread = try SystemThread(name: "second") {
      SystemThread.comeSecond()
      names.add("\(getpriority(Self.process, 0))")
    }
    thread.join()
    #expect(names.names == ["\(min(before + 5, 19))"])
    #expect(getpriority(Self.process, 0) == before)
  }

  @Test func `What other threads use of the processors is told apart from one's own`() throws {
    @Sendable func own() -> Int64 {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
    @Sendable func burn(_ nanoseconds: Int64) {
      let end = own() + nanoseconds
      while own() < end {}
    }
    let start = (ProcessLimits.cpuNanoseconds, ProcessLimits.othersNanoseconds, own())
    let thread = try SystemThread(name: "busy") { burn(20_000_000) }
    thread.join()
    #expect(ProcessLimits.othersNanoseconds >= start.1 + 20_000_000)
    burn(200_000_000)
    // Whatever runs beside this test counts in both.
    let others = Int64(ProcessLimits.othersNanoseconds - start.1)
    let all = ProcessLimits.cpuNanoseconds - start.0
    #expect(own() - start.2 >= 200_000_000)
    #expect(abs(all - others - (own() - start.2)) < 20_000_000)
  }

  @Test(.enabled(if: ThreadTests.mayHurry, "this user may not ask for the real-time class"))
  func `A thread of the real-time class comes last within it, if it can`() throws {
    #expect(try scheduling(whenLast: 3) == ["\(SCHED_RR) 1"])
    #expect(try scheduling(whenLast: 1) == ["5 0"])
  }

  @Test func `Signals to a thread that blocks them are waited for in turn`() throws {
    let counter = Counter()
    // On a thread of its own, so that no other thread of the tests blocks the signals.
    let thread = try SystemThread(name: "signals") {
      guard let waiter = try? SignalWaiter([SIGUSR1, SIGUSR2]) else { return }
      pthread_kill(pthread_self(), SIGUSR2)
      guard let first = try? waiter.next() else { return }
      counter.add("\(first)")
      pthread_kill(pthread_self(), SIGUSR1)
      guard let second = try? waiter.next() else { return }
      counter.add("\(second)")
    }
    thread.join()
    #expect(counter.names == ["\(SIGUSR2)", "\(SIGUSR1)"])
    #expect(SignalWaiter.termination == [SIGTERM, SIGINT])
  }

  @Test func `The process knows its limits`() throws {
    let limit = try ProcessLimits.raiseDescriptorLimit()
    #expect(limit > 0)
    #expect(try ProcessLimits.raiseDescriptorLimit() == limit)
    #expect(ProcessLimits.processorCount >= 1)
    #expect(ProcessLimits.cpuNanoseconds > 0)
  }
}

/// Names that several threads add to.
final class Counter: Sendable {
  private let list = Mutex<[String]>([])
  func add(_ name: String) { list.withLock { $0.append(name) } }
  var names: [String] { list.withLock { $0 } }
}
