import AdminHTTP
import Glibc
import SystemIO
import TestKit
import Testing

@Suite("The operators' port")
struct AdminServerTests {
  /// select() takes no descriptor from 1024 on: with so many callers connected, operators
  /// would be shut out just when they want to look.
  @Test func `It answers although more than 1,024 descriptors are open`() throws {
    try ProcessLimits.raiseDescriptorLimit()
    let held = (0..<1100).map { _ in open("/dev/null", O_RDONLY) }
    defer { for number in held { close(number) } }
    try #require(held.allSatisfy { $0 >= 0 })
    let server = try AdminServer(host: "127.0.0.1", port: 0) { path in
      path == "/here" ? .init(200, "yes\n") : nil
    }
    for _ in 0..<3 {
      #expect(try get("/here", server.port).hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(try get("/there", server.port).hasPrefix("HTTP/1.1 404 "))
    }
  }

  /// What the port answers, to the end.
  private func get(_ path: String, _ port: Int) throws -> String {
    let socket = try Socket.connect(to: SocketAddress("127.0.0.1:\(port)"))
    try #require(socket.number > 1024)
    var request = Array("GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".utf8)[...]
    var answer: [UInt8] = []
    let isWhole = eventually {
      if !request.isEmpty, case .bytes(let count) = request.withUnsafeBytes({ socket.send($0) }) {
        request = request.dropFirst(count)
      }
      return withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 16) { room in
        let result = socket.receive(into: room)
        if case .bytes(let count) = result { answer += room[..<count] }
        return result == .closed
      }
    }
    try #require(isWhole, "the connection is closed in the end")
    return String(decoding: answer, as: UTF8.self)
  }
}
