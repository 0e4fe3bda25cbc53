import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import Seams
import Storage
import Synchronization
import WireFormat

/// Goes on with an import, one short transaction at a time. Where it stands is stored with the
/// rows, so it may end anywhere and go on with the next step.
final class ImportWork: JobWork {
  /// How long a step writes where others wait: less than a batch of the writer, so that some of
  /// them come with it. A commit comes on top.
  private static let stepNanoseconds: UInt64 = 8_000_000
  /// The same where nobody does, but somebody did lately.
  private static let sharedNanoseconds: UInt64 = 40_000_000
  /// The same where nobody is about.
  private static let aloneNanoseconds: UInt64 = 600_000_000

  private let environment: ServiceEnvironment
  private let store: Store
  private let clock: any Clock
  private let scope: TenantScope
  private let id: Uuid
  /// The part that the last step worked on.
  private var rows: PreparedPart?
  /// The one after it, made while the writer is busy with that.
  private var nextRows: PreparedPart?
  private var effects: (part: Int64, effects: [ImportEffect])?

  init(
    _ environment: ServiceEnvironment, _ store: Store, clock: any Clock, _ scope: TenantScope,
    _ id: Uuid
  ) {
    self.environment = environment
    self.store = store
    self.clock = clock
    self.scope = scope
    self.id = id
  }

  /// Does the next step; false when there is none.
  func step(_ reader: ReadStore) throws(RPCError) -> Bool {
    reader.begin()
    defer { reader.end() }
    let job = try ImportJob(id, reader, scope)
    switch job.shown.state {
    case .applying: return try apply(job, reader)
    case .undoing: return try undo(job, reader)
    case .receiving: return try giveUp(job, reader)
    case .unspecified, .refused, .checked, .done, .stopped, .undone, .unrecognized: return false
    }
  }
}

extension ImportWork {
  private static func isOver(_ nanoseconds: UInt64, _ call: WriteCall) -> Bool {
    isOver(nanoseconds, isAlone: call.store.isAlone, hasCallers: call.store.hasCallers)
  }

  /// Whether a step that has written for so long makes room for others.
  static func isOver(_ nanoseconds: UInt64, isAlone: Bool, hasCallers: Bool) -> Bool {
    if nanoseconds < stepNanoseconds { return false }
    guard isAlone else { return true }
    return nanoseconds >= (hasCallers ? sharedNanoseconds : aloneNanoseconds)
  }
}

// Writing rows.
extension ImportWork {
  private func apply(_ job: ImportJob, _ reader: ReadStore) throws(RPCError) -> Bool {
    let (part, start) = job.place
    if rows?.part != part {
      guard job.shown.position < job.shown.rows else {
        try end(job, .done)
        return false
      }
      rows = nextRows?.part == part ? nextRows : try prepared(part, of: job, reader)
      nextRows = nil
      guard rows != nil else {
        try end(job, .stopped, Self.damaged)
        return false
      }
    }
    // So that the snapshot is not held while the writer works.
    reader.end()
    let (all, environment, clock, id, scope) = (rows?.rows ?? [], environment, clock, id, scope)
    let isOver = Mutex(false)
    let step = BackgroundJob.submit(as: job.author, on: store, scope, isStep: true) {
      call throws(RPCError) in
      var job = try ImportJob(id, call.store, scope)
      // Stopped, or gone on with by another server meanwhile.
      guard job.shown.state == .applying, job.place == (part, start) else { return }
      let begin = clock.monotonicNanoseconds()
      var applier = try RowApplier(
        environment, call, scope, job.shown.options, principal: job.author.principal,
        counts: job.shown.counts)
      var index = start
      while index < all.count {
        try applier.apply(all[index])
        index += 1
        if Self.isOver(clock.monotonicNanoseconds() &- begin, call) { break }
      }
      try applier.finish()
      try job.keep(applier, call, scope)
      job.shown.counts = applier.counts
      job.shown.position += UInt64(index - start)
      job.place = (part, index)
      if index == all.count {
        job.place = (part + 1, 0)
        try db(try call.store.deletePart(part, .input, of: id, scope))
      }
      call.store.allowUnrecordedChanges("where an import stands is no record")
      if job.shown.position >= job.shown.rows {
        try job.end(.done, call, scope)
        isOver.withLock { $0 = true }
      } else {
        try job.update(call, scope)
      }
    }
    if nextRows == nil {
      reader.begin()
      nextRows = try? prepared(part + 1, of: job, reader)
      reader.end()
    }
    try step.wait()
    return isOver.withLock { !$0 }
  }

  /// A part of the rows; nil where it is not there or cannot be read.
  private func prepared(
    _ part: Int64, of job: ImportJob, _ reader: ReadStore
  ) throws(RPCError) -> PreparedPart? {
    let bytes = try db(try reader.sealedPart(part, .input, of: id, sealedFor: job.keyID, scope))
    guard let rows = bytes.flatMap(ImportRows.decode) else { return nil }
    let makesKeys = job.shown.counts.mostlyAdds
    return PreparedPart(
      part: part,
      rows: rows.map { PreparedRow($0, key: makesKeys ? freshKey() : nil) })
  }

