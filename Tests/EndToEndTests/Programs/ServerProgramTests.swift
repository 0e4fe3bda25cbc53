import Foundation
import FrontdeskAPI
import JSONText
import RPCCore
import SchemaJSON
import Services
import TestKit
import Testing
import WireFormat

/// The command line of the server, on which scripts depend.
@Suite(.serialized) struct `The program frontdeskd` {
  static let demo = DemoTenant.id.description

  @Test func `serves on a port of its own choice, and makes keys on the first start`() throws {
    let directory = try TemporaryDirectory()
    let data = directory.path(of: "new/deep")
    let portFile = directory.path(of: "port")
    let process = Process()
    process.executableURL = try BuiltProgram("frontdeskd").url
    process.arguments = [
      "serve", "--data=\(data)", "--listen", "127.0.0.1:0", "--port-file", portFile,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    #expect(eventually { FileManager.default.fileExists(atPath: portFile) })
    let text = try String(contentsOfFile: portFile, encoding: .utf8)
    let address = text.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(address.hasPrefix("127.0.0.1:") && !address.hasSuffix(":0"))
    #expect(try Programs.client(["health", "--server", address]).status == 0)
    for file in ["signing.pem", "jwks.json", "master.key", "cursor.key"] {
      let path = "\(data)/keys/\(file)"
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(mode as? Int == 0o600, "\(file)")
    }
    let token = try Programs.token(data, "platformAdmin")
    let tenants = try Programs.client(
      ["call", "TenantService.listTenants", "--server", address, "--token", token])
    #expect(tenants.status == 0 && tenants.json?["tenants"]?.list.isEmpty == true)
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(process.terminationReason == .exit)
  }

  @Test func `answers a call in flight after SIGTERM, and exits 0`() throws {
    let demo = try DemoServer()
    let peer = try RawConnection.greeted(
      demo.process.address, token: try Programs.token(demo.directory.path))
    let request = Stage.customerRequest
    let header = CallHeader(method: CustomerServiceMethods.getCustomer.id).encoded()
    peer.send([
      RawFrame(type: 2, flags: RawFrame.more, stream: 1, meta: header, body: request), .ping(),
    ])
    #expect(try peer.frame(of: 9).body.count == 8)
    demo.process.beginTermination()
    #expect(try peer.frame(of: 0x0A).body[8] == 1, "GOAWAY says drain")
    peer.send([Stage.good(3)])
    let late = try peer.ending(of: 3)
    #expect(late.code == .unavailable && late.error?.neverExecuted == true)
    peer.send([.data(1, [])])
    let ending = try peer.ending(of: 1)
    #expect(ending.error == nil && !ending.answer.isEmpty)
    try peer.drain()
    demo.process.process.waitUntilExit()
    #expect(demo.process.process.terminationStatus == 0)
    #expect(throws: (any Error).self) { try RawConnection(demo.process.address) }
  }

  @Test func `refuses an address that others reach, unless told that this is right`() throws {
    let directory = try TemporaryDirectory()
    for listen in ["0.0.0.0:0", "10.1.2.3:7411", "[::]:0", ":7411"] {
      let refused = try Programs.server(["serve", "--data", directory.path, "--listen", listen])
      #expect(refused.status == 2, "\(listen)")
      #expect(refused.errors.contains("--insecure-plaintext"), "\(listen): \(refused.errors)")
      #expect(refused.output.isEmpty)
    }
    let server = try ServerProcess(
      data: directory.path, ["--insecure-plaintext"], listen: "0.0.0.0:0")
    #expect(server.address.hasPrefix("0.0.0.0:"))
    #expect(server.terminate() == 0)
  }

  @Test func `makes keys and tokens`() throws {
    let directory = try TemporaryDirectory()
    let data = directory.path(of: "keys-only")
    let none = try Programs.server(["token", "--data", data, "--role", "clientAdmin"])
    #expect(none.status == 1 && none.output.isEmpty && none.errors.contains("keys new"))
    let made = try (1...2).map { _ in try Programs.server(["keys", "new", "--data", data]) }
    #expect(made.allSatisfy { $0.status == 0 } && made[0].output != made[1].output)
    let roles: [(String, [String])] = [
      ("platformAdmin", []), ("clientAdmin", ["--tenant", Self.demo]),
      ("supportStaff", ["--ttl", "90s"]),
      ("service", ["--scope", "customers.read", "--scope", "leads.read", "--ttl=15m"]),
    ]
    for (role, rest) in roles {
      let result = try Programs.server(["token", "--data", data, "--role", role] + rest)
      #expect(result.status == 0 && result.errors.isEmpty, "\(role)")
      let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == 2 && lines.last == "", "\(role): one line and nothing else")
      #expect(lines.first?.split(separator: ".").count == 3)
      #expect(result.output.utf8.count < 4096)
    }
    for wrong in [
      ["--role", "boss"], [], ["--role", "clientAdmin", "--ttl", "2h"],
      ["--role", "clientAdmin", "--tenant", "x"],
      ["--role", "platformAdmin", "--tenant", Self.demo],
    ] {
      let result = try Programs.server(["token", "--data", data] + wrong)
      #expect(result.status == 2 && result.output.isEmpty, "\(wrong)")
    }
  }

