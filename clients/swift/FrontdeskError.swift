/// Why a call failed: a code to switch on, a message, field violations, `retryAfterMilliseconds`
/// and `neverExecuted`. Everything that the SDK throws is one of these; a server that cannot be
/// reached is `unavailable`.
public typealias FrontdeskError = RPCError
