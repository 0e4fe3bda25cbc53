import Flags
import FrontdeskAPI
import JSONText
import RPCClient
import RPCCore
import SchemaJSON
import WireFormat

/// `frontdesk watch`.
struct WatchCommand {
  private static let pauseMillisecondsMin: UInt64 = 100
  private static let pauseMillisecondsMax: UInt64 = 10_000

  private let settings: Settings
  private let connection: ConnectionFlags

  init(_ settings: Settings, _ connection: ConnectionFlags) {
    self.settings = settings
    self.connection = connection
  }

  /// Prints events until the program is ended, or until there is an error that no further
  /// attempt would mend.
  func run(_ output: inout Output) throws(CommandFailure) {
    var request = WatchEventsRequest(fromSequence: try start())
    let transcoder = SchemaTranscoder(try ServerSchema(connection).schema)
    var pause = Self.pauseMillisecondsMin
    while true {
      do throws(RPCError) {
        let call = try open(request)
        defer { call.cancel() }
        while let (sequence, line) = try next(call, transcoder) {
          output.print(line)
          request = WatchEventsRequest(fromSequence: sequence + 1)
          pause = Self.pauseMillisecondsMin
        }
      } catch {
        guard Self.canGoOn(after: error) else { throw .call(error) }
        output.error(error)
      }
      Self.wait(milliseconds: pause)
      pause = min(pause * 2, Self.pauseMillisecondsMax)
    }
  }

  /// Where to begin. A place is named even for what is new, so that nothing is lost should the
  /// first watch break off before its first event.
  private func start() throws(CommandFailure) -> UInt64 {
    do throws(UsageError) {
      let from = try settings.value("from", "the sequence of an event") { UInt64($0) }
      if let from { return from }
    } catch {
      throw .usage(error.message, for: Commands.watch)
    }
    do throws(RPCError) {
      let bytes = try connection.client.unaryAndWait(
        EventServiceMethods.list, bytes: ListEventsRequest(pageSize: 1).encoded(),
        connection.options)
      guard let page = try? EventPage(decoding: bytes) else {
        throw RPCError(.internal, "The server's events cannot be read.")
      }
      return page.lastSequence + 1
    } catch {
      throw .call(error)
    }
  }

  private func open(_ request: WatchEventsRequest) throws(RPCError) -> any StreamingCall {
    let (client, options, bytes) = (connection.client, connection.options, request.encoded())
    return try RPCClient.wait { () async throws(RPCError) in
      try await client.stream(EventServiceMethods.watch, bytes, options)
    }
  }

  /// The next event's sequence and its line; nil when the server has ended the watch well.
  private func next(
    _ call: any StreamingCall, _ transcoder: SchemaTranscoder
  ) throws(RPCError) -> (UInt64, String)? {
    let bytes = try RPCClient.wait { () async throws(RPCError) in try await call.next() }
    guard let bytes else { return nil }
    do {
      let shown = TranscodingOptions(redactsSensitive: settings.isOn("redact"))
      let value = try transcoder.decode(bytes, as: "Event", shown)
      return (try Event(decoding: bytes).sequence, JSONPrinter.print(value, .compact))
    } catch {
      throw RPCError(.internal, "The event cannot be shown: \(error)")
    }
  }

  private static func canGoOn(after error: RPCError) -> Bool {
    switch error.code {
    case .unavailable, .unknown, .resourceExhausted, .aborted: true
    case .ok, .cancelled, .invalidArgument, .deadlineExceeded, .notFound, .alreadyExists,
      .permissionDenied, .failedPrecondition, .outOfRange, .unimplemented, .internal, .dataLoss,
      .unauthenticated:
      false
    }
  }

  private static func wait(milliseconds: UInt64) {
    try? RPCClient.wait { () async throws(RPCError) in
      try? await Task.sleep(for: .milliseconds(milliseconds))
    }
  }
}
