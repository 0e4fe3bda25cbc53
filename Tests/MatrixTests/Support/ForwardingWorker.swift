import RPCClient
import RPCCore
import RPCServer
import Seams
import Synchronization

/// Handlers of a service that asks another one for every answer.
final class ForwardingWorker: Worker {
  private let log: Log
  private let next: RPCClient

  init(_ log: Log, _ next: RPCClient) {
    self.log = log
    self.next = next
  }

  func run(_ call: ServerCall) { log.run(call, answer) }

  private func answer(_ call: ServerCall) throws(RPCError) -> [UInt8] {
    let shape = Shape.allCases[call.method]
    let options = call.context.onward(at: SystemClock().monotonicNanoseconds())
    let info = MatrixService.info(shape)
    guard let stream = call.stream else {
      return try next.unaryAndWait(info, bytes: call.request, options) { call.isCancelled }
    }
    let (request, client) = (call.request, next)
    let onward = try RPCClient.wait(unless: { stream.isCancelled }) {
      () async throws(RPCError) in
      try await client.stream(info, shape == .serverStream ? request : nil, options)
    }
    defer { onward.cancel() }
    var answer: [UInt8] = []
    if shape == .serverStream {
      while let message = try receive(onward, stream) { try stream.send(message) }
      return answer
    }
    while let message = try stream.receive() {
      try RPCClient.wait(unless: { stream.isCancelled }) { () async throws(RPCError) in
        try await onward.send(message)
      }
      if shape == .duplex, let echo = try receive(onward, stream) { try stream.send(echo) }
    }
    try RPCClient.wait { () async throws(RPCError) in try await onward.finishSending() }
    while let message = try receive(onward, stream) { answer = message }
    return answer
  }

  private func receive(
    _ onward: any StreamingCall, _ stream: ServerStream
  ) throws(RPCError) -> [UInt8]? {
    try RPCClient.wait(unless: { stream.isCancelled }) { () async throws(RPCError) in
      try await onward.next()
    }
  }
}
