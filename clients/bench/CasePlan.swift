import Foundation
import JSONText
import LoadTest

/// What the cases of the benchmark call.
struct CasePlan {
  /// Customers to spread the calls over, at most.
  var keys = 100_000
  /// What the case "mix" calls.
  var scenario: String?

  /// The calls of `get`, `list`, `book` or `mix`.
  func plan(_ kind: String) throws(LoadError) -> LoadPlan {
    switch kind {
    case "list":
      return LoadPlan(
        [
          .init(
            rpc: "CustomerService.listCustomers",
            request: ["pageSize": .integer(50), "cursor": ["$existing": .string("pages")]])
        ],
        lists: [
          "pages": .cursors(rpc: "CustomerService.listCustomers", size: 50, most: 500)
        ])
    case "book":
      let request: JSONValue = [
        "customerId": ["$existing": .string("customers")],
        "service": .string("Haircut and colour, long"),
        "staff": [
          "$sequence": [
            "prefix": .string("Bench {run} "), "digits": .integer(4), "modulo": .integer(100),
          ]
        ],
        "startsAt": [
          "$time": [
            "from": .string("+2d"), "step": .string("30m"), "every": .integer(100),
          ]
        ],
        "duration": .string("30m"),
        "price": ["minor": .integer(4500), "currency": .string("EUR")],
      ]
      return LoadPlan([
        .init(rpc: "BookingService.createBooking", request: request, hasKey: true)
      ])
    case "mix":
      return try LoadPlan(json: try Self.json(scenario))
    default:
      return LoadPlan(
        [
          .init(
            rpc: "CustomerService.getCustomer",
            request: ["id": ["$existing": .string("customers")]])
        ],
        lists: [
          "customers": .server(
            rpc: "CustomerService.listCustomers", items: "customers", field: "id", most: keys)
        ])
    }
  }

  private static func json(_ path: String?) throws(LoadError) -> JSONValue {
    let text = path.flatMap { FileManager.default.contents(atPath: $0) }
    do throws(JSONParser.Failure) {
      return try JSONParser.parse(text.map { [UInt8]($0) } ?? Array(LoadPlan.example.utf8))
    } catch {
      throw LoadError("The scenario is not JSON, line \(error.line): \(error.message)")
    }
  }
}
