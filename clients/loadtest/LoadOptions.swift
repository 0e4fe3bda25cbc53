import Foundation
import WireFormat

/// What the command line asks for.
struct LoadOptions: Sendable {
  var server = "127.0.0.1:7411"
  var tokenFile: String?
  var tenant: Uuid?
  var rpcs = ["getCustomer"]
  var shapes: [LoadShape] = []
  var connections = 1
  var inFlight = 1
  var seconds = 5.0
  var warmUpSeconds = 1.0
  var rounds = 1
  var threads = 1
  var spinMicroseconds = 0
  var keys = 100_000
  var seed: UInt64 = 1
  var pid: Int32?
  var printsJSON = false
  var wantsHelp = false

  static let help = """
    Measures a Frontdesk server: a closed loop of as many calls in flight as are asked for.

    Usage: bench [flags]

      --server HOST:PORT   the server (127.0.0.1:7411)
      --token-file FILE    a token of a client admin or a service
      --tenant ID          the tenant, where the token does not say it
      --rpc NAMES          getCustomer, createBooking, or both with a comma
      --connections N      connections (1)
      --in-flight M        calls in flight on each (1)
      --load NxM,...       several shapes instead, such as 1x1,50x1,8x64
      --seconds S          how long each run counts (5)
      --warm-up S          how long it runs before that (1)
      --rounds R           runs of each kind; they take turns, and medians are shown (1)
      --threads T          client threads (1)
      --spin US            keep looking for answers so long before sleeping (0)
      --keys N             customers to spread the calls over, at most (100000)
      --seed N             of the random numbers (1)
      --pid PID            the server's process, for its CPU time and memory
      --json               print one JSON object a line instead of a table
    """

  init(_ arguments: [String]) throws(LoadError) {
    var rest = arguments[...]
    while let flag = rest.popFirst() {
      switch flag {
      case "--help", "-h": wantsHelp = true
      case "--json": printsJSON = true
      default:
        guard let value = rest.popFirst() else { throw LoadError("\(flag) needs a value.") }
        guard try set(flag, value) else {
          throw LoadError("\(flag) \(value): no such flag or value; see bench --help.")
        }
      }
    }
    if shapes.isEmpty { shapes = [LoadShape(connections: connections, inFlight: inFlight)] }
  }

  /// False when the flag or its value makes no sense.
  private mutating func set(_ flag: String, _ value: String) throws(LoadError) -> Bool {
    switch flag {
    case "--server": server = value
    case "--token-file": tokenFile = value
    case "--tenant":
      tenant = Uuid(value)
      return tenant != nil
    case "--rpc":
      rpcs = value.split(separator: ",").map(String.init)
      return !rpcs.isEmpty && rpcs.allSatisfy { ["getCustomer", "createBooking"].contains($0) }
    case "--load":
      let read = value.split(separator: ",").map { LoadShape(String($0)) }
      shapes = read.compactMap { $0 }
      return !shapes.isEmpty && shapes.count == read.count
    case "--connections": return assign(Int(value), 1..., &connections)
    case "--in-flight": return assign(Int(value), 1..., &inFlight)
    case "--seconds": return assign(Double(value), 0.1..., &seconds)
    case "--warm-up": return assign(Double(value), 0..., &warmUpSeconds)
    case "--rounds": return assign(Int(value), 1..., &rounds)
    case "--threads": return assign(Int(value), 1..., &threads)
    case "--spin": return assign(Int(value), 0..., &spinMicroseconds)
    case "--keys": return assign(Int(value), 1..., &keys)
    case "--seed": return assign(UInt64(value), 0..., &seed)
    case "--pid":
      pid = Int32(value)
      return pid != nil
    default: return false
    }
    return true
  }

  private func assign<Number: Comparable>(
    _ value: Number?, _ allowed: PartialRangeFrom<Number>, _ target: inout Number
  ) -> Bool {
    guard let value, allowed.contains(value) else { return false }
    target = value
    return true
  }

  /// The server and the token from its file.
  func target() throws(LoadError) -> LoadTarget {
    guard let colon = server.lastIndex(of: ":") else {
      throw LoadError("\"\(server)\" is no address; write HOST:PORT.")
    }
    var target = LoadTarget(
      host: String(server[..<colon]), port: String(server[server.index(after: colon)...]))
    if let tokenFile {
      guard let data = FileManager.default.contents(atPath: tokenFile) else {
        throw LoadError("The token's file \(tokenFile) cannot be read.")
      }
      let words = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      target.token = words.first.map(String.init)
    }
    return target
  }
}
