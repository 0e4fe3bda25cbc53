package import Auth
package import SQLInterface
package import WireFormat

/// What a job keeps beside its record, in numbered parts.
package enum JobPartKind: Int64, Sendable, Hashable {
  /// What is still to be done; gone once the job has ended.
  case input = 1
  /// What was done, for taking it back.
  case effects
  /// What went wrong, as lines of CSV.
  case problems
  /// What became of each record, as encoded messages.
  case results = 20
}

extension ReadStore {
  static let findPart = Query(
    """
    SELECT content FROM job_parts
    WHERE tenant_id = ?1 AND job_id = ?2 AND kind = ?3 AND number = ?4
    """)
  static let lastPart = Query(
    """
    SELECT number FROM job_parts WHERE tenant_id = ?1 AND job_id = ?2 AND kind = ?3
    ORDER BY number DESC LIMIT 1
    """)

  /// A part as it is stored; nil when there is none.
  package final func part(
    _ number: Int64, _ kind: JobPartKind, of job: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> [UInt8]? {
    var rows = try open(Self.findPart, scope)
    rows.bind(job)
    rows.bind(kind.rawValue)
    rows.bind(number)
    return try rows.next() ? rows.array(0) : nil
  }

  /// A part that was sealed with the key of `subject`; nil when there is none, or no key.
  package final func sealedPart(
    _ number: Int64, _ kind: JobPartKind, of job: Uuid, sealedFor subject: Uuid,
    _ scope: TenantScope
  ) throws(SQLError) -> [UInt8]? {
    guard let sealed = try part(number, kind, of: job, scope) else { return nil }
    let place = SealedPlace.part(number, kind, of: job)
    return unsafe try unseal(sealed.span.bytes, of: subject, in: place, scope)
  }

  /// The number of the last part of a kind; 0 when there is none.
  package final func lastPart(
    _ kind: JobPartKind, of job: Uuid, _ scope: TenantScope
  ) throws(SQLError) -> Int64 {
    var rows = try open(Self.lastPart, scope)
    rows.bind(job)
    rows.bind(kind.rawValue)
    return try rows.next() ? rows.int64(0) : 0
  }
}

extension WriteStore {
  static let insertPart = Command(
    """
    INSERT INTO job_parts (tenant_id, job_id, kind, number, content)
    VALUES (?1, ?2, ?3, ?4, ?5)
    """)
  static let deletePart = Command(
    """
    DELETE FROM job_parts WHERE tenant_id = ?1 AND job_id = ?2 AND kind = ?3 AND number = ?4
    """)
  static let deleteParts = Command(
    "DELETE FROM job_parts WHERE tenant_id = ?1 AND job_id = ?2 AND kind = ?3")

  /// Stores a part as it is.
  package func insertPart(
    _ content: [UInt8], _ number: Int64, _ kind: JobPartKind, of job: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    var command = try open(Self.insertPart, scope)
    command.bind(job)
    command.bind(kind.rawValue)
    command.bind(number)
    command.bind(content)
    try command.run()
  }

  /// Stores a part sealed with the key of `subject`, which is the job's own and goes with it.
  package func insertSealedPart(
    _ content: [UInt8], _ number: Int64, _ kind: JobPartKind, of job: Uuid,
    sealedFor subject: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    let place = SealedPlace.part(number, kind, of: job)
    let sealed = unsafe try seal(content.span.bytes, of: subject, in: place, scope)
    try insertPart(sealed, number, kind, of: job, scope)
  }

  package func deletePart(
    _ number: Int64, _ kind: JobPartKind, of job: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    var command = try open(Self.deletePart, scope)
    command.bind(job)
    command.bind(kind.rawValue)
    command.bind(number)
    try command.run()
  }

  /// Removes all parts of a kind.
  package func deleteParts(
    _ kind: JobPartKind, of job: Uuid, _ scope: TenantScope
  ) throws(SQLError) {
    var command = try open(Self.deleteParts, scope)
    command.bind(job)
    command.bind(kind.rawValue)
    try command.run()
  }
}

extension SealedPlace {
  fileprivate static func part(
    _ number: Int64, _ kind: JobPartKind, of job: Uuid
  ) -> SealedPlace {
    let mixed = job.low ^ UInt64(bitPattern: number << 4 | kind.rawValue)
    return SealedPlace("job_parts", Uuid(high: job.high, low: mixed))
  }
}
