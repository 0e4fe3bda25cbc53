import Auth
import Foundation
import FrontdeskClient
import JSONText
import RPCCore
import SQLiteDriver
import SchemaJSON
import Seams
import Services
import Storage
import Synchronization
import TestKit
import Testing
import WireFormat

/// `frontdeskd backup`, `restore` and `verify` as an operator runs them.
@Suite(.serialized) struct `Backup and restore` {
  private struct Place {
    let directory: TemporaryDirectory
    var data: String { directory.path + "/data" }
    var backup: String { directory.path + "/backup" }
    var restored: String { directory.path + "/restored" }

    init() throws {
      directory = try TemporaryDirectory()
      try FileManager.default.createDirectory(
        atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
  }

  /// Customers that are made one after the other until it is told to end.
  private final class Load: Sendable {
    private let state = Mutex<(made: [Uuid], isOver: Bool)>(([], false))

    var made: [Uuid] { state.withLock { $0.made } }
    func end() { state.withLock { $0.isOver = true } }

    func run(_ address: String, token: String) async throws {
      let frontdesk = try await Frontdesk.connect(address, token: token)
      defer { frontdesk.close() }
      while state.withLock({ !$0.isOver }) {
        let customer = try await frontdesk.customers.createCustomer(
          CreateCustomerRequest(name: "Kept", phone: "+35385\(2_000_000 + made.count)"))
        state.withLock { $0.made.append(customer.id) }
      }
    }
  }

  /// Makes customers one after the other.
  private func create(_ count: Int, from first: Int, _ address: String, _ data: String)
    async throws -> [Uuid]
  {
    let frontdesk = try await Frontdesk.connect(address, token: try Programs.token(data))
    defer { frontdesk.close() }
    var made: [Uuid] = []
    for index in first..<first + count {
      made.append(
        try await frontdesk.customers.createCustomer(
          CreateCustomerRequest(name: "Kept \(index)", phone: "+35385\(2_000_000 + index)")
        ).id)
    }
    return made
  }

  @Test func `a backup of a working server restores the writes up to one of them and no other`()
    async throws
  {
    let place = try Place()
    let server = try ServerProcess(data: place.data, ["--demo"])
    let address = server.address
    let load = Load()
    async let writing: Void = load.run(address, token: try Programs.token(place.data))
    #expect(await eventuallyAsync { load.made.count >= 40 })
    let before = load.made.count
    let backup = try Programs.server(
      ["backup", "--data", place.data, "--to", place.backup, "--with-keys"])
    let during = load.made.count
    load.end()
    try await writing
    #expect(backup.status == 0, "\(backup.errors)")
    #expect(during > before, "nothing was written while the backup ran")
    #expect(server.terminate() == 0)

    let verified = try Programs.server(["verify", "--data", place.backup, "--json"])
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.json?["sound"] == .bool(true))
    let restore = try Programs.server(["restore", "--from", place.backup, "--data", place.restored])
    #expect(restore.status == 0, "\(restore.errors)")

    let again = try ServerProcess(data: place.restored)
    let frontdesk = try await Frontdesk.connect(
      again.address, token: try Programs.token(place.restored))
    var isThere: [Bool] = []
    for id in load.made {
      var request = GetCustomerRequest()
      request.key = .id(id)
      isThere.append((try? await frontdesk.customers.getCustomer(request)) != nil)
    }
    frontdesk.close()
    // They were made in this order, so what is there is the beginning of the list.
    let count = isThere.count { $0 }
    #expect(count >= before && count <= during + 1 && isThere == isThere.sorted { $0 && !$1 })
    print("backup under load: began after \(before), ended after \(during), holds \(count)")
    #expect(again.terminate() == 0)
    #expect(try Programs.server(["verify", "--data", place.restored]).status == 0)
  }

