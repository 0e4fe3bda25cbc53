import Auth
import Crypto
import Foundation
import FrontdeskClient
import SQLInterface
import Seams
import Services
import StoreKit
import TestKit
import Testing

/// A whole tenant, out of one server and into another.
@Suite(.serialized) struct `A tenant's file` {
  private static let passphrase = "correct horse battery staple"
  private static let tenant = DemoTenant.id

  /// The demonstration tenant with some of everything else: a note, a file, an import, a merge's
  /// worth of changes, and somebody who was erased.
  private func fill(_ server: TestServer) async throws -> (desk: ImportDesk, ann: Uuid) {
    let desk = try await ImportDesk(server, Self.tenant)
    let text = "name,phone,notes\nAnn Note,+353871000001,likes tea\nBob Gone,+353871000002,\n"
    #expect(try await desk.run(text).counts.added == 2)
    let ann = try await desk.customer(phone: "+353871000001")
    let bob = try await desk.customer(phone: "+353871000002")
    _ = try await desk.frontdesk.customers.addNote(
      AddNoteRequest(customerId: ann.id, text: "a note of Ann's"))
    let bytes = Array("%PDF-1.7\n".utf8) + SeededRandom().bytes(500_000)
    let upload = try await desk.frontdesk.evidence.beginUpload(
      BeginEvidenceRequest(customerId: ann.id, name: "contract", size: UInt64(bytes.count)))
    let stream = try await desk.frontdesk.evidence.upload()
    try await stream.send(EvidencePart(id: upload.id, data: bytes))
    _ = try await stream.finish()
    _ = try await desk.frontdesk.evidence.finishUpload(FinishEvidenceRequest(id: upload.id))
    _ = try await desk.frontdesk.privacy.eraseCustomer(
      EraseCustomerRequest(customerId: bob.id, reason: "asked"))
    return (desk, ann.id)
  }

  private func export(
    _ frontdesk: Frontdesk, _ passphrase: String = passphrase
  ) async throws -> [UInt8] {
    var file: [UInt8] = []
    var last: (rows: UInt64, total: UInt64) = (0, 0)
    try await frontdesk.exportTenant(passphrase: passphrase) { bytes, rows, total in
      file += bytes
      last = (rows, total)
    }
    #expect(last.rows == last.total && last.rows > 100)
    return file
  }

  private func send(
    _ frontdesk: Frontdesk, _ file: [UInt8], _ passphrase: String = passphrase,
    dryRun: Bool = false
  ) async throws -> TenantImport {
    var start = 0
    return try await frontdesk.importTenant(passphrase: passphrase, dryRun: dryRun) {
      guard start < file.count else { return nil }
      defer { start += 70_001 }
      return Array(file[start..<min(file.count, start + 70_001)])
    }
  }

  private func platform(_ server: TestServer) async throws -> Frontdesk {
    try await Frontdesk.connect(server.address, token: try server.token(.platformAdmin))
  }

  private func knows(_ frontdesk: Frontdesk) async throws -> Bool {
    try await frontdesk.tenants.listTenants(ListTenantsRequest(pageSize: 500)).tenants
      .contains { $0.id == Self.tenant }
  }

