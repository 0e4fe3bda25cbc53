import FrontdeskAPI
import RPCCore
import RPCServer
import Synchronization
import SystemIO
import WireFormat

/// Runs the toy service, each call on a thread of its own.
final class ToyDispatcher: CallDispatcher {
  private let running = Atomic(0)
  private let server = Mutex<RPCServer?>(nil)
  private let never = Monitor(0)

  var methods: [ServerMethod] { ToyMethod.allCases.map(\.method) }

  func tenantState(_ id: Uuid) -> TenantState { .active }
  func makeReactorLane() -> any ReactorLane { NoLane() }

  /// Names the server whose connections `status` tells.
  func watch(_ server: RPCServer) { self.server.withLock { $0 = server } }

  func submit(_ call: ServerCall) {
    let thread = try? JoinBox(SystemThread(name: "toy") { [self] in run(call) })
    // A thread that is not joined goes by itself at the end of the process.
    withExtendedLifetime(thread) {}
  }

  private func run(_ call: ServerCall) {
    guard call.begin() else { return }
    let counts = ToyMethod(rawValue: call.method) != .status
    if counts { running.add(1, ordering: .relaxed) }
    let outcome: Result<[UInt8], RPCError>
    do throws(RPCError) {
      outcome = .success(try answer(call))
    } catch {
      outcome = .failure(error)
    }
    if counts { running.subtract(1, ordering: .relaxed) }
    switch outcome {
    case .success(let answer): call.finish(answer: answer)
    case .failure(let error): call.finish(error: error)
    }
  }

  private func answer(_ call: ServerCall) throws(RPCError) -> [UInt8] {
    switch ToyMethod(rawValue: call.method) {
    case .echo:
      return try checked(call.request).encoded()
    case .hold:
      while !call.isCancelled { _ = never.wait(seconds: 0.01) { _ in Bool?.none } }
      return []
    case .status:
      let connections = server.withLock { $0 }?.counters.connections ?? 0
      return Event(
        sequence: UInt64(running.load(ordering: .relaxed)), version: UInt64(connections)
      ).encoded()
    default:
      guard let stream = call.stream else { throw RPCError(.internal, "There is no stream.") }
      return try run(call, stream)
    }
  }

  private func run(_ call: ServerCall, _ stream: ServerStream) throws(RPCError) -> [UInt8] {
    switch ToyMethod(rawValue: call.method) {
    case .count:
      let request = try checked(call.request)
      let text = String(repeating: "x", count: Int(clamping: min(request.version, 1 << 21)))
      var number: UInt64 = 0
      while number < request.sequence || request.sequence >= 1_000_000 {
        number += 1
        try stream.send(Event(sequence: number, kind: text).encoded())
      }
      if request.record == "fail" { throw Self.failure }
      return []
    case .sum:
      var (sum, count): (UInt64, UInt64) = (0, 0)
      while let message = try stream.receive() {
        sum &+= try checked(message).sequence
        count += 1
      }
      return Event(sequence: sum, version: count).encoded()
    default:
      while let message = try stream.receive() {
        try stream.send(try checked(message).encoded())
      }
      return []
    }
  }

  private func checked(_ bytes: [UInt8]) throws(RPCError) -> Event {
    let event: Event
    do throws(WireError) {
      event = try Event(decoding: bytes)
    } catch {
      throw RPCError(.invalidArgument, "No event.")
    }
    if event.kind == "fail" { throw Self.failure }
    return event
  }

  private static let failure = RPCError(
    .aborted, "Somebody was faster.",
    violations: [.init(path: "kind", rule: "value", message: "Says fail.")])
}

/// Nothing runs on the reactors.
final class NoLane: ReactorLane {
  func beginBatch() {}
  func endBatch() {}

  func run(
    _ method: Int, _ context: CallContext, _ request: RawSpan, _ answer: inout WireWriter
  ) throws(RPCError) {
    throw RPCError(.unimplemented, "Nothing runs here.")
  }
}
