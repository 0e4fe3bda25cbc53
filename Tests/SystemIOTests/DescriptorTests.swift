import Glibc
import Synchronization
import TestKit
import Testing

@testable import SystemIO

@Suite("Descriptors, epoll and eventfd")
struct DescriptorTests {
  /// A pipe whose end of file tells when its writing end was closed.
  struct Pipe {
    let reading: Int32
    let writing: Int32

    init() {
      var ends: [Int32] = [-1, -1]
      precondition(pipe(&ends) == 0)
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
      (reading, writing) = (ends[0], ends[1])
    }

    /// Whether every copy of the writing end has been closed.
    var isEnded: Bool {
      var byte: UInt8 = 0
      return read(reading, &byte, 1) == 0
    }
  }

  @Test func `A descriptor is closed when its owner lets go of it`() {
    let pipe = Pipe()
    do {
      let descriptor = Descriptor(owning: pipe.writing)
      #expect(descriptor.number == pipe.writing)
      #expect(!pipe.isEnded)
    }
    #expect(eventually { pipe.isEnded })
    close(pipe.reading)
  }

  @Test func `A released descriptor is its new owner's to close`() {
    let pipe = Pipe()
    let number = Descriptor(owning: pipe.writing).release()
    #expect(!pipe.isEnded)
    do { _ = Descriptor(owning: number) }
    #expect(eventually { pipe.isEnded })
    close(pipe.reading)
  }

  @Test func `Released sockets and listeners stay open until somebody owns them again`() throws {
    let pipe = Pipe()
    #expect(Socket(owning: pipe.writing).release() == pipe.writing)
    #expect(!pipe.isEnded)
    do { _ = Socket(owning: pipe.writing) }
    #expect(eventually { pipe.isEnded })
    close(pipe.reading)
    let listener = try Listener(on: SocketAddress("127.0.0.1:0"))
    let address = try listener.localAddress()
    let again = Listener(owning: listener.release())
    #expect(try again.localAddress().port == address.port)
  }

  @Test func `Epoll gives the token of what is ready, until it is read`() throws {
    let epoll = try Epoll()
    let pair = try Socket.pair()
    let token = UInt64.max - 3
    try epoll.add(pair.first.number, .readable, token: token)
    #expect(try epoll.wait(timeoutMilliseconds: 0) == 0)
    #expect([7].withUnsafeBytes { pair.second.send($0) } == .bytes(8))
    for _ in 0..<2 {
      #expect(try epoll.wait(timeoutMilliseconds: 1000) == 1)
      #expect(epoll.readyItem(0).token == token)
      #expect(epoll.readyItem(0).events == .readable)
    }
    var buffer = [UInt8](repeating: 0, count: 8)
    #expect(buffer.withUnsafeMutableBytes { pair.first.receive(into: $0) } == .bytes(8))
    #expect(try epoll.wait(timeoutMilliseconds: 0) == 0)
  }

  @Test func `Epoll watches for what it was last told`() throws {
    let epoll = try Epoll()
    let pair = try Socket.pair()
    try epoll.add(pair.first.number, .readable, token: 1)
    try epoll.modify(pair.first.number, .writable, token: 2)
    #expect(try epoll.wait(timeoutMilliseconds: 1000) == 1)
    #expect(epoll.readyItem(0).token == 2 && epoll.readyItem(0).events == .writable)
    epoll.remove(pair.first.number)
    #expect(try epoll.wait(timeoutMilliseconds: 0) == 0)
    #expect(throws: SystemError.self) {
      try epoll.modify(pair.first.number, .readable, token: 3)
    }
  }

  @Test func `Epoll reports at most as many as it has room for, and the rest next time`() throws {
    let epoll = try Epoll()
    var events: [WakeBox] = []
    for index in 0..<300 {
      let event = WakeBox(try WakeEvent())
      try epoll.add(event.event.number, .readable, token: UInt64(index))
      event.event.signal()
      events.append(event)
    }
    var seen: Set<UInt64> = []
    for _ in 0..<4 {
      let count = try epoll.wait(timeoutMilliseconds: 0)
      #expect(count <= Epoll.readyMax)
      for index in 0..<count {
        let token = epoll.readyItem(index).token
        seen.insert(token)
        events[Int(token)].event.drain()
      }
    }
    #expect(seen.count == 300)
  }

  @Test func `A closed peer makes its socket readable and hung up`() throws {
    let epoll = try Epoll()
    let ends = try Socket.pair()
    let number = ends.first.number
    try epoll.add(number, .readable, token: 1)
    shutdown(ends.second.number, Int32(SHUT_RDWR))
    #expect(try epoll.wait(timeoutMilliseconds: 1000) == 1)
    let events = epoll.readyItem(0).events
    #expect(events.hasAny(of: .readable) && events.hasAny(of: .hungUp))
  }

  @Test func `Signals that nobody has taken count as one`() throws {
    let epoll = try Epoll()
    let event = try WakeEvent()
    try epoll.add(event.number, .readable, token: 9)
    #expect(try epoll.wait(timeoutMilliseconds: 0) == 0)
    for _ in 0..<5 { event.signal() }
    #expect(try epoll.wait(timeoutMilliseconds: 1000) == 1)
    event.drain()
    #expect(try epoll.wait(timeoutMilliseconds: 0) == 0)
    event.drain()
    event.signal()
    #expect(try epoll.wait(timeoutMilliseconds: 1000) == 1)
  }

  @Test func `An event wakes a thread that waits for it`() throws {
    let box = WakeBox(try WakeEvent())
    let flag = Flag()
    let thread = try SystemThread(name: "waiter") {
      guard let epoll = try? Epoll(),
        (try? epoll.add(box.event.number, .readable, token: 1)) != nil
      else { return }
      if (try? epoll.wait(timeoutMilliseconds: 20_000)) == 1 { flag.set() }
    }
    box.event.signal()
    thread.join()
    #expect(flag.isSet)
  }
}

/// An event that several threads know.
final class WakeBox: Sendable {
  let event: WakeEvent
  init(_ event: consuming WakeEvent) { self.event = event }
}

/// Something that has happened, or not.
final class Flag: Sendable {
  private let value = Atomic(false)
  func set() { value.store(true, ordering: .releasing) }
  var isSet: Bool { value.load(ordering: .acquiring) }
}
