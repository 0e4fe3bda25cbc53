import Auth
import JSONText
import RPCCore
import SchemaJSON
import SchemaLanguage
import Services
import TestKit
import Testing
import WireFormat

/// Requests that are well formed and hold the ends of what their types can: none may trap the
/// process or be answered as the server's own fault.
@Suite struct `Extreme values` {
  private static let answersOfOurOwnFault: Set<StatusCode> = [
    .internal, .dataLoss, .unknown, .unavailable, .deadlineExceeded,
  ]

  @Test func `of every field are answered or refused`() async throws {
    let server = try TestServer(isDemo: true)
    let caller = try server.caller(.platformAdmin, tenant: DemoTenant.id)
    let requests = ExtremeRequests(server.schema, SeededRandom())
    for service in server.schema.files.flatMap(\.services) {
      for method in service.methods where !method.streamsRequest && !method.streamsResponse {
        // A tenant that is suspended or moved to another region is another test's.
        if service.name == "AuthService" || method.name == "suspendTenant" { continue }
        let name = "\(service.name).\(method.name)"
        for _ in 0..<80 {
          let json = requests.message(method.request)
          guard let bytes = try? caller.transcoder.encode(json, as: method.request) else {
            continue
          }
          do throws(RPCError) {
            let answer = try await caller.raw(method, name, bytes)
            _ = try? caller.transcoder.decode(answer, as: method.response)
          } catch {
            #expect(
              !Self.answersOfOurOwnFault.contains(error.code), "\(name) \(json): \(error)")
          }
        }
      }
    }
    #expect(try await server.caller().call("HealthService.check")["status"]?.text == "serving")
  }
}

/// Makes JSON of any message of a schema, of extreme values and of ids that exist.
private struct ExtremeRequests {
  private let messages: [String: MessageType]
  private let enums: [String: EnumType]
  private let random: SeededRandom

  init(_ schema: Schema, _ random: SeededRandom) {
    messages = Dictionary(
      schema.files.flatMap(\.messages).map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    enums = Dictionary(
      schema.files.flatMap(\.enums).map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    self.random = random
  }

  private func pick<Value>(_ values: [Value]) -> Value {
    values[Int(random.next() % UInt64(values.count))]
  }

  func message(_ name: String, depth: Int = 0) -> String {
    guard let type = messages[name], depth < 4 else { return "{}" }
    var setOneofs: Set<String> = []
    var members: [String] = []
    for field in type.fields {
      // Masks of names that exist go further than others.
      if field.name == "mask" {
        members.append("\"mask\":[\"\(pick(Self.maskNames))\",\"\(pick(Self.maskNames))\"]")
        continue
      }
      guard pick([true, true, false]) else { continue }
      if let oneof = field.oneof, !setOneofs.insert(oneof).inserted { continue }
      members.append("\"\(field.name)\":\(value(field.type, depth))")
    }
    return "{\(members.joined(separator: ","))}"
  }

  private func value(_ type: FieldType, _ depth: Int) -> String {
    switch type {
    case .scalar(let scalar): pick(Self.scalars[scalar] ?? ["0"])
    case .message(let name): message(name, depth: depth + 1)
    case .enumeration(let name):
      pick((enums[name]?.values.map { "\"\($0.name)\"" } ?? []) + ["2147483647", "-2147483648"])
    case .optional(let wrapped): value(wrapped, depth)
    case .list(let element):
      "[\((0..<pick([0, 1, 3, 60])).map { _ in value(element, depth) }.joined(separator: ","))]"
    case .map(_, let element): "{\"\":\(value(element, depth)),\"k\":\(value(element, depth))}"
    }
  }

  private static let maskNames = [
    "name", "phone", "email", "tags", "stage", "value", "nextFollowUpAt", "timeZone", "region",
    "categoryId", "color", "locale", "source", "type", "status", "lostReason",
  ]

  private static let scalars: [Scalar: [String]] = [
    .bool: ["true", "false"],
    .int32: ["-2147483648", "2147483647"],
    .int64: ["-9223372036854775808", "9223372036854775807"],
    .uint32: ["0", "1", "500", "501", "4294967295"],
    .uint64: ["0", "1", "2", "9223372036854775808", "18446744073709551615"],
    .fixed32: ["4294967295"], .double: ["1e308", "-0.0"], .bytes: ["\"\"", "\"AAAA\""],
    .string: [
      "\"\"", "\" \"", "\"a\"", "\"%_'\\\"*\"", "\"00\"", "\"+353875550101\"", "\"+\"",
      "\"aoife.murphy@example.com\"", "\"a@b.c\"", "\"IE\"", "\"EUR\"", "\"Europe/Dublin\"",
      "\"#FFFFFF\"", "\"\u{202E}\u{1F469}\u{200D}\u{1F4BB}e\u{301}\"", "\"RC\"", "\"en-IE\"",
      "\"\(String(repeating: "\u{10FFFF}", count: 200))\"",
      "\"\(String(repeating: "1", count: 64))\"",
      "\"\(String(repeating: "-", count: 4000))\"", "\"CUST-1-00000\"",
    ],
    .uuid: [
      "\"00000000-0000-0000-0000-000000000000\"", "\"ffffffff-ffff-ffff-ffff-ffffffffffff\"",
      "\"01980000-0000-7000-8000-000000000101\"", "\"01980000-0000-7000-8000-0000000000c1\"",
      "\"01980000-0000-7000-8000-000000000210\"", "\"01980000-0000-7000-8000-000000000301\"",
      "\"01980000-0000-7000-8000-000000000401\"",
    ],
    .timestamp: [
      "\"\(Timestamp(microseconds: .min).text)\"", "\"\(Timestamp(microseconds: .max).text)\"",
      "\"1970-01-01T00:00:00Z\"", "\"2099-12-31T23:59:59.999999Z\"", "\"2027-03-28T01:00:00Z\"",
    ],
    .date: ["\"0001-01-01\"", "\"9999-12-31\""],
    .duration: [
      "\"\(TimeSpan(microseconds: .min).text)\"", "\"\(TimeSpan(microseconds: .max).text)\"",
      "\"0s\"", "\"-1us\"", "\"24h\"", "\"1m\"",
    ],
    .money: [
      #"{"minor":9223372036854775807,"currency":"EUR"}"#,
      #"{"minor":-9223372036854775808,"currency":"EUR"}"#,
      #"{"minor":1000000000000,"currency":"EUR"}"#, #"{"minor":0,"currency":""}"#,
    ],
    .decimal: ["\"9223372036854775807e-4294967295\"", "\"-9223372036854775808\""],
  ]
}
