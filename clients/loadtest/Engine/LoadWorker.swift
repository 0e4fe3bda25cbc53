import Foundation
import Seams
import SystemIO
import WireFormat

/// What one thread of a run came to.
struct WorkerResult: Sendable {
  /// For each of the plan's calls.
  var calls: [LoadFigures]
  var began: UInt64 = 0
  var ended: UInt64 = 0
  /// CPU time of the thread while it counted, in nanoseconds.
  var cpuNanoseconds: UInt64 = 0
  var sending = SendFigures()
}

/// One thread of a run, with connections of its own.
final class LoadWorker {
  /// How long an open loop waits for answers after its last call was due.
  static let patienceNanoseconds: UInt64 = 5_000_000_000
  /// When it is behind its clock, more a round make fewer system calls.
  private static let sendsARound = 512
  /// After how many of them the time is taken again.
  private static let sendsAMoment = 128

  let job: LoadJob
  private let index: Int
  private let timeline: Timeline
  private(set) var connections: [LoadConnection] = []
  private var touched: [Int] = []
  private var requests: RequestSequence
  private var bits: SplitMix64
  private var arrivals: Arrivals?
  /// Calls that may yet be sent.
  private var callsLeft: Int
  private var callsInFlight = 0
  private var cursor = 0
  /// When a call was last due for which no connection had room.
  private var heldUntil: UInt64 = 0
  private var start: UInt64 = 0
  private var end: UInt64 = 0
  private var result: WorkerResult
  private var stretch = LoadFigures()
  private var stretchIndex = 0
  private var isMeasuring = false
  private var cpuAtStart: UInt64 = 0

  /// Connects; no call is sent before `run`.
  init(_ job: LoadJob, index: Int, timeline: Timeline) throws(LoadError) {
    self.job = job
    self.index = index
    self.timeline = timeline
    let (shape, workers) = (job.shape, job.shape.threads)
    requests = RequestSequence(seed: shape.seed, worker: index, workers: workers)
    bits = SplitMix64(seed: shape.seed &* 31 &+ UInt64(index))
    result = WorkerResult(calls: job.programs.map { _ in LoadFigures() })
    callsLeft = shape.count.map { $0 / workers + (index < $0 % workers ? 1 : 0) } ?? .max
    let own = shape.connections / workers + (index < shape.connections % workers ? 1 : 0)
    for _ in 0..<own { connections.append(try connect()) }
  }

  private func schedule() -> Arrivals? {
    guard case .open(let from, let to) = job.shape.pace else { return nil }
    // A constant rate also fills the warm-up; a ramp begins with what counts.
    let warm = from == to ? UInt64(job.shape.warmUpSeconds * 1e9) : 0
    return Arrivals(
      start: start - warm, from: from, to: to, seconds: job.shape.seconds, worker: index,
      workers: job.shape.threads)
  }

  private func connect() throws(LoadError) -> LoadConnection {
    var inFlight = 1024
    if case .closed(let asked) = job.shape.pace { inFlight = asked }
    var tenants: [Int] = []
    var tokens = [job.callers.tenants.first?.token].compactMap { $0 }
    if !job.callers.hasOneToken {
      tenants = (0..<LoadJob.tokensAConnection).map { _ in job.tenantChoice.pick(bits.next()) }
      tokens = tenants.map { job.callers.tenants[$0].token ?? "" }
    }
    let connection = try LoadConnection(
      job.target, inFlight: inFlight, tenants: tenants, tokens: tokens)
    try connection.greet()
    return connection
  }

