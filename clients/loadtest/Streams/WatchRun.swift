import Foundation
import FrontdeskAPI
import RPCCore
import SystemIO
import WireFormat

/// One writer, and many who watch the tenant's events.
package final class WatchRun {
  /// What was found besides the figures of the deliveries.
  package struct Outcome: Sendable {
    package var figures = StreamFigures()
    package var writes = 0
    /// Of the server's memory for each watcher; nil without its process.
    package var kibibytesEach: Double?
  }

  private static let writerToken = UInt64.max
  private let job: LoadJob
  private let watchers: Int
  private let target: LoadTarget
  private let token: String?
  private let pid: Int32?
  private let epoll: Epoll
  private var connections: [MessageConnection] = []
  private let writer: LoadConnection
  private var requests: RequestSequence
  private(set) var kibibytesEach: Double?
  /// When each write was answered.
  private var answered: [UInt64] = []
  /// Events that came: their numbers and when.
  private var arrived: [(sequence: UInt64, time: UInt64)] = []
  private var delivered = 0
  private var bytes = 0

  /// Connects `watchers` streams over as many connections as `connections` says, and the writer,
  /// which makes the calls of `job`. Returns when all of them watch.
  package init(
    _ job: LoadJob, watchers: Int, connections: Int, pid: Int32?
  ) throws(LoadError) {
    _ = try? ProcessLimits.raiseDescriptorLimit()
    self.job = job
    self.watchers = watchers
    self.pid = pid
    target = job.target
    token = job.callers.tenants.first?.token
    epoll = try Self.system { () throws(SystemError) in try Epoll() }
    requests = RequestSequence(seed: job.shape.seed, worker: 0, workers: 1)
    writer = try LoadConnection(
      job.target, inFlight: 1, tenants: [], tokens: [token].compactMap { $0 })
    try writer.flush()
    for _ in 0..<connections { try connect() }
    let before = memory()
    try watch()
    let after = memory()
    if let before, let after { kibibytesEach = (after - before) * 1024 / Double(watchers) }
    let descriptor = writer.socket.descriptor
    try Self.system { () throws(SystemError) in
      try epoll.add(descriptor, .readable, token: Self.writerToken)
    }
  }

  /// What the server holds once it has given back what quiet connections do not need.
  private func memory() -> Double? {
    guard let pid else { return nil }
    poll(nil, 0, 1500)
    return ServerProcess(pid: pid).memoryMiB?.now
  }

  private func connect() throws(LoadError) {
    let connection = try MessageConnection(target, token: token)
    try awaitPong(connection)
    connections.append(connection)
  }

  private func watch() throws(LoadError) {
    let method = EventServiceMethods.watch
    let request = WatchEventsRequest(newOnly: true).encoded()
    for (index, connection) in connections.enumerated() {
      let own = watchers / connections.count + (index < watchers % connections.count ? 1 : 0)
      for _ in 0..<own {
        _ = try connection.open(method.id, method.name, method.shape, request)
      }
      try awaitPong(connection)
      connection.releaseMemory()
      connection.socket.stopBlocking()
      let descriptor = connection.socket.descriptor
      try Self.system { () throws(SystemError) in
        try epoll.add(descriptor, .readable, token: UInt64(index))
      }
    }
  }

  /// Waits until the server has taken all that was sent.
  private func awaitPong(_ connection: MessageConnection) throws(LoadError) {
    connection.ping()
    var isDone = false
    var failure: RPCError?
    while !isDone {
      try connection.flush()
      try connection.receive { event, _ in
        switch event {
        case .pong: isDone = true
        case .failed(_, let error), .broken(let error): failure = error
        case .ready, .head, .message, .answered, .goAway: break
        }
      }
      if let failure { throw LoadError("EventService.watch: \(failure.message)") }
    }
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

// The run.
extension WatchRun {
  /// Writes for so long, `rate` times a second or one after the other, and counts what arrives.
  package func measure(seconds: Double, rate: Double?) throws(LoadError) -> Outcome {
    answered = []
    arrived = []
    delivered = 0
    bytes = 0
    let cpu = (CPUTime.ofThread, pid.flatMap { ServerProcess(pid: $0).cpuMicroseconds })
    let start = monotonicNanoseconds()
    let end = start + UInt64(seconds * 1e9)
    let gap = rate.map { UInt64(1e9 / $0) } ?? 0
    var next = start
    var last = start
    while true {
      var now = monotonicNanoseconds()
      if now < end, now >= next, writer.callsInFlight == 0 {
        try write()
        next = max(next + gap, now)
      }
      // What was written is waited for, but not for ever.
      if now >= end, isComplete || now >= end + 5_000_000_000 { break }
      let wait = now < next && now < end ? next - now : 50_000_000
      let ready = try Self.system { () throws(SystemError) in
        try epoll.wait(timeoutNanoseconds: wait)
      }
      for place in 0..<ready {
        now = monotonicNanoseconds()
        try take(epoll.readyItem(place).token, at: now)
        last = now
      }
    }
    guard isComplete else { throw LoadError("Watchers did not hear of every write.") }
    var outcome = Outcome(writes: answered.count, kibibytesEach: kibibytesEach)
    outcome.figures.messages = delivered
    outcome.figures.bytes = bytes
    outcome.figures.seconds = Double(max(last, end) - start) / 1e9
    outcome.figures.clientMicroseconds = CPUTime.ofThread - cpu.0
    if let pid, let before = cpu.1, let now = ServerProcess(pid: pid).cpuMicroseconds {
      outcome.figures.serverMicroseconds = now - before
    }
    outcome.figures.delays = delays()
    return outcome
  }

  private var isComplete: Bool {
    writer.callsInFlight == 0 && delivered % watchers == 0 && delivered >= answered.count * watchers
  }

  private func write() throws(LoadError) {
    let (program, caller) = (job.programs[0], CallerFields())
    _ = writer.append(program.bytesMax, call: 0, began: 0) { place, stream in
      program.write(to: place, stream: stream, tenant: 0, caller, &requests)
    }
    try writer.flush()
  }

  private func take(_ token: UInt64, at now: UInt64) throws(LoadError) {
    guard token != Self.writerToken else {
      var failed = false
      try writer.receive { _, code, _ in
        failed = failed || code != 0
        answered.append(now)
      }
      if failed { throw LoadError("\(job.programs[0].name) failed while others watched.") }
      return
    }
    let connection = connections[Int(truncatingIfNeeded: token)]
    var failure: RPCError?
    try connection.receive { event, content in
      switch event {
      case .message:
        delivered += 1
        bytes += content.byteCount
        if let sequence = Self.sequence(content) { arrived.append((sequence, now)) }
      case .failed(_, let error), .broken(let error): failure = error
      case .ready, .head, .answered, .goAway, .pong: break
      }
    }
    if let failure { throw LoadError("EventService.watch: \(failure.message)") }
    try connection.flush()
  }

  /// The first field of an event, without the others.
  private static func sequence(_ event: RawSpan) -> UInt64? {
    (try? Event(decoding: event))?.sequence
  }

  /// From each answer to the arrival of what it wrote; none where the event was first.
  private func delays() -> LatencyHistogram {
    var delays = LatencyHistogram()
    let numbers = arrived.map(\.sequence)
    guard let first = numbers.min(), let last = numbers.max(), !answered.isEmpty else {
      return delays
    }
    let eventsEach = max(1, (last - first + 1) / UInt64(answered.count))
    for (sequence, time) in arrived {
      let index = Int((sequence - first) / eventsEach)
      guard index < answered.count else { continue }
      delays.add(nanoseconds: time > answered[index] ? time - answered[index] : 0)
    }
    return delays
  }
}
