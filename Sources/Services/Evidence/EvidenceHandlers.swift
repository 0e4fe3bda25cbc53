import Auth
import BlobStorage
import Crypto
package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import RPCServer
import SQLInterface
import Seams
import Storage
import WireFormat

extension EntityKind {
  static let evidence = EntityKind("evidence")
}

/// EvidenceService: files about customers.
package struct EvidenceHandlers: EvidenceServiceHandlers {
  /// How often one call makes room; what is stale beyond that goes with upkeep.
  private static let roomTriesMax = 8

  let environment: ServiceEnvironment
  private let settings: EvidenceSettings?

  package init(_ environment: ServiceEnvironment, _ settings: EvidenceSettings?) {
    self.environment = environment
    self.settings = settings
  }

  private static let absent = RPCError(.notFound, "There is no such file.")
  private static let damaged = RPCError(
    .dataLoss, "The file could not be read; its operator must look at the store.")

  private func configured() throws(RPCError) -> EvidenceSettings {
    guard let settings else {
      throw RPCError(.failedPrecondition, "This server keeps no files: it has no place for them.")
    }
    return settings
  }

  package func beginUpload(
    _ request: BeginEvidenceRequest, _ call: WriteCall
  ) throws(RPCError) -> EvidenceUpload {
    let settings = try configured()
    guard request.size <= settings.fileBytesMax else {
      throw RPCError(
        field: "size", rule: "range", "A file has at most \(settings.fileBytesMax) bytes.")
    }
    let customer = try CustomerRecords(environment, call).requireUndeleted(request.customerId)
    // A refusal takes back all that was forgotten, so it is only for when that is not enough.
    let stale = StaleUploads(settings: settings)
    var used: UInt64 = 0
    for _ in 0..<Self.roomTriesMax {
      let isLess = try stale.forgetSome(call, call.scope)
      used = try db(try call.store.evidenceBytes(call.scope))
      if used + request.size <= settings.quotaBytes || !isLess { break }
    }
    guard used + request.size <= settings.quotaBytes else {
      throw RPCError(
        .resourceExhausted,
        "The tenant's files come to \(used) of \(settings.quotaBytes) bytes; delete some first.")
    }
    let id = request.id ?? environment.random.uuid(at: call.now)
    guard try db(try call.store.evidence(id, call.scope)) == nil else {
      throw RPCError(.alreadyExists, "There is a file of this id already.")
    }
    let name = try environment.personName(request.name, "name")
    let file = EvidenceFile(
      id: id, customerId: customer.id, name: name, size: request.size, uploadedAt: call.now,
      uploadedBy: call.subject)
    try db(
      try call.store.insert(
        EvidenceRow(
          id: id, of: customer.id, isStored: false, at: call.now, size: request.size,
          record: file.encoded()), call.scope))
    call.store.record(
      Change(
        .began, .evidence, id, subject: customer.id, version: 1,
        after: file.encoded()), call.scope)
    return EvidenceUpload(id: id, customerId: customer.id, size: request.size)
  }

  package func upload(
    _ call: ClientStreamCall<WorkCall, EvidencePart>
  ) throws(RPCError) -> EvidenceUpload {
    let settings = try configured()
    guard let first = try call.receive(), let id = first.id else {
      throw RPCError(field: "id", rule: "required", "The first part says which file it is of.")
    }
    let (row, frames) = try open(id, call.call)
    guard !row.isStored else {
      throw RPCError(.failedPrecondition, "The file is whole already.")
    }
    var staging = try blob { () throws(BlobError) in
      try EvidenceStaging(settings.folder, id, frames)
    }
    guard first.offset == staging.offset else {
      throw RPCError(.outOfRange, "\(staging.offset) bytes have come; go on from there.")
    }
    var part: EvidencePart? = first
    var failure: RPCError?
    while let data = part?.data {
      guard staging.offset + UInt64(data.count) <= row.size else {
        failure = RPCError(.outOfRange, "The file was to have \(row.size) bytes, and has more.")
        break
      }
      try blob { () throws(BlobError) in try staging.append(data) }
      // What has come is kept, whatever becomes of the stream.
      do throws(RPCError) { part = try call.receive() } catch {
        failure = error
        part = nil
      }
    }
    try blob { () throws(BlobError) in try staging.sync() }
    if let failure { throw failure }
    return EvidenceUpload(
      id: id, customerId: row.customerID, size: row.size, offset: staging.offset)
  }

  package func getUpload(
    _ request: GetEvidenceUploadRequest, _ call: WorkCall
  ) throws(RPCError) -> EvidenceUpload {
    let settings = try configured()
    let (row, frames) = try open(request.id, call)
    var upload = EvidenceUpload(
      id: row.id, customerId: row.customerID, size: row.size, offset: row.size)
    if !row.isStored {
      upload.offset = try blob { () throws(BlobError) in
        try EvidenceStaging(settings.folder, row.id, frames).offset
      }
    }
    return upload
  }
}