  /// Runs until `end` and counts from `start` on, when it calls `atStart`.
  func run(
    from start: UInt64, to end: UInt64, atStart: () -> Void
  ) throws(LoadError) -> WorkerResult {
    self.start = start
    self.end = end
    arrivals = schedule()
    let epoll = try Self.system { () throws(SystemError) in try Epoll() }
    SystemThread.sleepPrecisely()
    for (index, connection) in connections.enumerated() {
      try Self.system { () throws(SystemError) in
        try epoll.add(connection.socket.descriptor, .readable, token: UInt64(index))
      }
      fill(connection, monotonicNanoseconds())
      touch(index)
    }
    var spinUntil: UInt64 = 0
    while true {
      var now = monotonicNanoseconds()
      roll(now, atStart)
      if isOver(now) { break }
      if now < end { sendDue(now) }
      try flush(epoll)
      let wait = now < spinUntil ? 0 : waiting(now)
      let ready = try Self.system { () throws(SystemError) in
        try epoll.wait(timeoutNanoseconds: wait)
      }
      guard ready > 0 else { continue }
      now = monotonicNanoseconds()
      spinUntil = now + UInt64(job.shape.spinMicroseconds) * 1000
      for place in 0..<ready {
        let item = epoll.readyItem(place)
        let number = Int(truncatingIfNeeded: item.token)
        let connection = connections[number]
        if item.events != .writable {
          try connection.receive { call, code, bytes in note(call, code, bytes, now) }
        }
        if now < end { fill(connection, now) }
        touch(number)
      }
    }
    finish()
    return result
  }

  private static func system<Value: ~Copyable>(
    _ body: () throws(SystemError) -> Value
  ) throws(LoadError) -> Value {
    do throws(SystemError) {
      return try body()
    } catch {
      throw LoadError("The system refuses: \(error).")
    }
  }
}

// Sending.
extension LoadWorker {
  private func touch(_ number: Int) {
    guard !connections[number].isTouched else { return }
    connections[number].isTouched = true
    touched.append(number)
  }

  /// Keeps a closed loop's connection at as many calls as are wanted and allowed.
  private func fill(_ connection: LoadConnection, _ now: UInt64) {
    guard case .closed(let inFlight) = job.shape.pace else { return }
    let wanted = min(inFlight, connection.callsInFlightMax)
    while connection.callsInFlight < wanted, callsLeft > 0 {
      guard send(connection, now) else { return }
    }
  }

  /// Sends an open loop's calls whose time has come, as far as the server takes them.
  private func sendDue(_ began: UInt64) {
    guard var schedule = arrivals else { return }
    var now = began
    var left = Self.sendsARound
    while left > 0, callsLeft > 0, schedule.next <= now, schedule.next < end {
      guard let number = connectionWithRoom(), send(connections[number], schedule.next) else {
        heldUntil = now
        break
      }
      touch(number)
      if schedule.next >= start {
        result.sending.note(due: schedule.next, sent: now, isHeld: schedule.next <= heldUntil)
      }
      schedule.advance()
      left -= 1
      if left % Self.sendsAMoment == 0 { now = monotonicNanoseconds() }
    }
    arrivals = schedule
  }

  private func connectionWithRoom() -> Int? {
    for _ in connections.indices {
      cursor = cursor + 1 < connections.count ? cursor + 1 : 0
      let connection = connections[cursor]
      if connection.callsInFlight < connection.callsInFlightMax { return cursor }
    }
    return nil
  }

  private func send(_ connection: LoadConnection, _ began: UInt64) -> Bool {
    let call = job.programs.count > 1 ? job.mix.pick(bits.next()) : 0
    var caller = CallerFields()
    var tenant = 0
    if connection.tenants.isEmpty {
      if job.callers.tenants.count > 1 { tenant = job.tenantChoice.pick(bits.next()) }
    } else {
      let slot = bits.below(connection.tenants.count)
      tenant = connection.tenants[slot]
      caller.slot = UInt8(truncatingIfNeeded: slot)
    }
    caller.tenant = job.callers.tenants[tenant].named
    let program = job.programs[call]
    let isSent = connection.append(
      program.bytesMax, call: UInt32(truncatingIfNeeded: call), began: began
    ) { place, stream in
      program.write(to: place, stream: stream, tenant: tenant, caller, &requests)
    }
    if isSent {
      callsInFlight += 1
      callsLeft -= 1
    }
    return isSent
  }

