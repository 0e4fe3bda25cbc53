// DO NOT EDIT: generated from Schema/exports.schema

public import FrontdeskAPI
import RPCCore

/// ExportService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct ExportServiceFake: Sendable {
  /// Stands in for `exportCustomers`.
  public var exportCustomers: FakeChannel.Responses<ExportCustomersRequest, FilePart>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(ExportServiceMethods.exportCustomers, responses: exportCustomers)
    return channel
  }

  /// Calls that the closures answer.
  public var client: ExportServiceClient { ExportServiceClient(channel) }
}
