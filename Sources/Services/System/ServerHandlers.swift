import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import RPCServer
import Seams
import Storage
import SystemIO
import WireFormat

/// ServerService: what operators ask. Its rpcs run on workers, because they wait for reactors.
struct ServerHandlers: ServerServiceHandlers {
  private static let pageSizeStandard = 100

  private let state: ServerState
  private let clock: any Clock
  private let started: UInt64
  private let fingerprint: String

  init(_ state: ServerState, clock: any Clock, fingerprint: String) {
    self.state = state
    self.clock = clock
    self.fingerprint = fingerprint
    started = clock.monotonicNanoseconds()
  }

  func listConnections(
    _ request: ListConnectionsRequest, _ call: ReadCall
  ) throws(RPCError) -> ConnectionPage {
    var after: ConnectionName?
    if !request.cursor.isEmpty {
      after = ConnectionName(request.cursor)
      guard after != nil else {
        throw RPCError(field: "cursor", rule: "cursor", "It is no cursor of this list.")
      }
    }
    let all = try snapshot().connections.sorted { $0.id < $1.id }
    let rest = all.drop { connection in after.map { connection.id <= $0 } ?? false }
    let size = pageSize(request.pageSize)
    let page = rest.prefix(size)
    return ConnectionPage(
      connections: page.map { ServerConnectionInfo($0) },
      nextCursor: rest.count > size ? page.last?.id.description : nil)
  }

  func listCalls(_ request: ListCallsRequest, _ call: ReadCall) throws(RPCError) -> CallPage {
    let calls = try snapshot().calls.sorted { $0.age > $1.age }
    return CallPage(
      calls: calls.prefix(pageSize(request.pageSize)).map { ServerCallInfo($0) },
      total: UInt32(clamping: calls.count))
  }

  func listLanes(
    _ request: ListLanesRequest, _ call: ReadCall
  ) throws(RPCError) -> ListLanesResponse {
    let runtime = try state.runtime()
    let dispatcher = try state.dispatcher()
    let statistics = runtime.statistics
    let lanes = Lane.allCases.map { lane in
      let codes = statistics.methods.filter { $0.lane == lane }.map(\.codes)
      let all = codes.reduce(0) { $0 + $1.reduce(0, +) }
      let good = codes.reduce(0) { $0 + ($1.first ?? 0) }
      let queueing = statistics.queueing[lane] ?? DurationHistogram()
      return LaneInfo(
        name: lane.schemaName, calls: all, failed: all - good,
        queueMedian: TimeSpan(queueing.quantile(0.5)),
        queueHigh: TimeSpan(queueing.quantile(0.99)))
    }
    return ListLanesResponse(
      lanes: lanes, reactors: UInt32(clamping: runtime.reactorCount),
      workers: dispatcher.workerFigures.map { WorkerInfo($0) } ?? WorkerInfo(),
      writer: WriterInfo(dispatcher.store.writer.metrics))
  }

  func getLimits(_ request: GetLimitsRequest, _ call: ReadCall) throws(RPCError) -> ServerLimits {
    let configuration = state.configuration
    let own = [("connectionsMax", configuration.connectionsMax)]
    return ServerLimits(
      limits: (configuration.limits.all + own).map {
        ServerLimit(name: $0.0, value: UInt64(clamping: $0.1))
      })
  }

  func getBuild(_ request: GetBuildRequest, _ call: ReadCall) throws(RPCError) -> BuildInfo {
    let up = clock.monotonicNanoseconds() - started
    return BuildInfo(
      name: state.configuration.name, instance: state.configuration.instance,
      uptime: TimeSpan(microseconds: Int64(clamping: up / 1000)), schemaFingerprint: fingerprint,
      processors: UInt32(clamping: ProcessLimits.processorCount))
  }

  private func snapshot() throws(RPCError) -> ServerSnapshot {
    guard let snapshot = try state.runtime().inspect() else {
      throw RPCError(.unavailable, "A reactor did not answer within a second; try again.")
    }
    return snapshot
  }

  private func pageSize(_ asked: UInt32) -> Int {
    asked == 0 ? Self.pageSizeStandard : Int(asked)
  }
}

extension TimeSpan {
  fileprivate init(_ microseconds: UInt64) {
    self.init(microseconds: Int64(clamping: microseconds))
  }

  fileprivate init(nanoseconds: UInt64) { self.init(nanoseconds / 1000) }
}

extension ServerConnectionInfo {
  fileprivate init(_ connection: OpenConnection) {
    self.init(
      id: connection.id.description, peer: connection.peer ?? "local",
      age: TimeSpan(nanoseconds: connection.age), quiet: TimeSpan(nanoseconds: connection.quiet),
      roles: connection.roles.map(\.name),
      callsInFlight: UInt32(clamping: connection.callsInFlight),
      bytesReceived: connection.bytesReceived, bytesSent: connection.bytesSent,
      bytesWaiting: UInt64(clamping: connection.backlog), isEnding: connection.isEnding)
  }
}

extension ServerCallInfo {
  fileprivate init(_ call: OpenCall) {
    self.init(
      connection: call.connection.description, stream: call.stream, method: call.method,
      tenant: call.tenant, age: TimeSpan(nanoseconds: call.age),
      remaining: TimeSpan(nanoseconds: call.remaining), isCancelled: call.isCancelled)
  }
}

extension WorkerInfo {
  fileprivate init(_ figures: WorkerPool.Figures) {
    self.init(
      threads: UInt32(clamping: figures.threads), queued: UInt32(clamping: figures.queued),
      running: UInt32(clamping: figures.running), refused: UInt64(clamping: figures.refused),
      shed: UInt64(clamping: figures.shed), isOverloaded: figures.isOverloaded)
  }
}

extension WriterInfo {
  fileprivate init(_ metrics: Writer.Metrics) {
    self.init(
      queued: UInt32(clamping: metrics.queuedJobs), batches: UInt64(clamping: metrics.batches),
      jobs: UInt64(clamping: metrics.jobs), refused: UInt64(clamping: metrics.refusedJobs),
      largestBatch: UInt32(clamping: metrics.largestBatch),
      slowestCommit: TimeSpan(nanoseconds: metrics.slowestCommitNanoseconds))
  }
}
