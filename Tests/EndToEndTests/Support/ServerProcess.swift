import Foundation
import Glibc
import TestKit
import Testing

/// `frontdeskd` as a process of its own, for what only a process can show: kills and exits.
final class ServerProcess {
  let process = Process()
  let address: String
  /// From the start of the process to the moment at which it took calls.
  let startTime: Duration
  private let scratch: TemporaryDirectory

  /// Starts a server on `data` and waits until it takes calls. Its log goes to the file `log`,
  /// where one is named.
  init(
    data: String, _ arguments: [String] = [], listen: String = "127.0.0.1:0", log: String? = nil
  ) throws {
    scratch = try TemporaryDirectory()
    let portFile = data + "/port"
    try? FileManager.default.removeItem(atPath: portFile)
    process.executableURL = try BuiltProgram("frontdeskd").url
    process.arguments =
      ["serve", "--data", data, "--listen", listen, "--port-file", portFile] + arguments
    process.standardOutput = FileHandle.nullDevice
    let log = log ?? scratch.path(of: "log")
    _ = FileManager.default.createFile(atPath: log, contents: nil)
    let file: FileHandle = try #require(FileHandle(forWritingAtPath: log))
    process.standardError = file
    let start = ContinuousClock.now
    try process.run()
    let running = process
    let isServing = eventually {
      FileManager.default.fileExists(atPath: portFile) || !running.isRunning
    }
    startTime = ContinuousClock.now - start
    let said = (try? String(contentsOfFile: log, encoding: .utf8))?.suffix(2000) ?? ""
    try #require(isServing && process.isRunning, "the server did not start: \(said)")
    address = try String(contentsOfFile: portFile, encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  deinit { if process.isRunning { kill() } }

  /// Ends the process as a power cut of its own would.
  func kill() {
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Asks the process to drain, and returns at once.
  func beginTermination() { Glibc.kill(process.processIdentifier, SIGTERM) }

  /// Asks the process to drain, and gives its exit status.
  func terminate() -> Int32 {
    beginTermination()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
