/// What a streaming call has besides what every call has: credit both ways, and the message that
/// is being written.
struct ClientStream: Sendable {
  /// How far this side is with its messages.
  enum Requests { case open, finishing, finished }

  let shape: CallShape
  var sendCredit: SendCredit
  var receiveCredit: ReceiveCredit
  var requests: Requests
  /// The message that is being written, and how much of it has been.
  var outgoing: [UInt8]?
  var written = 0
}
