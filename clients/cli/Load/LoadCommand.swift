#if canImport(LoadTest)
  import Flags
  import Foundation
  import JSONText
  import LoadTest
  import RPCClient
  import RPCCore
  import WireFormat

  /// `frontdesk load`.
  struct LoadCommand {
    private let settings: Settings
    private let load: LoadSettings
    private let target: LoadTarget
    private let token: String?
    private let tenant: Uuid?
    private let objectives: [Objective]

    init(_ settings: Settings, _ environment: Environment) throws(CommandFailure) {
      self.settings = settings
      do throws(UsageError) {
        let server = try settings.required("server", "HOST:PORT") { ServerLocation($0) }
        target = LoadTarget(
          host: server.address.host, port: server.address.port,
          tls: try ConnectionFlags.tls(server, settings))
        tenant = try settings.value("tenant", "a uuid") { Uuid($0) }
        if let text = settings["token"] {
          token = try ConnectionFlags.token(text, environment)
        } else {
          token = nil
        }
      } catch {
        throw .usage(error.message, for: Commands.loadRun)
      }
      do throws(LoadFailure) {
        load = try LoadSettings(settings, rpc: settings.arguments.first)
      } catch {
        switch error {
        case .usage(let message): throw .usage(message, for: Commands.loadRun)
        case .load(let error): throw .usage(error.message, for: Commands.loadRun)
        }
      }
      do throws(LoadError) {
        objectives = try Objective.list(settings["slo"] ?? "", orNone: true)
      } catch {
        throw .usage("--slo: \(error.message)", for: Commands.loadRun)
      }
    }

    func run(_ output: inout Output) throws(CommandFailure) {
      let report: LoadReport
      do throws(LoadError) {
        report = try measure(output)
      } catch {
        output.error("frontdesk: \(error.message)")
        throw .silent
      }
      output.print(report.table)
      let json = report.json
      if let path = settings["json"] {
        try write(JSONPrinter.print(json, .pretty) + "\n", to: path, output)
      }
      if let path = settings["html"] { try write(report.html(objectives), to: path, output) }
      var isMet = true
      for objective in objectives {
        let holds = objective.isMet(by: json)
        let verdict =
          switch holds {
          case true?: "met"
          case false?: "missed"
          case nil: "missed: the run has no such figure (see --pid)"
          }
        output.print("objective \(objective.text): \(verdict)")
        isMet = isMet && holds == true
      }
      guard isMet else { throw .silent }
      guard report.total.ok > 0 else {
        output.error("frontdesk: No call succeeded.")
        throw .silent
      }
    }

    private func measure(_ output: Output) throws(LoadError) -> LoadReport {
      let contract = try LoadContract(of: target)
      let callers = try load.callers(target, token: token, tenant: tenant, contract)
      let job = try LoadJob(
        load.plan, contract: contract, target: target, callers: callers, shape: load.shape)
      var run = LoadRun(job)
      run.admin = load.admin
      run.pid = load.pid
      let progress = Progress(isQuiet: settings.isOn("quiet"))
      let report = try run.measure { seconds, last, length in
        progress.show(ProgressLine.text(seconds, last, length: length))
      }
      progress.finish()
      return report
    }

    private func write(
      _ text: String, to path: String, _ output: Output
    ) throws(CommandFailure) {
      var output = output
      guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
        output.error("frontdesk: \(path) cannot be written.")
        throw .silent
      }
    }
  }

  /// How a run goes, on standard error: one line that changes on a terminal, lines elsewhere.
  private struct Progress {
    private let isQuiet: Bool
    private let isTerminal = isatty(2) == 1

    init(isQuiet: Bool) { self.isQuiet = isQuiet }

    func show(_ line: String) {
      guard !isQuiet else { return }
      put(isTerminal ? "\r\u{1B}[K\(line)" : "\(line)\n")
    }

    func finish() {
      if isTerminal, !isQuiet { put("\r\u{1B}[K") }
    }

    private func put(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
  }
#endif