  /// The key of a customer that a row may make.
  private func freshKey() -> FreshKey {
    store.freshKey(of: environment.random.uuid(at: clock.now()), scope)
  }

  private struct PreparedPart {
    let part: Int64
    let rows: [PreparedRow]
  }

  /// Ends the import, unless its state has changed since `seen`; what is left of its rows goes.
  private func end(
    _ seen: ImportJob, _ state: ImportState, _ problem: String? = nil
  ) throws(RPCError) {
    let (id, scope) = (id, scope)
    let hasEnded = Mutex(false)
    try BackgroundJob.run(as: seen.author, on: store, scope) { call throws(RPCError) in
      var job = try ImportJob(id, call.store, scope)
      guard job.shown.version == seen.shown.version else { return }
      job.shown.problem = problem ?? job.shown.problem
      try job.end(state, call, scope)
      hasEnded.withLock { $0 = true }
    }
    guard hasEnded.withLock({ $0 }), state != .done else { return }
    let parts = Mutex<Int64>(0)
    try BackgroundJob.run(as: seen.author, on: store, scope) { call throws(RPCError) in
      let last = try db(try call.store.lastPart(.input, of: id, scope))
      parts.withLock { $0 = last }
    }
    try ImportJob.dropInput(of: id, parts: parts.withLock { $0 }, on: store, scope)
  }

  /// A file whose sender has gone, with the server that read it.
  private func giveUp(_ job: ImportJob, _ reader: ReadStore) throws(RPCError) -> Bool {
    let silence = clock.now().microseconds - job.updatedAt.microseconds
    guard silence > Self.patienceMicroseconds else { return false }
    reader.end()
    try end(job, .refused, "The file did not come whole. Nothing was written.")
    return false
  }

  /// A sender that is slower than this is taken for gone.
  private static let patienceMicroseconds: Int64 = 600_000_000

  private static let damaged = "What was put by of the import cannot be read any more."
}

// Taking it back.
extension ImportWork {
  private func undo(_ job: ImportJob, _ reader: ReadStore) throws(RPCError) -> Bool {
    let (part, done) = job.place
    if effects?.part != part {
      guard let bytes = try db(try reader.part(part, .effects, of: id, scope)),
        let decoded = ImportEffect.decode(bytes)
      else {
        try end(job, .stopped, Self.damaged)
        return false
      }
      effects = (part, decoded)
    }
    reader.end()
    let (all, environment, clock, id, scope) =
      (effects?.effects ?? [], environment, clock, id, scope)
    let isOver = Mutex(false)
    try BackgroundJob.run(as: job.author, on: store, scope, isStep: true) {
      call throws(RPCError) in
      var job = try ImportJob(id, call.store, scope)
      guard job.shown.state == .undoing, job.place == (part, done) else { return }
      let begin = clock.monotonicNanoseconds()
      var undo = EffectUndo(environment, call, scope, job.shown.undone ?? UndoCounts())
      var index = done
      while index < all.count {
        try undo.takeBack(all[all.count - 1 - index])
        index += 1
        if Self.isOver(clock.monotonicNanoseconds() &- begin, call) { break }
      }
      try job.keep(undo.problems, call, scope)
      job.shown.undone = undo.counts
      job.shown.position -= min(job.shown.position, UInt64(index - done))
      job.place = (part, index)
      if index == all.count {
        try db(try call.store.deletePart(part, .effects, of: id, scope))
        job.place = (try db(try call.store.lastPart(.effects, of: id, scope)), 0)
      }
      call.store.allowUnrecordedChanges("where an import stands is no record")
      if job.place.part == 0 {
        try job.end(.undone, call, scope)
        isOver.withLock { $0 = true }
      } else {
        try job.update(call, scope)
      }
    }
    return isOver.withLock { !$0 }
  }
}

extension ImportCounts {
  /// Whether the rows so far made customers rather than meeting those who were there.
  fileprivate var mostlyAdds: Bool { added + customers >= updated + unchanged + skipped }
}

extension ImportJob {
  /// Keeps what a step did, for taking it back, and what it would not do.
  fileprivate func keep(
    _ applier: RowApplier, _ call: WriteCall, _ scope: TenantScope
  ) throws(RPCError) {
    if !applier.effects.isEmpty {
      try db(
        try call.store.insertPart(
          applier.effects, Int64(shown.version), .effects, of: shown.id, scope))
    }
    try keep(applier.problems, call, scope)
  }

  fileprivate func keep(
    _ found: [ImportProblem], _ call: WriteCall, _ scope: TenantScope
  ) throws(RPCError) {
    guard !found.isEmpty else { return }
    let left = shown.undone?.left ?? 0
    var problems = ImportProblems(listed: Int(clamping: shown.counts.errors + left))
    problems.add(found)
    let lines = problems.take()
    guard !lines.isEmpty else { return }
    let last = try db(try call.store.lastPart(.problems, of: shown.id, scope))
    try db(try call.store.insertPart(lines, last + 1, .problems, of: shown.id, scope))
  }
}