  @Test func `any changed byte is found before anything is restored`() throws {
    let place = try Place()
    let server = try ServerProcess(data: place.data, ["--demo"])
    #expect(server.terminate() == 0)
    let made = try Programs.server(
      ["backup", "--data", place.data, "--to", place.backup, "--with-keys"])
    try #require(made.status == 0, "\(made.errors)")
    let files = ["frontdesk.db", "keys/master.key", "keys/jwks.json", "manifest.json"]
    for name in files {
      let url = URL(fileURLWithPath: "\(place.backup)/\(name)")
      let sound = try Data(contentsOf: url)
      for offset in [0, sound.count / 3, sound.count / 2, sound.count - 2] {
        var bad = sound
        bad[offset] ^= 1
        try bad.write(to: url)
        let restore = try Programs.server(
          ["restore", "--from", place.backup, "--data", place.restored])
        #expect(restore.status == 1, "\(name) at \(offset)")
        #expect(restore.errors.contains(name), "\(restore.errors)")
        #expect(!FileManager.default.fileExists(atPath: "\(place.restored)/frontdesk.db"))
      }
      try sound.write(to: url)
    }
    let restore = try Programs.server(["restore", "--from", place.backup, "--data", place.restored])
    #expect(restore.status == 0, "\(restore.errors)")
  }

  @Test func `a changed row of the journal is found by its number`() throws {
    let place = try Place()
    let server = try ServerProcess(data: place.data, ["--demo"])
    #expect(server.terminate() == 0)
    #expect(try Programs.server(["verify", "--data", place.data]).status == 0)
    let sql = Process()
    sql.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    sql.arguments = [
      "python3", "-c",
      """
      import sqlite3, sys
      db = sqlite3.connect(sys.argv[1])
      db.execute("UPDATE journal SET principal = 'somebody' WHERE seq = 3")
      db.commit()
      """, "\(place.data)/frontdesk.db",
    ]
    try sql.run()
    sql.waitUntilExit()
    try #require(sql.terminationStatus == 0)
    let found = try Programs.server(["verify", "--data", place.data, "--json"])
    #expect(found.status == 1)
    #expect(found.json?["sound"] == .bool(false))
    #expect(found.output.contains("entry 3 was changed"), "\(found.output)")
  }

  @Test func `a backup neither overwrites nor mixes, and a restore keeps what is there`() throws {
    let place = try Place()
    let empty = try Programs.server(["backup", "--data", place.data, "--to", place.backup])
    #expect(empty.status == 1 && empty.errors.contains("no store"))
    let server = try ServerProcess(data: place.data, ["--demo"])
    #expect(server.terminate() == 0)
    #expect(
      try Programs.server(["backup", "--data", place.data, "--to", place.backup]).status == 0)
    let second = try Programs.server(["backup", "--data", place.data, "--to", place.backup])
    #expect(second.status == 1 && second.errors.contains("not empty"))
    // The keys were left out, so a restore asks for them.
    let bare = try Programs.server(["restore", "--from", place.backup, "--data", place.restored])
    #expect(bare.status == 1 && bare.errors.contains("keys"))
    let over = try Programs.server(["restore", "--from", place.backup, "--data", place.data])
    #expect(over.status == 1 && over.errors.contains("has a store already"))
    let opened = try Programs.server(["verify", "--data", place.backup, "--keys", place.data])
    #expect(opened.status == 0, "\(opened.errors)")
  }

  @Test func `a store of an older version is brought up by its restore`() throws {
    let place = try Place()
    _ = try KeyStore.create(in: place.data)
    let older = try Store(
      SQLiteDatabase(path: place.data + "/frontdesk.db"),
      master: try KeyStore(dataDirectory: place.data).masterKey(), clock: SystemClock(),
      migrations: Array(Migration.all.prefix(5)))
    older.writer.drain()
    let made = try Programs.server(
      ["backup", "--data", place.data, "--to", place.backup, "--with-keys"])
    #expect(made.status == 0, "\(made.errors)")
    let restored = try Programs.server([
      "restore", "--from", place.backup, "--data", place.restored,
    ])
    #expect(restored.status == 0, "\(restored.errors)")
    let status = try Programs.server(["migrate", "status", "--data", place.restored, "--json"])
    #expect(status.json?.list.count == Migration.all.count)
    #expect(!status.output.contains("null"))
  }

