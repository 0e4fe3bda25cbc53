// DO NOT EDIT: generated from Schema/consents.schema

public import RPCCore

/// The rpcs of ConsentService as the runtime knows them.
public enum ConsentServiceMethods {
  /// Adds what a customer said; what it said before stays on record.
  public static let recordConsent = MethodInfo(
    id: 0xFDBC_E14D, name: "frontdesk.v1.ConsentService/recordConsent",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Pages through what a customer said, the latest first, and tells what holds now.
  public static let listConsents = MethodInfo(
    id: 0xED48_D023, name: "frontdesk.v1.ConsentService/listConsents",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [recordConsent, listConsents]
}

/// Who wants to be written to, how and about what.
public struct ConsentServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// Adds what a customer said; what it said before stays on record.
  public func recordConsent(
    _ request: RecordConsentRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Consent {
    try await channel.unary(ConsentServiceMethods.recordConsent, request, options)
  }

  /// Pages through what a customer said, the latest first, and tells what holds now.
  public func listConsents(
    _ request: ListConsentsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ConsentPage {
    try await channel.unary(ConsentServiceMethods.listConsents, request, options)
  }
}
