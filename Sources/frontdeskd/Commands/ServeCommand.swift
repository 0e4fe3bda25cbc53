import AdminHTTP
import Flags
import Glibc
import RPCCore
import RPCServer
import SQLiteDriver
import Seams
import Services
import Storage
import SystemIO
import Telemetry
import WireFormat

/// `serve`: takes calls until it is told to stop.
struct ServeCommand {
  private let data: String
  private let listen: String
  private let admin: String?
  private let portFile: String?
  private let secureFiles: SecurePort.Files?
  private let isDemo: Bool
  private let drainMilliseconds: Int
  private let options: FrontdeskServer.Options
  private let store: StoreChoice
  private let level: LogLevel
  private let acceptsLoss: Bool

  init(_ settings: Settings) throws {
    data = try settings.required("data")
    listen = try settings.required("listen")
    admin = settings["admin"]
    portFile = settings["port-file"]
    isDemo = settings.isOn("demo")
    drainMilliseconds = (try settings.integer("drain", 0...3600) ?? 30) * 1000
    var options = FrontdeskServer.Options()
    var store = SQLiteDatabase.Options()
    options.server.reactors = try settings.integer("reactors", 1...256)
    let reactors = options.server.reactors ?? RPCServer.reactorsByDefault
    store.pointCacheKiB = (try settings.integer("cache", 1...65_536) ?? 48) * 1024 / reactors
    store.readerMapBytes = (try settings.integer("map", 0...2047) ?? 0) << 20
    options.server.spinMicroseconds = try settings.integer("spin", 0...10_000) ?? 50
    let answers = try settings.integer("answer-cache", 0...AnswerCache.mebibytesMax)
    options.answerBytes = (answers ?? AnswerCache.mebibytesMax) << 20
    options.workers = try settings.integer("workers", 1...256) ?? 4
    options.onJobFailure = Self.note
    options.evidence = try EvidenceChoice.settings(settings, data: data)
    try Self.setLimits(&options, settings)
    options.server.interceptors = try Self.interceptors(settings)
    options.server.name = "frontdeskd/\(options.version)"
    options.server.instance = SystemRandom().uuid(at: SystemClock().now())
    // The process must not go on with a store whose last commit may or may not be there.
    options.writer.onFatal = {
      Log.write(.error, "store_failed", ["advice": "restart the server"])
      Log.end()
      _exit(ExitCode.storeFailed)
    }
    self.store = try StoreChoice(settings, store)
    if self.store.isShared {
      // Embedded, workers have reports only, which are not worth looking out for.
      options.pool.spinMicroseconds = options.server.spinMicroseconds * 2
      options.writer.suitSharedStore()
    }
    if let wait = try settings.integer("write-wait", 1...3_600_000) {
      options.writer.waitNanosecondsMax = UInt64(wait) * 1_000_000
    }
    options.role = try Self.role(settings, self.store)
    self.options = options
    level = try Self.logLevel(settings)
    acceptsLoss = settings.isOn("accept-loss")
    secureFiles = try SecurePort.Files(settings)
    if secureFiles == nil, !settings.isOn("insecure-plaintext") {
      try refuseOutsideAddress(
        listen, of: "listen",
        "calls are not encrypted; listen on 127.0.0.1, give --tls-cert and --tls-key, or say "
          + "--insecure-plaintext where the network itself is trusted.")
    }
    if let admin, !settings.isOn("insecure-admin") {
      try refuseOutsideAddress(
        admin, of: "admin",
        "it asks for no token; take 127.0.0.1, or say --insecure-admin where the network itself "
          + "is trusted.")
    }
  }

  private static let memoryLookSeconds = 10.0

  private static func setLimits(
    _ options: inout FrontdeskServer.Options, _ settings: Settings
  ) throws {
    options.server.connectionsMax = try settings.integer("connections", 1...1_000_000) ?? 65_536
    var limits = options.server.limits
    limits.connectionsPerAddressMax =
      try settings.integer("connections-per-address", 1...1_000_000) ?? 8_192
    limits.connectionsBeforeAuthMax =
      try settings.integer("connections-before-auth", 4...1_000_000) ?? 4_096
    limits.connectionsBeforeAuthPerAddressMax = limits.connectionsBeforeAuthMax / 4
    limits.ageMillisecondsMax = (try settings.integer("max-age", 0...31_536_000) ?? 3600) * 1000
    limits.idleMilliseconds = (try settings.integer("idle", 1...31_536_000) ?? 300) * 1000
    limits.drainMilliseconds = (try settings.integer("drain", 0...3600) ?? 30) * 1000
    limits.tenantCallsPerSecondMax =
      try settings.integer("calls-per-tenant", 1...1_000_000_000) ?? 1_000_000
    options.server.limits = limits
    options.pool.queueTenantMax = try settings.integer("queue-per-tenant", 1...1_000_000) ?? 1024
    // One is left to the others, whatever a tenant does with its own.
    options.pool.runningTenantMax =
      try settings.integer("workers-per-tenant", 1...256) ?? max(options.workers - 1, 1)
  }

  private static func interceptors(
    _ settings: Settings
  ) throws -> [any CallInterceptor & Sendable] {
    let word = settings["access-log"] ?? "slow"
    guard let selection = AccessLog.Selection(rawValue: word) else {
      throw UsageError("--access-log is all, errors, slow or off, not \"\(word)\".")
    }
    let slow = try settings.integer("slow-call", 0...3_600_000) ?? 1000
    return selection == .off ? [] : [AccessLog(selection, slowMilliseconds: slow)]
  }

