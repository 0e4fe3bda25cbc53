import Foundation

/// What the program reads of the world around it.
struct Environment {
  /// The variables that stand in for flags. No other flag has one: an idempotency key, for
  /// example, belongs to a single call.
  let settings = ProcessInfo.processInfo.environment.filter { variable in
    [
      "FRONTDESK_SERVER", "FRONTDESK_TOKEN", "FRONTDESK_TENANT", "FRONTDESK_TLS", "FRONTDESK_CA",
      "FRONTDESK_CERT", "FRONTDESK_KEY",
    ].contains(variable.key)
  }

  /// The bytes of a file; nil when there is none that can be read.
  func file(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }

  /// The next line on standard input, without its end; nil when there are no more.
  func nextLine() -> [UInt8]? { readLine(strippingNewline: true).map { Array($0.utf8) } }

  /// Everything on standard input.
  func standardInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = read(0, &chunk, chunk.count)
      if count > 0 {
        bytes += chunk[..<count]
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }
}
