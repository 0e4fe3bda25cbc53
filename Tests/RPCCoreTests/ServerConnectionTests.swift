import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("The server's half of a connection")
struct ServerConnectionTests {
  func expect(
    _ expected: ConnectionError, isOpen: Bool = true, location: SourceLocation = #_sourceLocation,
    _ bytes: [UInt8]
  ) throws {
    let server = try ServerHalf(isOpen: isOpen)
    do {
      try server.receive(bytes)
      Issue.record("nothing was refused", sourceLocation: location)
    } catch {
      #expect(error as? ConnectionError == expected, sourceLocation: location)
    }
  }

  // HELLO

  @Test func `The first frame is HELLO`() throws {
    try expect(.helloMissing, isOpen: false, open(1))
    try expect(.helloMissing, isOpen: false, rawFrame(.ping, body: little(UInt64(1))))
    try expect(.helloMissing, isOpen: false, bytes { $0.authFrame(slot: 0, token: []) })
    try expect(.helloMissing, isOpen: false, rawFrame(.goAway, body: little(UInt64(1)) + [1]))
  }

  @Test func `An extension may come before HELLO`() throws {
    let server = try ServerHalf(isOpen: false)
    try server.receive(rawFrame(0x90, body: [1]) + rawFrame(.hello))
    #expect(server.machine.isOpen && server.actions.isEmpty)
  }

  @Test func `HELLO comes once and is a message`() throws {
    try expect(.helloTwice, rawFrame(.hello))
    try expect(.helloMalformed, isOpen: false, rawFrame(.hello, body: [0xFF]))
  }

  @Test func `Calls may follow HELLO at once`() throws {
    let server = try ServerHalf(isOpen: false)
    try server.receive(rawFrame(.hello) + open(1))
    #expect(server.actions == [.open(.whole)])
    #expect(server.machine.peer == PeerSettings())
  }

  // Streams

  @Test func `Streams are odd and rise strictly below 2^31`() throws {
    try expect(.badStream, open(2))
    try expect(.badStream, open(3) + open(3))
    try expect(.badStream, open(3) + open(1))
    try expect(.badStream, open(0x8000_0001))
    let server = try ServerHalf()
    try server.receive(open(1) + open(9) + open(0x7FFF_FFFF))
    #expect(server.machine.callsInFlight == 3 && server.machine.lastStream == 0x7FFF_FFFF)
  }

  @Test func `A refused call uses its stream up`() throws {
    var limits = RPCLimits()
    limits.callsInFlightMax = 1
    let server = try ServerHalf(limits)
    try server.receive(open(1) + open(3))
    #expect(throws: ConnectionError.badStream) { try server.receive(open(3)) }
  }

  @Test func `A frame on a stream that was never opened breaks the connection`() throws {
    try expect(.unopenedStream, data(1))
    try expect(.unopenedStream, open(1) + data(3, .fin))
    try expect(.unopenedStream, open(1) + data(2))
    try expect(.unopenedStream, bytes { $0.cancelFrame(stream: 1, reason: .caller) })
    try expect(.unopenedStream, rawFrame(.credit, stream: 5, body: [1, 0, 0, 0]))
  }

  @Test func `DATA after FIN breaks the connection`() throws {
    try expect(.dataAfterFin, open(1) + data(1))
    try expect(.dataAfterFin, open(1, .more, body: [1]) + data(1, .fin) + data(1))
  }

  @Test func `A frame for an ended call is dropped and counted`() throws {
    let server = try ServerHalf()
    try server.receive(open(1))
    #expect(server.end(1))
    try server.receive(
      data(1, .more, body: [1]) + data(1) + bytes { $0.cancelFrame(stream: 1, reason: .caller) }
        + rawFrame(.credit, stream: 1, body: [1, 0, 0, 0]))
    #expect(server.machine.framesDropped == 4 && server.actions == [.open(.whole)])
  }

  // Requests

  @Test(arguments: [0, 1, 65_536, 65_537, 131_072, 131_073, 400_000])
  func `A request of any size arrives as it was sent`(_ size: Int) throws {
    let random = SeededRandom(seed: UInt64(size))
    let request = random.bytes(size)
    let server = try ServerHalf()
    try server.receive(call(1, request: request))
    if size <= 65_536 {
      #expect(server.actions == [.open(.whole)])
    } else {
      #expect(server.actions == [.open(.first), .request(1)])
      #expect(server.requests[1] == request)
    }
    #expect(server.machine.partialBytes == 0 && server.machine.callsInFlight == 1)
  }

  @Test func `Fragments of several requests may alternate`() throws {
    let server = try ServerHalf()
    try server.receive(open(1, .more, body: [1]) + open(3, .more, body: [3]))
    try server.receive(data(3, .more, body: [4]) + data(1, .more, body: [2]))
    #expect(server.machine.partialBytes == 4)
    try server.receive(data(1, .fin) + data(3, .fin, body: [5]))
    #expect(server.requests == [1: [1, 2], 3: [3, 4, 5]] && server.machine.partialBytes == 0)
  }

