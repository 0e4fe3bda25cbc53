import Testing

/// Each check is shown a line that it must refuse, and its neighbour that it must not.
struct CheckerTests {
  @Test(arguments: [
    ("Sources/WireFormat/A.swift", "import Foundation"),
    ("Sources/RPCCore/A.swift", "public import Foundation"),
    ("Sources/RPCCore/Generated/A.swift", "import FrontdeskAPI"),
    ("Sources/Model/A.swift", "package import Storage"),
    ("Sources/RPCServer/A.swift", "import Dispatch"),
    ("Sources/Auth/Token/A.swift", "@preconcurrency import struct RPCServer.Reactor"),
    ("Sources/Storage/A.swift", "@testable import Model"),
    ("Sources/Storage/A.swift", "@_exported import Model"),
    ("Sources/NewModule/A.swift", "let a = 1"),
    ("clients/swift/A.swift", "import Storage"),
    ("clients/swift/A.swift", "@_exported public import RPCClient"),
  ])
  func `an import upwards is refused`(path: String, text: String) {
    #expect(Checks.imports(SourceFile(path: path, text: text)).count == 1)
  }

  @Test(arguments: [
    ("Sources/Auth/A.swift", "public import WireFormat\nimport Glibc"),
    ("Sources/Storage/A.swift", "// import RPCServer\nlet a = \"import RPCServer\""),
    ("Sources/FrontdeskServices/Generated/A.swift", "import \"common\""),
    ("Sources/Model/A.swift", "import WireFormat\nlet important = 1"),
    ("clients/swift/A.swift", "@_exported public import WireFormat"),
    ("Tests/ModelTests/A.swift", "@testable import Model"),
  ])
  func `an import downwards is allowed`(path: String, text: String) {
    #expect(Checks.imports(SourceFile(path: path, text: text)) == [])
  }

  @Test func `the manifest's dependencies are read`() {
    let manifest = swift(
      """
      func module(_ name: String, path: String? = nil) -> Target {
        .target(name: name, path: path ?? "Sources/\\(name)")
      }
      .systemLibrary(
        name: "CSQLite", path: "Sources/CSQLite", pkgConfig: "sqlite3",
        providers: [.apt(["libsqlite3-dev"])]),
      module("Alone", settings: strict),
      module(
        "Many", ["One", "Two"],
        path: "clients/many"),
      program("tool", ["Many"], path: "clients/tool"),
      """)
    let expected: [String: Set<String>] = [
      "CSQLite": [], "Alone": [], "Many": ["One", "Two"], "tool": ["Many"],
    ]
    #expect(Checks.manifestDependencies(manifest) == expected)
  }

  @Test func `an outside package is refused`() {
    let line = #"dependencies: [.package(url: "https://example.com/a", from: "1.0.0")]"#
    #expect(Checks.outsidePackages(swift(line)).count == 1)
    #expect(Checks.outsidePackages(swift("// .package(url:)")) == [])
  }

  @Test func `a file that is too long is refused`() {
    let lines = { String(repeating: "let a = 1\n", count: $0) }
    #expect(Checks.fileSize(swift(lines(500))) == [])
    #expect(Checks.fileSize(swift(lines(501))).count == 1)
    #expect(Checks.fileSize(swift(lines(700), path: "Tests/A/A.swift")) == [])
    #expect(Checks.fileSize(swift(lines(701), path: "Tests/A/A.swift")).count == 1)
  }

  @Test func `a line that is too long is refused`() {
    #expect(Checks.lineLength(swift(String(repeating: "é", count: 100))) == [])
    #expect(Checks.lineLength(swift(String(repeating: "é", count: 101))).count == 1)
  }

  @Test(arguments: [
    "func f(_ a: () -> Void = {}) throws(E)\n  -> Int\n{", "init?(a: Int) {",
    "subscript(i: Int) -> A {",
    "deinit {", "static func < (a: A, b: A) -> Bool {", "func `a test`() {",
  ])
  func `a function that is too long is refused`(head: String) {
    let open = head.count { $0 == "\n" } + 1
    let body = { String(repeating: "  // }\n", count: $0 - open - 1) }
    #expect(Checks.functionLength(swift("\(head)\n\(body(70))}\n")) == [])
    #expect(Checks.functionLength(swift("\(head)\n\(body(71))}\n")).count == 1)
  }

