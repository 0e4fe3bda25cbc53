package import RPCCore

extension RPCClient {
  package func stream(
    _ method: MethodInfo, _ request: [UInt8]?, _ options: CallOptions
  ) async throws(RPCError) -> any StreamingCall {
    try await stream(ClientCall(method: method, request: request, options: options), from: 0)
  }

  private func stream(
    _ call: ClientCall, from index: Int
  ) async throws(RPCError) -> any StreamingCall {
    guard index < options.interceptors.count else { return try await begin(call) }
    return try await options.interceptors[index].stream(call) { call async throws(RPCError) in
      try await self.stream(call, from: index + 1)
    }
  }

  private func begin(_ call: ClientCall) async throws(RPCError) -> any StreamingCall {
    let deadline = deadline(call)
    let header = header(call)
    var history = CallHistory(token: try await token(until: deadline))
    if Task.isCancelled { throw .cancelledUnsent }
    while true {
      do throws(RPCError) {
        let attempt = try begin(call, header, deadline, history)
        return RemoteStream(self, call, header, deadline, history, attempt)
      } catch {
        try await prepareAttempt(after: error, &history, isSafe: call.method.isRead, deadline)
      }
    }
  }

  func makeAttempt() -> StreamAttempt {
    StreamAttempt(windowBytes: options.connection.limits.initialCreditBytes)
  }

  /// Hands one attempt of a streaming call to a connection.
  func begin(
    _ call: ClientCall, _ header: CallHeader, _ deadline: UInt64?, _ history: CallHistory
  ) throws(RPCError) -> StreamAttempt {
    let connection = try connection(besides: nil)
    let attempt = makeAttempt()
    var header = header
    header.attempt = UInt32(clamping: history.attempts - 1)
    let id = connection.start { id in
      OutgoingCall(
        id: id, header: header, request: call.request ?? [], deadline: deadline,
        token: history.token, sink: .stream(attempt, call.method.shape))
    }
    attempt.run(on: connection, id: id)
    return attempt
  }
}
