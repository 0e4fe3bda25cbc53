import RPCCore
import WireFormat

/// What a call gets that says nothing itself.
struct CallDefaults: Sendable {
  var tenant: Uuid?
  var timeoutMicroseconds: Int64?
}

/// Fills in the defaults of a `Frontdesk`.
struct DefaultingChannel: ClientChannel {
  let base: any ClientChannel
  let defaults: CallDefaults

  func unary<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, _ request: Request, _ options: CallOptions
  ) async throws(RPCError) -> Response {
    try await base.unary(method, request, filled(options, method))
  }

  func stream(
    _ method: MethodInfo, _ request: [UInt8]?, _ options: CallOptions
  ) async throws(RPCError) -> any StreamingCall {
    try await base.stream(method, request, filled(options, method))
  }

  private func filled(_ options: CallOptions, _ method: MethodInfo) -> CallOptions {
    var options = options
    options.tenant = options.tenant ?? defaults.tenant
    // A stream that has no time-out of its own is meant to last.
    if method.timeoutMicroseconds != nil {
      options.timeoutMicroseconds = options.timeoutMicroseconds ?? defaults.timeoutMicroseconds
    }
    return options
  }
}
