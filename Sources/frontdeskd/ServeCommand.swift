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
import WireFormat

/// `serve`: takes calls until it is told to stop.
struct ServeCommand {
  private let data: String
  private let listen: String
  private let admin: String?
  private let portFile: String?
  private let isDemo: Bool
  private let drainMilliseconds: Int
  private let options: FrontdeskServer.Options
  private let store: StoreChoice

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
    options.workers = try settings.integer("workers", 1...256) ?? 4
    options.server.name = "frontdeskd/\(options.version)"
    options.server.instance = SystemRandom().uuid(at: SystemClock().now())
    // The process must not go on with a store whose last commit may or may not be there.
    options.writer.onFatal = {
      Log.write(.error, "store_failed", ["advice": "restart the server"])
      _exit(ExitCode.storeFailed)
    }
    self.options = options
    self.store = try StoreChoice(settings, store)
    if !settings.isOn("insecure-plaintext") { try refuseOutsideAddress(listen) }
  }

  func run() throws {
    // Before any thread starts, so that every thread leaves these signals to the waiter.
    let signals = try SignalWaiter()
    _ = try? ProcessLimits.raiseDescriptorLimit()
    let directory = try DataDirectory.open(data)
    // What an earlier server left would be taken for this one's address.
    if let portFile { unlink(portFile) }
    let server = try start(directory)
    if isDemo { try seed(server) }
    let address = try bind(server)
    let operators = try admin.map { try AdminPort.open($0, server) }
    // Whoever waits for the port file finds the tokens too.
    let tokens = isDemo ? try DemoTokens(directory.keys, data) : nil
    if let portFile { try write(address, to: portFile) }
    Log.write(.info, "serving", ["address": address, "data": data])
    tokens?.announce(address)
    let signal = try signals.next()
    Log.write(.info, "draining", ["signal": "\(signal)"])
    tokens?.stop()
    server.drain(milliseconds: drainMilliseconds)
    withExtendedLifetime(operators) {}
    Log.write(.info, "stopped", [:])
    exit(0)
  }

  private func start(_ directory: borrowing DataDirectory) throws -> FrontdeskServer {
    do throws(FrontdeskServer.Failure) {
      return try FrontdeskServer(
        store.database(in: directory), keys: directory.keys, options: options)
    } catch {
      throw Failure("The server cannot start: \(StartMessage.text(error))")
    }
  }

  private func seed(_ server: FrontdeskServer) throws {
    do throws(RPCError) {
      try DemoTenant.seed(server.store, server.environment, clock: SystemClock())
    } catch {
      throw Failure("The demonstration data cannot be made: \(error.message)")
    }
  }

  private func bind(_ server: FrontdeskServer) throws -> String {
    do {
      return try server.listen(on: SocketAddress(listen)).description
    } catch let error as SocketAddress.ParseError {
      throw UsageError("--listen: \(error)")
    } catch {
      throw Failure("\(listen) cannot be listened on: \(error)")
    }
  }

  private func refuseOutsideAddress(_ text: String) throws {
    // What the name stands for counts, not how it looks.
    let address: SocketAddress
    do throws(SocketAddress.ParseError) { address = try SocketAddress(text) } catch {
      guard error == .unknownHost else {
        throw UsageError("--listen is HOST:PORT, for example 127.0.0.1:7411, not \"\(text)\".")
      }
      throw UsageError("--listen: there is no host \"\(text)\".")
    }
    guard address.isLoopback else {
      throw UsageError(
        "\(text) can be reached from outside and calls are not encrypted; listen on 127.0.0.1, "
          + "or say --insecure-plaintext where the network itself is trusted.")
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
