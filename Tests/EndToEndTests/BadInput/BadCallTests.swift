import FrontdeskAPI
import JSONText
import RPCCore
import Services
import Testing
import WireFormat

/// What breaks a message ends that call alone; its connection goes on.
@Suite struct `Bad calls` {
  /// A call, and how it must end.
  struct Sample {
    let name: String
    let frame: RawFrame
    let code: StatusCode

    init(_ name: String, _ code: StatusCode = .invalidArgument, header: [UInt8]) {
      self.name = name
      self.code = code
      frame = RawFrame(
        type: 2, flags: RawFrame.fin, stream: 1, meta: header, body: Stage.customerRequest)
    }

    init(
      _ name: String, _ code: StatusCode = .invalidArgument,
      of method: MethodInfo = CustomerServiceMethods.getCustomer, request: [UInt8]
    ) {
      self.name = name
      self.code = code
      frame = .call(1, method, request)
    }
  }

  static let header = CallHeader(method: CustomerServiceMethods.getCustomer.id).encoded()
  static let group = RawField.tag(900, 3) + RawField.tag(900, 4)
  static let unknownFields = (0..<257).flatMap { _ in RawField.tag(900, 0) + [1] }

  static let headers: [Sample] = [
    Sample("no method", .unimplemented, header: []),
    Sample("a method that nobody knows", .unimplemented, header: [0x0D, 1, 2, 3, 4]),
    Sample("half a method", header: [0x0D, 1, 2]),
    Sample("the method twice", header: header + header),
    Sample("a method as varint", header: [0x08, 1]),
    Sample(
      "a tenant of 15 bytes", header: header + RawField.bytes(10, .init(repeating: 1, count: 15))),
    Sample(
      "a tenant of 17 bytes", header: header + RawField.bytes(10, .init(repeating: 1, count: 17))),
    Sample("a key of 15 bytes", header: header + RawField.bytes(5, .init(repeating: 1, count: 15))),
    Sample("a trace that is not UTF-8", header: header + RawField.bytes(4, [0xC3, 0x28])),
    Sample("a trace with NUL", header: header + RawField.bytes(4, [65, 0, 65])),
    Sample("a group", header: header + group),
    Sample("groups, 33 deep", header: header + (0..<33).flatMap { _ in RawField.tag(900, 3) }),
    Sample("wire type 6", header: header + RawField.tag(900, 6)),
    Sample("wire type 7", header: header + RawField.tag(900, 7)),
    Sample("field 0", header: header + [0, 1]),
    Sample("257 unknown fields", header: header + unknownFields),
    Sample("a length beyond the header", header: header + RawField.tag(900, 2) + [100, 1]),
    Sample(
      "metadata with a key twice",
      header: header + RawField.bytes(8, RawField.text(1, "a") + RawField.text(2, "b"))
        + RawField.bytes(8, RawField.text(1, "a") + RawField.text(2, "c"))),
    Sample(
      "33 messages within each other, unknown", .ok,
      header: header + RawField.bytes(900, RawField.nested(33))),
    Sample(
      "another tenant", .permissionDenied,
      header: header + RawField.bytes(10, .init(repeating: 1, count: 16))),
    Sample("a slot without a token", .unauthenticated, header: header + RawField.tag(3, 0) + [7]),
    Sample(
      "a slot that cannot be", .unauthenticated,
      header: header + RawField.tag(3, 0) + [0xFF, 0xFF, 3]),
    Sample(
      "the longest time-out", .ok, header: header + RawField.tag(2, 0) + RawField.varint(.max)),
  ]

  static let create = CustomerServiceMethods.createCustomer
  static let list = CustomerServiceMethods.listCustomers

