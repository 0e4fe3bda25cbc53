import Foundation
import FrontdeskAPI
import RPCCore
import TestKit
import Testing
import WireFormat

@testable import RPCClient

/// The program `frontdesk` against a server whose contract has streams.
@Suite("Streams on the command line", .serialized)
struct ProgramStreamTests {
  static let contract = """
    schema test.v1

    message Number { 1 value: int64 }

    service CounterService {
      /// Answers 1 to value; nothing, and no end, for 0.
      rpc countUp(Number) -> stream Number @works @auth(clientAdmin)
      rpc addUp(stream Number) -> Number @works @auth(clientAdmin)
      rpc chat(stream Number) -> stream Number @works @timeout(none) @auth(clientAdmin)
    }

    """

  /// The numbers are small, so that each is one byte of zigzag.
  static func serve(_ peer: ScriptedPeer, _ seen: Sightings) {
    var methods: [UInt32: UInt32] = [:]
    var sums: [UInt32: UInt8] = [:]
    peer.greet()
    while let frame = peer.nextFrame() {
      let stream = frame.header.stream
      if frame.header.type == .cancel { seen.note { $0.cancels.append(frame.body[0]) } }
      guard frame.header.type == .open || frame.header.type == .data else { continue }
      if let header = try? CallHeader(decoding: frame.meta), frame.header.type == .open {
        methods[stream] = header.method
      }
      let number = frame.body.count == 2 ? frame.body[1] / 2 : 0
      let isLast = frame.header.flags.contains(.fin)
      switch methods[stream] {
      case ReflectionServiceMethods.getSchema.id:
        let schema = GetSchemaResponse(
          package: "test.v1", files: [SchemaSource(name: "counter", text: contract)])
        peer.finish(stream, .success(schema.encoded()))
      case id("countUp"):
        if number == 0 { seen.note { $0.hanging += 1 } }
        for value in 0..<number { peer.number(value + 1, on: stream) }
        if number > 0 { peer.endStream(stream) }
      case id("addUp"):
        sums[stream, default: 0] += number
        if isLast { peer.finish(stream, .success([8, (sums[stream] ?? 0) * 2])) }
      default:
        if !frame.body.isEmpty { peer.number(number, on: stream) }
        if isLast { peer.endStream(stream) }
      }
    }
  }

  static func id(_ method: String) -> UInt32 {
    "test.v1.CounterService/\(method)".utf8.reduce(0x811c_9dc5) {
      ($0 ^ UInt32($1)) &* 0x0100_0193
    }
  }

  func run(
    _ method: String, _ request: [String], input: String = ""
  ) throws -> BuiltProgram.Result {
    let server = ScriptedServer { Self.serve($0, Sightings()) }
    return try BuiltProgram("frontdesk").run(
      ["call", "CounterService.\(method)"] + request + ["--server", "\(server.address)"],
      input: input)
  }

  @Test func `Streamed answers are lines of JSON`() throws {
    let result = try run("countUp", [#"{"value": 3}"#])
    #expect(result.output == "{\"value\":1}\n{\"value\":2}\n{\"value\":3}\n")
    #expect(result.status == 0 && result.errors.isEmpty)
  }

  @Test func `Streamed requests are lines of standard input`() throws {
    let lines = "{\"value\": 3}\n\n{\"value\": 4}"
    let sum = try run("addUp", [], input: lines)
    #expect(sum.output == "{\"value\":7}\n" && sum.status == 0, "\(sum.errors)")
    #expect(try run("addUp", ["-"], input: lines).output == sum.output)
    #expect(try run("addUp", [#"{"value": 5}"#], input: lines).output == "{\"value\":5}\n")
    #expect(try run("addUp", [], input: "").output == "{\"value\":0}\n")
    let both = try run("chat", [], input: lines)
    #expect(both.output == "{\"value\":3}\n{\"value\":4}\n" && both.status == 0)
  }

  @Test func `A line that is no request ends the call`() throws {
    let result = try run("chat", [], input: "{\"value\": 3}\n{\"valeu\": 4}\n")
    #expect(result.status == 1)
    #expect(result.errors.contains("invalidArgument") && result.errors.contains("valeu"))
  }

  @Test func `Ctrl-C gives the call up`() throws {
    let seen = Sightings()
    let server = ScriptedServer { Self.serve($0, seen) }
    let process = Process()
    let errors = Pipe()
    process.executableURL = try BuiltProgram("frontdesk").url
    process.arguments = ["call", "CounterService.countUp", "--server", "\(server.address)"]
    process.standardError = errors
    try process.run()
    #expect(eventually { seen.now.hanging == 1 })
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 1 && process.terminationReason == .exit)
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text.contains("cancelled"))
  }
}

extension ScriptedPeer {
  fileprivate func number(_ value: UInt8, on stream: UInt32) {
    let body: [UInt8] = value == 0 ? [] : [8, value * 2]
    send { $0.frame(.data, stream: stream, body: body.span.bytes) }
  }

  fileprivate func endStream(_ stream: UInt32) {
    send { $0.frame(.end, flags: .noMessage, stream: stream, body: RawSpan()) }
  }
}
