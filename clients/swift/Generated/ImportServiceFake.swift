// DO NOT EDIT: generated from Schema/imports.schema

public import FrontdeskAPI
import RPCCore

/// ImportService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct ImportServiceFake: Sendable {
  /// Stands in for `upload`.
  public var upload: FakeChannel.Requests<ImportPart, Import>?

  /// Stands in for `getImport`.
  public var getImport: FakeChannel.Unary<GetImportRequest, Import>?

  /// Stands in for `watchImport`.
  public var watchImport: FakeChannel.Responses<WatchImportRequest, Import>?

  /// Stands in for `listImports`.
  public var listImports: FakeChannel.Unary<ListImportsRequest, ImportPage>?

  /// Stands in for `readImportErrors`.
  public var readImportErrors: FakeChannel.Responses<ReadImportErrorsRequest, FilePart>?

  /// Stands in for `stopImport`.
  public var stopImport: FakeChannel.Unary<StopImportRequest, Import>?

  /// Stands in for `undoImport`.
  public var undoImport: FakeChannel.Unary<UndoImportRequest, Import>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(ImportServiceMethods.upload, requests: upload)
    channel.answer(ImportServiceMethods.getImport, getImport)
    channel.answer(ImportServiceMethods.watchImport, responses: watchImport)
    channel.answer(ImportServiceMethods.listImports, listImports)
    channel.answer(ImportServiceMethods.readImportErrors, responses: readImportErrors)
    channel.answer(ImportServiceMethods.stopImport, stopImport)
    channel.answer(ImportServiceMethods.undoImport, undoImport)
    return channel
  }

  /// Calls that the closures answer.
  public var client: ImportServiceClient { ImportServiceClient(channel) }
}
