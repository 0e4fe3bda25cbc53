import Glibc
import JSONText
import SchemaJSON
import SchemaLanguage
import Vectors
import WireFormat

/// Reads the schema of the vectors, whose messages are also there as Swift.
private let transcoder: SchemaTranscoder = {
  guard let path = getenv("FUZZ_SCHEMA"), let file = fopen(path, "r") else {
    fatalError("FUZZ_SCHEMA names no file")
  }
  var text = [UInt8](repeating: 0, count: 1 << 20)
  text.removeLast(text.count - fread(&text, 1, text.count, file))
  fclose(file)
  let source = String(decoding: text, as: UTF8.self)
  guard let schema = SchemaCompiler.compile(files: [("vectors", source)]).schema else {
    fatalError("the schema has errors")
  }
  return SchemaTranscoder(schema)
}()

/// Text to value to text, JSON to bytes and back, and bytes that the generated code and the
/// transcoder have to judge alike. The first byte chooses which, and the message.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 0 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
  switch start[0] % 8 {
  case 0: checkText(bytes)
  case 1: checkJSON(bytes, Everything.self, "Everything")
  case 2: checkJSON(bytes, Node.self, "Node")
  case 3: checkJSON(bytes, Customer.self, "Customer")
  case 4: checkJSON(bytes, Selves.self, "Selves")
  case 5: checkBytes(bytes, Everything.self, "Everything")
  case 6: checkBytes(bytes, Node.self, "Node")
  default: checkBytes(bytes, Selves.self, "Selves")
  }
  return 0
}

/// What is printed reads as what was printed.
private func checkText(_ bytes: [UInt8]) {
  guard let value = try? JSONParser.parse(bytes) else { return }
  let text = JSONPrinter.print(value)
  guard let again = try? JSONParser.parse(text) else { fatalError("JSON is printed broken") }
  guard again == value else { fatalError("JSON is printed as something else") }
}

/// What JSON makes is a message of the generated code, and comes back as the same bytes.
private func checkJSON<Message: WireMessage>(
  _ text: [UInt8], _ type: Message.Type, _ name: String
) {
  guard let json = try? SchemaTranscoder.parse(text),
    let encoded = try? transcoder.encode(json, as: name)
  else { return }
  guard let message = try? Message(decoding: encoded) else {
    fatalError("JSON makes what is no \(name)")
  }
  checkSame(message.encoded(), name)
}

/// Both readers take the same bytes.
private func checkBytes<Message: WireMessage>(
  _ bytes: [UInt8], _ type: Message.Type, _ name: String
) {
  let message = try? Message(decoding: bytes)
  let json = try? transcoder.decode(bytes, as: name, TranscodingOptions(showsUnknownFields: true))
  guard (message == nil) == (json == nil) else { fatalError("\(name) is judged in two ways") }
  if message != nil, let known = try? transcoder.decode(bytes, as: name) {
    guard let again = try? transcoder.encode(known, as: name) else {
      fatalError("\(name) has no way back from JSON")
    }
    checkJSON(Array(JSONPrinter.print(known).utf8), type, name)
    checkSame(again, name)
  }
}

private func checkSame(_ encoded: [UInt8], _ name: String) {
  guard let json = try? transcoder.decode(encoded, as: name),
    let again = try? transcoder.encode(json, as: name), again == encoded
  else { fatalError("\(name) changes on its way through JSON") }
}
