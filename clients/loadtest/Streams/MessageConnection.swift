import Foundation
import RPCCore
import WireFormat

/// A connection whose messages are looked at: streams, and calls before a run.
final class MessageConnection {
  let socket: LoadSocket
  private var machine: ClientConnection
  private var output = WireWriter()
  /// What left the writer, and how much of it the kernel has.
  private var pending: [UInt8] = []
  private var sent = 0
  private var input: ReceiveBuffer = .empty
  /// Streams whose messages were taken in one round, and their bytes.
  private var taken: [(stream: UInt32, bytes: Int)] = []

  /// Connects; the bytes that say so leave with `flush`.
  init(_ target: LoadTarget, token: String? = nil) throws(LoadError) {
    socket = try LoadSocket(target)
    let limits = RPCLimits()
    machine = ClientConnection(limits: limits)
    machine.start(limits.hello(name: "frontdesk load", instance: .zero), into: &output)
    if let token { authenticate(token) }
  }

  /// Whether bytes wait that the kernel has not taken.
  var hasOutput: Bool { hasBytes || socket.hasPendingRecords }

  private var hasBytes: Bool { sent < pending.count || output.count > 0 }

  /// Sets the token for the calls that follow.
  func authenticate(_ token: String) {
    machine.authenticate(token: Array(token.utf8), into: &output)
  }

  /// Opens a call; its bytes leave with `flush`.
  func open(
    _ method: UInt32, _ name: String, _ shape: CallShape, _ request: [UInt8] = [],
    tenant: Uuid? = nil
  ) throws(LoadError) -> UInt32 {
    let header = CallHeader(method: method, tenant: tenant)
    do throws(RPCError) {
      if shape == .unary {
        return try machine.open(header, request: request.span.bytes, into: &output)
      }
      return try machine.open(header, shape, request: request, into: &output)
    } catch {
      throw LoadError("\(name): \(error.message)")
    }
  }

  /// Asks for a sign of life, which comes behind the answers to all that was asked before.
  func ping() { machine.ping(1, into: &output) }

  /// Sends `message` on a stream as often as its credit and `most` allow; gives how often.
  func send(_ message: [UInt8], on stream: UInt32, most: Int) throws(LoadError) -> Int {
    var count = 0
    while count < most, canSend(stream) {
      do throws(RPCError) {
        try machine.send(message, on: stream)
      } catch {
        throw LoadError(error.message)
      }
      machine.pump(into: &output, bytesMax: .max)
      count += 1
    }
    return count
  }

  /// Whether `send` takes a message now.
  func canSend(_ stream: UInt32) -> Bool { machine.canSend(stream) && output.count < 256 << 10 }

  /// Gives a call up; it ends when the server has heard of it.
  func cancel(_ stream: UInt32) { machine.cancel(stream, reason: .caller, into: &output) }

  /// Sends what the kernel takes; all of it on a socket that blocks.
  func flush() throws(LoadError) {
    while hasBytes {
      if sent == pending.count {
        pending = output.finish()
        sent = 0
      }
      let result: Result<Int?, LoadError> = pending[sent...].withUnsafeBytes { rest in
        do throws(LoadError) { return .success(try socket.send(rest)) } catch {
          return .failure(error)
        }
      }
      guard let count = try result.get() else { return }
      sent += count
    }
    try socket.sendRecords()
  }

  /// Reads once, and gives `handle` what came; messages are acknowledged as taken.
  func receive(_ handle: (ClientEvent, RawSpan) -> Void) throws(LoadError) {
    try socket.receive { bytes in input.append(bytes.bytes) }
    let count = machine.receive(input.bytes, into: &output) { event, bytes in
      if case .message(let stream) = event {
        if let last = taken.last, last.stream == stream {
          taken[taken.count - 1].bytes += bytes.byteCount
        } else {
          taken.append((stream, bytes.byteCount))
        }
      }
      handle(event, bytes)
    }
    input.consume(count)
    for (stream, bytes) in taken { machine.took(bytes, on: stream, into: &output) }
    taken.removeAll(keepingCapacity: true)
  }

  /// Gives back the memory of a quiet connection, so that many of them fit.
  func releaseMemory() {
    if input.count == 0 { input = .empty }
    if !hasOutput {
      output.clear(keepingCapacity: false)
      pending = []
    }
  }
}
