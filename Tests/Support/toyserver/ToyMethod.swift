import Auth
import RPCCore
import RPCServer

/// The rpcs of the toy service, a call shape or two each. Messages are `Event`s; one whose kind
/// is `fail` makes its handler fail.
enum ToyMethod: Int, CaseIterable {
  /// One message, given back.
  case echo
  /// Does not end by itself: waits until its caller gives up.
  case hold
  /// Answers with as many messages as the request's sequence says, each with as many letters of
  /// text as its version says; those after the millionth never end.
  case count
  /// Answers with the sum of all sequences, and the number of messages as version.
  case sum
  /// Gives each message back.
  case chat
  /// The calls that other handlers run, as sequence, and connections as version.
  case status

  var method: ServerMethod {
    let name = "toy.v1.Toy/\(self)"
    let info = MethodInfo(
      id: Self.hash(name), name: name, timeoutMicroseconds: 20_000_000, isRead: false, shape: shape)
    return ServerMethod(
      info: info, lane: .works, access: AccessRule(grants: [.clientAdmin(scope: nil)]))
  }

  private var shape: CallShape {
    switch self {
    case .echo, .hold, .status: .unary
    case .count: .serverStream
    case .sum: .clientStream
    case .chat: .duplex
    }
  }

  private static func hash(_ name: String) -> UInt32 {
    name.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}
