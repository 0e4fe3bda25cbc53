import Glibc
import PostgresDriver
import SQLInterface
import StoreKit
import Testing
import WireFormat

@Suite struct PostgresPipeTests {
  private let test: PostgresTestDatabase
  private let pipe: any SQLPipe
  private let sql: SQLStatementCache

  private static let tenants = (1...3).map { Uuid(high: 0x0198, low: UInt64($0)) }
  /// Whose rows the server would show, beside those asked for.
  private static let held = Query(
    """
    SELECT ?2::bigint, current_setting('frontdesk.tenant'), current_setting('frontdesk.reach')
    FROM (SELECT ?1::uuid AS tenant_id) t WHERE tenant_id = ?1
    """)
  private static let slow = Query(
    "SELECT 1 FROM (SELECT ?1::uuid AS tenant_id, pg_sleep(30)) t WHERE tenant_id = ?1")
  private static let wrong = Query("SELECT nothing FROM nowhere WHERE tenant_id = ?1")

  init() throws {
    test = try PostgresTestDatabase()
    try test.administer(
      "DO $$ BEGIN CREATE ROLE frontdesk_server; EXCEPTION WHEN duplicate_object OR"
        + " unique_violation THEN NULL; END $$; GRANT frontdesk_server TO frontdesk_owner")
    pipe = try #require(try test.database.openPipe())
    sql = SQLStatementCache(pipe)
  }

  /// Runs a read of one statement: the first time it asks, then it has its row.
  private func read(
    _ query: Query, _ tenant: Uuid, _ value: Int64? = nil, _ answered: (any SQLQuestion)? = nil
  ) -> (asked: SQLAsked, row: [String]?) {
    pipe.beginRead(answered, at: 1)
    var row: [String]?
    do throws(SQLError) {
      try pipe.begin(.readOne)
      var rows = try sql.open(query.text, tenant: tenant)
      if let value { rows.bind(value) }
      if try rows.next() { row = ["\(rows.int64(0))", rows.text(1), rows.text(2)] }
    } catch {
      // That it has to wait is said by what it came to.
    }
    return (pipe.endRead(), row)
  }

  /// Waits until the pipe has `count` answers.
  private func answers(_ count: Int) -> [(question: any SQLQuestion, hasRows: Bool)] {
    var answers: [(question: any SQLQuestion, hasRows: Bool)] = []
    while answers.count < count, !pipe.isBroken {
      wait()
      while let answer = pipe.nextAnswer() { answers.append(answer) }
    }
    return answers
  }

  /// Waits for what the server says.
  private func wait() {
    var wanted = pollfd(fd: pipe.descriptor, events: Int16(POLLIN), revents: 0)
    _ = unsafe poll(&wanted, 1, 1000)
    _ = pipe.receive()
  }

  private func prepare(_ query: Query, _ value: Int64? = nil) throws {
    guard case .refused = read(query, Self.tenants[0], value).asked else {
      Issue.record("A statement that is not prepared was sent.")
      return
    }
    pipe.flush()
    // Until the end of what prepares it: the pipe tells nobody.
    for _ in 0..<20 {
      wait()
      if case .question = read(query, Self.tenants[0], value).asked { return }
    }
    Issue.record("The statement was never prepared.")
  }

  @Test func `each statement runs in a transaction of its tenant`() throws {
    try prepare(Self.held, 0)
    var asked: [Int: Uuid] = [:]
    for number in 1...150 {
      let tenant = Self.tenants[(number * 7 / 3) % 3]
      guard case .question(let question) = read(Self.held, tenant, Int64(number)).asked else {
        Issue.record("Not asked.")
        return
      }
      question.number = number
      asked[number] = tenant
      pipe.ask(question)
    }
    #expect(pipe.outstanding == 150)
    pipe.flush()
    for (question, hasRows) in answers(150) {
      #expect(hasRows)
      let removed = asked.removeValue(forKey: question.number)
      let tenant = try #require(removed)
      // Another question's rows are not taken.
      if case .nothing = read(Self.held, tenant, 0, question).asked { Issue.record("Mixed up.") }
      let (result, row) = read(Self.held, tenant, Int64(question.number), question)
      guard case .nothing = result else {
        Issue.record("It has its rows and asks again.")
        continue
      }
      #expect(row == ["\(question.number)", "\(tenant)", "tenant"])
    }
    #expect(asked.isEmpty && pipe.outstanding == 0 && !pipe.isBroken)
    sql.close()
  }

  @Test func `a statement that takes too long spoils its group, and rests`() throws {
    try prepare(Self.held, 0)
    try prepare(Self.slow)
    for (number, query, tenant) in [
      (1, Self.held, 0), (2, Self.slow, 0), (3, Self.held, 0), (4, Self.held, 1),
    ] {
      let value: Int64? = number == 2 ? nil : Int64(number)
      guard case .question(let question) = read(query, Self.tenants[tenant], value).asked else {
        Issue.record("Not asked.")
        return
      }
      question.number = number
      pipe.ask(question)
    }
    pipe.flush()
    let answers = answers(4).map { ($0.question.number, $0.hasRows) }
    #expect(answers.filter(\.1).map(\.0) == [1, 4])
    guard case .refused = read(Self.slow, Self.tenants[0]).asked else {
      Issue.record("It was asked again at once.")
      return
    }
    guard case .question = read(Self.held, Self.tenants[0], 5).asked else {
      Issue.record("The others are not asked.")
      return
    }
    sql.close()
  }

  @Test func `one that does not prepare is refused`() throws {
    for _ in 0..<3 {
      guard case .refused = read(Self.wrong, Self.tenants[0]).asked else {
        Issue.record("It was sent.")
        return
      }
      pipe.flush()
    }
    try prepare(Self.held, 0)
    #expect(!pipe.isBroken)
    sql.close()
  }

  @Test func `a link that ends is broken and answers nothing`() throws {
    try prepare(Self.held, 0)
    guard case .question(let question) = read(Self.held, Self.tenants[0], 1).asked else {
      Issue.record("Not asked.")
      return
    }
    try test.administer(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        + " WHERE application_name = 'frontdeskd reads'")
    pipe.ask(question)
    pipe.flush()
    #expect(answers(1).allSatisfy { !$0.hasRows })
    for _ in 0..<10 where !pipe.isBroken { wait() }
    #expect(pipe.isBroken)
    sql.close()
  }
}
