import Foundation
import JSONText
import RPCClient
import RPCCore
import SchemaJSON
import SchemaLanguage
import Synchronization

/// A call with many messages on a side: requests are lines of JSON, and so are answers.
struct StreamingJSONCall: Sendable {
  /// Where the requests come from.
  enum Requests: Sendable {
    case one(JSONValue)
    /// A line of standard input each; the last line may lack its end.
    case lines
  }

  let client: RPCClient
  let info: MethodInfo
  let method: Method
  let transcoder: SchemaTranscoder
  let options: CallOptions
  let shown: TranscodingOptions

  /// Makes the call and prints each answer as one line. Ctrl-C gives it up.
  func run(_ requests: Requests, _ environment: Environment) throws(CommandFailure) {
    let first = try firstRequest(requests)
    let failure = Mutex<RPCError?>(nil)
    let interrupt = Interrupt()
    do throws(RPCError) {
      let call = try RPCClient.wait { () async throws(RPCError) in
        try await client.stream(info, info.shape.streamsRequests ? nil : first, options)
      }
      interrupt?.run { call.cancel() }
      if info.shape.streamsRequests {
        Thread.detachNewThread {
          guard let error = send(first, requests, environment, on: call) else { return }
          failure.withLock { $0 = error }
          call.cancel()
        }
      }
      try RPCClient.wait { () async throws(RPCError) in
        var output = Output()
        while let answer = try await call.next() { output.print(try line(answer)) }
      }
    } catch {
      // A request that is none says more than that the call was given up for it.
      throw .call(failure.withLock { $0 } ?? error)
    }
  }

  private func firstRequest(_ requests: Requests) throws(CommandFailure) -> [UInt8]? {
    guard case .one(let value) = requests else { return nil }
    do throws(TranscodingError) {
      return try transcoder.encode(value, as: method.request)
    } catch {
      throw .call(CallCommand.invalid(error))
    }
  }

  /// Sends what there is to send; gives the error of a line that is no request.
  private func send(
    _ first: [UInt8]?, _ requests: Requests, _ environment: Environment,
    on call: any StreamingCall
  ) -> RPCError? {
    do throws(RPCError) {
      if let first {
        try RPCClient.wait { () async throws(RPCError) in try await call.send(first) }
      }
      if case .lines = requests {
        while let line = environment.nextLine() {
          guard !line.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) else { continue }
          let bytes: [UInt8]
          do throws(TranscodingError) {
            bytes = try transcoder.encode(try SchemaTranscoder.parse(line), as: method.request)
          } catch {
            return CallCommand.invalid(error)
          }
          try RPCClient.wait { () async throws(RPCError) in try await call.send(bytes) }
        }
      }
      try RPCClient.wait { () async throws(RPCError) in try await call.finishSending() }
    } catch {
      // The call has ended, which the reading side tells.
    }
    return nil
  }

  private func line(_ answer: [UInt8]) throws(RPCError) -> String {
    do throws(TranscodingError) {
      let value = try transcoder.decode(answer, as: method.response, shown)
      return JSONPrinter.print(value, .compact)
    } catch {
      throw RPCError(.internal, "The answer cannot be shown: \(error)")
    }
  }
}
