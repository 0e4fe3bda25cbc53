// DO NOT EDIT: generated from Schema/merging.schema

public import RPCCore

/// The rpcs of DuplicateService as the runtime knows them.
public enum DuplicateServiceMethods {
  /// What a merge would do, field by field.
  public static let previewMerge = MethodInfo(
    id: 0x020E_A727, name: "frontdesk.v1.DuplicateService/previewMerge",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Merges one customer into another: everything of the one is the other's, and its ids,
  /// numbers and identifiers find the other for ever.
  public static let mergeCustomers = MethodInfo(
    id: 0xDF50_609A, name: "frontdesk.v1.DuplicateService/mergeCustomers",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Takes a merge back: both customers are what they were, but for what was changed since.
  public static let undoMerge = MethodInfo(
    id: 0x4A54_1DEF, name: "frontdesk.v1.DuplicateService/undoMerge",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Pages through merges, the latest first; those that were taken back too.
  public static let listMerges = MethodInfo(
    id: 0x35BC_07CE, name: "frontdesk.v1.DuplicateService/listMerges",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Goes through all customers in search of duplicates, in the background, and then follows
  /// every change.
  public static let scanDuplicates = MethodInfo(
    id: 0x9226_B7F0, name: "frontdesk.v1.DuplicateService/scanDuplicates",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// How far the search is.
  public static let getDuplicateScan = MethodInfo(
    id: 0x59C9_9C4B, name: "frontdesk.v1.DuplicateService/getDuplicateScan",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Pages through the pairs that were found, the likest first.
  public static let listDuplicates = MethodInfo(
    id: 0xCAA8_BACD, name: "frontdesk.v1.DuplicateService/listDuplicates",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Says that two customers are two people: the pair is not shown again.
  public static let dismissDuplicate = MethodInfo(
    id: 0x6873_547A, name: "frontdesk.v1.DuplicateService/dismissDuplicate",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [
    previewMerge, mergeCustomers, undoMerge, listMerges, scanDuplicates, getDuplicateScan,
    listDuplicates, dismissDuplicate
  ]
}

/// Customers that are one person twice: merging them, and taking that back.
public struct DuplicateServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// What a merge would do, field by field.
  public func previewMerge(
    _ request: PreviewMergeRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> MergePreview {
    try await channel.unary(DuplicateServiceMethods.previewMerge, request, options)
  }

  /// Merges one customer into another: everything of the one is the other's, and its ids,
  /// numbers and identifiers find the other for ever.
  public func mergeCustomers(
    _ request: MergeCustomersRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> MergedCustomers {
    try await channel.unary(DuplicateServiceMethods.mergeCustomers, request, options)
  }

  /// Takes a merge back: both customers are what they were, but for what was changed since.
  public func undoMerge(
    _ request: UndoMergeRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> UndoneMerge {
    try await channel.unary(DuplicateServiceMethods.undoMerge, request, options)
  }

  /// Pages through merges, the latest first; those that were taken back too.
  public func listMerges(
    _ request: ListMergesRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> MergePage {
    try await channel.unary(DuplicateServiceMethods.listMerges, request, options)
  }

  /// Goes through all customers in search of duplicates, in the background, and then follows
  /// every change.
  public func scanDuplicates(
    _ request: ScanDuplicatesRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> DuplicateScan {
    try await channel.unary(DuplicateServiceMethods.scanDuplicates, request, options)
  }

  /// How far the search is.
  public func getDuplicateScan(
    _ request: GetDuplicateScanRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> DuplicateScan {
    try await channel.unary(DuplicateServiceMethods.getDuplicateScan, request, options)
  }

  /// Pages through the pairs that were found, the likest first.
  public func listDuplicates(
    _ request: ListDuplicatesRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> DuplicatePage {
    try await channel.unary(DuplicateServiceMethods.listDuplicates, request, options)
  }

  /// Says that two customers are two people: the pair is not shown again.
  public func dismissDuplicate(
    _ request: DismissDuplicateRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> DuplicatePair {
    try await channel.unary(DuplicateServiceMethods.dismissDuplicate, request, options)
  }
}
