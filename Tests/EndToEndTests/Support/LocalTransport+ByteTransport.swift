import RPCClient
import RPCServer

/// What an in-process server hands out is what a client takes in a socket's place.
extension LocalTransport: ByteTransport {}
