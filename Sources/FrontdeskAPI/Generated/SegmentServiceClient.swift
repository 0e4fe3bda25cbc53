// DO NOT EDIT: generated from Schema/segments.schema

public import RPCCore

/// The rpcs of SegmentService as the runtime knows them.
public enum SegmentServiceMethods {
  /// Makes a segment; a name that another has is `alreadyExists`.
  public static let createSegment = MethodInfo(
    id: 0x333C_1E8C, name: "frontdesk.v1.SegmentService/createSegment",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Renames a segment or changes its filter; a stale version is `aborted`.
  public static let updateSegment = MethodInfo(
    id: 0xBF48_3FC3, name: "frontdesk.v1.SegmentService/updateSegment",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// One segment.
  public static let getSegment = MethodInfo(
    id: 0xF3F1_944E, name: "frontdesk.v1.SegmentService/getSegment", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// All segments of the tenant, at most 500.
  public static let listSegments = MethodInfo(
    id: 0x5B04_46A5, name: "frontdesk.v1.SegmentService/listSegments",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Deletes a segment with its snapshots, and answers with it.
  public static let deleteSegment = MethodInfo(
    id: 0xCB60_ECF1, name: "frontdesk.v1.SegmentService/deleteSegment",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// How many customers a filter gives, and the first of them; nothing is kept.
  public static let previewSegment = MethodInfo(
    id: 0xEC0E_84C6, name: "frontdesk.v1.SegmentService/previewSegment",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Writes down who is in a segment now. One that is interrupted leaves nothing.
  public static let snapshotSegment = MethodInfo(
    id: 0xCEB5_F7BC, name: "frontdesk.v1.SegmentService/snapshotSegment",
    timeoutMicroseconds: 300_000_000, isRead: false)

  /// The snapshots of a segment, the latest first, at most 100.
  public static let listSnapshots = MethodInfo(
    id: 0xCA01_2948, name: "frontdesk.v1.SegmentService/listSnapshots",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Deletes one snapshot, and answers with it.
  public static let deleteSnapshot = MethodInfo(
    id: 0xB530_71C4, name: "frontdesk.v1.SegmentService/deleteSnapshot",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [
    createSegment, updateSegment, getSegment, listSegments, deleteSegment, previewSegment,
    snapshotSegment, listSnapshots, deleteSnapshot
  ]
}

/// Saved segments of customers.
public struct SegmentServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// Makes a segment; a name that another has is `alreadyExists`.
  public func createSegment(
    _ request: CreateSegmentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Segment {
    try await channel.unary(SegmentServiceMethods.createSegment, request, options)
  }

  /// Renames a segment or changes its filter; a stale version is `aborted`.
  public func updateSegment(
    _ request: UpdateSegmentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Segment {
    try await channel.unary(SegmentServiceMethods.updateSegment, request, options)
  }

  /// One segment.
  public func getSegment(
    _ request: GetSegmentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Segment {
    try await channel.unary(SegmentServiceMethods.getSegment, request, options)
  }

  /// All segments of the tenant, at most 500.
  public func listSegments(
    _ request: ListSegmentsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> SegmentList {
    try await channel.unary(SegmentServiceMethods.listSegments, request, options)
  }

  /// Deletes a segment with its snapshots, and answers with it.
  public func deleteSegment(
    _ request: DeleteSegmentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Segment {
    try await channel.unary(SegmentServiceMethods.deleteSegment, request, options)
  }

  /// How many customers a filter gives, and the first of them; nothing is kept.
  public func previewSegment(
    _ request: PreviewSegmentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> SegmentPreview {
    try await channel.unary(SegmentServiceMethods.previewSegment, request, options)
  }

  /// Writes down who is in a segment now. One that is interrupted leaves nothing.
  public func snapshotSegment(
    _ request: SnapshotSegmentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> SegmentSnapshot {
    try await channel.unary(SegmentServiceMethods.snapshotSegment, request, options)
  }

  /// The snapshots of a segment, the latest first, at most 100.
  public func listSnapshots(
    _ request: ListSnapshotsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> SnapshotList {
    try await channel.unary(SegmentServiceMethods.listSnapshots, request, options)
  }

  /// Deletes one snapshot, and answers with it.
  public func deleteSnapshot(
    _ request: DeleteSnapshotRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> SegmentSnapshot {
    try await channel.unary(SegmentServiceMethods.deleteSnapshot, request, options)
  }
}
