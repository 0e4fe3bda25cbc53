import SchemaLanguage

/// What the Python runtime calls a method of some shape, its stream and what makes its calls.
struct PythonShape {
  /// The type of the method's entry in the table.
  let method: String
  /// What a stub gives; nil when that is the answer itself.
  let stream: String?
  /// The channel's function.
  let call: String

  init(_ method: Method) {
    switch (method.streamsRequest, method.streamsResponse) {
    case (false, false): (self.method, stream, call) = ("UnaryMethod", nil, "unary")
    case (false, true):
      (self.method, stream, call) = ("ServerStreamMethod", "ResponseStream", "server_stream")
    case (true, false):
      (self.method, stream, call) = ("ClientStreamMethod", "RequestStream", "client_stream")
    case (true, true): (self.method, stream, call) = ("DuplexMethod", "DuplexStream", "duplex")
    }
  }

  /// The type that a stub gives.
  func result(_ method: Method) -> String {
    guard let stream else { return method.response }
    let types = method.streamsRequest ? [method.request, method.response] : [method.response]
    return "\(stream)[\(types.joined(separator: ", "))]"
  }
}
