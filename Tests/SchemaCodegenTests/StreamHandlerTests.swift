import SchemaLanguage
import Testing

@testable import SchemaCodegen

@Suite struct StreamHandlerTests {
  private static let methods = [
    method("export", lane: .readsReport, streamsResponse: true),
    method("upload", lane: .works, streamsRequest: true),
    method("talk", lane: .works, streamsRequest: true, streamsResponse: true),
    method("watch", lane: .feed, streamsResponse: true),
  ]

  private static func method(
    _ name: String, lane: Lane, streamsRequest: Bool = false, streamsResponse: Bool = false
  ) -> Method {
    Method(
      id: 1, name: name, request: "Ask", response: "Tell", streamsRequest: streamsRequest,
      streamsResponse: streamsResponse, lane: lane,
      access: Access(grants: [.clientAdmin(scope: nil)]), timeoutMicroseconds: nil)
  }

  @Test func `each shape has its handler and its place in the table`() {
    let file = SchemaFile(name: "streams")
    let schema = Schema(package: "frontdesk.v1", files: [file])
    let text = SwiftHandlers(
      service: Service(name: "StreamService", methods: Self.methods),
      index: SchemaIndex(schema)
    ).text(of: file)
    for part in [
      "func export(_ request: Ask, _ call: ServerStreamCall<ReadCall, Tell>) throws(RPCError)\n",
      "func upload(_ call: ClientStreamCall<WorkCall, Ask>) throws(RPCError) -> Tell\n",
      "func talk(_ call: DuplexCall<WorkCall, Ask, Tell>) throws(RPCError)\n",
      "func watch(_ request: Ask, _ call: ReadCall) throws(RPCError) -> FeedSource<Tell>\n",
      "body: .readStream(.serverStream) { (bytes, call, stream, _) throws(RPCError) in\n",
      "try self.export(request, ServerStreamCall(call, stream))\n",
      "body: .workStream(.clientStream) { (_, call, stream, answer) throws(RPCError) in\n",
      "answer.append(try self.upload(ClientStreamCall(call, stream)))\n",
      "body: .workStream(.duplex) { (_, call, stream, _) throws(RPCError) in\n",
      "try self.talk(DuplexCall(call, stream))\n",
      "body: .feed { (bytes, call) throws(RPCError) in\n",
      "return try self.watch(request, call).anySource\n",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }
}
