import FrontdeskClient
import RPCCore
import Testing
import WireFormat

let countUp = MethodInfo(
  id: 1, name: "test.v1.Echo/countUp", timeoutMicroseconds: nil, isRead: true,
  shape: .serverStream)
let addUp = MethodInfo(
  id: 2, name: "test.v1.Echo/addUp", timeoutMicroseconds: nil, isRead: false,
  shape: .clientStream)
let chat = MethodInfo(
  id: 3, name: "test.v1.Echo/chat", timeoutMicroseconds: nil, isRead: false, shape: .duplex)

@Suite("Fakes of services")
struct FakeTests {
  @Test func `A closure answers, and sees the request and its options`() async throws {
    var customers = CustomerServiceFake()
    let tenant = Uuid(high: 1, low: 2)
    customers.getCustomer = { request, options in
      guard options.tenant == tenant else { throw FrontdeskError(.permissionDenied, "No.") }
      guard case .number(let number)? = request.key else { throw FrontdeskError(.notFound, "No.") }
      return Customer(number: number, name: "Aoife Murphy")
    }
    let frontdesk = Frontdesk(fake: customers.channel)
    let request = GetCustomerRequest(key: .number("HB-1"))
    let found = try await frontdesk.acting(for: tenant).customers.getCustomer(request)
    #expect(found.name == "Aoife Murphy" && found.number == "HB-1")
    let error = await #expect(throws: FrontdeskError.self) {
      try await frontdesk.customers.getCustomer(request)
    }
    #expect(error?.code == .permissionDenied)
    frontdesk.close()
  }

  @Test func `An rpc without a closure is unimplemented`() async {
    let frontdesk = Frontdesk(fake: CustomerServiceFake().channel)
    let error = await #expect(throws: FrontdeskError.self) {
      try await frontdesk.health.check(CheckHealthRequest())
    }
    #expect(error?.code == .unimplemented)
  }

  @Test func `Several services answer through one channel`() async throws {
    var health = HealthServiceFake()
    health.check = { _, _ in Health(status: .draining) }
    var auth = AuthServiceFake()
    auth.revokeToken = { _, _ in throw FrontdeskError(.aborted, "No.") }
    let frontdesk = Frontdesk(fake: auth.channel.merging(health.channel))
    #expect(try await frontdesk.health.check(CheckHealthRequest()).status == .draining)
    let direct = try await health.client.check(CheckHealthRequest())
    #expect(direct.status == .draining)
  }

  @Test func `Streams of every shape go to their closures`() async throws {
    var channel = FakeChannel()
    channel.answer(
      countUp,
      responses: { (request: CallStatus, stream: FakeStream<CallStatus, CallStatus>) in
        for code in 0..<request.code { try await stream.send(CallStatus(code: code)) }
      })
    channel.answer(
      addUp,
      requests: { (stream: FakeStream<CallStatus, CallStatus>) in
        var sum: UInt32 = 0
        while let next = try await stream.receive() { sum += next.code }
        return CallStatus(code: sum)
      })
    channel.answer(
      chat,
      duplex: { (stream: FakeStream<CallStatus, CallStatus>) in
        while let next = try await stream.receive() { try await stream.send(next) }
        throw RPCError(.aborted, "Enough.")
      })
    var codes: [UInt32] = []
    let counting: ResponseStream<CallStatus> = try await channel.responses(
      countUp, CallStatus(code: 3), CallOptions())
    for try await status in counting { codes.append(status.code) }
    #expect(codes == [0, 1, 2])
    let adding: RequestStream<CallStatus, CallStatus> = try await channel.requests(
      addUp, CallOptions())
    for code in 1...4 { try await adding.send(CallStatus(code: UInt32(code))) }
    #expect(try await adding.finish().code == 10)
    let chatting: DuplexStream<CallStatus, CallStatus> = try await channel.duplex(
      chat, CallOptions())
    var answers = chatting.responses.makeAsyncIterator()
    try await chatting.send(CallStatus(code: 8))
    #expect(try await answers.next()?.code == 8)
    try await chatting.finishSending()
    let error = await #expect(throws: RPCError.self) { _ = try await answers.next() }
    #expect(error?.code == .aborted)
  }

  @Test func `Giving a stream up ends the closure`() async throws {
    let ended = AsyncStream.makeStream(of: StatusCode.self)
    var channel = FakeChannel()
    channel.answer(
      countUp,
      responses: { (_: CallStatus, stream: FakeStream<CallStatus, CallStatus>) in
        do throws(RPCError) {
          while true { try await stream.send(CallStatus(code: 1)) }
        } catch {
          ended.continuation.yield(error.code)
        }
      })
    do {
      let stream: ResponseStream<CallStatus> = try await channel.responses(
        countUp, CallStatus(), CallOptions())
      for try await _ in stream { break }
    }
    var codes = ended.stream.makeAsyncIterator()
    #expect(await codes.next() == .cancelled)
  }
}
