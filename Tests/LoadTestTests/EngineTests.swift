import FrontdeskAPI
import JSONText
import LoadTest
import SchemaLanguage
import Testing
import WireFormat

/// The engine against a server that does what a test wants.
@Suite(.serialized) struct `The engine` {
  private static func run(
    _ server: StallingServer, _ configure: (inout LoadShape) -> Void
  ) throws -> LoadReport {
    var shape = LoadShape()
    shape.seed = 11
    shape.warmUpSeconds = 0
    configure(&shape)
    let plan = LoadPlan([.init(rpc: "ToyService.echo", request: ["text": ["$name": [:]]])])
    let target = try #require(LoadTarget("127.0.0.1:\(server.port)"))
    let job = try LoadJob(
      plan, contract: LoadContract(try Toy.schema()), target: target,
      callers: LoadCallers([LoadTenant(token: nil)]), shape: shape)
    return try LoadRun(job).measure()
  }

  /// A second of an open loop.
  private static func runByTheClock(
    _ server: StallingServer, connections: Int, rate: Double
  ) throws -> LoadReport {
    try run(server) { shape in
      shape.connections = connections
      shape.pace = .open(from: rate, to: rate)
      shape.seconds = 1
    }
  }

  @Test func `counts a stall against every call that was due in it`() throws {
    // Half a second without an answer, at 200 calls a second over one second.
    let server = StallingServer(afterCalls: 60, milliseconds: 500)
    let report = try Self.runByTheClock(server, connections: 2, rate: 200)
    let total = report.total
    #expect(total.calls == 200)
    #expect(total.failed == 0 && total.unended == 0)
    // A hundred calls were due while it stood still, and waited for 250 ms on average.
    let slow = total.latencies.percentile(0.75)
    #expect(slow > 100_000_000, "p75 \(slow)")
    #expect(total.latencies.max >= 400_000_000)
    #expect(total.latencies.percentile(0.2) < 100_000_000)
  }

  @Test func `tells what it was late itself from what the server left no room for`() throws {
    // 2,000 calls come due while it stands still, and a connection has room for 1,024.
    let server = StallingServer(afterCalls: 100, milliseconds: 500)
    let report = try Self.runByTheClock(server, connections: 1, rate: 4000)
    let sending = report.sending
    #expect(report.total.calls == 4000)
    #expect(sending.held > 500 && sending.delays.total > 1000)
    #expect(sending.held + sending.delays.total <= 4000)
    #expect(report.table.contains("more waited until the server took them"))
    #expect(report.json["sentLate"]?["held"]?.integer == Int64(sending.held))
  }

  @Test func `warns of itself when it cannot keep its rate`() {
    var sending = SendFigures()
    for _ in 0..<99 { sending.note(due: 1000, sent: 2000, isHeld: false) }
    sending.note(due: 0, sent: 30_000_000, isHeld: true)
    #expect(!sending.isLate && sending.held == 1)
    for _ in 0..<2 { sending.note(due: 0, sent: 30_000_000, isHeld: false) }
    #expect(sending.isLate)
    var report = LoadReport(
      startedAt: Timestamp(microseconds: 0), shape: LoadShape(), seconds: 1, stretchSeconds: 1,
      calls: [LoadReport.Call(rpc: "A.b")])
    #expect(!report.table.contains("sent late") && report.json["sentLate"] == nil)
    report.sending = sending
    #expect(report.table.contains("warning: the generator could not keep its rate"))
    #expect(report.json["sentLate"]?["isLate"] == .bool(true))
  }

  @Test func `in a closed loop keeps to the count, over several threads`() throws {
    let server = StallingServer(afterCalls: .max, milliseconds: 0)
    let report = try Self.run(server) { shape in
      shape.connections = 5
      shape.pace = .closed(inFlight: 3)
      shape.threads = 3
      shape.count = 1001
      shape.seconds = 60
    }
    #expect(report.total.ok == 1001 && report.total.calls == 1001)
    #expect(report.seconds < 30)
    #expect(server.requests == 1001)
  }

  @Test func `sends requests that the schema's own decoder reads, the same for a seed`() throws {
    let texts = try (0..<2).map { _ in
      let server = StallingServer(afterCalls: .max, milliseconds: 0)
      _ = try Self.run(server) { shape in
        shape.connections = 1
        shape.count = 50
        shape.seconds = 60
      }
      return server.texts
    }
    #expect(texts[0].count == 50 && texts[0] == texts[1])
    #expect(texts[0].allSatisfy { $0.split(separator: " ").count == 2 })
    #expect(Set(texts[0]).count > 30)
  }

  @Test(arguments: [
    ("ToyService.ecko", #"{}"#, #"Did you mean "ToyService.echo"?"#),
    ("ToyService.echo", #"{"txt": "a"}"#, #"Did you mean "text"?"#),
    ("ToyService.echo", #"{"text": {"$nam": {}}}"#, "there is no generator $nam"),
    ("ToyService.echo", #"{"text": {"$uuid": "v4"}}"#, "does not fit the field's type"),
    ("ToyService.echo", #"{"text": {"$existing": "nobody"}}"#, #"no list "nobody""#),
    ("ToyService.echo", #"{"text": {"$choice": []}}"#, "at least one value"),
    ("ToyService.echo", #"{"count": {"$sequence": {"prefix": "a"}}}"#, "does not fit"),
    ("ToyService.echo", #"{"count": {"$integer": {"from": 3, "to": 1}}}"#, "$integer is"),
    ("ToyService.echo", #"{"text": {"$phone": {"digits": 99}}}"#, "from 1 to 15"),
    ("ToyService.echo", #"{"text": {"$name": {}, "$phone": {}}}"#, "one member"),
  ])
  func `says what is wrong with a request`(
    _ rpc: String, _ request: String, _ message: String
  ) throws {
    let json = try JSONParser.parse(Array(request.utf8))
    let contract = LoadContract(try Toy.schema())
    let target = try #require(LoadTarget("127.0.0.1:1"))
    let error = #expect(throws: LoadError.self) {
      _ = try LoadJob(
        LoadPlan([.init(rpc: rpc, request: json)]), contract: contract, target: target,
        callers: LoadCallers([LoadTenant(token: nil)]), shape: LoadShape())
    }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "no error")")
  }
}

enum Toy {
  static func schema() throws -> Schema {
    let text = """
      schema toy.v1

      /// What is said.
      message Echo {
        1 text: string
        2 count: uint32
      }

      /// Says it again.
      service ToyService {
        /// Gives back what it gets.
        rpc echo(Echo) -> Echo @reads(point) @auth(clientAdmin)
      }
      """
    return try #require(SchemaCompiler.compile(files: [(name: "toy", text: text)]).schema)
  }
}
