import Foundation
import FrontdeskAPI
import Glibc
import JSONText
import RPCCore
import Services
import TestKit
import Testing
import WireFormat

/// Metrics, logs and health of the program, and that none of them tells of anybody.
@Suite(.serialized) struct `The server can be watched` {
  /// A demonstration server with an admin port and a log.
  struct Watched {
    let directory: TemporaryDirectory
    let process: ServerProcess
    let admin: String
    private let log: String

    init(_ arguments: [String] = ["--access-log", "all"]) throws {
      directory = try TemporaryDirectory()
      log = directory.path(of: "log")
      process = try ServerProcess(
        data: directory.path, ["--demo", "--admin", "127.0.0.1:0"] + arguments, log: log)
      let path = log
      var address = ""
      let isThere = eventually {
        let lines = (try? Self.lines(path)) ?? []
        address = lines.first { $0["event"]?.string == "admin" }?["address"]?.string ?? ""
        return !address.isEmpty
      }
      try #require(isThere)
      admin = address
    }

    /// What stands in the log, each line parsed as JSON; words for people are left out.
    func lines() throws -> [JSONValue] { try Self.lines(log) }

    func logText() throws -> String { try String(contentsOfFile: log, encoding: .utf8) }

    private static func lines(_ path: String) throws -> [JSONValue] {
      try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap {
        try? JSONParser.parse(String($0))
      }
    }

    /// Status and body of a page of the admin port.
    func get(_ path: String) throws -> (status: Int, body: String) {
      let connection = try RawConnection(admin)
      connection.send(Array("GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".utf8))
      let text = String(decoding: try connection.drain(), as: UTF8.self)
      let parts = text.components(separatedBy: "\r\n\r\n")
      let status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
      return (status ?? 0, parts.dropFirst().joined(separator: "\r\n\r\n"))
    }

    func token(_ role: String = "clientAdmin") throws -> String {
      try Programs.token(directory.path, role)
    }
  }

  @Test func `answers are kept unless it is told otherwise`() throws {
    let keeping = try Watched()
    let forgetting = try Watched(["--answer-cache", "0"])
    for watched in [keeping, forgetting] {
      let peer = try RawConnection.greeted(watched.process.address, token: watched.token())
      for index in 0..<4 {
        peer.send([Stage.good(UInt32(index * 2 + 1))])
        #expect(try peer.ending(of: UInt32(index * 2 + 1)).error == nil)
      }
    }
    let page = try MetricsPage(try keeping.get("/metrics").body)
    let reads = page.samples.filter { $0.name == "frontdesk_answer_cache_reads_total" }
    #expect(reads.first { $0.labels["result"] == "hit" }?.value == 3)
    #expect(reads.first { $0.labels["result"] == "miss" }?.value == 1)
    #expect(page.samples.first { $0.name == "frontdesk_answer_cache_entries" }?.value == 1)
    let bytes = page.samples.first { $0.name == "frontdesk_answer_cache_bytes" }?.value ?? 0
    #expect(bytes > 100 && bytes < 2000)
    let other = try MetricsPage(try forgetting.get("/metrics").body)
    #expect(!other.samples.contains { $0.name.contains("answer_cache") })
  }

