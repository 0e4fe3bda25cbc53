import Auth
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import RPCServer
import SQLInterface
import Seams
import Storage
import Synchronization
import WireFormat

extension SegmentHandlers {
  private static let snapshotsMax = 100
  /// Rows of one write.
  private static let rowsAtOnce = 500
  /// A snapshot that is not whole after so long never will be.
  private static let patienceMicroseconds: Int64 = 3_600_000_000

  package func listSnapshots(
    _ request: ListSnapshotsRequest, _ call: ReadCall
  ) throws(RPCError) -> SnapshotList {
    _ = try require(request.segmentId, call.store, call.scope)
    return SnapshotList(
      snapshots: try db(
        try call.store.snapshots(
          of: request.segmentId, areWhole: true, limit: Self.snapshotsMax, call.scope)))
  }

  package func snapshotSegment(
    _ request: SnapshotSegmentRequest, _ call: WorkCall
  ) throws(RPCError) -> SegmentSnapshot {
    let scope = call.scope
    let reader = try db(try call.store.makeReadStore(for: .report))
    defer { reader.close() }
    let segment = try require(request.id, reader, scope)
    let known = try db(
      try reader.snapshots(of: segment.id, areWhole: true, limit: Self.snapshotsMax, scope))
    if let id = request.snapshotId, let same = known.first(where: { $0.id == id }) { return same }
    guard known.count < Self.snapshotsMax else {
      throw RPCError(
        .failedPrecondition,
        "A segment has \(Self.snapshotsMax) snapshots at most; delete one first.")
    }
    try clearStale(of: segment.id, reader, call)
    let author = author(of: call, "snapshotSegment")
    var snapshot = SegmentSnapshot(
      id: request.snapshotId ?? environment.random.uuid(at: call.now), segmentId: segment.id,
      at: call.now, by: author.principal, filter: segment.filter)
    let begun = snapshot
    try BackgroundJob.run(as: author, on: call.store, scope) { call throws(RPCError) in
      try db(try call.store.insert(begun, scope))
      call.store.allowUnrecordedChanges("a snapshot that nobody sees yet")
    }
    do throws(RPCError) {
      snapshot.members = try addMembers(to: snapshot, author, reader, call)
    } catch {
      try? clear(snapshot.id, call)
      throw error
    }
    let whole = snapshot
    try BackgroundJob.run(as: author, on: call.store, scope) { call throws(RPCError) in
      try db(try call.store.update(whole, isWhole: true, scope))
      call.store.record(
        Change(
          .created, .segmentSnapshot, whole.id, subject: nil, version: 1,
          after: whole.encoded()), scope)
    }
    return snapshot
  }

  private func addMembers(
    to snapshot: SegmentSnapshot, _ author: Author, _ reader: ReadStore, _ call: WorkCall
  ) throws(RPCError) -> UInt64 {
    let scope = call.scope
    let read = ReadCall(call.context, now: call.now, store: reader)
    guard let filter = try CustomerHandlers(environment).filter(snapshot.filter, read) else {
      return 0
    }
    let order = CustomerOrder(.created, isDescending: false)
    var members: UInt64 = 0
    var position: ListPosition?
    repeat {
      let page = try db(
        try reader.customerIDs(
          filter, order, after: position, limit: Self.rowsAtOnce, scope))
      let ids = page.ids
      if !ids.isEmpty {
        try BackgroundJob.run(as: author, on: call.store, scope) { call throws(RPCError) in
          try db(try call.store.add(members: ids, to: snapshot.id, scope))
          call.store.allowUnrecordedChanges("members of a snapshot that nobody sees yet")
        }
      }
      members += UInt64(ids.count)
      position = page.position
    } while position != nil
    return members
  }

  package func deleteSnapshot(
    _ request: DeleteSnapshotRequest, _ call: WorkCall
  ) throws(RPCError) -> SegmentSnapshot {
    let scope = call.scope
    let reader = try db(try call.store.makeReadStore(for: .report))
    defer { reader.close() }
    guard let snapshot = try db(try reader.snapshot(request.id, scope)) else {
      throw RPCError(.notFound, "There is no such snapshot.")
    }
    try BackgroundJob.run(
      as: author(of: call, "deleteSnapshot"), on: call.store, scope
    ) { call throws(RPCError) in
      try Self.hide(snapshot, call, scope)
    }
    try clear(snapshot.id, call)
    return snapshot
  }

  package func deleteSegment(
    _ request: DeleteSegmentRequest, _ call: WorkCall
  ) throws(RPCError) -> Segment {
    let scope = call.scope
    let reader = try db(try call.store.makeReadStore(for: .report))
    defer { reader.close() }
    let segment = try require(request.id, reader, scope)
    let handlers = self
    try BackgroundJob.run(
      as: author(of: call, "deleteSegment"), on: call.store, scope
    ) { call throws(RPCError) in
      let snapshots = try db(
        try call.store.snapshots(
          of: segment.id, areWhole: true, limit: Self.snapshotsMax, scope))
      for snapshot in snapshots { try Self.hide(snapshot, call, scope) }
      try db(try call.store.deleteSegment(segment.id, scope))
      handlers.record(.deleted, segment, before: segment, call)
    }
    for snapshot in try db(
      try reader.snapshots(of: segment.id, areWhole: false, limit: Int(Int32.max), scope))
    { try clear(snapshot.id, call) }
    return segment
  }

  /// Nobody sees the snapshot any more.
  private static func hide(
    _ snapshot: SegmentSnapshot, _ call: WriteCall, _ scope: TenantScope
  ) throws(RPCError) {
    try db(try call.store.update(snapshot, isWhole: false, scope))
    call.store.record(
      Change(
        .deleted, .segmentSnapshot, snapshot.id, subject: nil, version: 1,
        before: snapshot.encoded()), scope)
  }

  /// Removes snapshots of a segment that were interrupted, by their making or by their end.
  private func clearStale(
    of segment: Uuid, _ reader: ReadStore, _ call: WorkCall
  ) throws(RPCError) {
    let left = try db(
      try reader.snapshots(
        of: segment, areWhole: false, limit: Self.snapshotsMax, call.scope))
    for snapshot in left
    where call.now.microseconds - snapshot.at.microseconds > Self.patienceMicroseconds {
      try clear(snapshot.id, call)
    }
  }

  /// Removes a snapshot that nobody sees, some rows at a time.
  private func clear(_ id: Uuid, _ call: WorkCall) throws(RPCError) {
    let (store, scope) = (call.store, call.scope)
    let isOver = Mutex(false)
    repeat {
      try BackgroundJob.run("segments", on: store, scope) { call throws(RPCError) in
        let isCleared = try db(
          try call.store.clear(snapshot: id, limit: Self.rowsAtOnce, scope))
        isOver.withLock { $0 = isCleared }
        call.store.allowUnrecordedChanges("members of a snapshot that nobody sees")
      }
    } while !isOver.withLock { $0 }
  }

  private func author(of call: WorkCall, _ method: StaticString) -> Author {
    Author(
      principal: call.context.principal?.subject ?? "system",
      role: call.context.principal?.role, method: "SegmentService.\(method)")
  }
}