  @Test func `requirements and calls are not functions with a body`() {
    let source = """
      protocol P {
        init(a: Int)
        func f() throws(E)
        func g<T>(_ t: T) -> T where T: P
        var x: Int { get }
      }
      let a = Self.init(1) { 2 }
      """
    #expect(Checks.functions(in: LexedSource(source).codeBytes) == [])
  }

  @Test func `nested functions count too`() {
    let source = "func a() {\n  func b() {\n  }\n}\nfunc c() {}"
    #expect(
      Checks.functions(in: LexedSource(source).codeBytes) == [
        FunctionExtent(name: "a", line: 1, lines: 4), FunctionExtent(name: "b", line: 2, lines: 2),
        FunctionExtent(name: "c", line: 5, lines: 1),
      ])
  }

  @Test func `a folder with too many files is refused`() {
    let files = (0..<17).map { swift("", path: "Sources/A/\($0).swift") }
    #expect(Checks.folderSizes(files).count == 1)
    #expect(Checks.folderSizes(files.dropLast()) == [])
  }

  @Test(arguments: [
    "let a = b!", "b()!.c", "a[0]!", "let t: Text!", "let t: [Int]!", "try! f()", "b as! C",
    #"let a = "x \(b!)""#, "a?.b!", "f { 1 }!", "b!!", "x! == y", "List<Int>!",
  ])
  func `a force unwrap is refused`(line: String) {
    #expect(!Checks.forceUnwraps(swift(line)).isEmpty)
  }

  @Test(arguments: [
    "if !a { }", "a != b", "a!=b", "f(!a)", "[!a]", #"let a = "Stop!""#, "// never!",
    "#if !os(Linux)",
    "prefix func ! (a: B) -> B", "a !== b", "a!==b", "!(a && b)", "x = !y",
  ])
  func `a negation is no force unwrap`(line: String) {
    #expect(Checks.forceUnwraps(swift(line)) == [])
  }

  @Test(arguments: [
    "final class A: @unchecked Sendable {}", "nonisolated(unsafe) var a = 1",
    "// Why.\n\nfinal class A: @unchecked Sendable {}",
    "// Why.\nlet b = 1\nfinal class A: @unchecked Sendable {}",
    "// A.\nenum A {\n  nonisolated(unsafe) static let a = 1\n}",
  ])
  func `an unchecked claim without a reason is refused`(text: String) {
    #expect(Checks.uncheckedClaims(swift(text)).count == 1)
  }

  @Test(arguments: [
    "// Why.\nfinal class A: @unchecked Sendable {}",
    "/// Why.\n@safe\nnonisolated(unsafe) var a = 1",
    "// Why.\nfinal class A<B>:\n  C, @unchecked Sendable\n{}",
    "nonisolated(unsafe) let a = 1 // Why.",
    "let a = \"@unchecked\"",
    "// `nonisolated(unsafe)`: why.\n@safe\nenum A {\n  nonisolated(unsafe) static let a = 1\n}",
    "// Why.\nnonisolated(unsafe) let a = 1\nnonisolated(unsafe) let b = 1",
  ])
  func `an unchecked claim with its reason is allowed`(text: String) {
    #expect(Checks.uncheckedClaims(swift(text)) == [])
  }

  @Test(arguments: [
    "actor Store {", "Task { }", "func f() async {", "await f()", "Task.detached(a)",
  ])
  func `async code in the server is refused`(line: String) {
    #expect(Checks.serverConcurrency(swift(line, path: "Sources/Storage/A.swift")).count == 1)
    #expect(Checks.serverConcurrency(swift(line, path: "Sources/RPCClient/A.swift")) == [])
  }

  @Test func `an audit entry may have an actor`() {
    let line = "func record(actor: Uuid) { let actor = actor }"
    #expect(Checks.serverConcurrency(swift(line, path: "Sources/Storage/A.swift")) == [])
  }

  @Test(arguments: ["sleep(1)", "usleep(10)", "try await Task.sleep(for: .seconds(1))"])
  func `a sleeping test is refused`(line: String) {
    #expect(Checks.sleepingTests(swift(line, path: "Tests/ATests/A.swift")).count == 1)
    #expect(Checks.sleepingTests(swift(line, path: "Tests/Support/TestKit/A.swift")) == [])
  }

  @Test(arguments: ["tnega", "SREPLEH", "OEC"])
  func `a banned word is refused anywhere`(backwards: String) {
    let word = String(backwards.reversed())
    #expect(Checks.bannedWords(swift("// the \(word)'s")).count == 1)
    #expect(Checks.bannedWords(swift("let a = \"\(word)\"")).count == 1)
    #expect(Checks.bannedWords(SourceFile(path: "README.md", text: "The \(word).")).count == 1)
    #expect(Checks.bannedWords(swift("let ssl_\(word) = x\(word)y")) == [])
    #expect(Checks.bannedWords(swift("User-Agent: frontdesk")) == [])
  }

  @Test func `a path of somebody's machine is refused`() {
    let path = String("/krow/".reversed())
    #expect(Checks.bannedWords(swift("// see \(path)notes")).count == 1)
  }

  @Test func `open work without an issue is refused`() {
    let mark = String("ODOT".reversed())
    #expect(Checks.openWork(swift("// \(mark): later")).count == 1)
    #expect(Checks.openWork(swift("// \(mark)(#12): later")) == [])
    #expect(Checks.openWork(swift("let a = \"\(mark)\"")) == [])
    #expect(Checks.openWork(SourceFile(path: "a.sh", text: "# \(mark)")).count == 1)
  }

  @Test(arguments: ["// ----------", "// =====", "//////////", "/// ****"])
  func `a banner is refused`(line: String) {
    #expect(Checks.bannersAndDeadCode(swift(line)).count == 1)
  }

  @Test(arguments: ["// a - b", "//", "///", "/// - Returns: nothing", "/// | --- | a"])
  func `a comment is no banner`(line: String) {
    #expect(Checks.bannersAndDeadCode(swift(line)) == [])
  }

  @Test func `dead code is refused`() {
    #expect(Checks.bannersAndDeadCode(swift("#if false\n#endif")).count == 1)
  }

  @Test func `an empty name is refused`() {
    #expect(Checks.typeNames(swift("struct StringUtils {")).count == 1)
    #expect(Checks.typeNames(swift("final class ConnectionManager: A {")).count == 1)
    #expect(Checks.typeNames(swift("struct Connection { let base: Base }")) == [])
  }

  @Test func `a generated file without its mark is refused`() {
    let path = "Sources/FrontdeskAPI/Generated/Lead.swift"
    let mark = "DO NOT EDIT: generated from Schema/lead.schema"
    #expect(Checks.generatedMark(SourceFile(path: path, text: "// \(mark)\n")) == [])
    #expect(Checks.generatedMark(SourceFile(path: path, text: "import A\n// \(mark)\n")).count == 1)
    let page = "Schema/reference/Lead.md"
    #expect(Checks.generatedMark(SourceFile(path: page, text: "<!-- \(mark) -->\n")) == [])
    #expect(Checks.generatedMark(SourceFile(path: page, text: "# Lead\n")).count == 1)
  }

  @Test func `a placeholder beside a real file is refused`() {
    let placeholder = swift("", path: "Sources/A/Placeholder.swift")
    #expect(Checks.placeholders([placeholder]) == [])
    let real = swift("", path: "Sources/A/Deep/B.swift")
    #expect(Checks.placeholders([placeholder, real]).count == 1)
  }

  @Test func `a stray name at the top is refused`() {
    let violations = Checks.topLevelNames(["Sources", ".gitignore", "notes.txt"])
    #expect(violations.map(\.path) == ["notes.txt"])
  }

  private func swift(_ text: String, path: String = "Sources/Model/A.swift") -> SourceFile {
    SourceFile(path: path, text: text)
  }
}
