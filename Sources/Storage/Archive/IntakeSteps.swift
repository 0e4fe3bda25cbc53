import Auth
import FrontdeskAPI
import SQLInterface
package import Seams
import SystemIO
package import WireFormat

extension ChangeKind {
  static let imported = ChangeKind("imported")
}

/// The transactions of an archive that is read in: each is short, and each looks whether the
/// import still is the last one of its tenant. All of them are in the platform's name, since
/// nothing of the tenant may be seen, so servers of one database take turns.
///
/// What is under way stands in the table `meta`, with the import's token and the time of its
/// last step.
final class IntakeSteps {
  /// How long a step writes; a commit comes on top.
  private static let stepNanoseconds: UInt64 = 20_000_000
  private static let markPrefix = "tenant import "
  private static let triesMax = 100
  /// Who has not written for so long is gone.
  private static let patienceMicroseconds: Int64 = 600_000_000

  private let store: Store
  private let author: Author
  private let token: Uuid
  private let clock: any Clock
  private var tenant: Uuid?

  var now: Timestamp { clock.now() }

  init(_ store: Store, _ author: Author, token: Uuid, clock: any Clock) {
    self.store = store
    self.author = author
    self.token = token
    self.clock = clock
  }

  /// Begins with a tenant that is not there yet. One that is being imported is taken over.
  func begin(_ tenant: Uuid, isDryRun: Bool) throws(ArchiveFailure) {
    let token = token
    let isFree = try perform { store throws(SQLError) in
      guard try !store.knows(tenant) else { return false }
      if !isDryRun {
        try store.forgetIntake(of: tenant)
        try store.noteIntake(of: tenant, Mark(token: token, at: store.now))
      }
      return true
    }
    guard isFree else { throw .tenantExists(tenant) }
    if !isDryRun { self.tenant = tenant }
  }

  /// Removes all that is there of the tenant.
  func clear(_ tables: [StoredTable]) throws(ArchiveFailure) {
    guard let tenant else { return }
    let clock = clock
    for table in tables {
      var isMore = true
      while isMore {
        isMore = try own { store throws(SQLError) in
          store.journal.forgetHead(of: tenant)
          store.touched.add(allOf: tenant)
          let stopAt = clock.monotonicNanoseconds() &+ Self.stepNanoseconds
          let delete = try store.sql.connection.prepare(table.deleteSome)
          while clock.monotonicNanoseconds() < stopAt {
            _ = delete.aim(at: table, tenant)
            while try delete.step() {}
            let count = delete.changedRows
            delete.reset()
            if count == 0 { return false }
          }
          return true
        }
      }
    }
  }

  /// Removes all that is there of the tenant, and that it was under way.
  func clearAndForget(_ tables: [StoredTable]) throws(ArchiveFailure) {
    guard let tenant else { return }
    try clear(tables)
    try own { store throws(SQLError) in try store.forgetIntake(of: tenant) }
  }

