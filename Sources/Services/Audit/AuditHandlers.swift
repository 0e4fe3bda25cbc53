import Auth
import Crypto
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import RPCServer
import Storage
import WireFormat

/// AuditService: who changed what and when, and the proof that nobody rewrote it.
package struct AuditHandlers: AuditServiceHandlers {
  private static let verifiedByDefault = 20_000

  let environment: ServiceEnvironment

  package init(_ environment: ServiceEnvironment) { self.environment = environment }

  package func list(
    _ request: ListAuditRequest, _ call: ReadCall
  ) throws(RPCError) -> AuditPage {
    if request.reveal, call.context.principal?.role == .platformAdmin {
      throw RPCError(
        .permissionDenied, "What is sensitive is shown to the tenant's own people only.")
    }
    let filter = AuditFilter(request)
    var question = request
    question.reveal = false
    let cursor = environment.cursor(of: question, method: "AuditService.list", call)
    let position = try cursor.open(request.cursor)
    let limit = PageLimit(Int(request.pageSize))
    let part = try db(
      try call.store.audit(filter, before: position?.number, limit: limit.rows, call.scope))
    let shown = AuditText(
      json: environment.json, reveals: request.reveal, tenant: call.scope,
      hidesSpend: call.context.hidesSpend)
    return AuditPage(
      entries: part.entries.map(shown.record),
      nextCursor: part.before.map { cursor.seal(ListPosition(number: $0, id: .zero)) })
  }

  package func getHead(
    _ request: GetAuditHeadRequest, _ call: ReadCall
  ) throws(RPCError) -> AuditHead {
    let head = try db(try call.store.chainHead(call.scope))
    return AuditHead(sequence: UInt64(clamping: head.sequence), digest: head.hash.description)
  }

  package func verifyChain(
    _ request: VerifyChainRequest, _ call: ReadCall
  ) throws(RPCError) -> ChainReport {
    let cursor = ListCursor(
      environment.cursors, call.scope, method: "AuditService.verifyChain",
      question: VerifyChainRequest())
    var after: (seq: Int64, hash: Digest) = (0, .zero)
    if let position = try cursor.open(request.cursor) {
      guard let hash = Self.hash(position.text) else {
        throw RPCError(.internal, "The cursor holds no hash.")
      }
      after = (position.number, hash)
    }
    let limit = request.limit == 0 ? Self.verifiedByDefault : Int(request.limit)
    let walk = try db(
      try call.store.walkChain(after: after.seq, after.hash, limit: limit, call.scope))
    var report = ChainReport(
      state: ChainState(walk.verdict), verified: UInt64(clamping: walk.seq),
      sequence: walk.verdict?.sequence,
      head: AuditHead(sequence: UInt64(clamping: walk.seq), digest: walk.hash.description))
    if walk.verdict == nil {
      report.nextCursor = cursor.seal(
        ListPosition(number: walk.seq, text: Base64URL.encode(walk.hash.bytes), id: .zero))
    }
    return report
  }

  private static func hash(_ text: String) -> Digest? {
    Base64URL.decode(text.utf8).flatMap { Digest($0.span.bytes) }
  }
}

extension AuditFilter {
  fileprivate init(_ request: ListAuditRequest) {
    self.init()
    record = request.recordId
    subjects = request.subjectId.map { [$0] } ?? []
    principal = request.principal
    kinds = request.kinds
    entities = request.records
    from = request.from
    to = request.to
    role = Self.role(of: request.actor)
  }

  private static func role(of kind: ActorKind) -> Int64? {
    switch kind {
    case .unspecified, .unrecognized: nil
    case .system: -1
    case .platformAdmin: Int64(Role.platformAdmin.rawValue)
    case .clientAdmin: Int64(Role.clientAdmin.rawValue)
    case .supportStaff: Int64(Role.supportStaff.rawValue)
    case .service: Int64(Role.service.rawValue)
    case .portal: Int64(Role.portal.rawValue)
    }
  }
}

extension ChainState {
  fileprivate init(_ verdict: ChainVerdict?) {
    switch verdict {
    case nil: self = .going
    case .intact: self = .intact
    case .altered: self = .altered
    case .missing: self = .missing
    case .beyondHead: self = .beyondHead
    }
  }
}

extension ChainVerdict {
  /// The entry at which something is wrong.
  fileprivate var sequence: UInt64? {
    switch self {
    case .intact: nil
    case .altered(let seq), .missing(let seq), .beyondHead(let seq): UInt64(clamping: seq)
    }
  }
}
