import WireFormat

@testable import RPCCore

/// Received bytes through both halves of a connection, as the reactor and the client feed them:
/// no trap, no count that goes wrong, and the same outcome in whichever pieces they come.
/// The first byte chooses pieces and limits, the second what becomes of the calls.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 1 else { return 0 }
  let (plan, fates) = (start[0], start[1])
  let bytes = UnsafeRawBufferPointer(start: start + 2, count: count - 2).bytes
  let piece = 1 + Int(plan >> 2)
  if plan & 1 == 0 {
    let whole = ServerRun.outcome(of: bytes, piece: .max, fates: fates, greets: plan & 2 == 0)
    let cut = ServerRun.outcome(of: bytes, piece: piece, fates: fates, greets: plan & 2 == 0)
    guard whole == cut else { fatalError("the server sees other frames in pieces") }
  } else {
    let whole = ClientRun.outcome(of: bytes, piece: .max, calls: fates, greets: plan & 2 == 0)
    let cut = ClientRun.outcome(of: bytes, piece: piece, calls: fates, greets: plan & 2 == 0)
    guard whole == cut || ClientRun.isLively(fates) else {
      fatalError("the client sees other frames in pieces")
    }
  }
  return 0
}

/// What a run came to, so that two can be compared.
struct Trace: Equatable {
  var digest: UInt64 = 0xCBF2_9CE4_8422_2325
  var count = 0

  mutating func note(_ kind: UInt64, _ number: Int = 0) {
    count += 1
    digest = (digest ^ kind) &* 0x100_0000_01B3
    digest = (digest ^ UInt64(bitPattern: Int64(number))) &* 0x100_0000_01B3
  }
}

/// The preface and an empty HELLO.
let greeting: [UInt8] = {
  var output = WireWriter()
  Preface.write(to: &output)
  output.frame(Hello())
  return output.finish()
}()
