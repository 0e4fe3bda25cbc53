package import Auth
package import FrontdeskAPI
import SQLInterface
package import WireFormat

/// The erasure of one customer: a step that cannot be taken back, noted outside the database
/// before it is made, and steps that clear away what may be many rows. An erasure that was
/// interrupted goes on where it was.
package struct Erasure {
  private let store: Store
  private let reader: ReadStore
  let scope: TenantScope
  let author: Author
  /// nil where the ledger has it already.
  private let log: ErasureLog?
  private let removeFile: (ErasedFile) -> Void

  /// `reader` is the calling thread's own. `removeFile` removes the bytes of a file about the
  /// customer, as far as it can: nobody can read them any more.
  package init(
    _ store: Store, _ reader: ReadStore, by author: Author, log: ErasureLog?, _ scope: TenantScope,
    removeFile: @escaping (ErasedFile) -> Void = { _ in }
  ) {
    self.removeFile = removeFile
    self.store = store
    self.reader = reader
    self.author = author
    self.log = log
    self.scope = scope
  }

  /// Erases customer `id`; nil when there is none. The receipt of one that is erased already is
  /// the one that it got then. Never on the writer's own thread.
  package func erase(
    _ named: Uuid, reason: String?, at now: Timestamp
  ) throws(ErasureFailure) -> ErasureReceipt? {
    // One who was merged into another is that one.
    let id = try read { store throws(SQLError) in
      try store.knownCustomer(named, scope) ?? named
    }
    var person = Person(id: id)
    if let receipt = try read({ store throws(SQLError) in try store.erasure(of: id, scope) }) {
      if receipt.completedAt != nil { return receipt }
    } else {
      let known = try read { store throws(SQLError) -> Person? in
        guard let customer = try store.customer(id, .liveOrDeleted, scope) else { return nil }
        return try Person(customer, store, scope)
      }
      guard let known else { return nil }
      person = known
      try begin(person, reason, now)
    }
    try clear(person, now)
    return try read { store throws(SQLError) in try store.erasure(of: id, scope) }
  }

  private func begin(
    _ person: Person, _ reason: String?, _ now: Timestamp
  ) throws(ErasureFailure) {
    let (id, scope, author) = (person.id, scope, author)
    let leads = try read { store throws(SQLError) in try store.leads(of: person, scope) }
    let aliases = try read { store throws(SQLError) in
      try store.aliases(of: id, limit: .max, scope)
    }
    try note([id] + aliases + leads, now)
    try step { store throws(SQLError) in
      try store.beginErasure(of: id, leads: leads, reason: reason, by: author, scope)
    }
  }

  private func clear(_ person: Person, _ now: Timestamp) throws(ErasureFailure) {
    let (id, scope) = (person.id, scope)
    // Made while the first ones were looked for; none can join the customer any more.
    let late = try read { store throws(SQLError) in try store.leads(of: person, scope) }
    if !late.isEmpty {
      try note(late, now)
      try step { store throws(SQLError) in try store.eraseLeads(late, of: id, scope) }
    }
    while try step({ store throws(SQLError) in try store.eraseEntries(of: id, scope) }) {}
    while try step({ store throws(SQLError) in try store.eraseMessages(of: id, scope) }) {}
    while true {
      let files = try step { store throws(SQLError) in
        try store.eraseEvidence(of: id, scope)
      }
      if files.isEmpty { break }
      for file in files { removeFile(file) }
    }
    var position: ListPosition? = .earliest
    while let from = position {
      position = try step { store throws(SQLError) in
        try store.pseudonymiseBookings(of: id, after: from, scope)
      }
    }
    try step { store throws(SQLError) in try store.endErasure(of: id, scope) }
  }

  func note(_ subjects: [Uuid], _ now: Timestamp) throws(ErasureFailure) {
    try log?.note(
      subjects.map { ErasureLedger.Entry(at: now, tenant: scope.tenantID, subject: $0) })
  }

  @discardableResult
  func step<Result: Sendable>(
    _ body: @escaping @Sendable (WriteStore) throws(SQLError) -> Result
  ) throws(ErasureFailure) -> Result {
    // Whoever has to be forgotten is, though the disk be full.
    let step = WriterStep(scope, author, freesRoom: true, body)
    do throws(WriteFailure) { return try step.perform(on: store.writer) } catch {
      throw .write(error)
    }
  }

  func read<Result>(
    _ body: (ReadStore) throws(SQLError) -> Result
  ) throws(ErasureFailure) -> Result {
    reader.begin()
    defer { reader.end() }
    do throws(SQLError) { return try body(reader) } catch { throw .sql(error) }
  }
}
