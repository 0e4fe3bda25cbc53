import Foundation
import FrontdeskAPI
import RPCClient
import RPCCore
import WireFormat

/// Files that come and go as streams of parts, with a bar that shows how far they are.
struct FileTransfer {
  private static let partBytes = 256 << 10

  let connection: ConnectionFlags

  /// The file that is to be sent.
  static func source(_ path: String) throws(CommandFailure) -> FileHandle {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw .call(RPCError(.notFound, "The file \"\(path)\" cannot be read."))
    }
    return file
  }

  /// Sends `first`, then `file` in parts that `part` encodes, and gives the answer.
  func send(
    _ file: FileHandle, to method: MethodInfo, first: [UInt8], _ output: inout Output,
    counted what: String, part: ([UInt8]) -> [UInt8]
  ) throws(CommandFailure) -> [UInt8] {
    let size = (try? file.seekToEnd()) ?? 0
    try? file.seek(toOffset: 0)
    var progress = FileProgress(what)
    do throws(RPCError) {
      let call = try open(method, nil)
      try wait(call.send, first)
      var sent: UInt64 = 0
      while let data = try? file.read(upToCount: Self.partBytes), !data.isEmpty {
        // One that is refused ends before the file does, and says why in its answer.
        do throws(RPCError) { try wait(call.send, part(Array(data))) } catch {
          guard error.code == .failedPrecondition else { throw error }
          break
        }
        sent += UInt64(data.count)
        progress.show(sent, of: size, &output)
      }
      progress.end(&output)
      let answer = try RPCClient.wait { () async throws(RPCError) in
        try await call.finishSending()
        return try await call.next()
      }
      guard let answer else { throw RPCError(.internal, "The server gave no answer.") }
      return answer
    } catch {
      throw .call(error)
    }
  }

  /// Writes the parts that answer `request` to the file at `path`, which gets its name when it is
  /// whole; without one to standard output. How many rows and bytes there were.
  func receive(
    _ method: MethodInfo, _ request: [UInt8], into path: String?, isPrivate: Bool = false,
    _ output: inout Output, counted what: String
  ) throws(CommandFailure) -> (rows: UInt64, bytes: UInt64) {
    let partial = path.map { $0 + ".part" }
    let file = try partial.map { path throws(CommandFailure) in
      try Self.make(path, isPrivate: isPrivate)
    }
    var progress = FileProgress(what)
    var received = (rows: UInt64(0), bytes: UInt64(0))
    do throws(RPCError) {
      let call = try open(method, request)
      var total: UInt64 = 0
      while let bytes = try wait(call.next) {
        let part = try FilePart(bytes: bytes)
        total = part.total ?? total
        received.rows = max(received.rows, part.rows)
        received.bytes += UInt64(part.data.count)
        try writing { try (file ?? .standardOutput).write(contentsOf: part.data) }
        if file != nil { progress.show(received.rows, of: total, &output) }
      }
      if let file { try writing { try file.synchronize() } }
    } catch {
      if let partial { try? FileManager.default.removeItem(atPath: partial) }
      throw .call(error)
    }
    progress.end(&output)
    if let path, let partial, rename(partial, path) != 0 { throw Self.unwritable(path) }
    return received
  }

  private static func make(
    _ path: String, isPrivate: Bool
  ) throws(CommandFailure) -> FileHandle {
    let attributes: [FileAttributeKey: Any]? = isPrivate ? [.posixPermissions: 0o600] : nil
    guard
      FileManager.default.createFile(atPath: path, contents: nil, attributes: attributes),
      let file = FileHandle(forWritingAtPath: path)
    else { throw unwritable(path) }
    return file
  }

  private static func unwritable(_ path: String) -> CommandFailure {
    .call(RPCError(.internal, "The file \"\(path)\" cannot be written."))
  }

  private func writing(_ body: () throws -> Void) throws(RPCError) {
    do { try body() } catch {
      throw RPCError(.internal, "The file cannot be written: \(error.localizedDescription)")
    }
  }

  /// Begins a streaming call.
  func open(
    _ method: MethodInfo, _ request: [UInt8]?
  ) throws(RPCError) -> any StreamingCall {
    let (client, options) = (connection.client, connection.options)
    return try RPCClient.wait { () async throws(RPCError) in
      try await client.stream(method, request, options)
    }
  }

  /// Runs one step of a streaming call.
  func wait(
    _ step: @escaping @Sendable ([UInt8]) async throws(RPCError) -> Void, _ message: [UInt8]
  ) throws(RPCError) {
    try RPCClient.wait { () async throws(RPCError) in try await step(message) }
  }

  /// Waits for what one step of a streaming call gives.
  func wait(
    _ step: @escaping @Sendable () async throws(RPCError) -> [UInt8]?
  ) throws(RPCError) -> [UInt8]? {
    try RPCClient.wait { () async throws(RPCError) in try await step() }
  }
}

extension WireMessage {
  /// An answer of the server.
  init(bytes: [UInt8]) throws(RPCError) {
    do throws(WireError) {
      self = try Self(decoding: bytes.span.bytes)
    } catch {
      throw RPCError(.internal, "The server's answer cannot be read.")
    }
  }
}
