import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Status and error details")
struct StatusTests {
  /// What arrives of `error` after END's way over the wire.
  func sent(_ error: RPCError) throws -> RPCError {
    let written = bytes { $0.failureFrame(stream: 1, error) }
    let frame = try #require(try frames(in: written).frames.first)
    #expect(frame.type == .end && frame.flags.isEmpty && frame.stream == 1)
    return RPCError(
      try CallStatus(decoding: frame.meta), try ErrorDetails(decoding: frame.body))
  }

  let full = RPCError(
    .aborted, "The record has changed.",
    violations: [.init(path: "contact.emails[2]", rule: "format", message: "Not an address.")],
    existing: Uuid(high: 3, low: 4),
    conflicts: [.init(field: "name", original: "\"a\"", current: "\"b\"", attempted: "\"c\"")],
    retryAfterMilliseconds: 250, neverExecuted: true)

  @Test(arguments: StatusCode.allCases.filter { $0 != .ok })
  func `Every code comes back as it was`(_ code: StatusCode) throws {
    let error = RPCError(code, "Why \(code.name).")
    #expect(try sent(error) == error)
  }

  @Test func `Everything in an error comes back`() throws { #expect(try sent(full) == full) }

  @Test func `An error without details has no body`() throws {
    let written = bytes { $0.failureFrame(stream: 1, RPCError(.notFound, "No such lead.")) }
    #expect(try frames(in: written).frames.first?.body == [])
  }

  @Test func `The codes are gRPC's`() {
    #expect(StatusCode.allCases.map(\.rawValue) == Array(0...16))
    #expect(StatusCode.failedPrecondition.name == "failedPrecondition")
    #expect(StatusCode.internal.name == "internal")
  }

  @Test func `A failure is never sent as a success`() throws {
    #expect(try sent(RPCError(.ok, "Odd.")).code == .internal)
    #expect(RPCError(CallStatus(code: 0), ErrorDetails()).code == .unknown)
  }

  @Test func `A code of a later version reads as unknown`() {
    #expect(RPCError(CallStatus(code: 99, message: "New."), ErrorDetails()).code == .unknown)
  }

  @Test func `A message is cut between characters at 1 KiB`() throws {
    for padding in 0..<4 {
      let text = String(repeating: "x", count: 1020 + padding) + "é🇩🇪 tail"
      let message = try sent(RPCError(.internal, text)).message
      #expect(message.utf8.count <= 1024 && message.utf8.count > 1020)
      #expect(text.hasPrefix(message) || text.unicodeScalars.starts(with: message.unicodeScalars))
    }
    #expect(try sent(RPCError(.internal, String(repeating: "é", count: 512))).message.count == 512)
  }

  @Test func `At most 64 violations are sent`() throws {
    let violations = (0..<100).map { RPCError.Violation(path: "f\($0)", rule: "r", message: "m") }
    let received = try sent(RPCError(.invalidArgument, "", violations: violations))
    #expect(received.violations == Array(violations.prefix(64)))
  }

  @Test func `Details that fit no frame are left out, and the status stays`() throws {
    let long = String(repeating: "x", count: 40_000)
    let violations = (0..<2).map { _ in RPCError.Violation(path: long, rule: "r", message: "m") }
    let received = try sent(RPCError(.invalidArgument, "Bad.", violations: violations))
    #expect(received == RPCError(.invalidArgument, "Bad."))
  }

  @Test func `Times stand in the status`() throws {
    let written = bytes {
      $0.failureFrame(stream: 1, full, queueMicroseconds: 7, handlerMicroseconds: 8)
    }
    let frame = try #require(try frames(in: written).frames.first)
    let status = try CallStatus(decoding: frame.meta)
    #expect(status.queueTime == 7 && status.handlerTime == 8)
  }

  @Test func `A server that lacks resources or goes away says that nothing was executed`() {
    for refusal in [Refusal.tooManyCalls, .partialBudget] {
      #expect(RPCError(refusal).code == .resourceExhausted)
      #expect(RPCError(refusal).neverExecuted)
    }
    #expect(RPCError(Refusal.draining).code == .unavailable)
    #expect(RPCError(Refusal.draining).neverExecuted)
    #expect(RPCError(Refusal.requestTooLong(9)).code == .resourceExhausted)
    #expect(RPCError(Refusal.unfinished).code == .invalidArgument)
    #expect(RPCError(Refusal.noMessage).code == .invalidArgument)
  }

  @Test func `Floods and failed tokens are abuse, everything else breaks the protocol`() {
    for error in [ConnectionError.authAbuse, .flood, .slowFrame] {
      #expect(error.reason == .abuse && !error.description.isEmpty)
    }
    let others: [ConnectionError] = [
      .frame(.unknownType), .helloMissing, .helloTwice, .helloMalformed, .badStream,
      .unopenedStream, .dataAfterFin, .wrongDirection, .badValue, .creditOverflow,
    ]
    for error in others { #expect(error.reason == .protocolError && !error.description.isEmpty) }
  }
}
