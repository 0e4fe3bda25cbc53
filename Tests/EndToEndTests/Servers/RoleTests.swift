import Auth
import Foundation
import FrontdeskAPI
import Glibc
import RPCCore
import Services
import Storage
import StoreKit
import TestKit
import Testing
import WireFormat

/// What `--role` makes of a server among several.
@Suite(.serialized) struct `A server's role` {
  private static let kept =
    "SELECT count(*)::text FROM journal WHERE idempotency_key IS NOT NULL"

  private func server(
    _ role: FrontdeskServer.Role, _ postgres: PostgresTestDatabase, _ keys: KeyStore,
    _ clock: ManualClock
  ) throws -> FrontdeskServer {
    var options = FrontdeskServer.Options()
    options.role = role
    options.upkeepSeconds = 0.02
    return try FrontdeskServer(
      postgres.connectAnew(), keys: keys, clock: clock, options: options)
  }

  @Test func `of serve leaves to one of work what no caller asks for`() throws {
    let postgres = try PostgresTestDatabase()
    let directory = try TemporaryDirectory()
    _ = try KeyStore.create(in: directory.path)
    let keys = KeyStore(dataDirectory: directory.path)
    let clock = ManualClock()
    let serving = try server(.serve, postgres, keys, clock)
    defer { serving.drain(milliseconds: 0) }
    try DemoTenant.seed(serving.store, serving.environment, clock: clock)
    // An answer that was kept more than a day ago.
    try postgres.administer(
      """
      UPDATE journal SET idempotency_key = gen_random_uuid(), request_hash = hash, answer = ''
      WHERE seq = 1
      """)
    clock.advance(by: TimeSpan(microseconds: 25 * 3_600_000_000))
    let kept = try postgres.ask(Self.kept)
    #expect(kept != "0")
    let working = try server(.work, postgres, keys, clock)
    defer { working.drain(milliseconds: 0) }
    #expect(try eventually { try postgres.ask(Self.kept) == "0" })
  }

  @Test func `of work takes no calls, and ends as the others do`() throws {
    let postgres = try PostgresTestDatabase()
    let directory = try TemporaryDirectory()
    let process = Process()
    process.executableURL = try BuiltProgram("frontdeskd").url
    process.arguments = [
      "serve", "--role", "work", "--data", directory.path, "--store", postgres.url, "--listen",
      "127.0.0.1:0", "--port-file", directory.path + "/port",
    ]
    let log = directory.path + "/log"
    _ = FileManager.default.createFile(atPath: log, contents: nil)
    process.standardError = FileHandle(forWritingAtPath: log)
    try process.run()
    let isWorking = eventually {
      let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      return text.contains("\"role\":\"work\"") && text.contains("\"address\":\"\"")
    }
    #expect(isWorking)
    #expect(!FileManager.default.fileExists(atPath: directory.path + "/port"))
    kill(process.processIdentifier, SIGTERM)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let file = try Programs.server(["serve", "--role", "work", "--data", directory.path])
    #expect(file.status == 2 && file.errors.contains("--role"), "\(file.errors)")
  }
}
