import Foundation
import JSONText
import SchemaJSON
import Services
import TestKit
import Testing
import WireFormat

/// The command line of callers, on which scripts depend.
@Suite(.serialized) struct `The program frontdesk` {
  static let demo = DemoTenant.id.description

  @Test func `prints answers as JSON, and nothing else`() throws {
    let demo = try DemoServer()
    let pretty = try demo.call("CustomerService.getCustomer", #"{"phone":"087 555 0101"}"#)
    #expect(pretty.status == 0 && pretty.errors.isEmpty)
    #expect(pretty.json?["name"]?.text == "Aoife Murphy")
    #expect(pretty.json?["id"]?.text == "01980000-0000-7000-8000-000000000101")
    #expect(pretty.json?["version"]?.number == 1)
    #expect(pretty.json?["source"]?.text == "voice")
    #expect(pretty.json?["spent"]?[0]?["minor"]?.number == 32_500)
    #expect(pretty.json?["createdAt"]?.text?.hasSuffix("Z") == true)
    #expect(pretty.json?["deletedAt"] == nil, "absent optionals are left out")
    let compact = try demo.call(
      "CustomerService.getCustomer", #"{"phone":"087 555 0101"}"#, ["--compact"])
    #expect(compact.json == pretty.json)
    #expect(compact.output.split(separator: "\n").count == 1)
    let redacted = try demo.call(
      "CustomerService.getCustomer", #"{"phone":"087 555 0101"}"#, ["--redact"])
    #expect(!redacted.output.contains("Aoife") && !redacted.output.contains("5550101"))
    let piped = try demo.call(
      "CustomerService.getCustomer", "-", input: #"{"phone": "087 555 0101"}"#)
    #expect(piped.json == pretty.json)
    #expect(try demo.call("CustomerService.getCustomerStats").json?["total"]?.number == 6)
    #expect(demo.process.terminate() == 0)
  }

  @Test func `watches, and goes on after the server was killed`() throws {
    var demo = try DemoServer()
    let address = demo.process.address
    let lines = demo.directory.path(of: "events")
    _ = FileManager.default.createFile(atPath: lines, contents: nil)
    let watch = Process()
    watch.executableURL = try BuiltProgram("frontdesk").url
    watch.arguments = [
      "watch", "--from", "1", "--server", address, "--token", "@" + demo.tokenFile("clientAdmin"),
    ]
    let file = try #require(FileHandle(forWritingAtPath: lines))
    watch.standardOutput = file
    watch.standardError = FileHandle.nullDevice
    try watch.run()
    defer { watch.terminate() }
    let last = try #require(
      try demo.call("EventService.list", #"{"pageSize":1}"#).json?["lastSequence"]?.number)
    let sequences = {
      try String(contentsOfFile: lines, encoding: .utf8).split(separator: "\n").map {
        try SchemaTranscoder.parse(Array($0.utf8))["sequence"]?.number
      }
    }
    #expect(try eventually { try sequences() == Array(1...last) })
    demo.process.kill()
    demo = try DemoServer(restarting: demo, at: address)
    _ = try demo.call("CustomerService.createCustomer", #"{"name":"Grace","phone":"085 300 0001"}"#)
    #expect(try eventually { try sequences().count > last })
    #expect(try sequences() == Array(1...(last + 1)))
    let wrong = try Programs.client([
      "watch", "--from", "99999", "--server", address, "--token",
      "@" + demo.tokenFile("clientAdmin"),
    ])
    #expect(wrong.status == 1 && wrong.errorJSON?["code"]?.text == "outOfRange")
  }

  @Test func `prints errors as JSON on standard error, with status 1`() throws {
    let demo = try DemoServer()
    let failures: [(String, String, String)] = [
      ("CustomerService.getCustomer", #"{"number":"HB-1-1"}"#, "notFound"),
      ("CustomerService.listCustomers", #"{"pageSize":501}"#, "invalidArgument"),
      ("CustomerService.listCustomers", #"{"pagesize":5}"#, "invalidArgument"),
      ("CustomerService.createCustomer", #"{"name":"A","phone":"087 555 0101"}"#, "alreadyExists"),
      ("CustomerService.listCustomers", "{", "invalidArgument"),
      ("TenantService.listTenants", "{}", "permissionDenied"),
    ]
    for (rpc, request, code) in failures {
      let result = try demo.call(rpc, request)
      #expect(result.status == 1 && result.output.isEmpty, "\(rpc) \(request)")
      #expect(result.errorJSON?["code"]?.text == code, "\(result.errors)")
      #expect(result.errorJSON?["message"]?.text?.isEmpty == false)
      #expect(result.errorJSON?["violations"] != nil)
    }
    let range = try demo.call("CustomerService.listCustomers", #"{"pageSize":501}"#)
    #expect(range.errorJSON?["violations"]?[0]?["path"]?.text == "pageSize")
    let support = try demo.call("CustomerService.listCustomers", "{}", as: "supportStaff")
    #expect(support.errorJSON?["code"]?.text == "permissionDenied")
    let nobody = try Programs.client(
      ["call", "CustomerService.listCustomers", "--server", demo.process.address])
    #expect(nobody.status == 1 && nobody.errorJSON?["code"]?.text == "unauthenticated")
    #expect(demo.process.terminate() == 0)
    let gone = try demo.call("CustomerService.listCustomers")
    #expect(gone.status == 1 && gone.errorJSON?["code"]?.text == "unavailable")
  }

  @Test func `takes server, token and tenant from the environment too`() throws {
    let demo = try DemoServer()
    let list = ["call", "CustomerService.listCustomers", "{}"]
    var environment = [
      "FRONTDESK_SERVER": demo.process.address,
      "FRONTDESK_TOKEN": "@" + demo.tokenFile("platformAdmin"),
    ]
    let unnamed = try Programs.client(list, environment: environment)
    #expect(unnamed.status == 1 && unnamed.errorJSON?["code"]?.text == "invalidArgument")
    environment["FRONTDESK_TENANT"] = Self.demo
    let named = try Programs.client(list, environment: environment)
    #expect(named.status == 0 && named.json?["customers"]?.list.count == 6)
    let flag = try Programs.client(
      list + ["--tenant", "0198ffff-0000-7000-8000-000000000001"], environment: environment)
    #expect(flag.errorJSON?["code"]?.text == "notFound", "flags come before the environment")
    environment["FRONTDESK_TOKEN"] = try Programs.token(demo.directory.path)
    #expect(try Programs.client(list, environment: environment).status == 0)
    let foreign = try Programs.client(
      list + ["--tenant", "0198ffff-0000-7000-8000-000000000001"], environment: environment)
    #expect(foreign.errorJSON?["code"]?.text == "permissionDenied")
    #expect(demo.process.terminate() == 0)
  }

  @Test func `repeats a write safely with a key, and stops waiting in time`() throws {
    let demo = try DemoServer()
    let key = ["--idempotency-key", "0190c0de-0000-7000-8000-000000000001"]
    let request = #"{"name":"Once Only","phone":"085 111 2223"}"#
    let first = try demo.call("CustomerService.createCustomer", request, key)
    let second = try demo.call("CustomerService.createCustomer", request, key)
    #expect(first.status == 0 && first.json == second.json)
    let other = try demo.call(
      "CustomerService.createCustomer", #"{"name":"Other","phone":"085 111 2224"}"#, key)
    #expect(other.status == 1 && other.errorJSON?["code"]?.text == "invalidArgument")
    let again = try demo.call("CustomerService.createCustomer", request)
    #expect(again.errorJSON?["code"]?.text == "alreadyExists")
    #expect(again.errorJSON?["existing"]?.text == first.json?["id"]?.text)
    let ample = try demo.call("CustomerService.listCustomers", "{}", ["--timeout", "10s"])
    #expect(ample.status == 0)
    // A stopped process takes the connection and answers nothing.
    kill(demo.process.process.processIdentifier, SIGSTOP)
    let start = ContinuousClock.now
    let late = try demo.call("CustomerService.listCustomers", "{}", ["--timeout", "300ms"])
    #expect(ContinuousClock.now - start < .seconds(5) * SanitizerCost.time)
    kill(demo.process.process.processIdentifier, SIGCONT)
    #expect(late.status == 1)
    #expect(["deadlineExceeded", "unavailable"].contains(late.errorJSON?["code"]?.text ?? ""))
    #expect(demo.process.terminate() == 0)
  }

  @Test func `describes the contract and tells the server's health, without a token`() throws {
    let demo = try DemoServer()
    let server = ["--server", demo.process.address]
    let all = try Programs.client(["describe"] + server)
    #expect(all.status == 0 && all.output.hasPrefix("schema frontdesk.v1"))
    for service in [
      "TenantService", "CustomerService", "LeadService", "BookingService", "CommunicationService",
      "HealthService", "ReflectionService",
    ] {
      #expect(all.output.contains("service \(service) {"))
    }
    let parts: [(String, [String])] = [
      ("LeadService", ["service LeadService", "rpc convertLead", "message Lead {"]),
      (
        "LeadService.getLead",
        ["rpc getLead(GetLeadRequest) -> Lead", "message GetLeadRequest", "enum LeadStage"]
      ),
      ("Booking", ["message Booking {", "enum BookingStatus"]),
      ("Source", ["enum Source {", "walkIn"]),
      ("frontdesk.v1.Source", ["enum Source {"]),
    ]
    for (name, texts) in parts {
      let result = try Programs.client(["describe", name] + server)
      #expect(result.status == 0, "\(name): \(result.errors)")
      for text in texts { #expect(result.output.contains(text), "\(name) lacks \(text)") }
    }
    let one = try Programs.client(["describe", "LeadService.getLead"] + server)
    #expect(!one.output.contains("rpc convertLead"))
    let misspelled = try Programs.client(["describe", "Bokking"] + server)
    #expect(misspelled.status == 2 && misspelled.errors.contains("\"Booking\""))
    let health = try Programs.client(["health"] + server)
    #expect(health.status == 0 && health.json?["status"]?.text == "serving")
    #expect(demo.process.terminate() == 0)
    let gone = try Programs.client(["health"] + server)
    #expect(gone.status == 1 && gone.errorJSON?["code"]?.text == "unavailable")
  }

  @Test func `explains itself, and guesses what was meant`() throws {
    #expect(try Programs.client(["--help"]).status == 0)
    let connection = ["--server", "--token", "--tenant", "--timeout"]
    for (command, flags) in [
      ("call", connection + ["--idempotency-key", "--compact", "--redact", "--unknown"]),
      ("describe", connection), ("health", connection),
    ] {
      let help = try Programs.client([command, "--help"])
      #expect(help.status == 0 && help.errors.isEmpty)
      for flag in flags { #expect(help.output.contains(flag), "\(command) \(flag)") }
    }
    let demo = try DemoServer()
    let server = ["--server", demo.process.address]
    let wrong: [([String], String)] = [
      ([], "Usage"), (["cal"], "\"call\""), (["call"], "Service.method"),
      (["call", "X.y", "{}", "z"], "too many"), (["call", "X.y", "--tokn", "1"], "\"--token\""),
      (["call", "X.y", "--token"], "needs a value"),
      (["health", "--server", "here:there"], "HOST:PORT"),
      (["call", "X.y", "--tenant", "7"], "uuid"), (["call", "X.y", "--timeout", "soon"], "2s"),
      (["call", "X.y", "--idempotency-key", "k"], "uuid"), (["health", "x"], "too many"),
      (["call", "getCustomer"] + server, "Service.method"),
      (["call", "CustomerServce.getCustomer"] + server, "\"CustomerService\""),
      (["call", "CustomerService.getCustmer"] + server, "\"CustomerService.getCustomer\""),
      (["call", "X.y", "--token", "@/nowhere"] + server, "cannot be read"),
    ]
    for (words, hint) in wrong {
      let result = try Programs.client(words)
      #expect(result.status == 2 && result.output.isEmpty, "\(words)")
      #expect(result.errors.contains(hint), "\(words): \(result.errors)")
    }
    #expect(demo.process.terminate() == 0)
  }
}
