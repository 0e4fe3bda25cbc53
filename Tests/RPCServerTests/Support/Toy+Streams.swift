import RPCCore
import RPCServer
import Synchronization
import WireFormat

// The streams of the toy service, each on a thread of its own.
extension ToyDispatcher {
  func run(_ call: ServerCall, _ stream: ServerStream) {
    state.withLock { $0.streaming += 1 }
    let box = try? SystemThreadBox { [self] in
      if call.begin() {
        state.withLock { $0.streamsBegun += 1 }
        do throws(RPCError) {
          call.finish(answer: try answer(call, stream))
        } catch {
          call.finish(error: error)
        }
      }
      state.withLock { $0.streaming -= 1 }
    }
    state.withLock { state in
      if let box { state.threads.append(box) }
    }
  }

  private func answer(_ call: ServerCall, _ stream: ServerStream) throws(RPCError) -> [UInt8] {
    switch Toy(rawValue: call.method) {
    case .chat:
      if !call.context.metadata.isEmpty { try stream.sendHead(call.context.metadata) }
      while let message = try stream.receive() {
        if message == [0xFF] { throw Toy.error }
        try stream.send(message)
      }
      return []
    case .sum:
      var sum = 0
      while let message = try stream.receive() {
        if message == [0xFF] { throw Toy.error }
        sum += message.count
        state.withLock { [count = message.count] in $0.summed += count }
      }
      return little(UInt64(sum))
    default:
      let request = call.request + [0, 0, 0]
      let message = [UInt8](repeating: 0x5A, count: Int(request[1]) << 10)
      var left = Int(request[0])
      while left > 0 || request[2] == 2 {
        try stream.send(message)
        left -= 1
      }
      if request[2] == 1 { throw Toy.error }
      return []
    }
  }

  /// The numbers of the feed after one, at most ten at a time.
  func page(_ after: Int64) throws(RPCError) -> FeedPage {
    let (last, ends, error) = state.withLock { ($0.lastNumber, $0.feedEnds, $0.feedError) }
    if let error { throw error }
    var page = FeedPage()
    var number = after
    while number < last, number < after + 10 {
      number += 1
      page.append(Hello(maxMessage: UInt32(clamping: number)), at: number)
    }
    page.hasMore = number < last
    page.isLast = ends && !page.hasMore
    return page
  }

  /// Waits for the threads of all streams that were run.
  func join() {
    let threads = state.withLock { state in
      defer { state.threads = [] }
      return state.threads
    }
    for thread in threads { thread.join() }
  }
}
