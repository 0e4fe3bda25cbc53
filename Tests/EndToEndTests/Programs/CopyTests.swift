import Foundation
import Glibc
import JSONText
import SchemaJSON
import Services
import TestKit
import Testing

/// `frontdeskd copy` as an operator runs it.
@Suite(.serialized) struct `Copying a store` {
  private let directory: TemporaryDirectory
  private var source: String { directory.path + "/source" }
  private var target: String { directory.path + "/target" }

  init() throws { directory = try TemporaryDirectory() }

  private func seed(_ customers: Int) throws {
    let seeded = try Programs.server(
      ["demo", "seed", "--data", source, "--customers", "\(customers)"])
    try #require(seeded.status == 0, "\(seeded.errors)")
  }

  private func rows(_ data: String) throws -> JSONValue? {
    let verified = try Programs.server(["verify", "--data", data, "--json"])
    #expect(verified.status == 0, "\(verified.output)")
    return verified.json?["rows"]
  }

  @Test func `a copy that is killed goes on and ends with every row`() throws {
    try seed(10_000)
    let process = Process()
    process.executableURL = try BuiltProgram("frontdeskd").url
    process.arguments = ["copy", "--from", source, "--to", target]
    process.standardError = FileHandle.nullDevice
    try process.run()
    let log = "\(target)/frontdesk.db-wal"
    let isUnderWay = eventually {
      let size = try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int
      return (size ?? 0) > 2 << 20 || !process.isRunning
    }
    #expect(isUnderWay && process.isRunning)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()

    let resumed = try Programs.server(["copy", "--from", source, "--to", target])
    #expect(resumed.status == 0, "\(resumed.errors)")
    print("copy: \(resumed.output)")
    #expect(try rows(source) == rows(target))
    let again = try Programs.server(["copy", "--from", source, "--to", target])
    #expect(again.status == 1 && again.errors.contains("holds rows already"))
  }

  @Test func `one tenant goes without the others`() throws {
    let server = try ServerProcess(data: directoryMade(source), ["--demo"])
    let tenant = "\(DemoTenant.id)"
    let other = try Programs.client([
      "call", "TenantService.createTenant", "{\"name\":\"Another\"}", "--server",
      server.address, "--token", "@\(source)/tokens/platformAdmin.jwt",
    ])
    try #require(other.status == 0, "\(other.errors)")
    #expect(server.terminate() == 0)
    let words = ["copy", "--from", source, "--to", target, "--tenant"]
    let none = try Programs.server(words + ["00000000-0000-0000-0000-000000000001"])
    #expect(none.status == 1 && none.errors.contains("no such tenant"), "\(none.errors)")
    let copied = try Programs.server(words + [tenant])
    #expect(copied.status == 0, "\(copied.errors)")
    let found = try rows(target)
    #expect(found?["tenants"] == .number("1"))
    #expect(found?["customers"] == (try rows(source))?["customers"])

    let moved = try ServerProcess(data: target)
    let token = try Programs.token(target)
    let stats = try Programs.client([
      "call", "CustomerService.getCustomerStats", "{}", "--server", moved.address, "--token", token,
    ])
    #expect(stats.status == 0, "\(stats.errors)")
    #expect(moved.terminate() == 0)
  }

  private func directoryMade(_ path: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return path
  }
}