  @Test(arguments: [
    [SQLDialect.sqlite, .sqlite], [.sqlite, .postgres], [.postgres, .sqlite],
  ])
  func `makes it anew on whatever engine, and comes out the same again`(
    engines: [SQLDialect]
  ) async throws {
    let source = try TestServer(isDemo: true, store: try TestStore(engines[0]))
    let target = try TestServer(store: try TestStore(engines[1]))
    let (desk, ann) = try await fill(source)
    let file = try await export(desk.frontdesk)
    let text = String(decoding: file, as: UTF8.self)
    #expect(text.contains("Ann Note") == false, "records are bytes")
    #expect(!text.contains("a note of Ann's"), "what is sealed stays sealed")
    let platform = try await platform(target)
    let checked = try await send(platform, file, dryRun: true)
    #expect(checked.dryRun)
    #expect(try await !knows(platform), "a dry run writes nothing")
    let made = try await send(platform, file)
    #expect(made.tenant.id == Self.tenant)
    #expect(made.files == 1)
    #expect(made.rows == checked.rows && made.digest == checked.digest)
    let other = try await ImportDesk(target, Self.tenant)
    #expect(try await export(other.frontdesk) == file, "not a byte is another")

    for desk in [desk, other] {
      let notes = try await desk.frontdesk.customers.listNotes(ListNotesRequest(customerId: ann))
      #expect(notes.notes.map(\.text).contains("a note of Ann's"))
    }
    #expect(try await names(other) == names(desk))
    let files = try await other.frontdesk.evidence.listEvidence(
      ListEvidenceRequest(customerId: ann)
    ).files
    var bytes: [UInt8] = []
    let request = DownloadEvidenceRequest(id: try #require(files.first).id)
    for try await part in try await other.frontdesk.evidence.downloadEvidence(request) {
      bytes += part.data
    }
    #expect(SHA256.hash(bytes).description == files.first?.digest)
    let chain = try await other.frontdesk.audit.verifyChain(VerifyChainRequest())
    #expect(chain.state == .intact)
    // It lives: what comes now goes on where the other one was.
    let made2 = try await other.frontdesk.customers.createCustomer(
      CreateCustomerRequest(name: "New Here", phone: "+353871000003"))
    #expect(try await names(other).contains(made2.name))
    let again = await #expect(throws: FrontdeskError.self) { _ = try await send(platform, file) }
    #expect(again?.code == .alreadyExists)
    #expect(again?.existing == Self.tenant)
  }

  private func names(_ desk: ImportDesk) async throws -> [String] { try await desk.names() }

  @Test func `is refused cut off, changed, or with another passphrase, and leaves nothing`()
    async throws
  {
    let source = try TestServer(isDemo: true)
    // Row security would hide on the other engine what this test looks for.
    let target = try TestServer(store: try TestStore(.sqlite))
    let (desk, _) = try await fill(source)
    let file = try await export(desk.frontdesk)
    let platform = try await platform(target)
    let random = SeededRandom()
    var bad: [(name: String, file: [UInt8])] = [
      ("empty", []), ("another kind", Array("name,phone\nAnn,1\n".utf8)),
      ("without its last line", file.dropLast().lastIndex(of: 10).map { Array(file[...$0]) } ?? []),
      ("without its last byte", file.dropLast()), ("with more", file + Array("[]\n".utf8)),
    ]
    for share in [3, 2] { bad.append(("cut at 1/\(share)", Array(file[..<(file.count / share)]))) }
    for _ in 0..<12 {
      var changed = file
      let place = Int(random.next() % UInt64(file.count - 1))
      changed[place] = changed[place] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
      bad.append(("changed at \(place)", changed))
    }
    for (name, bytes) in bad {
      let error = await #expect(throws: FrontdeskError.self, "\(name)") {
        _ = try await send(platform, bytes)
      }
      #expect(
        error?.code == .invalidArgument || error?.code == .failedPrecondition,
        "\(name): \(String(describing: error))")
      #expect(try await !knows(platform), "\(name)")
    }
    let wrong = await #expect(throws: FrontdeskError.self) {
      _ = try await send(platform, file, "another passphrase")
    }
    #expect(wrong?.violations.first?.path == "options.passphrase")
    #expect(try rows(of: target) == 0, "nothing is left of all of them")
    #expect(try await send(platform, file).tenant.id == Self.tenant)
    let other = try await ImportDesk(target, Self.tenant)
    #expect(try await export(other.frontdesk) == file)
  }

  /// Rows of customers and of keys in the store of `server`, whoever may see them.
  private func rows(of server: TestServer) throws -> Int64 {
    let connection = try server.database.openReader(for: .report)
    defer { connection.close() }
    let count = try connection.prepare(
      "SELECT (SELECT count(*) FROM customers) + (SELECT count(*) FROM subject_keys)")
    defer { count.reset() }
    return try count.step() ? count.int64(0) : -1
  }

  @Test func `is for who may see all of the tenant, and for the platform to take in`()
    async throws
  {
    let server = try TestServer(isDemo: true)
    let limited = try await Frontdesk.connect(
      server.address,
      token: try server.issuer.issue(
        role: .clientAdmin, tenant: Self.tenant, locations: [Uuid(high: 1, low: 1)],
        subject: "limited", now: SystemClock().now()))
    let refused = await #expect(throws: FrontdeskError.self) { _ = try await export(limited) }
    #expect(refused?.code == .permissionDenied)
    let admin = try await ImportDesk(server, Self.tenant)
    let own = await #expect(throws: FrontdeskError.self) {
      _ = try await send(admin.frontdesk, Array("x".utf8))
    }
    #expect(own?.code == .permissionDenied)
    let short = await #expect(throws: FrontdeskError.self) {
      _ = try await export(admin.frontdesk, "short")
    }
    #expect(short?.code == .invalidArgument)
    _ = try await export(admin.frontdesk)
    let trail = try await admin.frontdesk.audit.list(ListAuditRequest())
    #expect(trail.entries.contains { $0.method == "TenantService.exportTenant" })
  }

  @Test func `whose server is killed in the middle leaves nothing to see, and is sent again`()
    async throws
  {
    let source = try TestServer(isDemo: true)
    let (desk, _) = try await fill(source)
    let file = try await export(desk.frontdesk)
    let directory = try TemporaryDirectory()
    for share in [8, 4, 2] {
      let server = try ServerProcess(data: directory.path)
      let platform = try await connect(server, directory, .platformAdmin)
      let stream = try await platform.tenants.importTenant()
      try await stream.send(
        ImportTenantPart(options: ImportTenantOptions(passphrase: Self.passphrase)))
      try await stream.send(ImportTenantPart(data: Array(file[..<(file.count / share)])))
      #expect(try await !knows(platform))
      server.kill()
      platform.close()
    }
    let server = try ServerProcess(data: directory.path)
    let platform = try await connect(server, directory, .platformAdmin)
    #expect(try await !knows(platform), "nothing is to be seen")
    #expect(try await send(platform, file).tenant.id == Self.tenant)
    let admin = try await connect(server, directory, .clientAdmin)
    #expect(try await export(admin) == file)
    platform.close()
    admin.close()
    #expect(server.terminate() == 0)
  }

  private func connect(
    _ server: ServerProcess, _ directory: TemporaryDirectory, _ role: Role
  ) async throws -> Frontdesk {
    let issuer = TokenIssuer(key: try KeyStore(dataDirectory: directory.path).signingKey())
    let tenant = role == .platformAdmin ? nil : Self.tenant
    let token = try issuer.issue(
      role: role, tenant: tenant, scopes: role.usualScopes,
      subject: "test", now: SystemClock().now())
    return try await Frontdesk.connect(server.address, token: token)
  }
}
