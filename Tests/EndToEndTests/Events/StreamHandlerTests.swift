import Auth
import Crypto
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import RPCServer
import SQLiteDriver
import Seams
import Services
import Storage
import SystemIO
import TestKit
import Testing
import WireFormat

/// Handlers of streams on the lanes of the real dispatcher, called as generated code calls them.
@Suite struct `The handler of a stream` {
  private struct NoTokens: TokenVerifying {
    func verify(_ token: [UInt8], now: Timestamp) throws(TokenRefusal) -> Principal {
      throw TokenRefusal("No token is known.")
    }
    func isValid(_ principal: Principal, now: Timestamp) -> Bool { false }
  }

  private static func info(_ id: UInt32, _ name: String) -> MethodInfo {
    MethodInfo(
      id: id, name: "test.v1.Test/\(name)", timeoutMicroseconds: 5_000_000, isRead: false)
  }

  private static let export = info(1, "export")
  private static let upload = info(2, "upload")
  private static let talk = info(3, "talk")

  private static func method(
    _ info: MethodInfo, _ lane: Lane, _ body: ServiceMethod.Body
  ) -> ServiceMethod {
    ServiceMethod(
      info: info, lane: lane, access: AccessRule(isPublic: true), isTenantless: true,
      requestType: "ListEventsRequest", responseType: "Event", body: body)
  }

  private static let methods = [
    method(
      export, .readsReport,
      .readStream(.serverStream) { (bytes, call, stream, _) throws(RPCError) in
        let request = try decodeRequest(bytes, as: ListEventsRequest.self)
        let call = ServerStreamCall<ReadCall, Event>(call, stream)
        for number in 0..<request.pageSize { try call.send(Event(sequence: UInt64(number))) }
      }),
    method(
      upload, .works,
      .workStream(.clientStream) { (_, call, stream, answer) throws(RPCError) in
        let call = ClientStreamCall<WorkCall, ListEventsRequest>(call, stream)
        var sum: UInt64 = 0
        while let message = try call.receive() { sum += UInt64(message.pageSize) }
        answer.append(EventPage(lastSequence: sum))
      }),
    method(
      talk, .works,
      .workStream(.duplex) { (_, call, stream, _) throws(RPCError) in
        let call = DuplexCall<WorkCall, ListEventsRequest, Event>(call, stream)
        while let message = try call.receive() {
          try call.send(Event(sequence: UInt64(message.pageSize)))
        }
      }),
  ]

  private final class Server {
    let directory: TemporaryDirectory
    let store: Store
    let dispatcher: ServiceDispatcher
    let runtime: RPCServer
    let address: String

    init() throws {
      directory = try TemporaryDirectory()
      store = try Store(
        SQLiteDatabase(path: directory.path(of: "test.db")), master: MasterKey(),
        clock: SystemClock())
      dispatcher = try ServiceDispatcher(
        methods, store: store, tenants: TenantDirectory(), clock: SystemClock(), workers: 2)
      runtime = try RPCServer(dispatcher, tokens: NoTokens())
      address = try runtime.listen(on: SocketAddress("127.0.0.1:0")).description
    }

    deinit {
      runtime.stop()
      runtime.wait()
      dispatcher.stop()
      store.writer.drain()
    }
  }

  private static func request(_ pageSize: UInt32) -> [UInt8] {
    ListEventsRequest(pageSize: pageSize).encoded()
  }

  private static func open(
    _ method: MethodInfo, _ stream: UInt32 = 1, timeout: UInt64 = 0
  ) -> RawFrame {
    RawFrame(
      type: 0x02, flags: RawFrame.noMessage, stream: stream,
      meta: CallHeader(method: method.id, timeout: timeout).encoded())
  }

  @Test func `sends many answers`() throws {
    let server = try Server()
    let peer = try RawConnection.greeted(server.address)
    peer.send([.call(1, Self.export, Self.request(300))])
    for number in 0..<300 {
      let body = try peer.frame(of: 0x03).body
      let event = try Event(decoding: body.span.bytes)
      #expect(event.sequence == UInt64(number))
    }
    #expect(try peer.frame(of: 0x05).flags == RawFrame.noMessage)
  }

  @Test func `that is not wanted any more ends while it waits for a thread`() throws {
    let server = try Server()
    let minute: UInt64 = 60_000_000
    let busy = try RawConnection.greeted(server.address)
    busy.send([
      Self.open(Self.talk, 1, timeout: minute), Self.open(Self.talk, 3, timeout: minute),
    ])
    try #require(eventually { server.dispatcher.workerFigures?.running == 2 })
    let (late, taken) = (
      try RawConnection.greeted(server.address), try RawConnection.greeted(server.address)
    )
    late.send([Self.open(Self.upload, timeout: 200_000)])
    taken.send([Self.open(Self.upload, timeout: minute)])
    do {
      let gone = try RawConnection.greeted(server.address)
      gone.send([Self.open(Self.upload, timeout: minute)])
      try #require(eventually { server.dispatcher.workerFigures?.queued ?? 0 >= 2 })
    }
    taken.send([.cancel(1)])
    for (peer, code) in [(late, StatusCode.deadlineExceeded), (taken, .cancelled)] {
      let error = try #require(try peer.ending(of: 1).error)
      #expect(error.code == code && error.neverExecuted)
    }
    #expect(eventually { server.dispatcher.workerFigures?.queued == 0 })
    #expect(server.dispatcher.workerFigures?.running == 2)
  }

  @Test func `takes many requests`() throws {
    let server = try Server()
    let peer = try RawConnection.greeted(server.address)
    peer.send([
      Self.open(Self.upload), .data(1, Self.request(5), flags: 0), .data(1, Self.request(7)),
    ])
    let answer = try peer.ending(of: 1).answer
    let page = try EventPage(decoding: answer.span.bytes)
    #expect(page.lastSequence == 12)
  }

  @Test func `talks both ways`() throws {
    let server = try Server()
    let peer = try RawConnection.greeted(server.address)
    peer.send([Self.open(Self.talk)])
    for number in 1...50 {
      peer.send([.data(1, Self.request(UInt32(number)), flags: 0)])
      let body = try peer.frame(of: 0x03).body
      let event = try Event(decoding: body.span.bytes)
      #expect(event.sequence == UInt64(number))
    }
    peer.send([.data(1, [], flags: RawFrame.fin | RawFrame.noMessage)])
    #expect(try peer.ending(of: 1).code == .ok)
  }

  @Test(arguments: [2, 3])
  func `is given no message that breaks a rule`(_ id: UInt32) throws {
    let server = try Server()
    let peer = try RawConnection.greeted(server.address)
    let method = id == 2 ? Self.upload : Self.talk
    peer.send([
      Self.open(method), .data(1, Self.request(5), flags: 0), .data(1, Self.request(501), flags: 0),
    ])
    let ending = try peer.ending(of: 1)
    #expect(ending.code == .invalidArgument)
    #expect(ending.error?.violations.map(\.path) == ["pageSize"])
  }
}
