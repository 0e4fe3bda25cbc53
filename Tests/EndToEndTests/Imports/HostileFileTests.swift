import FrontdeskClient
import Services
import TestKit
import Testing

/// Files that are no files of customers, or were made to do harm.
@Suite struct `A hostile file` {
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let problem: String
    var testDescription: String { name }

    init(_ name: String, _ bytes: [UInt8], _ problem: String) {
      self.name = name
      self.bytes = bytes
      self.problem = problem
    }

    init(_ name: String, _ text: String, _ problem: String) {
      self.init(name, Array(text.utf8), problem)
    }
  }

  private static let good = "name,phone\nAnn,0874100001\n"

  static let samples = [
    Sample("nothing", "", "empty"),
    Sample("blank lines", "\n\r\n\n", "empty"),
    Sample("a zip renamed to csv", [0x50, 0x4B, 3, 4] + [UInt8](repeating: 7, count: 5000), "ZIP"),
    Sample("an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "Excel"),
    Sample("a NUL in a cell", good + "Bo\0,1\n", "NUL"),
    Sample("nothing but NULs", [UInt8](repeating: 0, count: 100_000), "NUL"),
    Sample(
      "10,000 columns", (0..<10_000).map { "c\($0)" }.joined(separator: ",") + "\n",
      "more than 500 columns"),
    Sample("10,000 cells", good + String(repeating: ",", count: 10_000), "more than 500 columns"),
    Sample("a quotation mark that is never closed", good + "\"Bo,1\nCy,2\n", "never closed"),
    Sample("text after a quotation mark", good + "\"Bo\"x,1\n", "after a closing"),
    Sample("UTF-8 and then Latin-1", Array((good + "José,\n").utf8) + [0x45, 0xE9, 0x0A], "mixes"),
    Sample(
      "Latin-1 and then UTF-8", Array(good.utf8) + [0x45, 0xE9, 0x0A, 0xC3, 0xA9, 0x0A], "mixes"),
    Sample(
      "UTF-16 that breaks off", [0xFF, 0xFE, 0x6E, 0x00, 0x61, 0x00, 0x6D, 0x00, 0x65], "UTF-16"),
    Sample("no header", "Ann,0874100001\n", "names none"),
    Sample("an unknown column", "name,shoeSize\nAnn,41\n", "shoeSize"),
    Sample("a column twice", "name,phone,telephone\nAnn,1,2\n", "twice"),
  ]

  @Test(arguments: samples)
  func `is refused with a clear error, and nothing of it is written`(_ sample: Sample)
    async throws
  {
    let desk = try await ImportDesk.open()
    let refused = try await desk.upload(sample.bytes)
    #expect(refused.state == .refused)
    #expect(refused.problem?.contains(sample.problem) == true, "\(refused.problem ?? "")")
    #expect(try await desk.names().isEmpty)
    #expect(try await desk.frontdesk.imports.listImports(ListImportsRequest()).imports.count == 1)
  }

  @Test func `with a line of a gigabyte is given up after its first megabyte`() async throws {
    let desk = try await ImportDesk.open()
    let stream = try await desk.frontdesk.imports.upload()
    try await stream.send(ImportPart(options: ImportOptions(), data: Array("name\n".utf8)))
    let part = ImportPart(data: [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20))
    var sent = 0
    do {
      while sent < 1024 {
        try await stream.send(part)
        sent += 1
      }
    } catch {}
    let refused = try await stream.finish()
    #expect(refused.state == .refused)
    #expect(refused.problem?.contains("longer than 1048576 bytes") == true)
    #expect(sent < 64, "\(sent) MiB were taken")
  }

  @Test func `with formulas is taken for what it is, and none runs when it comes out`() async throws
  {
    let desk = try await ImportDesk.open()
    let done = try await desk.run("name,phone\n\"=HYPERLINK(\"\"http://x\"\")\",0874100001\n")
    #expect(done.counts.added == 1)
    #expect(try await desk.names() == ["=HYPERLINK(\"http://x\")"])
  }

  @Test func `that breaks off leaves nothing behind and may be sent again`() async throws {
    let desk = try await ImportDesk.open()
    let options = ImportOptions(id: Uuid(high: 7, low: 7))
    let stream = try await desk.frontdesk.imports.upload()
    try await stream.send(ImportPart(options: options, data: Array("name,phone\nAnn,".utf8)))
    func becomes(_ wanted: ImportState) async -> Bool {
      await eventuallyAsync {
        let known = try? await desk.frontdesk.imports.getImport(
          GetImportRequest(id: Uuid(high: 7, low: 7)))
        return known?.state == wanted
      }
    }
    #expect(await becomes(.receiving))
    stream.cancel()
    #expect(await becomes(.refused))
    #expect(try await desk.names().isEmpty)
    let done = try await desk.run("name,phone\nAnn,0874100001\n", options)
    #expect(done.state == .done && done.counts.added == 1)
  }
}
