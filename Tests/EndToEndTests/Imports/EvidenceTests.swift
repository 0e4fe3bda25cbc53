import Auth
import Crypto
import Foundation
import FrontdeskClient
import Services
import TestKit
import Testing

/// Files about customers.
@Suite struct `Evidence of a customer` {
  private func customer(_ desk: ImportDesk, _ name: String = "Ann") async throws -> Uuid {
    try await desk.frontdesk.customers.createCustomer(CreateCustomerRequest(name: name)).id
  }

  private func send(
    _ desk: ImportDesk, _ id: Uuid, from offset: Int, _ bytes: [UInt8], step: Int = 100_000
  ) async throws -> EvidenceUpload {
    let stream = try await desk.frontdesk.evidence.upload()
    try await stream.send(EvidencePart(id: id, offset: UInt64(offset)))
    for start in stride(from: 0, to: bytes.count, by: step) {
      try await stream.send(
        EvidencePart(data: Array(bytes[start..<min(bytes.count, start + step)])))
    }
    return try await stream.finish()
  }

  private func store(
    _ desk: ImportDesk, _ customer: Uuid, _ bytes: [UInt8], _ name: String = "file"
  ) async throws -> EvidenceFile {
    let upload = try await desk.frontdesk.evidence.beginUpload(
      BeginEvidenceRequest(customerId: customer, name: name, size: UInt64(bytes.count)))
    let sent = try await send(desk, upload.id, from: 0, bytes)
    #expect(sent.offset == UInt64(bytes.count))
    return try await desk.frontdesk.evidence.finishUpload(FinishEvidenceRequest(id: upload.id))
  }

