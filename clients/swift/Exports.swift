// What callers of the SDK need besides it: messages and stubs, options and errors, value types.
@_exported public import FrontdeskAPI
@_exported public import RPCCore
@_exported public import WireFormat
