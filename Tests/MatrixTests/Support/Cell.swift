import Testing

/// How many messages go each way, and a feed, which is a server stream without a thread.
enum Shape: Int, CaseIterable, Sendable { case unary, clientStream, serverStream, duplex, feed }

/// What becomes of a call.
enum Ending: CaseIterable, Sendable {
  case completes, handlerFails, clientCancels, deadlinePasses, serverDrains, connectionCut

  /// What the handler is asked to do.
  var plan: Plan {
    switch self {
    case .completes: .complete
    case .handlerFails: .fail
    case .clientCancels, .deadlinePasses, .serverDrains, .connectionCut: .wait
    }
  }
}

/// How client and server reach each other.
enum Way: CaseIterable, Sendable { case socket, tls, inProcess }

/// What a handler does; the first byte of each request.
enum Plan: UInt8, Sendable { case complete, fail, wait }

/// One way in which one kind of call may end.
struct Cell: Sendable, CustomTestStringConvertible {
  let shape: Shape
  let ending: Ending
  let way: Way

  static let all = Way.allCases.flatMap { way in
    Ending.allCases.flatMap { ending in
      Shape.allCases.map { Cell(shape: $0, ending: ending, way: way) }
    }
  }

  var testDescription: String { "\(shape) \(ending) \(way)" }
}
