import Vectors
import WireFormat

/// What is decoded and written again is the same, whatever the bytes were. The first byte
/// chooses the message.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 0 else { return 0 }
  let bytes = UnsafeRawBufferPointer(start: start + 1, count: count - 1).bytes
  switch start[0] % 8 {
  case 0: checkRoundTrip(Node.self, bytes)
  case 1: checkRoundTrip(Customer.self, bytes)
  case 2: checkRoundTrip(Selves.self, bytes)
  case 3: checkRoundTrip(Empty.self, bytes)
  case 4: checkRoundTrip(Checked.self, bytes)
  default: checkRoundTrip(Everything.self, bytes)
  }
  return 0
}