  @Test func `makes and removes demonstration data, twice if asked`() throws {
    let directory = try TemporaryDirectory()
    func demo(_ verb: String, _ rest: String...) throws -> [Int?] {
      let result = try Programs.server(["demo", verb, "--data", directory.path] + rest)
      #expect(result.status == 0, "\(verb) \(rest): \(result.errors)")
      #expect(result.json?["tenantId"]?.text == Self.demo)
      return ["customers", "bookings", "leads"].map { result.json?[$0]?.number }
    }
    #expect(try demo("seed") == [6, 17, 3])
    #expect(try demo("seed") == [6, 17, 3])
    let crowd = try demo("seed", "--customers", "300")
    #expect(crowd[0] == 306 && crowd[2] == 3)
    #expect(try demo("seed", "--customers", "300") == crowd)
    let first = try names(directory.path)
    #expect(try demo("clean") == crowd)
    #expect(try demo("clean") == [0, 0, 0])
    #expect(try demo("seed", "--customers", "300") == crowd)
    #expect(try names(directory.path) == first, "the same seed gives the same customers")
    let wrong = try Programs.server(
      ["demo", "seed", "--data", directory.path, "--customers", "many"])
    #expect(wrong.status == 2 && wrong.output.isEmpty)
  }

  /// Names and identifiers of all customers, in an order of their own.
  private func names(_ data: String) throws -> [String] {
    let server = try ServerProcess(data: data)
    let result = try Programs.client([
      "call", "CustomerService.listCustomers", #"{"pageSize":500}"#, "--server", server.address,
      "--token", try Programs.token(data),
    ])
    #expect(server.terminate() == 0)
    let customers = result.json?["customers"]?.list ?? []
    #expect(customers.count == 306)
    return customers.map { customer in
      ["id", "name", "phone", "email", "source", "status"].map { customer[$0]?.text ?? "-" }
        .joined(separator: "|")
    }.sorted()
  }

  @Test func `keeps its directory to itself`() throws {
    let demo = try DemoServer()
    for command in [["demo", "seed"], ["demo", "clean"], ["serve", "--listen", "127.0.0.1:0"]] {
      let result = try Programs.server(command + ["--data", demo.directory.path])
      #expect(result.status == 3 && result.output.isEmpty, "\(command)")
      #expect(result.errors.contains("in use"), "\(result.errors)")
    }
    #expect(try Programs.token(demo.directory.path).split(separator: ".").count == 3)
    #expect(try demo.call("CustomerService.getCustomerStats").json?["total"]?.number == 6)
    #expect(try Programs.server(["keys", "new", "--data", demo.directory.path]).status == 0)
    #expect(demo.process.terminate() == 0)
    #expect(
      try Programs.server(["demo", "clean", "--data", demo.directory.path])
        .json?["customers"]?.number == 6)
  }

  @Test func `shows its settings and where they come from`() throws {
    let directory = try TemporaryDirectory()
    let file = try directory.write(
      Array("# mine\nworkers = 7\nlisten = 127.0.0.1:9\nspin=3\n".utf8), to: "settings")
    let result = try Programs.server(
      ["config", "--workers", "9", "--config", file],
      environment: ["FRONTDESK_LISTEN": "127.0.0.1:8"])
    #expect(result.status == 0)
    let rows = result.output.split(separator: "\n").map { line in
      line.split(separator: " ").map(String.init)
    }
    func row(_ name: String) -> [String] { rows.first { $0.first == name } ?? [] }
    #expect(row("workers") == ["workers", "9", "flag"])
    #expect(row("listen") == ["listen", "127.0.0.1:8", "environment", "FRONTDESK_LISTEN"])
    #expect(row("spin") == ["spin", "3", "file", file])
    #expect(row("drain") == ["drain", "30", "default"])
    let wrong = try directory.write(Array("wrokers = 1\n".utf8), to: "wrong")
    #expect(try Programs.server(["config", "--config", wrong]).status == 2)
    let missing = try Programs.server(["config", "--config", directory.path(of: "none")])
    #expect(missing.status == 1)
  }

  @Test func `explains itself, and guesses what was meant`() throws {
    let overview = try Programs.server(["--help"])
    #expect(overview.status == 0 && overview.errors.isEmpty)
    let options: [(String, [String])] = [
      (
        "serve",
        ["data", "listen", "admin", "demo", "port-file", "insecure-plaintext", "config", "drain"]
      ),
      ("keys new", ["data"]), ("token", ["data", "role", "tenant", "scope", "ttl"]),
      ("demo seed", ["data", "customers"]), ("demo clean", ["data"]), ("config", ["config"]),
    ]
    for (command, names) in options {
      #expect(overview.output.contains(command))
      let words = command.split(separator: " ").map(String.init)
      for form in [words + ["--help"], words + ["-h"], ["help"] + words] {
        let help = try Programs.server(form)
        #expect(help.status == 0 && help.errors.isEmpty, "\(form)")
        for name in names { #expect(help.output.contains("--\(name)"), "\(command) --\(name)") }
      }
    }
    for (words, meant) in [
      (["serv"], "serve"), (["demo", "sed"], "demo seed"), (["keys"], "keys new"),
      (["serve", "--lisen", "x"], "--listen"), (["token", "--rol", "x"], "--role"),
    ] {
      let result = try Programs.server(words)
      #expect(result.status == 2 && result.output.isEmpty, "\(words)")
      #expect(result.errors.contains(meant), "\(words): \(result.errors)")
    }
  }
}
