import Foundation
import Glibc
import JSONText
import TestKit
import Testing

/// TLS as operators set it up.
@Suite(.serialized) struct `The programs over TLS` {
  private let directory: TemporaryDirectory
  private var data: String { directory.path }
  private func file(_ name: String) -> String { "\(data)/tls/\(name)" }

  init() throws {
    directory = try TemporaryDirectory()
    let made = try Programs.server(["keys", "tls", "--data", data])
    try #require(made.status == 0, "\(made.errors)")
  }

  private var flags: [String] {
    ["--tls-cert", file("server.crt"), "--tls-key", file("server.key")]
  }

  private func health(_ process: ServerProcess, _ rest: [String]) throws -> BuiltProgram.Result {
    try Programs.client(["health", "--server", process.address] + rest)
  }

  @Test func `speak with a certificate of their own making`() throws {
    let process = try ServerProcess(data: data, flags)
    let ca = ["--ca", file("server.crt")]
    #expect(try health(process, ca).status == 0)
    let byURL = ["health", "--server", "tls://\(process.address)"] + ca
    #expect(try Programs.client(byURL).status == 0)
    let untrusted = try health(process, ["--tls"])
    #expect(untrusted.status == 1 && untrusted.errors.contains("not trusted"))
    let named = try health(process, ca + ["--server-name", "example.org"])
    #expect(named.status == 1 && named.errors.contains("another name"))
    #expect(try health(process, []).status == 1)
    #expect(process.terminate() == 0)
  }

  @Test func `read the certificate again on SIGHUP, and keep it when the new one is bad`() throws {
    let process = try ServerProcess(data: data, flags)
    let old = try Data(contentsOf: URL(filePath: file("server.crt")))
    let oldFile = try directory.write(old, to: "old.crt")
    let next = try Programs.server(["keys", "tls", "--data", data, "--file", "next"])
    try #require(next.status == 0)
    for kind in ["crt", "key"] {
      #expect(rename(file("next.\(kind)"), file("server.\(kind)")) == 0)
    }
    let isNew = { (ca: String) in try health(process, ["--ca", ca]).status == 0 }
    #expect(try isNew(oldFile), "nothing changes before the signal")
    kill(process.process.processIdentifier, SIGHUP)
    #expect(try eventually { try isNew(file("server.crt")) })
    #expect(try !isNew(oldFile))
    let good = try directory.write(
      try Data(contentsOf: URL(filePath: file("server.crt"))), to: "good.crt")
    _ = try directory.write(Data("nonsense".utf8), to: "tls/server.crt")
    kill(process.process.processIdentifier, SIGHUP)
    for _ in 0..<5 { #expect(try isNew(good)) }
    #expect(process.terminate() == 0)
  }

  @Test func `know a service by its certificate`() throws {
    let uri = "spiffe://example.org/books"
    let made = try Programs.server(
      ["keys", "tls", "--data", data, "--file", "books", "--name", uri])
    try #require(made.status == 0)
    let seeded = try Programs.server(["demo", "seed", "--data", data])
    let tenant = try #require(seeded.json?["tenantId"]?.text)
    let services = try directory.write(
      Data(
        """
        {"services": [
          {"name": "URI:\(uri)", "tenant": "\(tenant)", "scopes": ["customers.read"]}
        ]}
        """
        .utf8), to: "services.json")
    let process = try ServerProcess(
      data: data,
      flags + ["--tls-client-ca", file("books.crt"), "--tls-services", services])
    let call = ["call", "CustomerService.listCustomers", "--server", process.address]
    let ca = ["--ca", file("server.crt")]
    let known = ["--cert", file("books.crt"), "--key", file("books.key")]
    let answered = try Programs.client(call + ca + known)
    #expect(answered.status == 0, "\(answered.errors)")
    #expect(try Programs.client(call + ca).errorJSON?["code"]?.text == "unauthenticated")
  }

  @Test func `refuse keys that others may read, and flags that do not fit`() throws {
    chmod(file("server.key"), 0o644)
    let open = try Programs.server(["serve", "--data", data] + flags)
    #expect(open.status == 1 && open.errors.contains("0600"), "\(open.errors)")
    let wrong = [
      ["--tls-cert", "x"], ["--tls-key", "x"], ["--tls-client-ca", "x"],
      flags + ["--tls-services", "x"], flags + ["--tls-client", "required"],
      flags + ["--tls-client-ca", "x", "--tls-client", "maybe"],
    ]
    for words in wrong {
      #expect(try Programs.server(["serve", "--data", data] + words).status == 2, "\(words)")
    }
    let again = try Programs.server(["keys", "tls", "--data", data])
    #expect(again.status == 1 && again.errors.contains("exists already"))
  }
}
