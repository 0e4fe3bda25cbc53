// DO NOT EDIT: generated from Schema/exports.schema

public import RPCCore

/// The rpcs of ExportService as the runtime knows them.
public enum ExportServiceMethods {
  /// The customers as a file, in parts. No cell is a formula: those that look like one begin with
  /// an apostrophe. Whoever changes while the file is written is in it as before or as after.
  public static let exportCustomers = MethodInfo(
    id: 0x9AEC_DC1B, name: "frontdesk.v1.ExportService/exportCustomers", timeoutMicroseconds: nil,
    isRead: true, shape: .serverStream)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [exportCustomers]
}

/// Customers as files, out.
public struct ExportServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// The customers as a file, in parts. No cell is a formula: those that look like one begin with
  /// an apostrophe. Whoever changes while the file is written is in it as before or as after.
  public func exportCustomers(
    _ request: ExportCustomersRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ResponseStream<FilePart> {
    try await channel.responses(ExportServiceMethods.exportCustomers, request, options)
  }
}
