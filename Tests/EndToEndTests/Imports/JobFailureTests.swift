import Auth
import FrontdeskClient
import RPCCore
import SQLInterface
import Services
import StoreKit
import TestKit
import Testing

/// Long work that fails is not silent.
@Suite struct `Long work that fails` {
  @Test func `is counted by code, and forgotten once it is not there any more`() async throws {
    let server = try TestServer(store: try TestStore(.sqlite))
    let desk = try await ImportDesk.open(on: server)
    #expect(server.server.jobFailures?.failing == 0)
    let connection = try server.database.openWriter()
    defer { connection.close() }
    // One whose record nobody can read.
    try connection.execute(
      """
      INSERT INTO jobs (tenant_id, id, kind, is_open, created_at, updated_at, part, place,
        principal, role, record)
      SELECT tenant_id, x'00000000000000000000000000000001', 1, 1, 0, 0, 1, 0, 'x', -1, x'ff'
      FROM tenants LIMIT 1
      """)
    // What comes wakes the runner.
    #expect(try await desk.run("name\nAnn\n").counts.added == 1)
    let didFail = eventually { server.server.jobFailures?.total[.dataLoss] ?? 0 > 0 }
    #expect(didFail)
    #expect(server.server.jobFailures?.failing == 1)
    try connection.execute("UPDATE jobs SET is_open = 0 WHERE record = x'ff'")
    #expect(try await desk.run("name\nBo\n").counts.added == 1)
    let isForgotten = eventually { server.server.jobFailures?.failing == 0 }
    #expect(isForgotten)
  }
}
