import Auth
package import FrontdeskAPI
package import FrontdeskServices
import Model
package import RPCCore
import SQLInterface
import Seams
import Storage
import WireFormat

extension EntityKind {
  static let segment = EntityKind("segment")
  static let segmentSnapshot = EntityKind("segmentSnapshot")
}

extension Segment: VersionedRecord {}

/// SegmentService: saved segments of customers.
package struct SegmentHandlers: SegmentServiceHandlers {
  static let segmentsMax = 500

  let environment: ServiceEnvironment

  package init(_ environment: ServiceEnvironment) { self.environment = environment }

  static let absent = RPCError(.notFound, "There is no such segment.")

  package func createSegment(
    _ request: CreateSegmentRequest, _ call: WriteCall
  ) throws(RPCError) -> Segment {
    let name = try environment.requiredText(request.name, "name")
    try requireFree(name, of: nil, call)
    let all = try db(try call.store.segments(limit: Self.segmentsMax, call.scope))
    guard all.count < Self.segmentsMax else {
      throw RPCError(
        .failedPrecondition, "A tenant has \(Self.segmentsMax) segments at most; delete one first.")
    }
    if let id = request.id, try db(try call.store.segment(id, call.scope)) != nil {
      throw RPCError(.alreadyExists, "There is a segment of this id already.", existing: id)
    }
    let segment = Segment(
      id: request.id ?? environment.random.uuid(at: call.now), version: 1, name: name,
      filter: try checked(request.filter, "filter", call), createdAt: call.now,
      updatedAt: call.now, createdBy: call.subject)
    try db(try call.store.insert(segment, call.scope))
    record(.created, segment, before: nil, call)
    return segment
  }

  package func updateSegment(
    _ request: UpdateSegmentRequest, _ call: WriteCall
  ) throws(RPCError) -> Segment {
    let mask = try UpdateMask(request.mask, allowed: ["name", "filter"])
    let before = try require(request.id, call.store, call.scope)
    try environment.requireVersion(
      request.version, of: before, "Segment",
      AttemptedChange(
        mask: request.mask, values: request.encoded(), type: "UpdateSegmentRequest"), call)
    var segment = before
    if mask.contains("name") {
      segment.name = try environment.requiredText(request.name ?? "", "name")
      try requireFree(segment.name, of: segment.id, call)
    }
    if mask.contains("filter") {
      segment.filter = try checked(request.filter ?? ListCustomersRequest(), "filter", call)
    }
    guard segment != before else { return before }
    segment.version += 1
    segment.updatedAt = call.now
    try db(try call.store.update(segment, call.scope))
    record(.updated, segment, before: before, call, mask.fields.joined(separator: ","))
    return segment
  }

  package func getSegment(
    _ request: GetSegmentRequest, _ call: ReadCall
  ) throws(RPCError) -> Segment {
    try require(request.id, call.store, call.scope)
  }

  package func listSegments(
    _ request: ListSegmentsRequest, _ call: ReadCall
  ) throws(RPCError) -> SegmentList {
    SegmentList(segments: try db(try call.store.segments(limit: Self.segmentsMax, call.scope)))
  }

  package func previewSegment(
    _ request: PreviewSegmentRequest, _ call: ReadCall
  ) throws(RPCError) -> SegmentPreview {
    let customers = CustomerHandlers(environment)
    guard let filter = try customers.filter(request.filter, call) else { return SegmentPreview() }
    let order = CustomerOrder(.name, isDescending: false)
    var page = WireWriter()
    let end = try db(
      try call.store.appendCustomers(
        filter, order, after: nil, limit: PageLimit(0), at: call.now,
        tiers: customers.tiers(call), to: &page, call.scope))
    let bytes = page.finish()
    guard let shown = try? CustomerPage(decoding: bytes.span.bytes) else {
      throw RPCError(.dataLoss, "A record could not be read; its operator must look at the log.")
    }
    return SegmentPreview(
      total: UInt64(try db(try call.store.customerCount(filter, order, call.scope))),
      customers: shown.customers, moreCandidates: end.hasMoreCandidates)
  }
}

extension SegmentHandlers {
  func require(
    _ id: Uuid, _ store: ReadStore, _ scope: TenantScope
  ) throws(RPCError) -> Segment {
    guard let segment = try db(try store.segment(id, scope)) else { throw Self.absent }
    return segment
  }

  private func requireFree(
    _ name: String, of id: Uuid?, _ call: WriteCall
  ) throws(RPCError) {
    let other = try db(try call.store.segment(named: name, call.scope))
    guard let other, other.id != id else { return }
    throw RPCError(
      .alreadyExists, "Another segment has this name; choose another one.", existing: other.id)
  }

  /// A filter as a segment keeps it: whatever can be asked of a list now, but no search, which
  /// would keep names of people and looks at no more than a part of them.
  private func checked(
    _ filter: ListCustomersRequest, _ path: String, _ call: WriteCall
  ) throws(RPCError) -> ListCustomersRequest {
    guard filter.segmentId == nil else {
      throw RPCError(
        field: "\(path).segmentId", rule: "segment", "A segment is not made of another one.")
    }
    guard filter.search.isEmpty else {
      throw RPCError(field: "\(path).search", rule: "segment", "A segment has no search.")
    }
    let narrowing = filter.narrowing
    let read = ReadCall(call.context, now: call.now, store: call.store)
    _ = try CustomerHandlers(environment).filter(narrowing, read)
    return narrowing
  }

  func record(
    _ kind: ChangeKind, _ segment: Segment, before: Segment?, _ call: WriteCall,
    _ fields: String = ""
  ) {
    call.store.record(
      Change(
        kind, .segment, segment.id, subject: nil, version: Int64(clamping: segment.version),
        fields: fields, before: before?.encoded(),
        after: kind.name.description == "deleted" ? nil : segment.encoded()), call.scope)
  }
}