  private static func role(
    _ settings: Settings, _ store: StoreChoice
  ) throws -> FrontdeskServer.Role {
    let word = settings["role"] ?? "both"
    guard let role = FrontdeskServer.Role(rawValue: word) else {
      throw UsageError("--role is serve, work or both, not \"\(word)\".")
    }
    guard store.isShared || role == .both else {
      throw UsageError("--role is for several servers on one PostgreSQL; a file has one server.")
    }
    return role
  }

  private static func logLevel(_ settings: Settings) throws -> LogLevel {
    let word = settings["log-level"] ?? "info"
    guard let level = LogLevel.allCases.first(where: { $0.name == word }) else {
      throw UsageError("--log-level is debug, info, warning or error, not \"\(word)\".")
    }
    return level
  }

  func run() throws {
    // Before any thread starts, so that every thread leaves these signals to the waiter.
    let signals = try SignalWaiter(SignalWaiter.termination + [SIGHUP])
    _ = try? ProcessLimits.raiseDescriptorLimit()
    Log.keep(from: level)
    try Log.start()
    defer { Log.end() }
    let directory = try DataDirectory.open(data)
    // What an earlier server left would be taken for this one's address.
    if let portFile { unlink(portFile) }
    let secure = try secureFiles.map { try SecurePort($0) }
    let server = try start(directory, secure)
    let relief = try MemoryRelief(every: Self.memoryLookSeconds)
    if isDemo { try seed(server) }
    let address = options.role == .work ? "" : try bind(server, secure)
    let operators = try admin.map {
      try AdminPort.open($0, server, secure, name: options.server.name)
    }
    // Whoever waits for the port file finds the tokens too.
    let tokens = isDemo ? try DemoTokens(directory.keys, data) : nil
    if let portFile, options.role != .work { try write(address, to: portFile) }
    Log.write(
      .info, "serving",
      [
        "address": .text(address), "data": .text(data), "role": .text(options.role.rawValue),
      ])
    tokens?.announce(address)
    var signal = try signals.next()
    while signal == SIGHUP {
      secure?.reload()
      signal = try signals.next()
    }
    Log.write(.info, "draining", ["signal": .count(signal)])
    tokens?.stop()
    server.drain(milliseconds: drainMilliseconds)
    withExtendedLifetime((operators, relief)) {}
    Log.write(.info, "stopped")
    Log.end()
    Program.end(0)
  }

  private func start(
    _ directory: borrowing DataDirectory, _ secure: SecurePort?
  ) throws -> FrontdeskServer {
    var options = options
    options.services = secure?.services
    options.ledgerPath = "\(data)/\(DataDirectory.ledgerName)"
    var commits: CommitGuard?
    if case .embedded = store { commits = try CommitGuard(data) }
    commits?.watch(&options.writer)
    if case .embedded = store { Self.setRoomAside(&options.writer, in: data) }
    let server: FrontdeskServer
    do throws(FrontdeskServer.Failure) {
      server = try FrontdeskServer(
        store.database(in: directory), keys: directory.keys, options: options)
    } catch {
      throw Failure("The server cannot start: \(StartMessage.text(error))")
    }
    try commits?.check(server, acceptsLoss: acceptsLoss)
    try replayErasures(server)
    return server
  }

  /// Nobody may see again who was erased, whatever store was put into the directory.
  private func replayErasures(_ server: FrontdeskServer) throws {
    let erased: Int
    do throws(FrontdeskServer.Failure) { erased = try server.replayErasures() } catch {
      throw Failure("The server cannot start: \(StartMessage.text(error))")
    }
    if erased > 0 { Log.write(.warning, "erased_again", ["subjects": .count(erased)]) }
  }

  private static func note(_ failure: JobFailure) {
    Log.write(
      .warning, "job_failed",
      [
        "tenant": .id(failure.tenant), "job": .id(failure.job), "code": .text(failure.code.name),
        "times": .count(failure.times),
      ])
  }

  /// Keeps room on the disk for what must be written when it is full.
  private static func setRoomAside(_ options: inout Writer.Options, in data: String) {
    let ballast = Ballast(in: data)
    options.onFull = {
      ballast.release()
      Log.write(.error, "disk_full", ["advice": "make room; only erasures are written"])
    }
    options.hasRoom = {
      guard ballast.retake() else { return false }
      Log.write(.info, "disk_has_room")
      return true
    }
  }

  private func seed(_ server: FrontdeskServer) throws {
    do throws(RPCError) {
      try DemoTenant.seed(server.store, server.environment, clock: SystemClock())
    } catch {
      throw Failure("The demonstration data cannot be made: \(error.message)")
    }
  }

  private func bind(_ server: FrontdeskServer, _ secure: SecurePort?) throws -> String {
    do {
      return try server.listen(on: SocketAddress(listen), tls: secure?.tls).description
    } catch let error as SocketAddress.ParseError {
      throw UsageError("--listen: \(error)")
    } catch {
      throw Failure("\(listen) cannot be listened on: \(error)")
    }
  }

  private func refuseOutsideAddress(_ text: String, of flag: String, _ why: String) throws {
    // What the name stands for counts, not how it looks.
    let address: SocketAddress
    do throws(SocketAddress.ParseError) { address = try SocketAddress(text) } catch {
      guard error == .unknownHost else {
        throw UsageError("--\(flag) is HOST:PORT, for example 127.0.0.1:7411, not \"\(text)\".")
      }
      throw UsageError("--\(flag): there is no host \"\(text)\".")
    }
    guard address.isLoopback else {
      throw UsageError("\(text) can be reached from outside and \(why)")
    }
  }

  private func write(_ address: String, to path: String) throws {
    let temporary = path + ".new"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Failure("\(path) cannot be written.") }
    let text = Array((address + "\n").utf8)
    let count = text.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    close(file)
    // Readers see either nothing or the whole address.
    guard count == text.count, rename(temporary, path) == 0 else {
      throw Failure("\(path) cannot be written.")
    }
  }
}
