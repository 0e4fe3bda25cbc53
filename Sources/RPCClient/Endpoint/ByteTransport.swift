package import TLS

/// A way to a server without a socket, shaped like the one that an in-process server hands out,
/// so that tests run the same protocol on both sides.
package protocol ByteTransport: Sendable {
  /// Sends bytes to the server, after all that were sent before.
  func write(_ bytes: [UInt8])
  /// Sets what takes the server's bytes, on any thread but in order; no bytes are the end.
  func onBytes(_ callback: @escaping @Sendable ([UInt8]) -> Void)
  /// Ends the connection from this side.
  func close()
}

/// What a connection leads to.
package enum Endpoint: Sendable {
  case address(ServerAddress)
  /// The same behind TLS; endpoints may share the client.
  case secure(ServerAddress, TLSClient)
  /// A transport is used for one connection and never again, so it is made when needed.
  case transport(@Sendable () -> any ByteTransport)
}
