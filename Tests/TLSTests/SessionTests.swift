import Seams
import TestKit
import Testing

@testable import TLS

/// Both sides of TLS with the records in the test's hands.
@Suite struct `A TLS session` {
  let world: World
  init() throws { world = try World() }

  @Test func `speaks TLS 1.3 and carries bytes both ways`() throws {
    let pair = try Duplex(world.server(), world.client())
    pair.settle()
    #expect(pair.server.isReady && pair.client.isReady)
    #expect(pair.server.version == "TLSv1.3" && pair.client.version == "TLSv1.3")
    #expect(!pair.client.wasResumed)
    #expect(pair.client.sealed([1, 2, 3]) == 3 && pair.server.sealed([4, 5]) == 2)
    pair.settle()
    #expect(pair.atServer == [1, 2, 3] && pair.atClient == [4, 5])
  }

  @Test(arguments: [1, 2, 3, 5, 7, 64, 1000])
  func `does not care where its records are cut`(size: Int) throws {
    let pair = try Duplex(world.server(asks: .optional), world.client(["DNS:me"]))
    pair.settle(pieces: size)
    let bytes = SeededRandom(seed: UInt64(size)).bytes(40_000)
    #expect(pair.client.sealed(bytes) == bytes.count)
    #expect(pair.server.sealed(bytes) == bytes.count)
    pair.settle(pieces: size)
    #expect(pair.atServer == bytes && pair.atClient == bytes)
  }

  @Test func `reads a record that is cut at any byte`() throws {
    let pair = try Duplex(world.server(), world.client())
    pair.settle()
    let text = Array("the quick brown fox".utf8)
    for cut in 0...60 {
      _ = pair.client.sealed(text)
      let records = pair.client.taken()
      var read: [UInt8] = []
      let end = min(cut, records.count)
      #expect(pair.server.opened(Array(records[..<end]), &read) == .starved)
      #expect(pair.server.opened(Array(records[end...]), &read) == .starved)
      #expect(read == text, "cut at \(cut)")
    }
  }

  @Test(arguments: 0..<200)
  func `fails cleanly on bytes that were changed`(seed: Int) throws {
    let random = SeededRandom(seed: UInt64(seed))
    let pair = try Duplex(world.server(), world.client())
    var hello = pair.client.taken()
    for _ in 0...Int(random.next() % 8) {
      hello[Int(random.next() % UInt64(hello.count))] ^= UInt8(
        truncatingIfNeeded: random.next() | 1)
    }
    var read: [UInt8] = []
    _ = pair.server.opened(hello, &read)
    _ = pair.server.opened(random.bytes(300), &read)
    #expect(read.isEmpty, "seed \(seed)")
    // The thread's queue of errors is clean: another session does not stumble over it.
    let other = try Duplex(world.server(), world.client())
    other.settle()
    #expect(other.client.isReady, "seed \(seed)")
  }

  @Test func `stops a writer whose records nobody takes, and loses nothing`() throws {
    let pair = try Duplex(world.server(), world.client())
    pair.settle()
    let bytes = SeededRandom(seed: 1).bytes(1 << 20)
    var sent = 0
    while sent < bytes.count {
      let taken = try #require(pair.server.sealed(Array(bytes[sent...])))
      #expect(pair.server.pendingCount < 2 * TLSSession.pendingBytesSoftMax + 1024)
      #expect(pair.server.sealed([9]) == 0 || sent + taken == bytes.count)
      sent += taken
      pair.settle()
    }
    #expect(pair.atClient.prefix(bytes.count) == bytes[...])
  }

  @Test func `ends with a record that says so`() throws {
    let pair = try Duplex(world.server(), world.client())
    pair.settle()
    _ = pair.client.sealed([7])
    pair.client.end()
    pair.settle()
    #expect(pair.atServer == [7] && pair.serverProgress == .ended)
  }

  @Test func `refuses what is not TLS without an answer`() throws {
    let server = try #require(try world.server().session())
    var read: [UInt8] = []
    let progress = server.opened([0x89, 0x46, 0x44, 0x53, 1, 0, 0, 0], &read)
    #expect(progress == .failed(.foreign) && server.pendingCount == 0)
  }

  @Test func `refuses a hello without end`() throws {
    let server = try #require(try world.server().session())
    var read: [UInt8] = []
    // A handshake message that announces 16 MiB.
    var record: [UInt8] = [0x16, 3, 1, 0x40, 0, 1, 0xFF, 0xFF, 0xFF]
    record += [UInt8](repeating: 0, count: 0x4000 - 4)
    var progress = server.opened(record, &read)
    for _ in 0..<8 where progress == .starved { progress = server.opened(record, &read) }
    guard case .failed = progress else {
      Issue.record("\(progress)")
      return
    }
  }
}
