package import Auth
package import RPCCore

/// Where an rpc runs: the schema's `@reads`, `@writes`, `@works` and `@feed`.
package enum Lane: String, Sendable, Hashable, CaseIterable {
  case readsPoint, readsPage, readsReport, writes, works, feed

  /// The lane as schemas write it.
  package var schemaName: String {
    switch self {
    case .readsPoint: "reads(point)"
    case .readsPage: "reads(page)"
    case .readsReport: "reads(report)"
    case .writes: "writes"
    case .works: "works"
    case .feed: "feed"
    }
  }
}

/// One rpc as the server's runtime sees it.
package struct ServerMethod: Sendable {
  package let info: MethodInfo
  package let lane: Lane
  /// How many messages go each way.
  package let shape: CallShape
  /// Who may call.
  package let access: AccessRule
  /// Client admins who are limited to locations may call it too, because it keeps to them.
  package let keepsToLocations: Bool
  /// The call names no tenant.
  package let isTenantless: Bool
  /// The longest request.
  package let requestBytesMax: Int
  /// Runs on the reactor that received the call, and is therefore bounded and never waits.
  package let runsInline: Bool
  /// False for rpcs that this version lists but cannot run.
  package let isImplemented: Bool

  /// The shape is that of `info` unless told otherwise.
  package init(
    info: MethodInfo, lane: Lane, shape: CallShape? = nil, access: AccessRule,
    keepsToLocations: Bool = false, isTenantless: Bool = false,
    requestBytesMax: Int = RPCLimits().messageBytesMax,
    runsInline: Bool = false, isImplemented: Bool = true
  ) {
    self.info = info
    self.lane = lane
    self.shape = shape ?? info.shape
    self.access = access
    self.keepsToLocations = keepsToLocations
    self.isTenantless = isTenantless
    self.requestBytesMax = requestBytesMax
    self.runsInline = runsInline
    self.isImplemented = isImplemented
  }
}
