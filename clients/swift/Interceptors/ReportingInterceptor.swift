public import RPCCore
import Synchronization

/// What became of one call, for logs and metrics. It carries no data of the call.
public struct CallReport: Sendable {
  /// The rpc, for example `frontdesk.v1.LeadService/getLead`.
  public let method: String
  /// How it ended.
  public let code: StatusCode
  /// From the call to its end.
  public let duration: Duration
  /// Messages that were sent.
  public let sent: Int
  /// Messages that were received.
  public let received: Int
  /// W3C traceparent, where an interceptor outside of this one has set one.
  public let traceparent: String?
}

/// Tells of every call that has ended, once: the hook for metrics and logs.
///
///     options.interceptors = [
///       TracingInterceptor(startsTraces: true),
///       ReportingInterceptor { report in
///         log.info("\(report.method) \(report.code.name) \(report.duration)")
///       },
///     ]
///
/// A stream has ended when its reader has seen the end, when it was cancelled, and when nobody
/// holds it any more.
public struct ReportingInterceptor: ClientInterceptor {
  private let report: @Sendable (CallReport) -> Void

  /// - Parameter report: Called on the task of the caller; it should return soon.
  public init(_ report: @escaping @Sendable (CallReport) -> Void) { self.report = report }

  /// Reports the call when it has ended.
  public func unary(
    _ call: ClientCall, _ proceed: @Sendable (ClientCall) async throws(RPCError) -> [UInt8]
  ) async throws(RPCError) -> [UInt8] {
    let tally = CallTally(call, report)
    tally.count(sent: 1)
    do throws(RPCError) {
      let answer = try await proceed(call)
      tally.count(received: 1)
      tally.end(.ok)
      return answer
    } catch {
      tally.end(error.code)
      throw error
    }
  }

  /// Reports the call when its stream has ended.
  public func stream(
    _ call: ClientCall,
    _ proceed: @Sendable (ClientCall) async throws(RPCError) -> any StreamingCall
  ) async throws(RPCError) -> any StreamingCall {
    let tally = CallTally(call, report)
    if call.request != nil { tally.count(sent: 1) }
    do throws(RPCError) {
      return ReportedCall(try await proceed(call), tally)
    } catch {
      tally.end(error.code)
      throw error
    }
  }
}

/// Counts a call's messages and reports its end once.
private final class CallTally: Sendable {
  private let state = Mutex((sent: 0, received: 0, isOver: false))
  private let start = ContinuousClock.now
  private let call: ClientCall
  private let report: @Sendable (CallReport) -> Void

  init(_ call: ClientCall, _ report: @escaping @Sendable (CallReport) -> Void) {
    self.call = call
    self.report = report
  }

  func count(sent: Int = 0, received: Int = 0) {
    state.withLock { state in
      state.sent += sent
      state.received += received
    }
  }

  func end(_ code: StatusCode) {
    let counts = state.withLock { state -> (Int, Int)? in
      guard !state.isOver else { return nil }
      state.isOver = true
      return (state.sent, state.received)
    }
    guard let (sent, received) = counts else { return }
    report(
      CallReport(
        method: call.method.name, code: code, duration: ContinuousClock.now - start, sent: sent,
        received: received, traceparent: call.options.traceparent))
  }
}

/// A stream that counts what goes through it.
private final class ReportedCall: StreamingCall {
  private let call: any StreamingCall
  private let tally: CallTally

  init(_ call: any StreamingCall, _ tally: CallTally) {
    self.call = call
    self.tally = tally
  }

  deinit { tally.end(.cancelled) }

  var initialMetadata: [String: String]? { call.initialMetadata }

  var trailers: [String: String]? { call.trailers }

  func send(_ message: [UInt8]) async throws(RPCError) {
    try await call.send(message)
    tally.count(sent: 1)
  }

  func finishSending() async throws(RPCError) { try await call.finishSending() }

  func next() async throws(RPCError) -> [UInt8]? {
    do throws(RPCError) {
      guard let message = try await call.next() else {
        tally.end(.ok)
        return nil
      }
      tally.count(received: 1)
      return message
    } catch {
      tally.end(error.code)
      throw error
    }
  }

  func cancel() {
    call.cancel()
    tally.end(.cancelled)
  }
}