// Whole files.
extension EvidenceHandlers {
  package func finishUpload(
    _ request: FinishEvidenceRequest, _ call: WorkCall
  ) throws(RPCError) -> EvidenceFile {
    let settings = try configured()
    let (row, frames) = try open(request.id, call)
    var file = try Self.file(row)
    if row.isStored { return file }
    let staging = try blob { () throws(BlobError) in
      try EvidenceStaging(settings.folder, row.id, frames)
    }
    guard staging.offset == row.size else {
      throw RPCError(
        .outOfRange, "\(staging.offset) of \(row.size) bytes have come; send the rest first.")
    }
    let (digest, start) = try evidence { () throws(EvidenceFailure) in try staging.digest() }
    let text = digest.description
    if let wanted = request.digest, wanted.lowercased() != text {
      throw RPCError(
        field: "digest", rule: "digest", "What came has the digest \(text); send it again.")
    }
    let type = MediaType.of(start)
    file.digest = text
    file.mediaType = type.name
    let scope = call.scope
    let known = try read(call) { store throws(SQLError) in
      try store.evidence(of: row.customerID, digest: text, scope)
    }
    var whole = row
    whole.isStored = true
    whole.digest = text
    whole.record = file.encoded()
    if let known {
      try settle(nil, instead: row, call)
      try blob { () throws(BlobError) in try LocalFile.remove(staging.path) }
      return try Self.file(known)
    }
    let random = environment.random.uuid(at: call.now)
    whole.path = "\(row.customerID)/\(random).\(type.ending)"
    try blob { () throws(BlobError) in
      try settings.store.put(whole.path, from: staging.path)
    }
    try settle(whole, instead: row, call)
    return file
  }

  /// Stores that `row` came whole, or that it is not needed.
  private func settle(
    _ whole: EvidenceRow?, instead row: EvidenceRow, _ call: WorkCall
  ) throws(RPCError) {
    let scope = call.scope
    try BackgroundJob.run(as: author(call, "finishUpload"), on: call.store, scope) {
      call throws(RPCError) in
      if let whole {
        try db(try call.store.store(whole, scope))
      } else {
        try db(try call.store.remove(row, scope))
      }
      call.store.record(
        Change(
          whole == nil ? .deleted : .created, .evidence, row.id, subject: row.customerID,
          version: 2, after: whole?.record), scope)
    }
  }

  package func listEvidence(
    _ request: ListEvidenceRequest, _ call: ReadCall
  ) throws(RPCError) -> EvidencePage {
    guard let customer = try db(try call.store.knownCustomer(request.customerId, call.scope))
    else { throw CustomerRecords.absent }
    let cursor = environment.cursor(of: request, method: "listEvidence", call)
    let limit = PageLimit(Int(request.pageSize))
    let position = try cursor.open(request.cursor)
    let rows = try db(
      try call.store.evidence(
        of: customer, after: position, limit: limit.fetched, call.scope))
    let page = Page(fetched: rows, limit: limit)
    var files: [EvidenceFile] = []
    for row in page.items { files.append(try Self.file(row)) }
    let next = page.items.last.map {
      cursor.seal(ListPosition(number: $0.at.microseconds, id: $0.id))
    }
    return EvidencePage(
      files: files, nextCursor: page.hasMore ? next : nil,
      usedBytes: try db(try call.store.evidenceBytes(call.scope)),
      quotaBytes: settings?.quotaBytes ?? 0)
  }