  static let requests: [Sample] = [
    Sample("nothing at all", request: []),
    Sample("a truncated uuid", request: [0x0A, 16, 1, 2, 3]),
    Sample("a tag without a value", request: [0x0A]),
    Sample("a uuid of 15 bytes", request: RawField.bytes(1, .init(repeating: 1, count: 15))),
    Sample("a uuid of 17 bytes", request: RawField.bytes(1, .init(repeating: 1, count: 17))),
    Sample("an empty uuid", request: RawField.bytes(1, [])),
    Sample("a uuid as varint", request: [0x08, 1]),
    Sample("the id twice", request: Stage.customerRequest + Stage.customerRequest),
    Sample("text that is not UTF-8", request: RawField.bytes(4, [0xC3, 0x28])),
    Sample("text with a surrogate", request: RawField.bytes(4, [0xED, 0xA0, 0x80])),
    Sample("text with an overlong form", request: RawField.bytes(4, [0xC0, 0xAF])),
    Sample("text with NUL", request: RawField.bytes(4, [48, 0, 48])),
    Sample("a mapping that is no message", request: RawField.bytes(7, [0xFF])),
    Sample("a mapping with a broken name", request: RawField.bytes(7, RawField.bytes(1, [0xFF]))),
    Sample("a group", request: Stage.customerRequest + group),
    Sample("groups, 33 deep", request: (0..<33).flatMap { _ in RawField.tag(1, 3) }),
    Sample("wire type 7", request: RawField.tag(1, 7)),
    Sample("field 0", request: [0, 1]),
    Sample("a tag of eleven bytes", request: [UInt8](repeating: 0xFF, count: 11)),
    Sample("257 unknown fields", request: Stage.customerRequest + unknownFields),
    Sample("256 unknown fields", .ok, request: Stage.customerRequest + unknownFields.dropLast(3)),
    Sample(
      "33 unknown messages within each other", .ok,
      request: Stage.customerRequest + RawField.bytes(900, RawField.nested(33))),
    Sample("a name twice", of: create, request: RawField.text(1, "a") + RawField.text(1, "a")),
    Sample("a name that is not UTF-8", of: create, request: RawField.bytes(1, [0xF5, 0x80])),
    Sample("an enum that nobody knows", of: create, request: RawField.text(1, "a") + [0x30, 99]),
    Sample("no name", of: create, request: []),
    Sample("a bool of 2", of: list, request: [0x18, 2]),
    Sample("a page size of 2^33", of: list, request: RawField.tag(1, 0) + RawField.varint(1 << 33)),
    Sample("a page size of 501", of: list, request: RawField.tag(1, 0) + RawField.varint(501)),
    Sample("a source that nobody knows", of: list, request: RawField.bytes(5, [99])),
  ]

  @Test func `end alone, with the code that the protocol gives`() throws {
    var stage = try Stage()
    let checks = Checks("malformed calls")
    let peer = try stage.connect()
    var stream: UInt32 = 1
    for sample in Self.headers + Self.requests {
      var frame = sample.frame
      frame.stream = stream
      peer.send([frame, Stage.good(stream + 2)])
      let ending = try peer.ending(of: stream)
      checks.equal(ending.code, sample.code, sample.name)
      checks.equal(try peer.ending(of: stream + 2).code, .ok, "after \(sample.name)")
      stream += 4
    }
    checks.that(try stage.isServing(), "the server does not serve")
  }

  @Test func `say which field is wrong`() throws {
    let stage = try Stage()
    let peer = try stage.connect()
    peer.send([.call(1, Self.list, RawField.tag(1, 0) + RawField.varint(501))])
    let violation = try peer.ending(of: 1).error?.violations.first
    #expect(violation?.path == "pageSize" && violation?.rule == "range")
  }

  @Test func `in fragments end as they should`() throws {
    var stage = try Stage()
    let checks = Checks("fragments")
    let peer = try stage.connect()
    func opening(_ stream: UInt32, _ flags: UInt8, _ body: [UInt8]) -> RawFrame {
      RawFrame(type: 2, flags: flags, stream: stream, meta: Self.header, body: body)
    }
    let request = Stage.customerRequest
    let samples: [(String, StatusCode, (UInt32) -> [RawFrame])] = [
      ("OPEN without FIN", .invalidArgument, { [opening($0, 0, request)] }),
      ("OPEN without a message", .invalidArgument, { [opening($0, 9, [])] }),
      ("OPEN with NOMSG alone", .invalidArgument, { [opening($0, 8, [])] }),
      (
        "an empty half-close after a fragment", .invalidArgument,
        { [opening($0, 2, request), .data($0, [], flags: 9)] }
      ),
      (
        "a last fragment without FIN", .invalidArgument,
        { [opening($0, 2, request), .data($0, [], flags: 0)] }
      ),
      ("a cancelled fragment", .cancelled, { [opening($0, 2, request), .cancel($0)] }),
      ("an empty last fragment", .ok, { [opening($0, 2, request), .data($0, [])] }),
      (
        "one byte a fragment", .ok,
        { stream in
          [opening(stream, 2, [])] + request.dropLast().map { .data(stream, [$0], flags: 2) }
            + [.data(stream, [request[request.count - 1]])]
        }
      ),
    ]
    for (index, sample) in samples.enumerated() {
      let stream = UInt32(index * 2 + 1)
      peer.send(sample.2(stream))
      let ending = try peer.ending(of: stream)
      checks.equal(ending.code, sample.1, sample.0)
      // What comes for a call that has ended is dropped.
      peer.send([.data(stream, [1, 2, 3]), .cancel(stream), .ping()])
      checks.equal(try peer.nextFrame().type, 9, "after \(sample.0)")
    }
    checks.that(try stage.isServing(), "the server does not serve")
  }

  @Test func `may trickle in byte by byte`() throws {
    let stage = try Stage()
    let peer = try RawConnection(stage.server.address)
    let whole = [RawFrame.hello(), .auth(stage.token), Stage.good(1)]
    for byte in RawFrame.preface + whole.flatMap({ $0.bytes }) { peer.send([byte]) }
    try peer.takePreface()
    #expect(try peer.ending(of: 1).error == nil)
  }
}
