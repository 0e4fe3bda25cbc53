import Auth
import Foundation
import FrontdeskServices
import JSONText
import RPCClient
import RPCCore
import SQLInterface
import SchemaJSON
import SchemaLanguage
import Services
import Storage
import StoreKit
import TestKit
import Testing
import WireFormat

/// After an erasure nothing of the customer is left on the disk, as a program that knows
/// nothing of the store's format sees it.
@Suite(.serialized) struct `Nothing is left of an erased customer` {
  /// What a running server's folder holds, by file.
  private static func findings(_ canary: Canary, in folder: String) throws -> [String: Set<String>]
  {
    var found: [String: Set<String>] = [:]
    let files = FileManager.default.enumerator(atPath: folder)
    while let name = files?.nextObject() as? String {
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") else { continue }
      let spellings = canary.found(in: bytes)
      if !spellings.isEmpty { found[name] = spellings }
    }
    return found
  }

  private static func admin(_ address: String, _ data: String) throws -> Caller {
    let schema = try #require(ServedSchema.compiled)
    var options = ClientOptions([.address(try #require(ServerAddress(address)))])
    options.token = .fixed(try Programs.token(data))
    return Caller(
      client: RPCClient(options), tenant: nil, schema: schema,
      transcoder: SchemaTranscoder(schema))
  }

  /// Others, so that the canary's rows lie among theirs and pages are split around them.
  private static func crowd(_ admin: Caller, _ range: Range<Int>) async throws {
    for index in range {
      let made = try await admin.call(
        "CustomerService.createCustomer",
        """
        {"name":"Crowd Number\(index)","phone":"+353861\(100_000 + index)",
         "email":"crowd\(index)@example.com","tags":["crowd"],
         "addresses":[{"street":"Street \(index)","city":"Cork"}]}
        """)
      try await admin.call(
        "CommunicationService.recordCommunication",
        "{\"customerId\":\"\(made.id)\",\"channel\":\"sms\",\"message\":\"To \(index)\"}")
      try await admin.call(
        "CustomerService.addNote", "{\"customerId\":\"\(made.id)\",\"text\":\"Of \(index)\"}")
    }
  }

  @Test func `in the store, its log, the logs, and a backup that is restored later`()
    async throws
  {
    let directory = try TemporaryDirectory()
    let data = directory.path(of: "data")
    try FileManager.default.createDirectory(
      atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let log = data + "/log"
    let server = try ServerProcess(
      data: data, ["--demo", "--access-log", "all", "--log-level", "debug"], log: log)
    let admin = try Self.admin(server.address, data)
    try await Self.crowd(admin, 0..<150)
    var canary = Canary()
    try await canary.make(admin)
    try await Self.crowd(admin, 150..<300)

    // It is there, and the search would find it.
    let before = try Self.findings(canary, in: data).values.reduce(into: Set()) { $0.formUnion($1) }
    #expect(before.count > 20, "\(before.count) spellings on the disk")
    #expect(canary.digits.allSatisfy { before.contains(String($0.reversed())) })
    let backup = directory.path(of: "backup")
    let made = try Programs.server(["backup", "--data", data, "--to", backup, "--with-keys"])
    try #require(made.status == 0, "\(made.errors)")
    #expect(try !Self.findings(canary, in: backup).isEmpty)

    let receipt = try await admin.call(
      "PrivacyService.eraseCustomer",
      "{\"customerId\":\"\(canary.customer)\",\"reason\":\"By letter.\"}")
    #expect(receipt["completedAt"] != nil)
    #expect(receipt["leadIds"]?.list.map(\.text) == [canary.lead])
    let running = try Self.findings(canary, in: data)
    #expect(running.isEmpty, "\(running)")
    let verdict = try await admin.call("AuditService.verifyChain")
    #expect(verdict["state"]?.text == "intact")
    #expect(server.terminate() == 0)
    let stopped = try Self.findings(canary, in: data)
    #expect(stopped.isEmpty, "\(stopped)")
    #expect(try Programs.server(["verify", "--data", data]).status == 0)

    let restored = directory.path(of: "restored")
    let restore = try Programs.server([
      "restore", "--from", backup, "--data", restored, "--erasures", data + "/erasures.log",
    ])
    #expect(restore.status == 0, "\(restore.errors)")
    let again = try Self.findings(canary, in: restored)
    #expect(again.isEmpty, "\(again)")
    #expect(try Programs.server(["verify", "--data", restored]).status == 0)
    try await Self.checkServed(restored, canary)
  }

  /// The restored store serves, and knows the customer only as erased.
  private static func checkServed(_ data: String, _ canary: Canary) async throws {
    let server = try ServerProcess(data: data)
    let admin = try Self.admin(server.address, data)
    let left = try await admin.call(
      "CustomerService.getCustomer", "{\"id\":\"\(canary.customer)\",\"details\":true}")
    #expect(left["erasedAt"] != nil && left["name"]?.text == "")
    let lead = try await admin.failure("LeadService.getLead", "{\"id\":\"\(canary.lead)\"}")
    #expect(lead?.code == .notFound)
    #expect(server.terminate() == 0)
  }

  @Test func `in a store that is put back beside the ledger and served`() async throws {
    let directory = try TemporaryDirectory()
    let data = directory.path(of: "data")
    try FileManager.default.createDirectory(
      atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var server = try ServerProcess(data: data, ["--demo"])
    var canary = Canary()
    try await canary.make(try Self.admin(server.address, data))
    #expect(server.terminate() == 0)
    let file = URL(fileURLWithPath: data + "/frontdesk.db")
    let old = try Data(contentsOf: file)
    server = try ServerProcess(data: data)
    try await Self.admin(server.address, data).call(
      "PrivacyService.eraseCustomer",
      "{\"customerId\":\"\(canary.customer)\",\"reason\":\"By letter.\"}")
    #expect(server.terminate() == 0)
    // An operator who does not know of `restore`.
    try old.write(to: file)
    try? FileManager.default.removeItem(atPath: data + "/commits.mark")
    #expect(try !Self.findings(canary, in: data).isEmpty)
    server = try ServerProcess(data: data)
    let served = try Self.findings(canary, in: data)
    #expect(served.isEmpty, "\(served)")
    #expect(server.terminate() == 0)
  }

  @Test func `in the rows of PostgreSQL`() async throws {
    let server = try TestServer(store: TestStore(.postgres))
    let database = try #require(server.postgres)
    let tenant = try await server.makeTenant("Salon", #","region":"IE""#)
    let admin = try server.caller(.clientAdmin, tenant: tenant)
    var canary = Canary()
    try await canary.make(admin)
    let before = try Self.rows(canary, in: database)
    #expect(before.count > 20, "\(before.count) spellings in the rows")
    try await admin.call(
      "PrivacyService.eraseCustomer",
      "{\"customerId\":\"\(canary.customer)\",\"reason\":\"By letter.\"}")
    let after = try Self.rows(canary, in: database)
    #expect(after.isEmpty, "\(after)")
    let verdict = try await admin.call("AuditService.verifyChain")
    #expect(verdict["state"]?.text == "intact")
  }

  /// What stands in any row of any table, texts and bytes.
  private static func rows(
    _ canary: Canary, in database: PostgresTestDatabase
  ) throws -> Set<String> {
    let tables = try database.ask(
      """
      SELECT string_agg(quote_ident(relname), ' ') FROM pg_class
      WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
      """)
    var found: Set<String> = []
    for table in tables.split(separator: " ") {
      let text = try database.ask("SELECT coalesce(string_agg(t::text, ' '), '') FROM \(table) t")
      found.formUnion(canary.found(in: Data(text.utf8)))
      // Bytes are shown as hex digits.
      for part in text.split(separator: "\\x").dropFirst() {
        let digits = part.prefix { $0.isHexDigit }
        found.formUnion(canary.found(in: Data(hex: digits)))
      }
    }
    return found
  }
}

extension Data {
  fileprivate init(hex digits: some StringProtocol) {
    self.init()
    var half: UInt8?
    for digit in digits.utf8 {
      let value = digit < 58 ? digit - 48 : digit - 87
      if let high = half { append(high << 4 | value) }
      half = half == nil ? value : nil
    }
  }
}