  private func flush(_ epoll: borrowing Epoll) throws(LoadError) {
    for number in touched {
      let connection = connections[number]
      connection.isTouched = false
      try connection.flush()
      guard connection.hasOutput != connection.isBlocked else { continue }
      connection.isBlocked = connection.hasOutput
      let events: Readiness = connection.isBlocked ? .readable | .writable : .readable
      let descriptor = connection.socket.descriptor
      try Self.system { () throws(SystemError) in
        try epoll.modify(descriptor, events, token: UInt64(number))
      }
    }
    touched.removeAll(keepingCapacity: true)
  }
}

// Time and counting.
extension LoadWorker {
  private var isOpen: Bool { arrivals != nil }

  /// Whether an open loop still has calls that are due.
  private var hasDue: Bool {
    guard let next = arrivals?.next else { return false }
    return callsLeft > 0 && next < end
  }

  private func isOver(_ now: UInt64) -> Bool {
    if callsLeft == 0, callsInFlight == 0 { return true }
    guard now >= end else { return false }
    guard isOpen else { return true }
    return callsInFlight == 0 || now >= end + Self.patienceNanoseconds
  }

  /// Nanoseconds until there is something to do although nothing arrives.
  private func waiting(_ now: UInt64) -> UInt64 {
    var until = now + 50_000_000
    if now < start { until = min(until, start) }
    if now < end { until = min(until, end) }
    // With every connection full only an answer helps.
    if let next = arrivals?.next, callsLeft > 0, now < end, next > now { until = min(until, next) }
    if let next = arrivals?.next, callsLeft > 0, now < end, next <= now,
      connectionWithRoom() != nil
    {
      return 0
    }
    return until - now
  }

  /// Hands in the stretch of time that is over.
  private func roll(_ now: UInt64, _ atStart: () -> Void) {
    guard now >= start else { return }
    if !isMeasuring {
      isMeasuring = true
      result.began = now
      cpuAtStart = Self.threadCPU()
      atStart()
    }
    let index = Int((min(now, end - 1) - start) / timeline.stretchNanoseconds)
    guard index > stretchIndex else { return }
    timeline.add(stretch, at: stretchIndex, worker: self.index)
    // Stretches in which this thread was held up are its own to close, too.
    if index - 1 > stretchIndex {
      timeline.add(LoadFigures(), at: index - 1, worker: self.index)
    }
    stretch = LoadFigures()
    stretchIndex = index
  }

  private func note(
    _ call: LoadConnection.Started, _ code: UInt32, _ bytes: Int, _ now: UInt64
  ) {
    callsInFlight -= 1
    // An open loop counts what was due in time, a closed one what ended in it.
    guard isMeasuring, isOpen ? call.nanoseconds >= start : now < end else { return }
    let kind = Int(call.call)
    guard code == 0 else {
      stretch.failures[code, default: 0] += 1
      result.calls[kind].failures[code, default: 0] += 1
      return
    }
    let nanoseconds = now > call.nanoseconds ? now - call.nanoseconds : 0
    stretch.latencies.add(nanoseconds: nanoseconds)
    result.calls[kind].latencies.add(nanoseconds: nanoseconds)
    result.calls[kind].bytes += bytes
    if now < end {
      stretch.ok += 1
      result.calls[kind].ok += 1
    } else {
      stretch.late += 1
      result.calls[kind].late += 1
    }
  }

  /// Counts what never ended, and hands in the last stretch.
  private func finish() {
    let now = monotonicNanoseconds()
    result.ended = min(now, end)
    result.cpuNanoseconds = Self.threadCPU() - cpuAtStart
    if isOpen {
      for connection in connections {
        for call in connection.unended where call.nanoseconds >= start {
          giveUp(Int(call.call), now - call.nanoseconds)
        }
      }
      while hasDue, let next = arrivals?.next {
        if next >= start { giveUp(job.mix.pick(bits.next()), now > next ? now - next : 0) }
        arrivals?.advance()
      }
    }
    timeline.add(stretch, at: stretchIndex, worker: index)
    stretch = LoadFigures()
  }

  private func giveUp(_ kind: Int, _ nanoseconds: UInt64) {
    stretch.latencies.add(nanoseconds: nanoseconds)
    stretch.unended += 1
    result.calls[kind].latencies.add(nanoseconds: nanoseconds)
    result.calls[kind].unended += 1
  }

  private static func threadCPU() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
