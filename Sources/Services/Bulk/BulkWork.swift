import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import RPCServer
import SQLInterface
import Seams
import Storage
import Synchronization
import WireFormat

/// Goes on with a bulk update, one short transaction at a time: first it writes down whom it is
/// about, then it changes them, and at the end it clears away who is left.
final class BulkWork: JobWork {
  /// How long a step writes; a commit comes on top.
  private static let stepNanoseconds: UInt64 = 25_000_000
  private static let partsCleared: Int64 = 8

  private let environment: ServiceEnvironment
  private let store: Store
  private let clock: any Clock
  private let scope: TenantScope
  private let id: Uuid
  /// The part that the last step worked on.
  private var ids: (part: Int64, ids: [Uuid])?

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

  func step(_ reader: ReadStore) throws(RPCError) -> Bool {
    reader.begin()
    defer { reader.end() }
    let job = try BulkJob(id, reader, scope)
    do throws(RPCError) {
      switch job.shown.state {
      case .selecting: return try select(job, reader)
      case .applying: return try apply(job, reader)
      case .done, .stopped, .failed, .unspecified, .unrecognized: return try clear(job, reader)
      }
    } catch {
      switch error.code {
      // The filter's category or segment is gone, or what was written down is.
      case .invalidArgument, .notFound, .failedPrecondition, .dataLoss: try fail(job, error)
      default: throw error
      }
      return true
    }
  }
}

// Whom it is about.
extension BulkWork {
  private func select(_ job: BulkJob, _ reader: ReadStore) throws(RPCError) -> Bool {
    let (part, number) = job.place
    let page = try page(job, reader)
    reader.end()
    let (id, scope) = (id, scope)
    try BackgroundJob.run(as: job.author, on: store, scope) { call throws(RPCError) in
      var job = try BulkJob(id, call.store, scope)
      // Stopped, or gone on with by another server meanwhile.
      guard job.shown.state == .selecting, job.place == (part, number) else { return }
      if !page.ids.isEmpty {
        try db(
          try call.store.insertPart(
            BulkIDs.encode(page.ids), part + 1, .input, of: id, scope))
        job.shown.total += UInt64(page.ids.count)
        job.place.part += 1
      }
      if let next = page.position {
        job.place.index = next.number
        return try job.update(call, scope)
      }
      if job.shown.total == 0 { return try job.end(.done, call, scope, isCleared: true) }
      job.shown.state = .applying
      job.shown.filter?.search = ""
      job.place = (1, 0)
      try job.update(call, scope)
    }
    return true
  }

  /// The next customers in the order of their creation, as things were when it was begun.
  private func page(
    _ job: BulkJob, _ reader: ReadStore
  ) throws(RPCError) -> (ids: [Uuid], position: ListPosition?) {
    let (part, number) = job.place
    var position: ListPosition?
    if part > 0 {
      guard let bytes = try db(try reader.part(part, .input, of: id, scope)),
        let last = BulkIDs.decode(bytes)?.last
      else { throw Self.damaged }
      position = ListPosition(number: number, id: last)
    }
    let context = CallContext(principal: nil, scope: scope, deadline: .max, arrived: 0)
    let call = ReadCall(context, now: job.createdAt, store: reader)
    let filter = try CustomerHandlers(environment).filter(
      job.shown.filter ?? ListCustomersRequest(), call)
    guard let filter else { return ([], nil) }
    let order = CustomerOrder(.created, isDescending: false)
    let found = try db(
      try reader.customerIDs(
        filter, order, after: position, limit: BulkIDs.perPart, scope))
    // Nobody who matches is to be left out in silence.
    guard !found.hasMoreCandidates else { throw CustomerHandlers.tooWide }
    return (found.ids, found.position)
  }

  private static let damaged = RPCError(
    .dataLoss, "What was put by of the bulk update cannot be read.")
}

// Changing them.
extension BulkWork {
  private func apply(_ job: BulkJob, _ reader: ReadStore) throws(RPCError) -> Bool {
    let (part, start) = job.place
    if ids?.part != part {
      guard let bytes = try db(try reader.part(part, .input, of: id, scope)),
        let decoded = BulkIDs.decode(bytes)
      else { throw Self.damaged }
      ids = (part, decoded)
    }
    // So that the snapshot is not held while the writer works.
    reader.end()
    let (all, environment, clock, id, scope) = (ids?.ids ?? [], environment, clock, id, scope)
    try BackgroundJob.run(as: job.author, on: store, scope) { call throws(RPCError) in
      var job = try BulkJob(id, call.store, scope)
      guard job.shown.state == .applying, job.place == (part, start) else { return }
      let stopAt = clock.monotonicNanoseconds() &+ Self.stepNanoseconds
      var applier = try BulkApplier(environment, call, scope, job.shown)
      var index = Int(clamping: start)
      while index < all.count {
        try applier.apply(all[index])
        index += 1
        if clock.monotonicNanoseconds() >= stopAt { break }
      }
      try job.keep(applier.results, call, scope)
      job.shown.counts = applier.counts
      job.shown.position += UInt64(applier.results.count)
      job.place = (part, Int64(index))
      if index >= all.count {
        job.place = (part + 1, 0)
        try db(try call.store.deletePart(part, .input, of: id, scope))
      }
      if job.shown.position >= job.shown.total {
        try job.end(.done, call, scope, isCleared: true)
      } else {
        try job.update(call, scope)
      }
    }
    return true
  }

  private func fail(_ job: BulkJob, _ error: RPCError) throws(RPCError) {
    let (id, scope) = (id, scope)
    try BackgroundJob.run(as: job.author, on: store, scope) { call throws(RPCError) in
      var job = try BulkJob(id, call.store, scope)
      guard !job.shown.state.isEnd else { return }
      job.shown.problem = error.message
      try job.end(.failed, call, scope)
    }
  }

  /// Removes some of those who were to be changed and will not be; false when none is left.
  private func clear(_ job: BulkJob, _ reader: ReadStore) throws(RPCError) -> Bool {
    let last = try db(try reader.lastPart(.input, of: id, scope))
    reader.end()
    let (id, scope) = (id, scope)
    let first = max(1, last - Self.partsCleared + 1)
    try BackgroundJob.run(as: job.author, on: store, scope) { call throws(RPCError) in
      var job = try BulkJob(id, call.store, scope)
      if last > 0 {
        for part in first...last {
          try db(try call.store.deletePart(part, .input, of: id, scope))
        }
        call.store.allowUnrecordedChanges("who was put by is no record")
      } else {
        try job.update(call, scope, isCleared: true)
      }
    }
    return last > 0
  }
}

extension BulkJob {
  /// Keeps what became of some customers.
  fileprivate func keep(
    _ results: [BulkResult], _ call: WriteCall, _ scope: TenantScope
  ) throws(RPCError) {
    guard !results.isEmpty else { return }
    let last = try db(try call.store.lastPart(.results, of: shown.id, scope))
    try db(
      try call.store.insertPart(
        BulkResultPage(results: results).encoded(), last + 1, .results, of: shown.id, scope))
  }
}
