import FrontdeskClient
import RPCCore
import Synchronization
import Testing
import WireFormat

@Suite("Feeds that are opened again")
struct FeedTests {
  /// A server's feed of the sequences after `code`: each time it is opened it gives `piece` of
  /// them and then ends in a way of its own.
  func feed(
    opened: @escaping @Sendable (UInt32) -> Void, piece: UInt32,
    endings: [RPCError?]
  ) -> Frontdesk {
    let count = Mutex(0)
    let turn = { @Sendable () -> Int in
      count.withLock { count in
        defer { count += 1 }
        return count
      }
    }
    var channel = FakeChannel()
    channel.answer(
      countUp,
      responses: { (request: CallStatus, stream: FakeStream<CallStatus, CallStatus>) in
        opened(request.code)
        for code in request.code + 1...request.code + piece {
          try await stream.send(CallStatus(code: code))
        }
        let turn = turn()
        if turn < endings.count, let error = endings[turn] { throw error }
      })
    return Frontdesk(fake: channel)
  }

  func following(
    _ frontdesk: Frontdesk
  ) -> ResumableFeed<CallStatus, UInt32, ResponseStream<CallStatus>> {
    let channel = frontdesk.channel
    return frontdesk.following(from: 10) { after async throws(RPCError) in
      try await channel.responses(countUp, CallStatus(code: after), CallOptions())
    } position: { status in
      status.code
    }
  }

  @Test func `It goes on after the last message, without a gap or a repetition`() async throws {
    let opened = Mutex<[UInt32]>([])
    let frontdesk = feed(
      opened: { after in opened.withLock { $0.append(after) } }, piece: 2,
      endings: [RPCError(.unavailable, "Draining."), nil, RPCError(.unknown, "Lost.")])
    var got: [UInt32] = []
    for try await status in following(frontdesk) {
      got.append(status.code)
      if got.count == 7 { break }
    }
    #expect(got == [11, 12, 13, 14, 15, 16, 17])
    #expect(opened.withLock { $0 } == [10, 12, 14, 16])
  }

  @Test(arguments: [StatusCode.outOfRange, .permissionDenied, .invalidArgument, .notFound])
  func `What another attempt cannot mend is thrown`(_ code: StatusCode) async throws {
    let frontdesk = feed(opened: { _ in }, piece: 1, endings: [RPCError(code, "No.")])
    let error = await #expect(throws: RPCError.self) {
      for try await _ in following(frontdesk) {}
    }
    #expect(error?.code == code)
  }

  @Test func `Cancelling the task ends it`() async {
    let opened = AsyncStream.makeStream(of: UInt32.self)
    let frontdesk = feed(
      opened: { opened.continuation.yield($0) }, piece: 1,
      endings: [RPCError(.unavailable, "Gone.", retryAfterMilliseconds: 3_600_000)])
    let task = Task { () async -> RPCError? in
      do throws(RPCError) {
        for try await _ in following(frontdesk) {}
        return nil
      } catch {
        return error
      }
    }
    var starts = opened.stream.makeAsyncIterator()
    _ = await starts.next()
    task.cancel()
    #expect(await task.value?.code == .cancelled)
  }
}