  @Test func `A request that ends without FIN is invalid`() throws {
    let server = try ServerHalf()
    try server.receive(open(1, []))
    try server.receive(open(3, .more, body: [1]) + data(3, [], body: [2]))
    try server.receive(open(5, .more, body: [1]) + data(5, [.fin, .noMessage]))
    #expect(
      server.actions == [
        .open(.unfinished), .open(.first), .refuse(3, .unfinished), .open(.first),
        .refuse(5, .unfinished),
      ])
    #expect(server.machine.callsInFlight == 0 && server.machine.partialBytes == 0)
    // The half-close that a stream's client would send next is late, not wrong.
    try server.receive(data(1, [.fin, .noMessage]))
    #expect(server.machine.framesDropped == 1)
  }

  @Test func `No message differs from an empty one`() throws {
    let server = try ServerHalf()
    try server.receive(open(1, [.fin, .noMessage]) + open(3, .noMessage) + open(5))
    #expect(server.actions == [.open(.empty), .open(.empty), .open(.whole)])
  }

  @Test func `A request longer than the method takes is refused, its other fragments dropped`()
    throws
  {
    let server = try ServerHalf()
    server.requestBytesMax = 100_000
    try server.receive(call(1, request: [UInt8](repeating: 1, count: 250_000)))
    #expect(server.actions == [.open(.first), .refuse(1, .requestTooLong(100_000))])
    #expect(server.machine.framesDropped == 2 && server.machine.partialBytes == 0)
    server.requestBytesMax = 1000
    try server.receive(call(3, request: [UInt8](repeating: 1, count: 70_000)))
    #expect(server.tooLong == [3: .requestTooLong(1000)] && server.machine.callsInFlight == 0)
  }

  // Memory

  @Test func `The OPEN after 8 MiB of partial requests is refused, unexecuted`() throws {
    let server = try ServerHalf()
    let piece = [UInt8](repeating: 1, count: 64 << 10)
    for stream in 0..<2 { try server.receive(open(UInt32(stream) * 2 + 1, .more, body: piece)) }
    for _ in 0..<63 { try server.receive(data(1, .more, body: piece)) }
    for _ in 0..<63 { try server.receive(data(3, .more, body: piece)) }
    #expect(server.machine.partialBytes == 8 << 20)
    #expect(try server.receive(open(5, .more, body: [1])) == [.refuse(5, .partialBudget)])
    #expect(try server.receive(data(5, .fin, body: piece)) == [])
    #expect(server.machine.framesDropped == 1)
    // Whole requests need none of that memory, and finished ones give theirs back.
    #expect(try server.receive(open(7)) == [.open(.whole)])
    #expect(try server.receive(data(1, .fin)) == [.request(1)])
    #expect(server.machine.partialBytes == 4 << 20)
    #expect(try server.receive(open(9, .more, body: [1])) == [.open(.first)])
  }

  @Test func `A fragment beyond the budget ends its own call`() throws {
    var limits = RPCLimits()
    limits.partialBytesMax = 10
    let server = try ServerHalf(limits)
    try server.receive(open(1, .more, body: [1, 2, 3]) + open(3, .more, body: [1, 2, 3, 4, 5]))
    #expect(
      try server.receive(data(1, .more, body: [1, 2, 3])) == [.refuse(1, .partialBudget)])
    #expect(server.machine.partialBytes == 5 && server.machine.callsInFlight == 1)
  }

  // Limits

  @Test func `Over maxInFlight a call is refused, unexecuted, until one has ended`() throws {
    let server = try ServerHalf()
    for index in 0..<1024 { try server.receive(open(UInt32(index) * 2 + 1)) }
    #expect(server.machine.callsInFlight == 1024)
    #expect(try server.receive(open(4001)) == [.refuse(4001, .tooManyCalls)])
    #expect(try server.receive(open(4003, .more)) == [.refuse(4003, .tooManyCalls)])
    #expect(try server.receive(data(4003, .fin)) == [])
    // A cancelled call counts until its handler has ended.
    let cancel = bytes { $0.cancelFrame(stream: 1, reason: .caller) }
    #expect(try server.receive(cancel) == [.cancel(1, .caller)])
    #expect(try server.receive(open(4005)) == [.refuse(4005, .tooManyCalls)])
    #expect(server.end(1))
    #expect(try server.receive(open(4007)) == [.open(.whole)])
  }

  @Test func `Who has shown no good token has few calls in flight, and few fragments`() throws {
    let server = try ServerHalf(isKnown: false)
    for index in 0..<16 { try server.receive(open(UInt32(index) * 2 + 1)) }
    #expect(try server.receive(open(33)) == [.refuse(33, .tooManyCalls)])
    for index in 0..<8 { #expect(server.end(UInt32(index) * 2 + 1)) }
    let piece = [UInt8](repeating: 1, count: 32 << 10)
    #expect(try server.receive(open(35, .more, body: piece)) == [.open(.first)])
    #expect(try server.receive(data(35, .more, body: piece)) == [])
    #expect(server.machine.partialBytes == 64 << 10)
    #expect(try server.receive(open(37, .more, body: [1])) == [.refuse(37, .partialBudget)])
    #expect(try server.receive(data(35, .more, body: [1])) == [.refuse(35, .partialBudget)])
    #expect(server.machine.partialBytes == 0)
    server.machine.trust()
    #expect(try server.receive(open(39, .more, body: piece)) == [.open(.first)])
    for _ in 0..<9 { #expect(try server.receive(data(39, .more, body: piece)) == []) }
    for index in 20..<60 {
      #expect(try server.receive(open(UInt32(index) * 2 + 1)) == [.open(.whole)])
    }
  }

  @Test func `Before the first AUTH a body has at most 16 KiB`() throws {
    let server = try ServerHalf(isOpen: false)
    try server.receive(rawFrame(.hello))
    let long = [UInt8](repeating: 1, count: 16 << 10 + 1)
    #expect(throws: FrameError.bodyTooLong) { try server.receive(open(1, body: long)) }
    try server.receive(bytes { $0.authFrame(slot: 0, token: [1]) })
    #expect(try server.receive(open(1, body: long)) == [.open(.whole)])
  }

  // Control

  @Test(arguments: zip([1, 2, 3, 4], [CancelReason.caller, .deadline, .hedgeLost, .overload]))
  func `CANCEL names its reason`(_ number: UInt8, _ reason: CancelReason) throws {
    let server = try ServerHalf()
    try server.receive(open(1))
    #expect(
      try server.receive(rawFrame(.cancel, stream: 1, body: [number])) == [.cancel(1, reason)])
  }

  @Test func `A CANCEL with another reason breaks the connection`() throws {
    try expect(.badValue, open(1) + rawFrame(.cancel, stream: 1, body: [0]))
    try expect(.badValue, open(1) + rawFrame(.cancel, stream: 1, body: [5]))
  }

  @Test func `AUTH has slots 0 to 7`() throws {
    let server = try ServerHalf()
    for slot in 0..<8 {
      let action = try server.receive(rawFrame(.auth, body: [UInt8(slot), 1]))
      #expect(action == [.authenticate(slot: slot)])
    }
    try expect(.badValue, rawFrame(.auth, body: [8, 1]))
  }

  @Test func `Control frames are answered or noted, extensions skipped`() throws {
    let server = try ServerHalf()
    try server.receive(
      open(1) + rawFrame(.ping, body: little(UInt64(5))) + rawFrame(.pong, body: little(UInt64(5)))
        + rawFrame(.credit, stream: 1, body: [0, 0, 1, 0]) + rawFrame(0xFE, stream: 77, body: [1])
        + bytes { $0.frame(GoAway(lastStream: 0, reason: .drain, text: "")) })
    #expect(server.actions == [.open(.whole), .pong, .peerLeaves])
  }

  @Test func `Only servers send HEAD and END`() throws {
    try expect(.wrongDirection, open(1) + rawFrame(.head, stream: 1))
    try expect(.wrongDirection, open(1) + rawFrame(.end, stream: 1))
  }

  // Drain

  @Test func `Draining says so once and refuses later calls, unexecuted`() throws {
    let server = try ServerHalf()
    try server.receive(open(1) + open(3, .more, body: [1]))
    let goAway = server.machine.drain(.drain, milliseconds: 5000, text: "bye")
    #expect(
      goAway == GoAway(lastStream: 3, drainMilliseconds: 5000, reason: .drain, text: "bye"))
    #expect(server.machine.drain(.age, milliseconds: 1, text: "again") == nil)
    #expect(try server.receive(open(5)) == [.refuse(5, .draining)])
    #expect(try server.receive(open(7, .more)) == [.refuse(7, .draining)])
    // What was opened before goes on, fragments too.
    #expect(try server.receive(data(3, .fin, body: [2])) == [.request(3)])
    #expect(server.requests[3] == [1, 2])
    #expect(server.end(1) && server.end(3))
    #expect(server.machine.callsInFlight == 0)
  }

  // END

  @Test func `A call ends once`() throws {
    let server = try ServerHalf()
    try server.receive(open(1) + open(3, .more, body: [1, 2]))
    #expect(server.end(1) && !server.end(1))
    #expect(server.end(3) && !server.end(3))
    #expect(server.machine.partialBytes == 0 && !server.end(5))
  }
}