  @Test func `who was erased after the backup is erased again by its restore`() throws {
    let place = try Place()
    let server = try ServerProcess(data: place.data, ["--demo"])
    #expect(server.terminate() == 0)
    let made = try Programs.server(
      ["backup", "--data", place.data, "--to", place.backup, "--with-keys"])
    try #require(made.status == 0, "\(made.errors)")
    let subject = try #require(
      Uuid(try python(place.data, "SELECT hex(subject_id) FROM subject_keys LIMIT 1").first ?? ""))
    let entry = ErasureLedger.Entry(at: .zero, tenant: DemoTenant.id, subject: subject)
    let ledger = try place.directory.write(Data((entry.line + "1 torn").utf8), to: "ledger")
    let restored = try Programs.server(
      ["restore", "--from", place.backup, "--data", place.restored, "--erasures", ledger])
    #expect(restored.status == 0 && restored.errors.contains("1 made again"), "\(restored.errors)")
    let keys = try python(
      place.restored, "SELECT hex(subject_id) FROM subject_keys WHERE length(wrapped) > 0")
    #expect(!keys.isEmpty && !keys.contains { Uuid($0) == subject })
    let verified = try Programs.server(["verify", "--data", place.restored, "--json"])
    #expect(verified.status == 0, "\(verified.output)")
  }

  @Test func `a restore moves a store aside only when it is told to`() throws {
    let place = try Place()
    let server = try ServerProcess(data: place.data, ["--demo"])
    #expect(server.terminate() == 0)
    let made = try Programs.server(["backup", "--data", place.data, "--to", place.backup])
    try #require(made.status == 0, "\(made.errors)")
    let words = ["restore", "--from", place.backup, "--data", place.data]
    #expect(try Programs.server(words).status == 1)
    let forced = try Programs.server(words + ["--force"])
    #expect(forced.status == 0, "\(forced.errors)")
    let aside = try FileManager.default.contentsOfDirectory(atPath: place.data)
      .first { $0.hasPrefix("replaced-") }
    #expect(FileManager.default.fileExists(atPath: "\(place.data)/\(aside ?? "")/frontdesk.db"))
    #expect(try ServerProcess(data: place.data).terminate() == 0)
  }

  @Test func `a log that lost its end is reported and not served`() async throws {
    let place = try Place()
    let server = try ServerProcess(data: place.data, ["--demo"])
    _ = try await create(30, from: 0, server.address, place.data)
    server.kill()
    let log = "\(place.data)/frontdesk.db-wal"
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    let size = try file.seekToEnd()
    try file.truncate(atOffset: size - 20 * 4120)
    try file.close()
    let verified = try Programs.server(["verify", "--data", place.data])
    #expect(verified.status == 1)
    #expect(verified.output.contains("acknowledged writes were lost"), "\(verified.output)")
    let refused = try Programs.server(["serve", "--data", place.data, "--listen", "127.0.0.1:0"])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("has lost writes that were acknowledged"), "\(refused.errors)")
    #expect(try ServerProcess(data: place.data, ["--accept-loss"]).terminate() == 0)
    #expect(try ServerProcess(data: place.data).terminate() == 0)
  }

  /// The first column of `query`'s rows in the store of `data`.
  private func python(_ data: String, _ query: String) throws -> [String] {
    let program = Process()
    let pipe = Pipe()
    program.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    program.arguments = [
      "python3", "-c",
      """
      import sqlite3, sys
      print(*(row[0] for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2])))
      """,
      "\(data)/frontdesk.db", query,
    ]
    program.standardOutput = pipe
    try program.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    program.waitUntilExit()
    let words = String(decoding: output, as: UTF8.self).split { $0.isWhitespace }
    // As hex digits, or as the text of an id.
    return words.map { word in
      guard word.count == 32 else { return String(word) }
      var text = ""
      for (index, digit) in word.enumerated() {
        if [8, 12, 16, 20].contains(index) { text += "-" }
        text.append(Character(digit.lowercased()))
      }
      return text
    }
  }
}
