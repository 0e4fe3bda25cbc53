import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("The server's half of a stream")
struct ServerStreamTests {
  static let fin = FrameFlags.fin
  static let more = FrameFlags.more
  static let none: FrameFlags = [.fin, .noMessage]

  /// A stream 1 that was opened without a message.
  private func stream(
    credit: UInt32 = 1000, window: Int = 1000, bytesMax: Int = 4 << 20,
    partialBytesMax: Int = 8 << 20
  ) throws -> ServerHalf {
    var limits = RPCLimits()
    limits.initialCreditBytes = window
    limits.partialBytesMax = partialBytesMax
    let server = try ServerHalf(limits)
    server.requestBytesMax = bytesMax
    server.streamCredit = credit
    try server.receive(open(1, .noMessage))
    server.actions = []
    return server
  }

  private func credit(_ stream: UInt32, _ bytes: UInt32) -> [UInt8] {
    rawFrame(.credit, stream: stream, body: little(bytes))
  }

  /// Frames after the OPEN of stream 1, and what they bring.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let frames: [[UInt8]]
    let actions: [ServerAction]

    init(_ name: String, _ frames: [[UInt8]], _ actions: [ServerAction]) {
      testDescription = name
      self.frames = frames
      self.actions = actions
    }
  }

  static let rows = [
    Row("a message", [data(1, [], body: [1])], [.message(1, isWhole: true, isLast: false)]),
    Row("an empty message", [data(1)], [.message(1, isWhole: true, isLast: false)]),
    Row("the last message", [data(1, fin, body: [1])], [.message(1, isWhole: true, isLast: true)]),
    Row("a half-close", [data(1, none)], [.halfClose(1)]),
    Row("no message at all", [data(1, .noMessage)], []),
    Row(
      "fragments", [data(1, more, body: [1]), data(1, more, body: [2]), data(1, [], body: [3])],
      [.message(1, isWhole: false, isLast: false)]),
    Row(
      "a last message in fragments", [data(1, more, body: [1]), data(1, fin)],
      [.message(1, isWhole: false, isLast: true)]),
    Row(
      "a message, then a half-close", [data(1, [], body: [1]), data(1, none)],
      [.message(1, isWhole: true, isLast: false), .halfClose(1)]),
    Row("credit", [rawFrame(.credit, stream: 1, body: little(UInt32(7)))], [.credit(1, 7)]),
    Row("cancel", [bytes { $0.cancelFrame(stream: 1, reason: .caller) }], [.cancel(1, .caller)]),
  ]

  @Test(arguments: rows)
  func `takes`(_ row: Row) throws {
    let server = try stream()
    for frame in row.frames { try server.receive(frame) }
    #expect(server.actions == row.actions)
    #expect(server.machine.partialBytes == 0)
  }

  static let errors: [(String, [[UInt8]], ConnectionError)] = [
    ("DATA after FIN", [data(1, fin), data(1)], .dataAfterFin),
    ("a second half-close", [data(1, none), data(1, none)], .dataAfterFin),
    ("NOMSG within a message", [data(1, more, body: [1]), data(1, none)], .brokenMessage),
    (
      "a message without credit",
      [data(1, [], body: [UInt8](repeating: 1, count: 1000)), data(1, [], body: [1])],
      .creditExceeded
    ),
    (
      "too much credit", [rawFrame(.credit, stream: 1, body: little(UInt32(1) << 31))],
      .creditOverflow
    ),
  ]

  @Test(arguments: errors)
  func `fails the connection at`(
    _ name: String, _ frames: [[UInt8]], _ expected: ConnectionError
  ) throws {
    let server = try stream()
    #expect(throws: expected) {
      for frame in frames { try server.receive(frame) }
    }
  }

  @Test func `Messages of several streams are interleaved by fragments`() throws {
    let server = try stream()
    try server.receive(open(3, .more, body: [3]) + open(5, [], body: [5]))
    try server.receive(data(1, .more, body: [1]) + data(3, .more, body: [4]))
    try server.receive(data(5, .more, body: [6]) + data(1, [], body: [2]))
    #expect(server.machine.partialBytes == 3)
    try server.receive(data(3, [], body: [5]) + data(5, .fin, body: [7]) + data(1, .fin, body: [9]))
    #expect(server.messages == [1: [[1, 2], [9]], 3: [[3, 4, 5]], 5: [[6, 7]]])
    #expect(server.machine.partialBytes == 0)
  }

  @Test func `What came with OPEN costs no credit, and a message may overdraw`() throws {
    let server = try stream(window: 10)
    try server.receive(open(3, [], body: [UInt8](repeating: 1, count: 100)))
    try server.receive(data(3, [], body: [UInt8](repeating: 1, count: 9)))
    try server.receive(data(3, .more, body: [UInt8](repeating: 1, count: 50)))
    try server.receive(data(3, [], body: [UInt8](repeating: 1, count: 50)))
    #expect(throws: ConnectionError.creditExceeded) { try server.receive(data(3)) }
  }

  @Test func `Credit is given when half the window was taken`() throws {
    let server = try stream(window: 10)
    try server.receive(data(1, [], body: [1, 2, 3, 4]) + data(1, [], body: [5, 6, 7, 8, 9, 0, 1]))
    #expect(server.machine.took(1, 4) == nil)
    #expect(server.machine.took(1, 7) == 11)
    try server.receive(data(1, [], body: [UInt8](repeating: 1, count: 10)))
    #expect(throws: ConnectionError.creditExceeded) { try server.receive(data(1)) }
  }

  @Test func `No credit is given after the half-close`() throws {
    let server = try stream(window: 10)
    try server.receive(data(1, .fin, body: [UInt8](repeating: 1, count: 10)))
    #expect(server.machine.took(1, 10) == nil)
  }

  @Test func `Credit for the answer is counted, also what comes before the request is whole`()
    throws
  {
    let server = try stream(credit: 100)
    #expect(server.machine.credit(of: 1) == 100)
    server.machine.sent(1, 150)
    #expect(server.machine.credit(of: 1) == -50)
    try server.receive(credit(1, 60))
    #expect(server.machine.credit(of: 1) == 10)
    server.streamCredit = nil
    try server.receive(open(3, .more, body: [1]) + credit(3, 5) + data(3, .fin))
    server.machine.beginStream(3, credit: 20, bytesMax: 10, hasHalfClosed: true)
    #expect(server.machine.credit(of: 3) == 25)
    #expect(throws: ConnectionError.dataAfterFin) { try server.receive(data(3)) }
  }

  @Test func `A message that is too long cuts its stream, and the rest is dropped`() throws {
    let server = try stream(window: 1 << 20, bytesMax: 5)
    try server.receive(data(1, .more, body: [1, 2, 3]))
    #expect(
      try server.receive(data(1, .more, body: [4, 5, 6])) == [.cut(1, .requestTooLong(5))])
    #expect(try server.receive(data(1, .more, body: [7])) == [])
    #expect(try server.receive(data(1, .fin, body: [8])) == [])
    #expect(server.machine.partialBytes == 0 && server.machine.callsInFlight == 1)
    #expect(server.end(1) && !server.end(1))
  }

  @Test func `Unfinished messages share the connection's memory`() throws {
    let server = try stream(window: 1 << 20, partialBytesMax: 10)
    try server.receive(open(3, .more, body: [1, 2, 3, 4, 5]))
    try server.receive(data(1, .more, body: [1, 2, 3, 4, 5]))
    #expect(try server.receive(data(3, .more, body: [6])) == [.cut(3, .partialBudget)])
    #expect(
      try server.receive(data(1, [], body: [])) == [.message(1, isWhole: false, isLast: false)])
    #expect(server.messages[1] == [[1, 2, 3, 4, 5]] && server.machine.partialBytes == 0)
  }

  @Test func `An ended stream's frames are dropped and counted, its memory is free`() throws {
    let server = try stream()
    try server.receive(data(1, .more, body: [1]))
    #expect(server.end(1) && server.machine.partialBytes == 0)
    try server.receive(data(1, .fin) + credit(1, 5))
    #expect(server.machine.framesDropped == 2 && server.actions.isEmpty)
    #expect(server.machine.credit(of: 1) == 0 && server.machine.took(1, 5) == nil)
  }
}
