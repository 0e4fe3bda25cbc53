import Foundation
import RPCCore
import TestKit
import Testing
import WireFormat

@testable import RPCClient

/// Every shape of call with every end that it can come to.
@Suite("Calls of every shape", .serialized)
struct StreamMatrixTests {
  static let shapes = CallShape.all

  func options(_ server: ScriptedServer, retries: Bool = false) -> ClientOptions {
    var options = ClientOptions(server)
    options.retry = retries ? RetryPolicy() : .none
    options.retry.firstDelayMilliseconds = 1
    return options
  }

  /// What the caller has before the call ends otherwise than well.
  func begun(_ shape: CallShape) -> [[UInt8]] {
    shape.streamsResponses ? [StreamScript.message] : []
  }

  @Test(arguments: shapes)
  func `A call completes`(_ shape: CallShape) async {
    let seen = Sightings()
    let client = RPCClient(options(.streaming(.completes, seen)))
    let got = await client.received(shape)
    #expect(got == Received(messages: [StreamScript.message]))
    client.close()
    #expect(await eventuallyAsync { seen.now.connections == 0 })
    #expect(seen.now.cancels.isEmpty)
  }

  @Test(arguments: shapes)
  func `The server fails a call`(_ shape: CallShape) async {
    let seen = Sightings()
    let client = RPCClient(options(.streaming(.fails, seen)))
    let got = await client.received(shape)
    #expect(got.messages == begun(shape) && got.error?.code == .failedPrecondition)
    #expect(await client.received(shape).error?.code == .failedPrecondition, "on it goes")
    client.close()
    #expect(await eventuallyAsync { seen.now.connections == 0 })
  }

  @Test(arguments: shapes)
  func `The caller's task is cancelled`(_ shape: CallShape) async {
    let seen = Sightings()
    let client = RPCClient(options(.streaming(.hangs, seen)))
    let task = Task { await client.received(shape) }
    #expect(await eventuallyAsync { seen.now.hanging == 1 })
    task.cancel()
    let got = await task.value
    #expect(got.error?.code == .cancelled)
    #expect(await eventuallyAsync { seen.now.hanging == 0 })
    #expect(seen.now.cancels == [CancelReason.caller.rawValue])
    client.close()
    #expect(await eventuallyAsync { seen.now.connections == 0 })
  }

  @Test(arguments: shapes)
  func `The deadline passes`(_ shape: CallShape) async {
    let seen = Sightings()
    let client = RPCClient(options(.streaming(.hangs, seen)))
    let got = await client.received(shape, CallOptions(timeoutMicroseconds: 60_000))
    #expect(got.error?.code == .deadlineExceeded)
    #expect(got.messages == begun(shape))
    #expect(await eventuallyAsync { seen.now.cancels == [CancelReason.deadline.rawValue] })
    client.close()
    #expect(await eventuallyAsync { seen.now.connections == 0 })
  }

  @Test(arguments: shapes)
  func `The server drains: the call goes on, the next one goes elsewhere`(
    _ shape: CallShape
  ) async {
    let seen = Sightings()
    let server = ScriptedServer.streaming(.drains, seen)
    let client = RPCClient(options(server))
    #expect(await client.received(shape) == Received(messages: [StreamScript.message]))
    #expect(await client.received(shape) == Received(messages: [StreamScript.message]))
    #expect(server.connectionsAccepted == 2)
    client.close()
    #expect(await eventuallyAsync { seen.now.connections == 0 })
  }

  @Test(arguments: shapes)
  func `A call that a draining server never ran is made elsewhere`(_ shape: CallShape) async {
    let seen = Sightings()
    let server = ScriptedServer.streaming(.refuses, seen)
    let client = RPCClient(options(server, retries: true))
    let got = await client.received(shape)
    // A message that was taken before the refusal came is not sent again.
    if shape.streamsRequests, let error = got.error {
      #expect(error.neverExecuted && error.code == .unavailable)
    } else {
      #expect(got == Received(messages: [StreamScript.message]))
      #expect(server.connectionsAccepted == 2)
    }
    client.close()
  }

  @Test(arguments: shapes)
  func `The connection is cut`(_ shape: CallShape) async {
    let seen = Sightings()
    let client = RPCClient(options(.streaming(.cuts, seen)))
    let got = await client.received(shape)
    #expect(got.error?.code == .unavailable && got.error?.neverExecuted == false)
    #expect(await eventuallyAsync { seen.now.connections == 0 })
  }

  @Test func `Nothing is left after many calls of every end`() async throws {
    for ending in [Ending.completes, .fails, .hangs, .cuts] {
      let seen = Sightings()
      let server = ScriptedServer.streaming(ending, seen)
      let before = Resources.now
      for round in 0..<40 {
        let client = RPCClient(options(server))
        let shape = Self.shapes[round % 4]
        let timeout: Int64 = ending == .hangs ? 20_000 : 30_000_000
        let got = await client.received(shape, CallOptions(timeoutMicroseconds: timeout))
        #expect((got.error == nil) == (ending == .completes))
        client.close()
      }
      #expect(await eventuallyAsync { seen.now.connections == 0 })
      #expect(await eventuallyAsync { Resources.now.descriptors <= before.descriptors })
      #expect(await eventuallyAsync { Resources.now.threads <= before.threads + 2 }, "\(ending)")
    }
  }
}

/// What the process holds of the system.
struct Resources {
  var descriptors: Int
  var threads: Int

  static var now: Resources {
    let count = { (path: String) in
      (try? FileManager.default.contentsOfDirectory(atPath: path).count) ?? 0
    }
    return Resources(descriptors: count("/proc/self/fd"), threads: count("/proc/self/task"))
  }
}
