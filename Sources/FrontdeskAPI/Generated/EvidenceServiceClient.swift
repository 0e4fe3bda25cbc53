// DO NOT EDIT: generated from Schema/evidence.schema

public import RPCCore

/// The rpcs of EvidenceService as the runtime knows them.
public enum EvidenceServiceMethods {
  /// Begins to send a file. Refused with `resourceExhausted` where the tenant's quota does not
  /// leave room for it.
  public static let beginUpload = MethodInfo(
    id: 0xBAFE_9ED5, name: "frontdesk.v1.EvidenceService/beginUpload",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Sends bytes of a file. A stream that breaks off leaves what has come: ask how far, and go on
  /// from there with another one.
  public static let upload = MethodInfo(
    id: 0x0C82_BBA6, name: "frontdesk.v1.EvidenceService/upload", timeoutMicroseconds: nil,
    isRead: false, shape: .clientStream)

  /// How far a file has come.
  public static let getUpload = MethodInfo(
    id: 0x67A1_A774, name: "frontdesk.v1.EvidenceService/getUpload", timeoutMicroseconds: 5_000_000,
    isRead: false)

  /// Takes a file that is whole. The same bytes of the same customer are kept once: then the
  /// answer is the file that is there already.
  public static let finishUpload = MethodInfo(
    id: 0x5990_E99D, name: "frontdesk.v1.EvidenceService/finishUpload",
    timeoutMicroseconds: 60_000_000, isRead: false)

  /// Pages through a customer's files, the latest first.
  public static let listEvidence = MethodInfo(
    id: 0x7AC2_AFE6, name: "frontdesk.v1.EvidenceService/listEvidence",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// A file's bytes, in parts. The first part's `total` is its size.
  public static let downloadEvidence = MethodInfo(
    id: 0x3727_FD22, name: "frontdesk.v1.EvidenceService/downloadEvidence",
    timeoutMicroseconds: nil, isRead: false, shape: .serverStream)

  /// Deletes a file, its bytes too.
  public static let deleteEvidence = MethodInfo(
    id: 0x696E_B095, name: "frontdesk.v1.EvidenceService/deleteEvidence",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [
    beginUpload, upload, getUpload, finishUpload, listEvidence, downloadEvidence, deleteEvidence
  ]
}

/// Files about customers. They are kept sealed with the customer's key, under names that nobody
/// can guess, and are only ever handed out as attachments.
public struct EvidenceServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// Begins to send a file. Refused with `resourceExhausted` where the tenant's quota does not
  /// leave room for it.
  public func beginUpload(
    _ request: BeginEvidenceRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> EvidenceUpload {
    try await channel.unary(EvidenceServiceMethods.beginUpload, request, options)
  }

  /// Sends bytes of a file. A stream that breaks off leaves what has come: ask how far, and go on
  /// from there with another one.
  public func upload(
    options: CallOptions = CallOptions()
  ) async throws(RPCError) -> RequestStream<EvidencePart, EvidenceUpload> {
    try await channel.requests(EvidenceServiceMethods.upload, options)
  }

  /// How far a file has come.
  public func getUpload(
    _ request: GetEvidenceUploadRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> EvidenceUpload {
    try await channel.unary(EvidenceServiceMethods.getUpload, request, options)
  }

  /// Takes a file that is whole. The same bytes of the same customer are kept once: then the
  /// answer is the file that is there already.
  public func finishUpload(
    _ request: FinishEvidenceRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> EvidenceFile {
    try await channel.unary(EvidenceServiceMethods.finishUpload, request, options)
  }

  /// Pages through a customer's files, the latest first.
  public func listEvidence(
    _ request: ListEvidenceRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> EvidencePage {
    try await channel.unary(EvidenceServiceMethods.listEvidence, request, options)
  }

  /// A file's bytes, in parts. The first part's `total` is its size.
  public func downloadEvidence(
    _ request: DownloadEvidenceRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ResponseStream<FilePart> {
    try await channel.responses(EvidenceServiceMethods.downloadEvidence, request, options)
  }

  /// Deletes a file, its bytes too.
  public func deleteEvidence(
    _ request: DeleteEvidenceRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> EvidenceFile {
    try await channel.unary(EvidenceServiceMethods.deleteEvidence, request, options)
  }
}
