import RPCClient
import RPCCore
import Synchronization

/// The client's part of a call.
final class Player: Sendable {
  private let shape: Shape
  private let plan: Plan
  private let count = Mutex(0)
  /// Opened once what ends the call has been done.
  let gate = AsyncStream.makeStream(of: Void.self)

  init(_ shape: Shape, _ plan: Plan) {
    self.shape = shape
    self.plan = plan
  }

  /// Messages that came.
  var received: Int { count.withLock { $0 } }

  /// Whether the call stands as far as this side can know.
  func hasBegun(_ log: Log) -> Bool {
    switch shape {
    case .unary, .clientStream: log.begun > 0
    case .serverStream, .duplex, .feed: received > 0
    }
  }

  /// Makes the call and gives the code with which it ends.
  func play(_ client: RPCClient, _ options: CallOptions) async -> StatusCode {
    let info = MatrixService.info(shape)
    let request = [plan.rawValue, 0, 0]
    do throws(RPCError) {
      if shape == .unary {
        _ = try await client.unary(info, bytes: request, options)
        note()
        return .ok
      }
      let streams = info.shape.streamsRequests
      let call = try await client.stream(info, streams ? nil : request, options)
      if streams {
        try await call.send(request)
        if plan == .complete {
          try await call.send(request)
          try await call.finishSending()
        }
      }
      if plan == .wait, shape == .serverStream, try await call.next() != nil {
        note()
        // Nothing is read meanwhile, so the handler comes to wait for credit.
        for await _ in gate.stream {}
      }
      while try await call.next() != nil { note() }
      return .ok
    } catch {
      return error.code
    }
  }

  private func note() { count.withLock { $0 += 1 } }
}
