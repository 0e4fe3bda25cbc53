import Auth
import Foundation
import RPCCore
import RPCServer
import WireFormat

/// Serves `StreamService` by the server's own runtime, each stream on a thread.
final class StreamServer: CallDispatcher {
  let methods = StreamService.allCases.map { method in
    ServerMethod(info: method.info, lane: .works, access: AccessRule(isPublic: true))
  }

  func tenantState(_ id: Uuid) -> TenantState { .unknown }

  func makeReactorLane() -> any ReactorLane { NoLane() }

  func submit(_ call: ServerCall) {
    Thread.detachNewThread { Self.run(call) }
  }

  private static func run(_ call: ServerCall) {
    guard call.begin() else { return }
    do throws(RPCError) {
      try serve(call)
      call.finish(answer: [])
    } catch {
      call.finish(error: error)
    }
  }

  private static func serve(_ call: ServerCall) throws(RPCError) {
    guard let stream = call.stream else { return }
    switch StreamService(rawValue: call.method) {
    case .download?:
      let message = [UInt8](repeating: 0x5A, count: StreamService.size(of: call.request))
      while true { try stream.send(message) }
    case .upload?: while try stream.receive() != nil {}
    case .echo?: while let message = try stream.receive() { try stream.send(message) }
    case nil: break
    }
  }
}

/// Nothing runs on the reactors.
private final class NoLane: ReactorLane {
  func beginBatch() {}
  func endBatch() {}

  func run(
    _ method: Int, _ context: CallContext, _ request: RawSpan, _ answer: inout WireWriter
  ) throws(RPCError) {
    throw RPCError(.unimplemented, "There are only streams here.")
  }
}

/// Knows nobody: everything is public.
struct NoTokens: TokenVerifying {
  func verify(_ token: [UInt8], now: Timestamp) throws(TokenRefusal) -> Principal {
    throw TokenRefusal("There are no tokens here.")
  }

  func isValid(_ principal: Principal, now: Timestamp) -> Bool { false }
}
