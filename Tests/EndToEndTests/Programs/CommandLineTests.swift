import JSONText
import TestKit
import Testing

/// What all programs of the project do alike with a command line.
@Suite struct `Every program` {
  static let programs = [("frontdeskd", "serve"), ("frontdesk", "call"), ("schemac", "check")]

  @Test(arguments: programs.map(\.0) + ["bench"])
  func `explains itself`(name: String) throws {
    let result = try BuiltProgram(name).run(["--help"])
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.output.contains("Usage: \(name) "))
  }

  @Test(arguments: programs)
  func `explains each command`(name: String, command: String) throws {
    let result = try BuiltProgram(name).run([command, "--help"])
    #expect(result.status == 0)
    #expect(result.output.contains("Usage: \(name) \(command) "))
    #expect(try BuiltProgram(name).run(["help", command]).output == result.output)
  }

  @Test(arguments: programs)
  func `names the command that was meant`(name: String, command: String) throws {
    let result = try BuiltProgram(name).run([String(command.dropLast())])
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("Did you mean \"\(command)\"?"))
  }

  @Test(arguments: [
    ("frontdeskd", ["serve", "--lisen", "x"], "--listen"),
    ("frontdesk", ["call", "--tenat", "x"], "--tenant"),
    ("schemac", ["check", "--stict"], "--strict"),
    ("bench", ["measure", "--secnds", "1"], "--seconds"),
  ])
  func `names the option that was meant`(name: String, words: [String], meant: String) throws {
    let result = try BuiltProgram(name).run(words)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("Did you mean \"\(meant)\"?"))
  }
}