  @Test func `metrics parse strictly and count what was done`() throws {
    let watched = try Watched()
    let peer = try RawConnection.greeted(watched.process.address, token: watched.token())
    for index in 0..<5 {
      peer.send([Stage.good(UInt32(index * 2 + 1))])
      #expect(try peer.ending(of: UInt32(index * 2 + 1)).error == nil)
    }
    peer.send([.call(11, CustomerServiceMethods.getCustomer, [])])
    #expect(try peer.ending(of: 11).error != nil)
    let foreign = try RawConnection(watched.process.address)
    foreign.send(Array("GET / HTTP/1.1\r\n\r\n".utf8))
    try foreign.drain()
    let (status, body) = try watched.get("/metrics")
    #expect(status == 200)
    let page = try MetricsPage(body)
    let method = ["method": "frontdesk.v1.CustomerService/getCustomer"]
    #expect(
      page.value(
        "frontdesk_calls_total", method.merging(["code": "ok", "lane": "reads(point)"]) { $1 })
        == 5)
    #expect(page.value("frontdesk_call_seconds_count", method) == 6)
    #expect(page.value("frontdesk_queue_seconds_count", ["lane": "reads(point)"]) ?? 0 >= 6)
    #expect(page.value("frontdesk_connections_closed_total", ["reason": "foreign"]) == 1)
    #expect(page.value("frontdesk_connections") == 1)
    #expect(page.value("frontdesk_auth_total", ["result": "accepted"]) == 1)
    #expect(page.value("frontdesk_writer_commit_seconds_count") ?? 0 > 0)
    #expect(page.value("frontdesk_writer_batch_jobs_count") ?? 0 > 0)
    for name in ["process_resident_memory_bytes", "process_open_fds", "process_threads"] {
      #expect(page.value(name) ?? 0 > 0, "\(name)")
    }
    #expect(page.types.count >= 30)
  }

  @Test func `readiness ends with the drain, health does not`() throws {
    let watched = try Watched()
    #expect(try watched.get("/readyz").status == 200 && watched.get("/healthz").status == 200)
    let peer = try RawConnection.greeted(watched.process.address, token: watched.token())
    // A call in flight keeps the server.
    let header = CallHeader(method: CustomerServiceMethods.getCustomer.id).encoded()
    peer.send([
      RawFrame(
        type: 2, flags: RawFrame.more, stream: 1, meta: header, body: Stage.customerRequest),
      .ping(),
    ])
    _ = try peer.frame(of: 9)
    watched.process.beginTermination()
    _ = try peer.frame(of: 0x0A)
    #expect(try watched.get("/readyz").status == 503)
    #expect(try watched.get("/healthz").status == 200)
    peer.send([.data(1, [])])
    #expect(try peer.ending(of: 1).error == nil)
    try peer.drain()
    watched.process.process.waitUntilExit()
    #expect(watched.process.process.terminationStatus == 0)
    #expect(try watched.lines().last?["event"]?.string == "stopped")
  }

  @Test func `operators are answered beside requests that never come whole`() throws {
    let watched = try Watched()
    let halves = try (0..<200).map { _ in try RawConnection(watched.admin) }
    for half in halves { half.send(Array("GET /healthz HTTP/1.1\r\nHost:".utf8)) }
    let start = ContinuousClock.now
    #expect(try watched.get("/healthz").status == 200)
    #expect(ContinuousClock.now - start < .seconds(5))
    withExtendedLifetime(halves) {}
  }

  @Test func `each call has a line, with its trace`() throws {
    let watched = try Watched()
    let peer = try RawConnection.greeted(watched.process.address, token: watched.token())
    let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    let header = CallHeader(
      method: CustomerServiceMethods.getCustomer.id, traceparent: trace, attempt: 2)
    peer.send([
      RawFrame(
        type: 2, flags: 1, stream: 1, meta: header.encoded(), body: Stage.customerRequest)
    ])
    #expect(try peer.ending(of: 1).error == nil)
    #expect(
      eventually { (try? watched.lines().contains { $0["event"]?.string == "call" }) == true })
    let line = try #require(try watched.lines().first { $0["event"]?.string == "call" })
    #expect(line["method"]?.string == "frontdesk.v1.CustomerService/getCustomer")
    #expect(line["code"]?.string == "ok" && line["lane"]?.string == "reads(point)")
    #expect(line["role"]?.string == "clientAdmin" && line["attempt"]?.integer == 2)
    #expect(line["tenant"]?.string == DemoTenant.id.description)
    #expect(line["trace"]?.string == "4bf92f3577b34da6a3ce929d0e0e4736")
    #expect(line["parentSpan"]?.string == "00f067aa0ba902b7")
    let span = try #require(line["span"]?.string)
    #expect(span.count == 16 && span != "00f067aa0ba902b7")
    #expect(line["handlerUs"]?.integer != nil && line["time"]?.string != nil)
  }

  @Test func `no output tells of anybody`() throws {
    let watched = try Watched(["--access-log", "all", "--log-level", "debug"])
    let canary = "Canary Zeisig"
    let requests: [(String, String)] = [
      (
        "CustomerService.createCustomer",
        #"{"name":"\#(canary)","email":"canary.zeisig@example.test","phone":"+353875559999"}"#
      ),
      ("CustomerService.createCustomer", #"{"name":"\#(canary)","phone":"+353875559999"}"#),
      ("CustomerService.listCustomers", #"{"search":"\#(canary)"}"#),
      ("CustomerService.createCustomer", #"{"name":"\#(canary)","email":"canary.zeisig"}"#),
      ("LeadService.createLead", #"{"name":"\#(canary)","email":"canary.zeisig@example.test"}"#),
    ]
    for (rpc, json) in requests {
      _ = try Programs.client([
        "call", rpc, json, "--server", watched.process.address, "--token", try watched.token(),
      ])
    }
    var outputs = ["the metrics": try watched.get("/metrics").body]
    for path in ["/healthz", "/readyz", "/"] { outputs[path] = try watched.get(path).body }
    for what in ["connections", "calls", "lanes", "limits", "build"] {
      let shown = try Programs.client([
        "server", what, "--json", "--server", watched.process.address, "--token",
        try watched.token("platformAdmin"),
      ])
      #expect(shown.status == 0, "\(what): \(shown.errors)")
      outputs["frontdesk server \(what)"] = shown.output + shown.errors
    }
    _ = watched.process.terminate()
    outputs["the log"] = try watched.logText()
    let calls = try watched.lines().count { $0["event"]?.string == "call" }
    #expect(calls >= requests.count)
    for mark in ["Canary", "canary", "Zeisig", "zeisig", "5559999", "eyJ"] {
      for (name, text) in outputs { #expect(!text.contains(mark), "\(name) tells \(mark)") }
    }
  }

  @Test func `the admin port is refused where others reach it, unless told`() throws {
    let directory = try TemporaryDirectory()
    for address in ["0.0.0.0:0", "10.1.2.3:80"] {
      let refused = try Programs.server(
        ["serve", "--data", directory.path, "--listen", "127.0.0.1:0", "--admin", address])
      #expect(refused.status == 2 && refused.errors.contains("--insecure-admin"))
    }
    let server = try ServerProcess(
      data: directory.path, ["--admin", "0.0.0.0:0", "--insecure-admin"])
    #expect(server.terminate() == 0)
    for wrong in [["--access-log", "some"], ["--log-level", "loud"], ["--max-age", "-1"]] {
      let refused = try Programs.server(["serve", "--data", directory.path] + wrong)
      #expect(refused.status == 2, "\(wrong)")
    }
  }
}
