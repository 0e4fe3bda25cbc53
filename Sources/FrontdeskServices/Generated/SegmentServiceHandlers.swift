// DO NOT EDIT: generated from Schema/segments.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
import WireFormat

/// Saved segments of customers.
package protocol SegmentServiceHandlers: Sendable {
  /// Makes a segment; a name that another has is `alreadyExists`.
  func createSegment(_ request: CreateSegmentRequest, _ call: WriteCall) throws(RPCError) -> Segment

  /// Renames a segment or changes its filter; a stale version is `aborted`.
  func updateSegment(_ request: UpdateSegmentRequest, _ call: WriteCall) throws(RPCError) -> Segment

  /// One segment.
  func getSegment(_ request: GetSegmentRequest, _ call: ReadCall) throws(RPCError) -> Segment

  /// All segments of the tenant, at most 500.
  func listSegments(
    _ request: ListSegmentsRequest, _ call: ReadCall
  ) throws(RPCError) -> SegmentList

  /// Deletes a segment with its snapshots, and answers with it.
  func deleteSegment(_ request: DeleteSegmentRequest, _ call: WorkCall) throws(RPCError) -> Segment

  /// How many customers a filter gives, and the first of them; nothing is kept.
  func previewSegment(
    _ request: PreviewSegmentRequest, _ call: ReadCall
  ) throws(RPCError) -> SegmentPreview

  /// Writes down who is in a segment now. One that is interrupted leaves nothing.
  func snapshotSegment(
    _ request: SnapshotSegmentRequest, _ call: WorkCall
  ) throws(RPCError) -> SegmentSnapshot

  /// The snapshots of a segment, the latest first, at most 100.
  func listSnapshots(
    _ request: ListSnapshotsRequest, _ call: ReadCall
  ) throws(RPCError) -> SnapshotList

  /// Deletes one snapshot, and answers with it.
  func deleteSnapshot(
    _ request: DeleteSnapshotRequest, _ call: WorkCall
  ) throws(RPCError) -> SegmentSnapshot
}

extension SegmentServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: SegmentServiceMethods.createSegment, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "CreateSegmentRequest", responseType: "Segment",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: CreateSegmentRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.createSegment(request, call))
          }
        }),
      ServiceMethod(
        info: SegmentServiceMethods.updateSegment, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "UpdateSegmentRequest", responseType: "Segment",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: UpdateSegmentRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.updateSegment(request, call))
          }
        }),
      ServiceMethod(
        info: SegmentServiceMethods.getSegment, lane: .readsPoint,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "GetSegmentRequest", responseType: "Segment",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetSegmentRequest.self)
          answer.append(try self.getSegment(request, call))
        }),
      ServiceMethod(
        info: SegmentServiceMethods.listSegments, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "ListSegmentsRequest", responseType: "SegmentList",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListSegmentsRequest.self)
          answer.append(try self.listSegments(request, call))
        }),
      ServiceMethod(
        info: SegmentServiceMethods.deleteSegment, lane: .works,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "DeleteSegmentRequest", responseType: "Segment",
        body: .work { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: DeleteSegmentRequest.self)
          answer.append(try self.deleteSegment(request, call))
        }),
      ServiceMethod(
        info: SegmentServiceMethods.previewSegment, lane: .readsReport,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "PreviewSegmentRequest", responseType: "SegmentPreview",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: PreviewSegmentRequest.self)
          answer.append(try self.previewSegment(request, call))
        }),
      ServiceMethod(
        info: SegmentServiceMethods.snapshotSegment, lane: .works,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "SnapshotSegmentRequest", responseType: "SegmentSnapshot",
        body: .work { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: SnapshotSegmentRequest.self)
          answer.append(try self.snapshotSegment(request, call))
        }),
      ServiceMethod(
        info: SegmentServiceMethods.listSnapshots, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.read")]),
        isTenantless: false,
        requestType: "ListSnapshotsRequest", responseType: "SnapshotList",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListSnapshotsRequest.self)
          answer.append(try self.listSnapshots(request, call))
        }),
      ServiceMethod(
        info: SegmentServiceMethods.deleteSnapshot, lane: .works,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "customers.write")]),
        isTenantless: false,
        requestType: "DeleteSnapshotRequest", responseType: "SegmentSnapshot",
        body: .work { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: DeleteSnapshotRequest.self)
          answer.append(try self.deleteSnapshot(request, call))
        }),
    ]
  }
}
