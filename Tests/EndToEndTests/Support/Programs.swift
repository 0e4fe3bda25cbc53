import Foundation
import JSONText
import SchemaJSON
import Services
import TestKit
import Testing

/// The two programs as people and scripts run them.
enum Programs {
  /// Runs `frontdeskd`.
  static func server(_ arguments: [String], environment: [String: String] = [:]) throws
    -> BuiltProgram.Result
  {
    try BuiltProgram("frontdeskd").run(arguments, environment: environment)
  }

  /// Runs `frontdesk`.
  static func client(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> BuiltProgram.Result {
    try BuiltProgram("frontdesk").run(arguments, input: input, environment: environment)
  }

  /// A token as `frontdeskd token` prints it.
  static func token(_ data: String, _ role: String = "clientAdmin", _ rest: [String] = []) throws
    -> String
  {
    try server(["token", "--data", data, "--role", role] + rest).output
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

extension BuiltProgram.Result {
  /// Standard output as JSON; nil when it is none.
  var json: JSONValue? { try? SchemaTranscoder.parse(Array(output.utf8)) }

  /// Standard error as JSON; nil when it is none.
  var errorJSON: JSONValue? { try? SchemaTranscoder.parse(Array(errors.utf8)) }
}

/// A running server on demonstration data, and `frontdesk` calls to it.
struct DemoServer {
  let directory: TemporaryDirectory
  let process: ServerProcess

  init() throws {
    directory = try TemporaryDirectory()
    process = try ServerProcess(data: directory.path, ["--demo"])
  }

  /// The same server again, after its process has ended.
  init(restarting other: DemoServer, at address: String) throws {
    directory = other.directory
    process = try ServerProcess(data: directory.path, ["--demo"], listen: address)
  }

  /// The file of a role's token, which `serve --demo` keeps.
  func tokenFile(_ role: String) -> String { "\(directory.path)/tokens/\(role).jwt" }

  /// `frontdesk call`, as the client admin unless told.
  func call(
    _ rpc: String, _ json: String? = nil, as role: String = "clientAdmin", _ rest: [String] = [],
    input: String = ""
  ) throws -> BuiltProgram.Result {
    let flags = ["--server", process.address, "--token", "@" + tokenFile(role)]
    return try Programs.client(
      ["call", rpc] + (json.map { [$0] } ?? []) + flags + rest, input: input)
  }
}
