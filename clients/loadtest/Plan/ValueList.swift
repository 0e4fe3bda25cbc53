import Foundation
import JSONText
import WireFormat

/// Values that requests take one of: ids that the server lists, the lines of a file, or numbers.
package enum ValueList: Sendable, Hashable {
  /// Pages through a list rpc: `items` is the repeated field, `field` what is taken of each.
  case server(rpc: String, items: String, field: String, most: Int)
  /// The cursors between the pages of `size` that a list rpc gives.
  case cursors(rpc: String, size: Int, most: Int)
  case file(String)
  case numbers(ClosedRange<Int64>)

  /// Lists that need no mention in a scenario.
  package static let known: [String: ValueList] = [
    "customers": .server(
      rpc: "CustomerService.listCustomers", items: "customers", field: "id", most: 100_000),
    "bookings": .server(
      rpc: "BookingService.listBookings", items: "bookings", field: "id", most: 100_000),
    "leads": .server(rpc: "LeadService.listLeads", items: "leads", field: "id", most: 100_000),
    "categories": .server(
      rpc: "CustomerService.listCategories", items: "categories", field: "id", most: 1000),
  ]

  init(json: JSONValue, _ place: String) throws(LoadError) {
    let members = try LoadPlan.members(
      json, place, allowed: ["rpc", "items", "field", "most", "cursors", "file", "from", "to"])
    if let path = members["file"]?.string {
      self = .file(path)
    } else if let from = members["from"]?.integer, let to = members["to"]?.integer, from <= to {
      self = .numbers(from...to)
    } else if let rpc = members["rpc"]?.string, let size = members["cursors"]?.integer {
      guard (1...500).contains(size), let most = members["most"]?.integer, (1...100_000) ~= most
      else { throw LoadError("\(place): cursors is the size of a page, and most is needed.") }
      self = .cursors(rpc: rpc, size: Int(size), most: Int(most))
    } else if let rpc = members["rpc"]?.string, let items = members["items"]?.string {
      let most = members["most"].map { $0.integer ?? 0 } ?? 100_000
      guard most > 0, most <= 10_000_000 else {
        throw LoadError("\(place).most is a whole number from 1 to 10000000.")
      }
      self = .server(
        rpc: rpc, items: items, field: members["field"]?.string ?? "id", most: Int(most))
    } else {
      throw LoadError(
        "\(place) is {\"rpc\", \"items\", \"field\", \"most\"}, {\"rpc\", \"cursors\", \"most\"}, "
          + "{\"file\"} or {\"from\", \"to\"}.")
    }
  }

  /// The lines of a file, blank ones left out.
  static func lines(_ path: String) throws(LoadError) -> [String] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw LoadError("The file \(path) cannot be read.")
    }
    let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    let words = lines.map { String($0).trimmingCharacters(in: .whitespaces) }
    let values = words.filter { !$0.isEmpty }
    guard !values.isEmpty else { throw LoadError("The file \(path) has no values.") }
    return values
  }
}
