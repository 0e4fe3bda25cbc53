import Foundation
import FrontdeskAPI
package import RPCCore
import WireFormat

/// What a run over streams came to.
package struct StreamFigures: Sendable {
  package var messages = 0
  package var bytes = 0
  package var seconds = 0.0
  package var clientMicroseconds = 0.0
  package var serverMicroseconds: Double?
  /// From a commit's answer to the arrival of its event, where that was measured.
  package var delays = LatencyHistogram()
}

/// How many messages a second one stream carries, begun anew when it ends.
package struct StreamRun {
  private let target: LoadTarget
  private let token: String?
  private let method: MethodInfo
  private let request: [UInt8]
  private let message: [UInt8]
  /// The server's process, when it is on this machine.
  package var pid: Int32?
  /// A live feed is begun anew after so many messages, when it has told what there was.
  private var messagesEach: Int?

  /// `message` is what a stream of requests sends over and over.
  package init(
    _ target: LoadTarget, token: String?, _ method: MethodInfo, request: [UInt8] = [],
    message: [UInt8] = []
  ) {
    self.target = target
    self.token = token
    self.method = method
    self.request = request
    self.message = message
  }

  /// All of a tenant's events that are there now, from the oldest on, again and again.
  package static func events(
    _ target: LoadTarget, token: String
  ) throws(LoadError) -> StreamRun {
    let client = try BlockingClient(target)
    client.authenticate(token)
    let method = EventServiceMethods.list
    let bytes = try client.call(
      method.id, method.name, ListEventsRequest(pageSize: 1).encoded(), tenant: nil)
    guard let page = try? EventPage(decoding: bytes), let first = page.events.first else {
      throw LoadError("The tenant has no events.")
    }
    var run = StreamRun(
      target, token: token, EventServiceMethods.watch, request: WatchEventsRequest().encoded())
    run.messagesEach = Int(clamping: page.lastSequence - first.sequence + 1)
    return run
  }

  /// Runs on this thread.
  package func measure(seconds: Double) throws(LoadError) -> StreamFigures {
    let connection = try MessageConnection(target, token: token)
    connection.socket.stopBlocking()
    var figures = StreamFigures()
    var failure: RPCError?
    var stream: UInt32 = 0
    var isOpen = false
    var messagesLeft = Int.max
    let start = monotonicNanoseconds()
    let end = start + UInt64(seconds * 1e9)
    let cpu = (CPUTime.ofThread, pid.flatMap { ServerProcess(pid: $0).cpuMicroseconds })
    while monotonicNanoseconds() < end {
      if !isOpen {
        stream = try connection.open(method.id, method.name, method.shape, request)
        isOpen = true
        messagesLeft = messagesEach ?? .max
      }
      if method.shape.streamsRequests {
        let sent = try connection.send(message, on: stream, most: 1024)
        if !method.shape.streamsResponses {
          figures.messages += sent
          figures.bytes += sent * message.count
        }
      }
      try connection.flush()
      var events = Int16(POLLIN)
      if connection.hasOutput { events |= Int16(POLLOUT) }
      var watched = pollfd(fd: connection.socket.descriptor, events: events, revents: 0)
      let wait: Int32 = connection.canSend(stream) ? 0 : 100
      guard poll(&watched, 1, wait) > 0, watched.revents & Int16(POLLIN) != 0 else { continue }
      try connection.receive { event, bytes in
        switch event {
        case .message:
          figures.messages += 1
          figures.bytes += bytes.byteCount
          messagesLeft -= 1
        case .answered: isOpen = false
        case .failed(_, let error) where error.code == .cancelled: isOpen = false
        case .failed(_, let error), .broken(let error): failure = error
        case .ready, .head, .goAway, .pong: break
        }
      }
      if messagesLeft == 0 {
        messagesLeft = .max
        connection.cancel(stream)
      }
      if let failure { throw LoadError("\(method.name): \(failure.message)") }
    }
    figures.seconds = Double(monotonicNanoseconds() - start) / 1e9
    figures.clientMicroseconds = CPUTime.ofThread - cpu.0
    if let pid, let before = cpu.1, let now = ServerProcess(pid: pid).cpuMicroseconds {
      figures.serverMicroseconds = now - before
    }
    return figures
  }
}

/// CPU time of the calling thread.
enum CPUTime {
  /// In microseconds.
  static var ofThread: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
  }
}