  /// Inserts rows of one table; each group at once, several in a step.
  func insert(_ groups: [[[StoredValue]]], _ table: StoredTable) throws(ArchiveFailure) {
    guard let tenant else { return }
    let clock = clock
    var rest = groups[...]
    while !rest.isEmpty {
      let some = Array(rest)
      let count = try own { store throws(SQLError) in
        let stopAt = clock.monotonicNanoseconds() &+ Self.stepNanoseconds
        store.touched.add(allOf: tenant)
        var inserter = RowInserter(table, tenant, store.sql.connection)
        var count = 0
        for group in some {
          try inserter.insert(group)
          count += 1
          if clock.monotonicNanoseconds() >= stopAt { break }
        }
        return count
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Makes the tenant known, with `rows` of the tables of these names.
  func end(
    _ tables: [StoredTable], _ rows: [String: [[StoredValue]]], _ tenant: Tenant
  ) throws(ArchiveFailure) {
    guard self.tenant == tenant.id else { throw .overtaken }
    try own { store throws(SQLError) in
      store.touched.add(allOf: tenant.id)
      for table in tables {
        guard let rows = rows[table.name] else { continue }
        var inserter = RowInserter(table, tenant.id, store.sql.connection)
        try inserter.insert(rows)
      }
      try store.forgetIntake(of: tenant.id)
      store.record(
        Change(
          .imported, .tenant, tenant.id, subject: nil, version: Int64(clamping: tenant.version)),
        .platform)
    }
    self.tenant = nil
  }

  /// Clears away what imports have left that came to no end.
  static func clearAbandoned(
    _ store: Store, _ author: Author, clock: any Clock, token: () -> Uuid
  ) throws(ArchiveFailure) {
    var old: [Uuid] = []
    let tables: [StoredTable]
    do throws(SQLError) {
      let reader = try store.makeReadStore(for: .report)
      defer { reader.close() }
      let limit = clock.now().microseconds - patienceMicroseconds
      for (tenant, mark) in try reader.intakes() where mark.at.microseconds < limit {
        old.append(tenant)
      }
      if old.isEmpty { return }
      tables = try StoredTable.all(of: reader.sql.connection).filter(\.hasTenant)
    } catch {
      throw .sql(error)
    }
    for tenant in old {
      let steps = IntakeSteps(store, author, token: token(), clock: clock)
      try steps.begin(tenant, isDryRun: false)
      try steps.clearAndForget(tables)
    }
  }

  /// A step of an import that still is the last one.
  private func own<Result: Sendable>(
    _ body: @escaping @Sendable (WriteStore) throws(SQLError) -> Result
  ) throws(ArchiveFailure) -> Result {
    guard let tenant else { throw .overtaken }
    let token = token
    let result = try perform { store throws(SQLError) -> Result? in
      guard try store.renewIntake(of: tenant, Mark(token: token, at: store.now)) else {
        return nil
      }
      return try body(store)
    }
    guard let result else { throw .overtaken }
    return result
  }

  private func perform<Result: Sendable>(
    _ body: @escaping @Sendable (WriteStore) throws(SQLError) -> Result
  ) throws(ArchiveFailure) -> Result {
    var tries = 0
    while true {
      let step = WriterStep(.platform, author) { store throws(SQLError) in
        store.allowUnrecordedChanges("rows of a tenant that nobody can see yet")
        return try body(store)
      }
      do throws(WriteFailure) { return try step.perform(on: store.writer) } catch {
        tries += 1
        guard error == .overloaded, tries < Self.triesMax else { throw .write(error) }
        _ = Monitor(()).wait(seconds: 0.1) { _ in nil as Void? }
      }
    }
  }

  /// What is noted of an import that is under way.
  struct Mark: Sendable {
    let token: Uuid
    let at: Timestamp

    var text: String { "\(token) \(at.microseconds)" }

    init(token: Uuid, at: Timestamp) {
      self.token = token
      self.at = at
    }

    init?(_ text: String) {
      let words = text.split(separator: " ")
      guard words.count == 2, let token = Uuid(words[0]), let at = Int64(words[1]) else {
        return nil
      }
      self.init(token: token, at: Timestamp(microseconds: at))
    }
  }

  fileprivate static func name(_ tenant: Uuid) -> String { markPrefix + tenant.description }

  fileprivate static func tenant(_ name: String) -> Uuid? {
    name.hasPrefix(markPrefix) ? Uuid(name.dropFirst(markPrefix.count)) : nil
  }
}

extension Store {
  /// Clears away what archives have left that never came whole. `token` makes a new one.
  package func clearAbandonedArchives(
    clock: any Clock, token: () -> Uuid
  ) throws(ArchiveFailure) {
    let author = Author(principal: "system", role: nil, method: "upkeep")
    try IntakeSteps.clearAbandoned(self, author, clock: clock, token: token)
  }
}

extension ReadStore {
  /// The tenants that are being imported.
  fileprivate func intakes() throws(SQLError) -> [(Uuid, IntakeSteps.Mark)] {
    let list = try sql.connection.prepare("SELECT name, value FROM meta ORDER BY name")
    defer { list.reset() }
    list.reach(nil)
    var found: [(Uuid, IntakeSteps.Mark)] = []
    while try list.step() {
      let name = unsafe String(decoding: list.bytes(0), as: UTF8.self)
      guard let tenant = IntakeSteps.tenant(name),
        let mark = unsafe IntakeSteps.Mark(String(decoding: list.bytes(1), as: UTF8.self))
      else { continue }
      found.append((tenant, mark))
    }
    return found
  }
}

extension WriteStore {
  fileprivate func knows(_ tenant: Uuid) throws(SQLError) -> Bool {
    try self.tenant(.system(tenant, "whether it is there")) != nil
  }

  fileprivate func noteIntake(of tenant: Uuid, _ mark: IntakeSteps.Mark) throws(SQLError) {
    try change("INSERT INTO meta (name, value) VALUES (?1, ?2)", tenant, [mark.text])
  }

  /// False where the import is not the last one any more, or the tenant is there by now.
  fileprivate func renewIntake(of tenant: Uuid, _ mark: IntakeSteps.Mark) throws(SQLError) -> Bool {
    guard try !knows(tenant) else { return false }
    return try change(
      "UPDATE meta SET value = ?2 WHERE name = ?1 AND substr(value, 1, 36) = ?3", tenant,
      [mark.text, mark.token.description]) > 0
  }

  fileprivate func forgetIntake(of tenant: Uuid) throws(SQLError) {
    try change("DELETE FROM meta WHERE name = ?1", tenant, [])
  }

  @discardableResult
  private func change(_ text: String, _ tenant: Uuid, _ values: [String]) throws(SQLError) -> Int {
    let statement = try sql.connection.prepare(text)
    defer { statement.reset() }
    statement.reach(nil)
    statement.bind(text: IntakeSteps.name(tenant), at: 1)
    for (index, value) in values.enumerated() { statement.bind(text: value, at: index + 2) }
    while try statement.step() {}
    return statement.changedRows
  }
}
