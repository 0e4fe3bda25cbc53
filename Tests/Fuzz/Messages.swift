import FrontdeskAPI
import RPCCore
import WireFormat

/// The same round trip as of the payloads, for messages that strangers send to the server:
/// the second byte chooses among them. What is read is also validated.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 0 else { return 0 }
  let bytes = UnsafeRawBufferPointer(start: start + 1, count: count - 1).bytes
  switch start[0] % 12 {
  case 0:
    checkRoundTrip(CallHeader.self, bytes)
    checkFields(bytes)
  case 1: checkRoundTrip(CallStatus.self, bytes)
  case 2: checkRoundTrip(ErrorDetails.self, bytes)
  case 3: checkRoundTrip(Hello.self, bytes)
  case 4: checkRoundTrip(CreateCustomerRequest.self, bytes)
  case 5: checkRoundTrip(UpdateCustomerRequest.self, bytes)
  case 6: checkRoundTrip(Customer.self, bytes)
  case 7: checkRoundTrip(CreateLeadRequest.self, bytes)
  case 8: checkRoundTrip(ListLeadsRequest.self, bytes)
  case 9: checkRoundTrip(CreateBookingRequest.self, bytes)
  case 10: checkRoundTrip(Tenant.self, bytes)
  default: checkRoundTrip(ListCustomersRequest.self, bytes)
  }
  return 0
}

/// The server's own reader of call headers judges them as the generated one does.
private func checkFields(_ bytes: RawSpan) {
  let header = try? CallHeader(decoding: bytes)
  let fields = try? CallHeaderFields(decoding: bytes)
  guard let header, let fields else {
    guard header == nil, fields == nil else { fatalError("a call's header is judged in two ways") }
    return
  }
  let isSame =
    header.method == fields.method && header.timeout == fields.timeout
    && header.authSlot == fields.authSlot && header.attempt == fields.attempt
    && header.initialCredit == fields.initialCredit && header.criticality == fields.criticality
    && header.idempotencyKey == fields.idempotencyKey && header.tenant == fields.tenant
  guard isSame else { fatalError("a call's header is read in two ways") }
}
