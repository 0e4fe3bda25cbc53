import WireFormat

/// The message Lead of a version so old that it had but a name, as the compiler writes messages.
struct OldLead: WireMessage {
  var name = ""
  var unknownFields = UnknownFields()

  init() {}

  func write(to writer: inout WireWriter) {
    writer.field(2, name, StringCodec.self)
    writer.unknown(unknownFields)
  }

  mutating func read(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      if tag == 18 {
        name = try StringCodec.read(from: &reader)
      } else {
        try reader.keepUnknown(in: &unknownFields)
      }
    }
  }

  func validate(_ validator: inout Validator) {}
}
