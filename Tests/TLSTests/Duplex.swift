import Testing

@testable import TLS

/// Both sides of a connection in memory; the test carries the records.
final class Duplex {
  let server: TLSSession
  let client: TLSSession
  private(set) var serverProgress = TLSSession.Progress.starved
  private(set) var clientProgress = TLSSession.Progress.starved
  /// What each side has read.
  private(set) var atServer: [UInt8] = []
  private(set) var atClient: [UInt8] = []

  init(_ server: TLSServer, _ client: TLSClient, host: String = "localhost") throws {
    self.server = try #require(server.session())
    self.client = try #require(client.session(host: host))
    _ = self.client.shakeHands()
  }

  /// Carries records in pieces of `size` until neither side has more.
  func settle(pieces size: Int = .max) {
    while client.pendingCount > 0 || server.pendingCount > 0 {
      serverProgress = Self.carry(client, server, size, &atServer) ?? serverProgress
      clientProgress = Self.carry(server, client, size, &atClient) ?? clientProgress
    }
  }

  private static func carry(
    _ from: TLSSession, _ to: TLSSession, _ size: Int, _ read: inout [UInt8]
  ) -> TLSSession.Progress? {
    guard from.pendingCount > 0 else { return nil }
    let records = from.taken()
    var last: TLSSession.Progress?
    var start = 0
    while start < records.count {
      let piece = records[start..<min(records.count, start + min(size, records.count))]
      last = to.opened(Array(piece), &read)
      if case .failed = last { return last }
      start += piece.count
    }
    return last
  }
}

extension TLSSession {
  /// All records that wait.
  func taken() -> [UInt8] { sendPending { ($0.count, [UInt8]($0)) } }

  /// Reads all that `records` hold.
  func opened(_ records: [UInt8], _ read: inout [UInt8]) -> Progress {
    var room = [UInt8](repeating: 0, count: 4096)
    return records.withUnsafeBytes { records in
      withReceived(records) { session in
        while true {
          let progress = room.withUnsafeMutableBytes { session.read(into: $0) }
          guard case .bytes(let count) = progress else { return progress }
          read += room[..<count]
        }
      }
    }
  }

  func sealed(_ bytes: [UInt8]) -> Int? { bytes.withUnsafeBytes { write($0) } }
}

/// An authority with a server and a client that trusts it.
struct World {
  let authority: CertificateMaker

  init() throws { authority = try CertificateMaker(authority: "Test authority") }

  func server(
    _ names: [String] = ["DNS:localhost", "IP:127.0.0.1"], startsIn: Int = -3600,
    endsIn: Int = 3600, asks: TLSServer.ClientRule = .none
  ) throws -> TLSServer {
    let files = try authority.issue(names, startsIn: startsIn, endsIn: endsIn)
    return try TLSServer(
      .init(
        certificate: files.certificate, key: files.key,
        clientAuthorities: asks == .none ? nil : authority.certificate, clientRule: asks))
  }

  func client(
    _ names: [String]? = nil, by issuer: CertificateMaker? = nil, serverName: String? = nil,
    endsIn: Int = 3600
  ) throws -> TLSClient {
    let files = try names.map { try (issuer ?? authority).issue($0, endsIn: endsIn) }
    return try TLSClient(
      .init(
        authorities: authority.certificate, serverName: serverName,
        identity: files.map { .init(certificate: $0.certificate, key: $0.key) }))
  }
}