  package func downloadEvidence(
    _ request: DownloadEvidenceRequest, _ call: ServerStreamCall<WorkCall, FilePart>
  ) throws(RPCError) {
    let settings = try configured()
    let (row, frames) = try open(request.id, call.call)
    guard row.isStored else { throw Self.absent }
    guard request.offset <= row.size else {
      throw RPCError(.outOfRange, "The file has \(row.size) bytes.")
    }
    try call.send(FilePart(total: row.size))
    let blocks = EvidenceBlocks(settings.store, row.path)
    var walk = EvidenceFrames.Walk()
    while let plain = try evidence({ () throws(EvidenceFailure) in
      try frames.next(&walk, blocks.read)
    }) {
      guard walk.plain > request.offset else { continue }
      let wanted = min(plain.count, Int(clamping: walk.plain - request.offset))
      try call.send(FilePart(data: Array(plain.suffix(wanted))))
    }
    guard walk.plain == row.size else { throw Self.damaged }
  }

  package func deleteEvidence(
    _ request: DeleteEvidenceRequest, _ call: WorkCall
  ) throws(RPCError) -> EvidenceFile {
    let settings = try configured()
    let (row, _) = try open(request.id, call)
    let file = try Self.file(row)
    let scope = call.scope
    try BackgroundJob.run(as: author(call, "deleteEvidence"), on: call.store, scope) {
      call throws(RPCError) in
      try db(try call.store.remove(row, scope))
      call.store.record(
        Change(
          .deleted, .evidence, row.id, subject: row.customerID, version: 3, before: row.record,
          reason: request.reason), scope)
    }
    // Nobody can find the bytes any more; where they stay, they stay sealed.
    try? LocalFile.remove(EvidenceStaging.path(settings.folder, row.id))
    if row.isStored { try? settings.store.remove(row.path) }
    return file
  }
}

// Steps that they share.
extension EvidenceHandlers {
  private func author(_ call: WorkCall, _ method: String) -> Author {
    Author(
      principal: call.context.principal?.subject ?? "system",
      role: call.context.principal?.role, method: "EvidenceService.\(method)")
  }

  static func file(_ row: EvidenceRow) throws(RPCError) -> EvidenceFile {
    do throws(WireError) { return try EvidenceFile(decoding: row.record.span.bytes) } catch {
      throw damaged
    }
  }

  /// The file `id`, and what seals its bytes.
  private func open(
    _ id: Uuid, _ call: WorkCall
  ) throws(RPCError) -> (EvidenceRow, EvidenceFrames) {
    let scope = call.scope
    let found = try read(call) { store throws(SQLError) -> (EvidenceRow, EvidenceFrames)? in
      guard let row = try store.evidence(id, scope),
        let key = try store.evidenceKey(of: row.customerID, scope)
      else { return nil }
      return (row, EvidenceFrames(key, scope, id))
    }
    guard let found else { throw Self.absent }
    return found
  }

  private func read<Result>(
    _ call: WorkCall, _ body: (ReadStore) throws(SQLError) -> Result
  ) throws(RPCError) -> Result {
    do throws(SQLError) {
      let store = try call.store.makeReadStore()
      defer { store.close() }
      return try body(store)
    } catch {
      throw RPCError(error)
    }
  }

  private func blob<Result>(
    _ body: () throws(BlobError) -> Result
  ) throws(RPCError) -> Result {
    do throws(BlobError) { return try body() } catch { throw Self.error(error) }
  }

  private func evidence<Result>(
    _ body: () throws(EvidenceFailure) -> Result
  ) throws(RPCError) -> Result {
    do throws(EvidenceFailure) { return try body() } catch {
      switch error {
      case .damaged: throw Self.damaged
      case .blob(let error): throw Self.error(error)
      }
    }
  }

  private static func error(_ error: BlobError) -> RPCError {
    switch error {
    case .absent: damaged
    case .full: RPCError(.resourceExhausted, "There is no room for the file; try again later.")
    case .unavailable: RPCError(.unavailable, "The place of the files does not answer; try again.")
    }
  }
}
