// DO NOT EDIT: generated from Schema/bulk.schema

public import RPCCore

/// The rpcs of BulkService as the runtime knows them.
public enum BulkServiceMethods {
  /// Begins to change the category, tags or status of many customers, or to delete or restore
  /// them; the server does it by itself, some at a time: watch it. Whom a filter gives is settled
  /// before the first change.
  public static let startBulkUpdate = MethodInfo(
    id: 0x6B51_A04B, name: "frontdesk.v1.BulkService/startBulkUpdate",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// One bulk update as it stands.
  public static let getBulkUpdate = MethodInfo(
    id: 0x8F51_4D97, name: "frontdesk.v1.BulkService/getBulkUpdate", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// A bulk update as it stands, and then again with each step, until it has come to an end.
  public static let watchBulkUpdate = MethodInfo(
    id: 0x7A36_27E4, name: "frontdesk.v1.BulkService/watchBulkUpdate", timeoutMicroseconds: nil,
    isRead: false, shape: .serverStream)

  /// Pages through the tenant's bulk updates, the latest first.
  public static let listBulkUpdates = MethodInfo(
    id: 0xC5CD_AF0C, name: "frontdesk.v1.BulkService/listBulkUpdates",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// What became of each customer.
  public static let listBulkResults = MethodInfo(
    id: 0x74B2_88BC, name: "frontdesk.v1.BulkService/listBulkResults",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Stops a bulk update between two customers; what is changed stays. One that has ended is
  /// left as it is.
  public static let stopBulkUpdate = MethodInfo(
    id: 0xBF45_6DB3, name: "frontdesk.v1.BulkService/stopBulkUpdate",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [
    startBulkUpdate, getBulkUpdate, watchBulkUpdate, listBulkUpdates, listBulkResults,
    stopBulkUpdate
  ]
}

/// One change to many customers.
public struct BulkServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// Begins to change the category, tags or status of many customers, or to delete or restore
  /// them; the server does it by itself, some at a time: watch it. Whom a filter gives is settled
  /// before the first change.
  public func startBulkUpdate(
    _ request: StartBulkUpdateRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> BulkUpdate {
    try await channel.unary(BulkServiceMethods.startBulkUpdate, request, options)
  }

  /// One bulk update as it stands.
  public func getBulkUpdate(
    _ request: GetBulkUpdateRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> BulkUpdate {
    try await channel.unary(BulkServiceMethods.getBulkUpdate, request, options)
  }

  /// A bulk update as it stands, and then again with each step, until it has come to an end.
  public func watchBulkUpdate(
    _ request: WatchBulkUpdateRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ResponseStream<BulkUpdate> {
    try await channel.responses(BulkServiceMethods.watchBulkUpdate, request, options)
  }

  /// Pages through the tenant's bulk updates, the latest first.
  public func listBulkUpdates(
    _ request: ListBulkUpdatesRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> BulkUpdatePage {
    try await channel.unary(BulkServiceMethods.listBulkUpdates, request, options)
  }

  /// What became of each customer.
  public func listBulkResults(
    _ request: ListBulkResultsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> BulkResultPage {
    try await channel.unary(BulkServiceMethods.listBulkResults, request, options)
  }

  /// Stops a bulk update between two customers; what is changed stays. One that has ended is
  /// left as it is.
  public func stopBulkUpdate(
    _ request: StopBulkUpdateRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> BulkUpdate {
    try await channel.unary(BulkServiceMethods.stopBulkUpdate, request, options)
  }
}
