package import Auth
package import SQLInterface
package import WireFormat

/// What a job does.
package enum JobKind: Int64, Sendable, Hashable {
  case customerImport = 1
  case bulkUpdate = 20
}

/// Long work of a tenant, done some rows at a time. Where it stands is stored with the rows that
/// it wrote, so that it goes on after a crash without doing anything twice.
package struct Job: Sendable {
  package let id: Uuid
  package let kind: JobKind
  /// Whether a server is to work on it.
  package var isOpen: Bool
  package let createdAt: Timestamp
  package var updatedAt: Timestamp
  /// The part that it stands in, and the place there.
  package var part: Int64 = 0
  package var place: Int64 = 0
  /// Who began it: its changes are theirs.
  package let principal: String
  package let role: Role?
  /// The message that callers see.
  package var record: [UInt8]

  package init(
    _ kind: JobKind, id: Uuid, isOpen: Bool, at now: Timestamp, principal: String, role: Role?,
    record: [UInt8]
  ) {
    self.id = id
    self.kind = kind
    self.isOpen = isOpen
    self.createdAt = now
    self.updatedAt = now
    self.principal = principal
    self.role = role
    self.record = record
  }

  /// The current row of a query for whole jobs.
  fileprivate init?(_ rows: borrowing SQLCursor) {
    guard let kind = JobKind(rawValue: rows.int64(1)) else { return nil }
    id = rows.uuid(0)
    self.kind = kind
    isOpen = rows.bool(2)
    createdAt = rows.timestamp(3)
    updatedAt = rows.timestamp(4)
    part = rows.int64(5)
    place = rows.int64(6)
    principal = rows.text(7)
    role = UInt8(exactly: rows.int64(8)).flatMap(Role.init(rawValue:))
    record = rows.array(9)
  }
}

/// Which job of which tenant.
package struct JobName: Sendable, Hashable {
  package let tenant: Uuid
  package let id: Uuid
  package let kind: JobKind
}

extension ReadStore {
  static let findJob = Query(
    """
    SELECT id, kind, is_open, created_at, updated_at, part, place, principal, role, record
    FROM jobs WHERE tenant_id = ?1 AND id = ?2
    """)
  static let listJobs = Query(
    """
    SELECT id, kind, is_open, created_at, updated_at, part, place, principal, role, record
    FROM jobs WHERE tenant_id = ?1 AND kind = ?2 AND (created_at, id) < (?3, ?4)
    ORDER BY created_at DESC, id DESC LIMIT ?5
    """)
  static let openJobs = Query(
    global: "SELECT tenant_id, id, kind FROM jobs WHERE is_open = 1 ORDER BY created_at LIMIT 64")

  /// The job `id`; nil when there is none.
  package final func job(_ id: Uuid, _ scope: TenantScope) throws(SQLError) -> Job? {
    var rows = try open(Self.findJob, scope)
    rows.bind(id)
    guard try rows.next() else { return nil }
    return Job(rows)
  }

  /// Up to `limit` jobs of a kind after `position`, the latest first.
  package final func jobs(
    _ kind: JobKind, after position: ListPosition?, limit: Int, _ scope: TenantScope
  ) throws(SQLError) -> [Job] {
    var rows = try open(Self.listJobs, scope)
    let position = position ?? .latest
    rows.bind(kind.rawValue)
    rows.bind(position.number)
    rows.bind(position.id)
    rows.bind(limit)
    var jobs: [Job] = []
    while try rows.next() { if let job = Job(rows) { jobs.append(job) } }
    return jobs
  }

  /// The oldest jobs of all tenants that a server is to work on.
  package final func openJobs() throws(SQLError) -> [JobName] {
    var rows = try open(global: Self.openJobs)
    var names: [JobName] = []
    while try rows.next() {
      guard let kind = JobKind(rawValue: rows.int64(2)) else { continue }
      names.append(JobName(tenant: rows.uuid(0), id: rows.uuid(1), kind: kind))
    }
    return names
  }
}

extension WriteStore {
  static let insertJob = Command(
    """
    INSERT INTO jobs (tenant_id, id, kind, is_open, created_at, updated_at, part, place,
      principal, role, record)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
    """)
  static let updateJob = Command(
    """
    UPDATE jobs SET is_open = ?3, updated_at = ?4, part = ?5, place = ?6, record = ?7
    WHERE tenant_id = ?1 AND id = ?2
    """)

  /// Stores a new job.
  package func insert(_ job: Job, _ scope: TenantScope) throws(SQLError) {
    var command = try open(Self.insertJob, scope)
    command.bind(job.id)
    command.bind(job.kind.rawValue)
    command.bind(job.isOpen)
    command.bind(job.createdAt)
    command.bind(job.updatedAt)
    command.bind(job.part)
    command.bind(job.place)
    command.bind(job.principal)
    command.bind(job.role.map { Int64($0.rawValue) } ?? -1)
    command.bind(job.record)
    try command.run()
  }

  /// Stores where a job stands.
  package func update(_ job: Job, _ scope: TenantScope) throws(SQLError) {
    var command = try open(Self.updateJob, scope)
    command.bind(job.id)
    command.bind(job.isOpen)
    command.bind(now)
    command.bind(job.part)
    command.bind(job.place)
    command.bind(job.record)
    try command.run()
  }
}
