import SystemIO
import Testing

@testable import RPCServer

/// How often calls that end together wake their reactor.
@Suite("The answers' bell")
final class AnswerBellTests {
  private let mailbox: Mailbox
  private let epoll: Epoll

  init() throws {
    mailbox = try Mailbox()
    epoll = try Epoll()
    try epoll.add(mailbox.wake.number, .readable, token: 1)
  }

  /// Whether the sleeping reactor has been woken, which it is not again for the same.
  private func wasWoken() throws -> Bool {
    let isReady = try epoll.wait(timeoutMilliseconds: 0) == 1
    mailbox.wake.drain()
    return isReady
  }

  private func taken() -> Int {
    var mail: [Mail] = []
    mailbox.take(into: &mail)
    return mail.count
  }

  @Test func `A sleeping reactor is woken once for all, after the last`() throws {
    let bell = AnswerBell()
    bell.attach([mailbox])
    #expect(mailbox.prepareToSleep())
    var early: [Bool] = []
    bell.ring {
      for _ in 0..<3 {
        mailbox.post(.news)
        early.append((try? wasWoken()) ?? true)
      }
    }
    #expect(early == [false, false, false])
    #expect(try wasWoken() && taken() == 3)
    // Nobody has more to post now.
    #expect(mailbox.prepareToSleep() && mailbox.post(.news))
    #expect(try wasWoken())
  }

  @Test func `It sleeps on for one thread alone`() throws {
    #expect(mailbox.prepareToSleep())
    #expect(mailbox.hold() && !mailbox.hold())
    mailbox.post(.news)
    #expect(try !wasWoken())
    let thread = try SystemThread(name: "other") { [mailbox] in mailbox.post(.news) }
    thread.join()
    #expect(try wasWoken() && taken() == 2)
    mailbox.release()
    #expect(try !wasWoken(), "it has all of it")
    #expect(mailbox.hold())
    mailbox.release()
  }

  @Test func `It is not woken for nothing, nor while it is awake`() throws {
    let bell = AnswerBell()
    bell.attach([mailbox])
    #expect(mailbox.prepareToSleep())
    bell.ring {}
    #expect(try !wasWoken())
    mailbox.awaken()
    bell.ring { mailbox.post(.news) }
    #expect(try !wasWoken())
    #expect(taken() == 1)
  }

  @Test func `A reactor that woke up by itself meanwhile has all that was posted`() throws {
    #expect(mailbox.prepareToSleep() && mailbox.hold())
    mailbox.post(.news)
    mailbox.awaken()
    #expect(!mailbox.prepareToSleep(), "there is mail")
    #expect(taken() == 1 && mailbox.prepareToSleep())
    mailbox.release()
    #expect(try !wasWoken(), "it took it")
  }

  @Test func `Calls that end together are answered`() throws {
    var bell = AnswerBell()
    let toy = try ToyServer { bell = $0.answerBell }
    let peer = try toy.open()
    let streams = (0..<20).map { peer.call(.held, [UInt8($0)]) }
    let calls = try toy.awaitHeld(20)
    bell.ring { for call in calls { call.finish(answer: call.request) } }
    for (index, stream) in streams.enumerated() {
      #expect(try peer.ended(stream).answer == [UInt8(index)])
    }
  }
}