  private func download(
    _ desk: ImportDesk, _ id: Uuid, from offset: Int = 0
  ) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    let request = DownloadEvidenceRequest(id: id, offset: UInt64(offset))
    for try await part in try await desk.frontdesk.evidence.downloadEvidence(request) {
      bytes += part.data
    }
    return bytes
  }

  private func list(_ desk: ImportDesk, _ customer: Uuid) async throws -> EvidencePage {
    try await desk.frontdesk.evidence.listEvidence(ListEvidenceRequest(customerId: customer))
  }

  @Test func `is kept with its digest and its true type, and comes back as it was`()
    async throws
  {
    let desk = try await ImportDesk.open()
    let ann = try await customer(desk)
    let random = SeededRandom()
    let bytes = Array("%PDF-1.7\n".utf8) + random.bytes(700_001)
    let file = try await store(desk, ann, bytes, "contract.exe")
    #expect(file.mediaType == "application/pdf")
    #expect(file.name == "contract.exe")
    #expect(file.size == UInt64(bytes.count))
    #expect(file.digest == SHA256.hash(bytes).description)
    for offset in [0, 1, 65_535, 65_536, 65_537, 700_000, bytes.count] {
      #expect(try await download(desk, file.id, from: offset) == Array(bytes[offset...]))
    }
    let page = try await list(desk, ann)
    #expect(page.files == [file])
    #expect(page.usedBytes == file.size)
    let again = try await store(desk, ann, bytes, "copy")
    #expect(again.id == file.id, "the same bytes are kept once")
    #expect(try await list(desk, ann).usedBytes == file.size)
    let audit = try await desk.frontdesk.audit.list(
      ListAuditRequest(kinds: ["created"], records: ["evidence"]))
    let stored = audit.entries.flatMap(\.changes).first { $0.field == "mediaType" }
    #expect(stored?.after == "\"application/pdf\"")
    let deleted = try await desk.frontdesk.evidence.deleteEvidence(
      DeleteEvidenceRequest(id: file.id, reason: "over"))
    #expect(deleted == file)
    #expect(try await list(desk, ann).usedBytes == 0)
    let error = await #expect(throws: FrontdeskError.self) {
      _ = try await download(desk, file.id)
    }
    #expect(error?.code == .notFound)
  }

  @Test func `goes on where it broke off`() async throws {
    let desk = try await ImportDesk.open()
    let ann = try await customer(desk)
    let bytes = SeededRandom().bytes(300_000)
    let upload = try await desk.frontdesk.evidence.beginUpload(
      BeginEvidenceRequest(customerId: ann, name: "x", size: 300_000))
    let stream = try await desk.frontdesk.evidence.upload()
    try await stream.send(EvidencePart(id: upload.id, data: Array(bytes[..<120_000])))
    let staged = "\(desk.server.evidenceFolder)/uploads/\(upload.id)"
    #expect(
      await eventuallyAsync {
        FileManager.default.contents(atPath: staged)?.count ?? 0 > 65_536
      })
    stream.cancel()
    #expect(
      await eventuallyAsync {
        // While the server has not noticed yet, the file is its alone.
        let known = try? await desk.frontdesk.evidence.getUpload(
          GetEvidenceUploadRequest(id: upload.id))
        return known?.offset == 120_000
      })
    for offset in [0, 119_999, 120_001] {
      let error = await #expect(throws: FrontdeskError.self) {
        _ = try await send(desk, upload.id, from: offset, [1])
      }
      #expect(error?.code == .outOfRange)
    }
    let early = await #expect(throws: FrontdeskError.self) {
      _ = try await desk.frontdesk.evidence.finishUpload(FinishEvidenceRequest(id: upload.id))
    }
    #expect(early?.code == .outOfRange)
    let more = await #expect(throws: FrontdeskError.self) {
      _ = try await send(
        desk, upload.id, from: 120_000, Array(bytes[120_000...]) + [1], step: 300_000)
    }
    #expect(more?.code == .outOfRange)
    _ = try await send(desk, upload.id, from: 120_000, Array(bytes[120_000...]))
    let wrong = await #expect(throws: FrontdeskError.self) {
      _ = try await desk.frontdesk.evidence.finishUpload(
        FinishEvidenceRequest(id: upload.id, digest: String(repeating: "0", count: 64)))
    }
    #expect(wrong?.violations.first?.path == "digest")
    let file = try await desk.frontdesk.evidence.finishUpload(FinishEvidenceRequest(id: upload.id))
    #expect(try await download(desk, file.id) == bytes)
  }

  @Test func `takes no more of the disk in small parts`() async throws {
    let desk = try await ImportDesk.open()
    let ann = try await customer(desk)
    let bytes = SeededRandom().bytes(70_000)
    let upload = try await desk.frontdesk.evidence.beginUpload(
      BeginEvidenceRequest(customerId: ann, name: "x", size: UInt64(bytes.count)))
    let staged = "\(desk.server.evidenceFolder)/uploads/\(upload.id)"
    var start = 0
    // Several streams, each in parts of some bytes.
    for (end, step) in [(300, 1), (301, 1), (302, 1), (65_530, 4_000), (65_545, 1), (70_000, 900)] {
      let sent = try await send(
        desk, upload.id, from: start, Array(bytes[start..<end]), step: step)
      #expect(sent.offset == UInt64(end))
      start = end
      let kept = FileManager.default.contents(atPath: staged)?.count ?? 0
      #expect(kept <= end + 2 * 64, "\(end) bytes take \(kept)")
    }
    let file = try await desk.frontdesk.evidence.finishUpload(FinishEvidenceRequest(id: upload.id))
    #expect(try await download(desk, file.id) == bytes)
  }

  @Test func `has a quota`() async throws {
    let desk = try await ImportDesk.open()
    let ann = try await customer(desk)
    func begin(_ size: UInt64) async throws -> EvidenceUpload {
      try await desk.frontdesk.evidence.beginUpload(
        BeginEvidenceRequest(customerId: ann, name: "x", size: size))
    }
    _ = try await begin(TestServer.evidenceQuota - 10)
    let error = await #expect(throws: FrontdeskError.self) { _ = try await begin(11) }
    #expect(error?.code == .resourceExhausted)
    _ = try await begin(10)
    let large = await #expect(throws: FrontdeskError.self) { _ = try await begin(200 << 20) }
    #expect(large?.code == .invalidArgument)
  }

  @Test func `lies sealed in its folder`() async throws {
    let desk = try await ImportDesk.open()
    let ann = try await customer(desk)
    let canary = Array("canary-of-a-secret-contract".utf8)
    let file = try await store(desk, ann, canary, "canary-name.txt")
    #expect(file.mediaType == "text/plain")
    let folder = desk.server.evidenceFolder
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
    #expect(paths.contains { $0.hasPrefix("\(ann)/".lowercased()) && $0.hasSuffix(".txt") })
    #expect(!paths.contains { $0.contains("canary") })
    for path in paths {
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)") else { continue }
      #expect(bytes.range(of: Data(canary)) == nil)
    }
  }

  @Test func `goes with its customer, and gives its room back`() async throws {
    let desk = try await ImportDesk.open()
    let ann = try await customer(desk)
    for index in 0..<3 { _ = try await store(desk, ann, [UInt8](repeating: 7, count: 9 + index)) }
    _ = try await desk.frontdesk.evidence.beginUpload(
      BeginEvidenceRequest(customerId: ann, name: "x", size: 1000))
    #expect(try await list(desk, ann).usedBytes == 1030)
    let receipt = try await desk.frontdesk.privacy.eraseCustomer(
      EraseCustomerRequest(customerId: ann, reason: "By letter."))
    #expect(receipt.items.first { $0.what == "evidence" }?.count == 4)
    let page = try await list(desk, ann)
    #expect(page.files.isEmpty && page.usedBytes == 0)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: desk.server.evidenceFolder)
    #expect(!paths.contains { $0.hasPrefix("\(ann)/".lowercased()) }, "\(paths)")
  }

  @Test func `of another tenant is not there`() async throws {
    let desk = try await ImportDesk.open()
    let file = try await store(desk, try await customer(desk), [1, 2, 3])
    let other = try await ImportDesk.open(on: desk.server)
    let error = await #expect(throws: FrontdeskError.self) {
      _ = try await download(other, file.id)
    }
    #expect(error?.code == .notFound)
  }
}
