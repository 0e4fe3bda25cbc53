import Testing

@testable import Flags

@Suite struct `A command line` {
  static let serve = Command(
    "serve", "Serves.", arguments: ["WHAT"], optionalArguments: 1,
    flags: [
      Flag("listen", "HOST:PORT", "Where.", standard: "127.0.0.1:7411"),
      Flag("scope", "S", "Which.", isList: true), Flag(switch: "demo", "Demo data."),
      Flag("workers", "N", "How many."),
    ])

  func settings(_ words: [String], _ environment: [String: String] = [:]) throws -> Settings {
    try Settings(Self.serve, words, environment: environment)
  }

  @Test func `goes before the environment, which goes before the file`() throws {
    let environment = ["FRONTDESK_LISTEN": "e:1", "FRONTDESK_WORKERS": "2"]
    var settings = try settings(["--listen", "f:1"], environment)
    try settings.merge(file: "x.conf", "listen = c:1\nworkers=3 # three\n\ndemo = true\n")
    #expect(settings["listen"] == "f:1")
    #expect(try settings.integer("workers", 1...9) == 2)
    #expect(settings.isOn("demo"))
    #expect(settings.origin("listen") == .flag)
    #expect(settings.origin("workers") == .environment("FRONTDESK_WORKERS"))
    #expect(settings.origin("demo") == .file("x.conf"))
  }

  @Test func `leaves defaults and switches alone`() throws {
    let settings = try settings([])
    #expect(settings["listen"] == "127.0.0.1:7411")
    #expect(!settings.isOn("demo"))
    #expect(settings.list("scope") == [])
  }

  @Test func `takes lists, joined values and what follows two dashes`() throws {
    let settings = try settings(["--scope=a", "--scope", "b", "--", "--x"])
    #expect(settings.list("scope") == ["a", "b"])
    #expect(settings.arguments == ["--x"])
    #expect(try self.settings([], ["FRONTDESK_SCOPE": "a, b"]).list("scope") == ["a", "b"])
  }

  @Test(arguments: [
    (["--lisen", "x"], "There is no option --lisen. Did you mean \"--listen\"?"),
    (["--listen"], "--listen needs a value: --listen HOST:PORT."),
    (["--demo=yes"], "--demo takes no value."),
    (["--listen", "a", "--listen", "b"], "--listen stands there twice."),
    (["a", "b"], "\"b\" is one argument too many."),
    (["-x"], "An option begins with two dashes, unlike -x."),
  ])
  func `that does not fit says what would`(words: [String], message: String) {
    #expect(throws: UsageError(message)) { try settings(words) }
  }

  @Test func `with a number out of range says the range`() throws {
    let settings = try settings(["--workers", "0"])
    #expect(throws: UsageError.self) { try settings.integer("workers", 1...64) }
  }

  @Test func `takes any number of a last argument that may be repeated`() throws {
    let command = Command(
      "format", "Formats.", arguments: ["FILE"], optionalArguments: 1, repeatsLastArgument: true)
    #expect(try Settings(command, ["a", "-", "b"], environment: [:]).arguments == ["a", "-", "b"])
    #expect(try Settings(command, [], environment: [:]).arguments == [])
  }

  @Test func `with a value of another form says the form, and where it stands`() throws {
    let form = "a small number"
    let given = try settings(["--workers", "x"])
    #expect(throws: UsageError("--workers is \(form), not \"x\".")) {
      try given.value("workers", form) { Int8($0) }
    }
    let found = try settings([], ["FRONTDESK_WORKERS": "x"])
    #expect(throws: UsageError("FRONTDESK_WORKERS is \(form), not \"x\".")) {
      try found.required("workers", form) { Int8($0) }
    }
    #expect(try settings([]).value("workers", form) { Int8($0) } == nil)
    #expect(throws: UsageError("--workers is missing.")) {
      try settings([]).integer("workers", atLeast: 1)
    }
  }

  @Test(arguments: ["listen", "nope = 1"])
  func `of a file says the line`(text: String) throws {
    var settings = try settings([])
    #expect {
      try settings.merge(file: "x.conf", "\n" + text)
    } throws: { error in
      (error as? UsageError)?.message.hasPrefix("x.conf, line 2:") == true
    }
  }
}
