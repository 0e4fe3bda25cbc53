import WireFormat

@testable import RPCCore

/// A client's machine as a connection drives it, with what it was told.
final class ClientHalf {
  var machine: ClientConnection
  var output = WireWriter()
  /// Answers and failures by stream, each as often as it came.
  var answers: [UInt32: [[UInt8]]] = [:]
  var failures: [UInt32: [RPCError]] = [:]
  /// Messages of streams of answers, in order.
  var messages: [UInt32: [[UInt8]]] = [:]
  var heads: [UInt32: [String: String]] = [:]
  var goAways: [GoAway] = []
  var pongs: [UInt64] = []
  var isReady = false
  /// Why the connection is over.
  var broken: RPCError?
  private var waiting: [UInt8] = []

  /// A machine that has said and heard HELLO, unless told otherwise.
  init(_ limits: RPCLimits = RPCLimits(), hello: Hello? = Hello(), nextStream: UInt32 = 1) {
    machine = ClientConnection(limits: limits, nextStream: nextStream)
    machine.start(Hello(name: "client"), into: &output)
    guard let hello else { return }
    receive(bytes { Preface.write(to: &$0) } + rawFrame(.hello, body: hello.encoded()))
    _ = output.finish()
  }

  /// How often a call ended.
  func ends(_ stream: UInt32) -> Int {
    (answers[stream]?.count ?? 0) + (failures[stream]?.count ?? 0)
  }

  /// Takes bytes in any pieces.
  func receive(_ bytes: [UInt8]) {
    waiting += bytes
    let taken = machine.receive(waiting.span.bytes, into: &output) { event, answer in
      switch event {
      case .ready: isReady = true
      case .answered(let stream, _):
        answers[stream, default: []].append(answer.withUnsafeBytes { [UInt8]($0) })
      case .head(let stream, let metadata): heads[stream] = metadata
      case .message(let stream):
        messages[stream, default: []].append(answer.withUnsafeBytes { [UInt8]($0) })
      case .failed(let stream, let error): failures[stream, default: []].append(error)
      case .goAway(let goAway): goAways.append(goAway)
      case .pong(let payload): pongs.append(payload)
      case .broken(let error): broken = error
      }
    }
    waiting.removeFirst(taken)
  }

  func open(_ request: [UInt8] = [1], _ header: CallHeader = CallHeader()) throws -> UInt32 {
    try machine.open(header, request: request.span.bytes, into: &output)
  }

  func close(_ error: RPCError) {
    for (stream, error) in machine.close(error) { failures[stream, default: []].append(error) }
  }

  /// What was written since the last time.
  func sent() throws -> [ReadFrame] { try frames(in: output.finish()).frames }
}

/// END and what precedes it.
func answer(_ stream: UInt32, _ answer: [UInt8], _ status: CallStatus? = nil) -> [UInt8] {
  bytes { $0.answerFrames(stream: stream, status: status, answer: answer.span.bytes) }
}

func failure(_ stream: UInt32, _ error: RPCError) -> [UInt8] {
  bytes { $0.failureFrame(stream: stream, error) }
}
