import FrontdeskAPI
import JSONText
import RPCCore
import RPCServer
import Services
import Testing
import WireFormat

/// Peers that ask for more than they were told they may.
@Suite struct `Too much` {
  static let header = CallHeader(method: CustomerServiceMethods.getCustomer.id).encoded()

  static func fragment(_ stream: UInt32, _ body: [UInt8] = []) -> RawFrame {
    RawFrame(type: 2, flags: RawFrame.more, stream: stream, meta: header, body: body)
  }

  /// A right request of exactly `size` bytes, most of them in an unknown field.
  static func request(_ size: Int) -> [UInt8] {
    let known = Stage.customerRequest
    let tag = RawField.tag(900, 2)
    for digits in 1...5 {
      let rest = size - known.count - tag.count - digits
      let length = RawField.varint(UInt64(rest))
      if length.count == digits { return known + tag + length + [UInt8](repeating: 7, count: rest) }
    }
    return known
  }

  static func fragments(_ stream: UInt32, _ request: [UInt8]) -> [RawFrame] {
    let size = 64 << 10
    return stride(from: 0, to: request.count, by: size).map { start in
      let end = min(start + size, request.count)
      let body = Array(request[start..<end])
      if start == 0 { return fragment(stream, body) }
      return .data(stream, body, flags: end == request.count ? RawFrame.fin : RawFrame.more)
    }
  }

  @Test func `more calls in flight than HELLO allows are refused, each alone`() throws {
    var stage = try Stage()
    let peer = try RawConnection(stage.server.address)
    peer.send(RawFrame.preface)
    peer.send([.hello(), .auth(stage.token)])
    try peer.takePreface()
    let hello = try Hello(decoding: try peer.frame(of: 1).body)
    #expect(hello.maxInFlight == 1024 && hello.maxMessage == 4 << 20)
    for index in 0..<hello.maxInFlight { peer.send([Self.fragment(index * 2 + 1)]) }
    let last = hello.maxInFlight * 2 + 1
    peer.send([Stage.good(last)])
    let refused = try peer.ending(of: last)
    #expect(refused.code == .resourceExhausted && refused.error?.neverExecuted == true)
    peer.send([.cancel(1)])
    let cancelled = try peer.ending(of: 1)
    #expect(cancelled.code == .cancelled)
    peer.send([Stage.good(last + 2), .data(3, Stage.customerRequest)])
    #expect(try peer.ending(of: last + 2).error == nil)
    #expect(try peer.ending(of: 3).error == nil)
    #expect(try stage.isServing())
  }

  @Test func `a message of 4 MiB is taken, and one byte more is not`() throws {
    var stage = try Stage()
    let peer = try stage.connect()
    peer.send(Self.fragments(1, Self.request(4 << 20)))
    #expect(try peer.ending(of: 1).code == .ok)
    peer.send(Self.fragments(3, Self.request(4 << 20 | 1)))
    #expect(try peer.ending(of: 3).code == .resourceExhausted)
    peer.send([Stage.good(5)])
    #expect(try peer.ending(of: 5).code == .ok)
    #expect(try stage.isServing())
  }

  @Test func `requests under way take 8 MiB of a connection and no more`() throws {
    var stage = try Stage()
    let peer = try stage.connect()
    let body = Array(Self.request(65_536))
    for index in 0..<128 as Range<UInt32> { peer.send([Self.fragment(index * 2 + 1, body)]) }
    peer.send([Self.fragment(257, [1]), .data(257, body, flags: 2), .data(257, [1])])
    let refused = try peer.ending(of: 257)
    #expect(refused.code == .resourceExhausted && refused.error?.neverExecuted == true)
    // Small whole calls need no such room, and what was begun can be ended.
    peer.send([Stage.good(259), .data(1, [])])
    #expect(try peer.ending(of: 259).code == .ok)
    #expect(try peer.ending(of: 1).code == .ok)
    #expect(try stage.isServing())
  }

  @Test func `a stranger's request stays under 16 KiB`() throws {
    var stage = try Stage()
    let health = CallHeader(method: HealthServiceMethods.check.id).encoded()
    let peer = try RawConnection.greeted(stage.server.address)
    let part = RawField.tag(900, 2) + RawField.varint(30_000) + [UInt8](repeating: 1, count: 9000)
    peer.send([
      RawFrame(type: 2, flags: RawFrame.more, stream: 1, meta: health, body: part),
      .data(1, [UInt8](repeating: 1, count: 9000), flags: RawFrame.more),
    ])
    #expect(try peer.ending(of: 1).code == .resourceExhausted)
    peer.send([.call(3, HealthServiceMethods.check)])
    #expect(try peer.ending(of: 3).code == .ok)
    #expect(try stage.isServing())
  }

  @Test func `calls right behind HELLO are served under the floor`() throws {
    let stage = try Stage()
    let peer = try RawConnection(stage.server.address)
    let calls = (0..<16).map { Stage.good(UInt32($0) * 2 + 1) }
    let frames = [RawFrame.hello(Hello()), .auth(stage.token)] + calls
    peer.send(RawFrame.preface + frames.flatMap(\.bytes))
    try peer.takePreface()
    for call in calls { #expect(try peer.ending(of: call.stream).code == .ok) }
  }

  @Test func `a call whose time is over is not begun`() throws {
    var stage = try Stage()
    let peer = try stage.connect()
    let request = CreateCustomerRequest(name: "Too Late", phone: "+353 85 700 0001").encoded()
    peer.send([.call(1, CustomerServiceMethods.createCustomer, request, timeout: 1)])
    let late = try peer.ending(of: 1)
    #expect(late.code == .deadlineExceeded && late.error?.neverExecuted == true)
    var search = ListCustomersRequest()
    search.search = "Too Late"
    peer.send([.call(3, CustomerServiceMethods.listCustomers, search.encoded())])
    #expect(try CustomerPage(decoding: try peer.ending(of: 3).answer).customers.isEmpty)
    #expect(try stage.isServing())
  }

  @Test func `a peer that does not read gets no more calls taken until it does`() throws {
    var stage = try Stage()
    let peer = try stage.connect()
    let before = stage.server.server.runtime.counters.calls
    let count = 2000
    // Each answer has tens of thousands of bytes: the socket takes some, the server keeps 1 MiB.
    let streams = (0..<count).map { UInt32($0) * 2 + 1 }
    peer.send(streams.map { .call($0, ReflectionServiceMethods.getSchema) })
    for _ in 0..<20 { #expect(try stage.isServing()) }
    let taken = stage.server.server.runtime.counters.calls - before - 40
    #expect(taken < count / 2, "\(taken) calls were taken")
    for stream in streams { #expect(try peer.ending(of: stream).error == nil) }
    #expect(try stage.isServing())
  }
}
