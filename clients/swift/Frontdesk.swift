import RPCClient

/// A server, ready to be called.
///
///     let frontdesk = try await Frontdesk.connect("127.0.0.1:7411", token: token)
///     let customer = try await frontdesk.customers.getCustomer(
///       GetCustomerRequest(key: .phone("+353 1 555 0100")))
///
/// Copies share their connections, which live until `close` or until the last copy is gone.
/// Cancelling a task cancels its call at the server too.
public struct Frontdesk: Sendable {
  /// What the stubs call through; make your own stubs from it for services of your own.
  public let channel: any ClientChannel
  /// Nil where a fake answers.
  private let client: RPCClient?
  private let base: any ClientChannel
  private let defaults: CallDefaults

  private init(_ client: RPCClient?, _ base: any ClientChannel, _ defaults: CallDefaults) {
    self.client = client
    self.base = base
    self.defaults = defaults
    channel = DefaultingChannel(base: base, defaults: defaults)
  }

  /// A server that is none: the closures of `fake` answer, for tests of callers.
  public init(fake: FakeChannel) { self.init(nil, fake, CallDefaults()) }

  /// Connects to a server and asks it whether it serves.
  ///
  /// - Parameter address: `host:port`, or `host` for port 7411, behind `tls://` where connections
  ///   are to be secured; several, separated by commas, are
  ///   tried in turn and share the load.
  /// - Throws: `unavailable` when no server answers or it is about to stop, `invalidArgument` for
  ///   what is no address.
  public static func connect(
    _ address: String, token: String? = nil, options: FrontdeskOptions = FrontdeskOptions()
  ) async throws(FrontdeskError) -> Frontdesk {
    var clientOptions = ClientOptions(try endpoints(address, options.tls))
    clientOptions.connections = max(options.connections, 1)
    clientOptions.retry.attemptsMax = max(options.attemptsMax, 1)
    clientOptions.retryWrites = options.retryWrites
    clientOptions.connection.connectMilliseconds = options.connectMilliseconds
    clientOptions.connection.name = options.name
    switch options.token {
    case _ where token != nil: clientOptions.token = .fixed(token ?? "")
    case .none: clientOptions.token = .none
    case .fixed(let text): clientOptions.token = .fixed(text)
    case .renewing(let make): clientOptions.token = .renewing(make)
    }
    let defaults = CallDefaults(
      tenant: options.tenant, timeoutMicroseconds: options.timeoutMicroseconds)
    clientOptions.interceptors = options.interceptors
    let client = RPCClient(clientOptions)
    let frontdesk = Frontdesk(client, client, defaults)
    let health = try await frontdesk.health.check(CheckHealthRequest())
    guard health.status == .serving else {
      throw FrontdeskError(.unavailable, "The server is \(health.status.name).")
    }
    return frontdesk
  }

  private static func endpoints(
    _ text: String, _ tls: FrontdeskTLS?
  ) throws(FrontdeskError) -> [Endpoint] {
    let options = TLSOptions(
      authorityFile: tls?.authorityFile, serverName: tls?.serverName,
      certificateFile: tls?.certificateFile, keyFile: tls?.keyFile)
    // One for all addresses, so that it is made once and remembers their sessions.
    let client = tls == nil && !text.contains("tls://") ? nil : try options.client()
    var endpoints: [Endpoint] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let location = ServerLocation(String(part)) else {
        throw FrontdeskError(
          .invalidArgument, "\"\(part)\" is no address; write host:port.", neverExecuted: true)
      }
      if let client, tls != nil || location.isSecure {
        endpoints.append(.secure(location.address, client))
      } else {
        endpoints.append(.address(location.address))
      }
    }
    return endpoints
  }

  /// The same server and connections, with calls for `tenant` unless they name another.
  public func acting(for tenant: Uuid) -> Frontdesk {
    var defaults = defaults
    defaults.tenant = tenant
    return Frontdesk(client, base, defaults)
  }

  /// Ends the connections; calls in flight and later ones end `unavailable`.
  public func close() { client?.close() }
}
