import WireFormat

/// Decodes `bytes` as a message; when they are one, what it writes has to decode to a message
/// that writes the same. Messages are compared by their bytes, because NaN is not itself.
func checkRoundTrip<Message: WireMessage>(_ type: Message.Type, _ bytes: RawSpan) {
  guard let message = try? Message(decoding: bytes) else { return }
  _ = message.violations()
  let written = message.encoded()
  guard let again = try? Message(decoding: written) else {
    fatalError("\(type) writes what it does not read")
  }
  guard again.encoded() == written else { fatalError("\(type) is written in two ways") }
}
