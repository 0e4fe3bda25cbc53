import Auth
import Foundation
import TestKit
import Testing

/// `frontdesk import` and `frontdesk export`, as people and scripts run them.
@Suite(.serialized) struct `Files on the command line` {
  private struct Shell {
    let desk: ImportDesk
    let folder: TemporaryDirectory
    let environment: [String: String]

    init() async throws {
      desk = try await ImportDesk.open()
      folder = try TemporaryDirectory()
      environment = [
        "FRONTDESK_SERVER": desk.server.address,
        "FRONTDESK_TOKEN": try desk.server.token(.clientAdmin, tenant: desk.tenant),
      ]
    }

    func run(_ arguments: String...) throws -> BuiltProgram.Result {
      try BuiltProgram("frontdesk").run(arguments, environment: environment, in: folder.path)
    }

    func write(_ text: String, to name: String) throws {
      _ = try folder.write(Array(text.utf8), to: name)
    }

    func read(_ name: String) throws -> String {
      try String(contentsOfFile: folder.path(of: name), encoding: .utf8)
    }
  }

  @Test func `go in, come out, and are taken back`() async throws {
    let shell = try await Shell()
    try shell.write("name,phone,email\nAnn,0874100001,ann@example.com\nBo,2,\n", to: "in.csv")
    let checked = try shell.run("import", "in.csv", "--dry-run")
    #expect(checked.output == "checked: added 1, updated 0, unchanged 0, skipped 0, errors 1\n")
    let taken = try shell.run("import", "in.csv", "--errors", "errors.csv")
    #expect(taken.status == 1, "a row was not taken")
    #expect(taken.output == "done: added 1, updated 0, unchanged 0, skipped 0, errors 1\n")
    #expect(try shell.read("errors.csv").contains("\r\n3,phone,"))
    let id = try #require(
      taken.errors.split(separator: "\n").first?.split(separator: " ").last.map(String.init))
    let again = try shell.run("import", "--resume", id)
    #expect(again.output == taken.output)
    #expect(again.errors.contains("3,phone,"), "without a file they are shown")
    let out = try shell.run("export", "out.csv")
    #expect(out.status == 0 && out.output.isEmpty)
    #expect(out.errors.hasSuffix("1 customers are in out.csv\n"))
    #expect(try shell.read("out.csv").contains("Ann,\"'+353874100001\",ann@example.com,0,"))
    let shown = try shell.run(
      "export", "--columns", "name,email", "--filter", #"{"search":"ann"}"#, "--delimiter", "tab")
    #expect(shown.output.hasSuffix("name\temail\r\nAnn\tann@example.com\r\n"))
    let book = try shell.run("export", "out.xlsx")
    #expect(book.status == 0)
    #expect(FileManager.default.contents(atPath: shell.folder.path(of: "out.xlsx"))?.count ?? 0 > 0)
    let undone = try shell.run("import", "--undo", id)
    #expect(undone.output.contains("undone: ") && undone.output.contains("removed 1"))
    #expect(try await shell.desk.names().isEmpty)
  }

  @Test func `of a whole tenant go from one server to another`() async throws {
    let shell = try await Shell()
    try shell.write("name,phone\nAnn,0874100001\n", to: "in.csv")
    #expect(try shell.run("import", "in.csv").status == 0)
    try shell.write("correct horse battery staple\n", to: "secret")
    #expect(try shell.run("tenant", "export", "out.tenant").status == 2, "without a passphrase")
    let secret = "--passphrase-file=secret"
    let out = try shell.run("tenant", "export", "out.tenant", secret)
    #expect(out.status == 0, "\(out.errors)")
    let attributes = try FileManager.default.attributesOfItem(
      atPath: shell.folder.path(of: "out.tenant"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let other = try TestServer()
    let target = [
      "FRONTDESK_SERVER": other.address, "FRONTDESK_TOKEN": try other.token(.platformAdmin),
    ]
    func take(_ arguments: String...) throws -> BuiltProgram.Result {
      try BuiltProgram("frontdesk").run(
        ["tenant", "import", "out.tenant", secret] + arguments, environment: target,
        in: shell.folder.path)
    }
    let checked = try take("--dry-run")
    #expect(checked.output.hasPrefix("checked: tenant \(shell.desk.tenant), Imports: "))
    let done = try take()
    #expect(done.output.hasPrefix("done: tenant \(shell.desk.tenant), Imports: "))
    #expect(try await ImportDesk(other, shell.desk.tenant).names() == ["Ann"])
    let again = try take()
    #expect(again.status == 1 && again.errors.contains("alreadyExists"))
  }

  @Test func `that are no good are refused with a reason`() async throws {
    let shell = try await Shell()
    try shell.write("PK\u{3}\u{4}....", to: "zip.csv")
    let refused = try shell.run("import", "zip.csv")
    #expect(refused.status == 1)
    #expect(refused.output.hasPrefix("refused: "))
    #expect(refused.errors.contains("ZIP archive"))
    #expect(try shell.run("import", "missing.csv").status == 1)
    #expect(try shell.run("import").status == 2)
    #expect(try shell.run("export", "--format", "pdf").status == 2)
    #expect(try shell.run("export", "--filter", "{\"nothing\":1}").status == 2)
    #expect(try shell.run("export", "x.csv", "--columns", "shoeSize").status == 1)
    let left = try FileManager.default.contentsOfDirectory(atPath: shell.folder.path)
    #expect(left == ["zip.csv"], "nothing half-written is left")
  }
}
