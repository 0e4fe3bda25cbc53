package import JSONText
import Suggestions

/// What calls to make, in what proportion, and where their values come from: a scenario file
/// after it was read.
package struct LoadPlan: Sendable {
  /// One kind of call of the mix.
  package struct Call: Sendable {
    /// `Service.method`.
    package var rpc: String
    package var weight: Int
    /// The request, with generators in place of values.
    package var request: JSONValue
    /// Whether each call carries an idempotency key of its own.
    package var hasKey: Bool

    package init(rpc: String, weight: Int = 1, request: JSONValue = [:], hasKey: Bool = false) {
      self.rpc = rpc
      self.weight = weight
      self.request = request
      self.hasKey = hasKey
    }
  }

  package var calls: [Call]
  package var lists: [String: ValueList]

  package init(_ calls: [Call], lists: [String: ValueList] = [:]) {
    self.calls = calls
    self.lists = lists
  }

  /// Reads a scenario; the error says what to write instead.
  package init(json: JSONValue) throws(LoadError) {
    let members = try Self.members(
      json, "The scenario", allowed: ["calls", "lists", "comment"])
    guard let list = members["calls"]?.array, !list.isEmpty else {
      throw LoadError("The scenario needs \"calls\": a list of at least one call.")
    }
    var calls: [Call] = []
    for (index, value) in list.enumerated() {
      calls.append(try Self.call(value, "calls[\(index)]"))
    }
    var lists: [String: ValueList] = [:]
    for member in members["lists"]?.object ?? [] {
      lists[member.name] = try ValueList(json: member.value, "lists.\(member.name)")
    }
    self.init(calls, lists: lists)
  }

  private static func call(_ value: JSONValue, _ place: String) throws(LoadError) -> Call {
    let members = try members(
      value, place, allowed: ["rpc", "weight", "request", "idempotencyKey", "comment"])
    guard let rpc = members["rpc"]?.string else {
      throw LoadError("\(place).rpc is missing; write \"Service.method\".")
    }
    let weight = members["weight"].map { $0.integer ?? -1 } ?? 1
    guard (1...1_000_000).contains(weight) else {
      throw LoadError("\(place).weight is a whole number from 1 to 1000000.")
    }
    var hasKey = false
    if let value = members["idempotencyKey"] {
      guard case .bool(let flag) = value else {
        throw LoadError("\(place).idempotencyKey is true or false.")
      }
      hasKey = flag
    }
    return Call(
      rpc: rpc, weight: Int(weight), request: members["request"] ?? [:], hasKey: hasKey)
  }

  /// The members of an object that has no others than `allowed`.
  static func members(
    _ value: JSONValue, _ place: String, allowed: [String]
  ) throws(LoadError) -> JSONObject {
    guard let members = value.object else {
      throw LoadError("\(place) is an object, not \(value.kind).")
    }
    for member in members where !allowed.contains(member.name) {
      let near = Suggestion.nearest(to: member.name, among: allowed)
      let hint =
        near.map { " Did you mean \"\($0)\"?" } ?? " There are \(allowed.joined(separator: ", "))."
      throw LoadError("\(place) has no \"\(member.name)\".\(hint)")
    }
    return members
  }
}
