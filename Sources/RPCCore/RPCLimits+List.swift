extension RPCLimits {
  /// Every limit by its name, for operators.
  package var all: [(name: String, value: Int)] {
    [
      ("messageBytesMax", messageBytesMax), ("callsInFlightMax", callsInFlightMax),
      ("initialCreditBytes", initialCreditBytes), ("pingMillisecondsMin", pingMillisecondsMin),
      ("ageMillisecondsMax", ageMillisecondsMax), ("bytesBeforeAuthMax", bytesBeforeAuthMax),
      ("callsBeforeAuthMax", callsBeforeAuthMax),
      ("partialBytesBeforeAuthMax", partialBytesBeforeAuthMax),
      ("requestBytesInFlightMax", requestBytesInFlightMax),
      ("tenantRequestBytesInFlightMax", tenantRequestBytesInFlightMax),
      ("partialBytesMax", partialBytesMax), ("outputBytesSoftMax", outputBytesSoftMax),
      ("outputBytesMax", outputBytesMax), ("handshakeMilliseconds", handshakeMilliseconds),
      ("frameMilliseconds", frameMilliseconds),
      ("writeStallMilliseconds", writeStallMilliseconds),
      ("requestStallMilliseconds", requestStallMilliseconds),
      ("streamSilenceMilliseconds", streamSilenceMilliseconds),
      ("bytesPerSecondMin", bytesPerSecondMin),
      ("idleMilliseconds", idleMilliseconds),
      ("idleBeforeAuthMilliseconds", idleBeforeAuthMilliseconds),
      ("keepaliveMilliseconds", keepaliveMilliseconds),
      ("keepaliveAnswerMilliseconds", keepaliveAnswerMilliseconds),
      ("timeoutMicrosecondsMax", Int(clamping: timeoutMicrosecondsMax)),
      ("drainMilliseconds", drainMilliseconds), ("authPerSecondMax", authPerSecondMax),
      ("authFailuresMax", authFailuresMax), ("pingStrikesMax", pingStrikesMax),
      ("cancelsPerSecondMax", cancelsPerSecondMax), ("cancelBurstMax", cancelBurstMax),
      ("refusalsPerSecondMax", refusalsPerSecondMax), ("refusalBurstMax", refusalBurstMax),
      ("connectionsPerAddressMax", connectionsPerAddressMax),
      ("connectionsBeforeAuthMax", connectionsBeforeAuthMax),
      ("connectionsBeforeAuthPerAddressMax", connectionsBeforeAuthPerAddressMax),
      ("tenantCallsPerSecondMax", tenantCallsPerSecondMax),
      ("frameBodyBytesMax", Self.frameBodyBytesMax),
      ("frameMetaBytesMax", Self.frameMetaBytesMax), ("framesPerTurn", Self.framesPerTurn),
      ("authSlots", Self.authSlots),
      ("statusMessageBytesMax", Self.statusMessageBytesMax),
      ("violationsMax", Self.violationsMax),
    ]
  }
}
