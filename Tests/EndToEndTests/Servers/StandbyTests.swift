import Auth
import JSONText
import PostgresDriver
import RPCCore
import Services
import TestKit
import Testing
import WireFormat

/// Reads whose callers take what is a little old, on a primary and its standby.
@Suite(.serialized) struct `Reads that may be stale` {
  private let replicas: Replicas
  private let server: TestServer
  private let caller: Caller
  private let stranger: Caller

  init() async throws {
    let replicas = try Replicas()
    let standby = try PostgresSettings(replicas.url(2), isStandby: true)
    self.replicas = replicas
    server = try TestServer(
      of: PostgresDatabase(try PostgresSettings(replicas.url(1)), standbys: [standby]))
    caller = try server.caller(.clientAdmin, tenant: try await server.makeTenant("Stale"))
    stranger = try server.caller(.clientAdmin, tenant: try await server.makeTenant("Other"))
    try await make("Before")
    try await waitUntilNear()
  }

  private func make(_ name: String) async throws {
    try await caller.call("CustomerService.createCustomer", "{\"name\":\"\(name)\"}")
  }

  /// The names of the tenant's customers in order, as a read shows them that may be so old.
  private func names(_ staleness: Duration = .zero, of caller: Caller? = nil) async throws
    -> [String]
  {
    let page = try await (caller ?? self.caller).call(
      "CustomerService.listCustomers", staleness: staleness)
    return (page["customers"]?.list.compactMap { $0["name"]?.text } ?? []).sorted()
  }

  /// How many stale reads the standby, or the primary for it, has answered.
  private func counts() throws -> (answered: Int, behind: Int, failed: Int) {
    let figures = try #require(server.server.standbyFigures)
    return (figures.answered, figures.behind, figures.failed)
  }

  private func lag() -> UInt64? { server.server.standbyFigures?.lags[0].nanoseconds }

  private func waitUntilNear() async throws {
    let began = ContinuousClock.now
    let isNear = await eventuallyAsync(within: .seconds(20)) {
      guard let lag = lag() else { return false }
      return .nanoseconds(lag) < ContinuousClock.now - began
    }
    try #require(isNear, "the standby was never near")
  }

  @Test func `are answered by the standby, others by the primary`() async throws {
    #expect(try await names(.seconds(60)) == ["Before"])
    #expect(try counts() == (1, 0, 0))
    try replicas.ask(2, "SELECT pg_wal_replay_pause()::text")
    let isPaused = try await eventuallyAsync {
      try replicas.ask(2, "SELECT pg_get_wal_replay_pause_state()") == "paused"
    }
    try #require(isPaused)
    try await make("After")
    #expect(try await names() == ["After", "Before"])
    #expect(try await names(.seconds(60)) == ["Before"])
    // Row security holds there too.
    #expect(try await names(.seconds(60), of: stranger).isEmpty)
    let isFar = await eventuallyAsync { (lag() ?? 0) > 500_000_000 }
    try #require(isFar)
    let behind = try counts().behind
    #expect(try await names(.milliseconds(400)).contains("After"))
    #expect(try counts().behind == behind + 1)
    #expect(try await names(.seconds(60)) == ["Before"])
    try replicas.ask(2, "SELECT pg_wal_replay_resume()::text")
    try await waitUntilNear()
    let answered = try counts().answered
    #expect(try await names(.seconds(60)).contains("After"))
    #expect(try counts().answered == answered + 1)
  }

  @Test func `go to the primary when the standby is lost, and back when it returns`() async throws {
    #expect(try await names(.seconds(60)) == ["Before"])
    // Commits need not wait for it.
    try replicas.stopWaitingForStandby()
    try replicas.run("kill", "2")
    for _ in 0..<50 { #expect(try await names(.seconds(60)) == ["Before"]) }
    let counts = try counts()
    #expect(counts.answered == 1 && counts.behind + counts.failed >= 50)
    try await make("Meanwhile")
    let isKnown = await eventuallyAsync { lag() == nil }
    #expect(isKnown)
    #expect(try await names(.seconds(60)).count == 2)
    try replicas.run("rejoin", "2")
    try await waitUntilNear()
    #expect(try await names(.seconds(60)).count == 2)
    #expect(try self.counts().answered == counts.answered + 1)
  }

  @Test func `are run again on the primary when the standby ends them`() async throws {
    let hasFailed = try await eventuallyAsync {
      // All but the one that looks how far the standby is.
      try replicas.ask(
        2,
        """
        SELECT count(pg_terminate_backend(pid, 5000))::text FROM pg_stat_activity
        WHERE application_name = 'frontdeskd' AND pid <> pg_backend_pid()
          AND query NOT LIKE '%pg_last_wal_replay_lsn%'
        """)
      let isWhole = try await names(.seconds(60)) == ["Before"]
      #expect(isWhole)
      return try counts().failed > 0
    }
    #expect(hasFailed)
    // Each worker that was cut off notices it once.
    let answered = try counts().answered
    let isBack = try await eventuallyAsync {
      _ = try await names(.seconds(60))
      return try counts().answered > answered
    }
    #expect(isBack)
  }

  @Test func `leave a standby that was promoted`() async throws {
    #expect(try await names(.seconds(60)) == ["Before"])
    try replicas.stopWaitingForStandby()
    try replicas.run("promote", "2")
    let isLeft = await eventuallyAsync { lag() == nil }
    #expect(isLeft)
    try await make("After")
    #expect(try await names(.seconds(60)).contains("After"))
  }
}
