import JSONText
import RPCClient
import RPCCore
import SchemaJSON
import Synchronization
import TestKit
import Testing
import WireFormat

@Suite("Versions of the schema call each other")
struct VersionTests {
  @Test(arguments: HarmlessChange.all)
  func `An old client calls a new server`(_ change: HarmlessChange) async throws {
    try await call(from: Version(HarmlessChange.base), to: Version(change.text))
  }

  @Test(arguments: HarmlessChange.all)
  func `A new client calls an old server`(_ change: HarmlessChange) async throws {
    try await call(from: Version(change.text), to: Version(HarmlessChange.base))
  }

  /// Each rpc of the client's version, with every field set on both sides: what both versions
  /// know arrives as it was sent, either way. The server does not check constraints here, and
  /// no value breaks one of either version.
  private func call(from old: Version, to new: Version) async throws {
    try await VersionServer.run(new) { server, client in
      let known = Set(new.methods.map(\.info.id))
      for method in old.methods {
        let request = try old.sample(method.request)
        let bytes = try old.transcoder.encode(request, as: method.request)
        guard known.contains(method.info.id) else {
          await expectUnimplemented(method, bytes, client)
          continue
        }
        server.received.withLock { $0.removeAll() }
        let answers = try await answers(method.info, bytes, client)
        #expect(answers.count == (method.info.shape.streamsResponses ? 2 : 1))
        let read = server.received.withLock { $0.map(\.json) }
        #expect(read.count == (method.info.shape.streamsRequests ? 2 : 1))
        let sent = NumberedValue(request, method.request, in: old.schema, sharedWith: new.schema)
        for json in read {
          #expect(
            NumberedValue(json, method.request, in: new.schema, sharedWith: old.schema) == sent)
        }
        let answered = NumberedValue(
          try new.sample(method.response), method.response, in: new.schema, sharedWith: old.schema)
        for answer in answers {
          let seen = try old.transcoder.decode(answer, as: method.response)
          #expect(
            NumberedValue(seen, method.response, in: old.schema, sharedWith: new.schema)
              == answered)
        }
      }
    }
  }

  /// What a call of any shape is answered; one that streams requests sends its own twice.
  private func answers(
    _ info: MethodInfo, _ request: [UInt8], _ client: RPCClient
  ) async throws(RPCError) -> [[UInt8]] {
    guard info.shape != .unary else {
      return [try await client.unary(info, bytes: request, CallOptions())]
    }
    let isSent = !info.shape.streamsRequests
    let call = try await client.stream(info, isSent ? request : nil, CallOptions())
    if !isSent {
      for _ in 0..<2 { try await call.send(request) }
      try await call.finishSending()
    }
    var answers: [[UInt8]] = []
    while let answer = try await call.next() { answers.append(answer) }
    return answers
  }

  private func expectUnimplemented(
    _ method: VersionMethod, _ request: [UInt8], _ client: RPCClient
  ) async {
    do {
      _ = try await answers(method.info, request, client)
      Issue.record("\(method.info.name) was answered")
    } catch {
      #expect(error.code == .unimplemented)
    }
  }

  @Test(arguments: HarmlessChange.all)
  func `What an old client does not know survives its read, change and write`(
    _ change: HarmlessChange
  ) async throws {
    let new = try Version(change.text)
    let save = try #require(new.methods.first { $0.info.name == "t.v1.LeadService/saveLead" })
    try await VersionServer.run(new) { server, client in
      var lead = try await client.unary(save.info, OldLead(), CallOptions()) as OldLead
      #expect(lead.name == "text 2" && lead.unknownFields.count > 0)
      lead.name = "changed"
      _ = try await client.unary(save.info, lead, CallOptions()) as OldLead
      var expected = try #require(try new.sample("Lead").object)
      for index in expected.indices where expected[index].name == "name" {
        expected[index].value = .string("changed")
      }
      let bytes = try #require(server.received.withLock { $0.last?.bytes })
      #expect(try new.transcoder.encode(.object(expected), as: "Lead").sorted() == bytes.sorted())
      let json = try #require(server.received.withLock { $0.last?.json })
      #expect(
        NumberedValue(json, "Lead", in: new.schema, sharedWith: new.schema)
          == NumberedValue(.object(expected), "Lead", in: new.schema, sharedWith: new.schema))
    }
  }
}
