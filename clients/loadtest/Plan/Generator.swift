import JSONText
import SchemaJSON
import WireFormat

/// Where a value comes from that differs from call to call.
enum Generator {
  /// A count over the calls; a text when it has text around it or a fixed number of digits.
  struct Sequence {
    var number = RequestProgram.Number()
    var prefix = ""
    var suffix = ""
    var digits = 0
    var isText = false
  }

  case existing(String)
  case name
  case phone(prefix: String, digits: Int)
  case email(host: String)
  case sequence(Sequence)
  case integer(RequestProgram.Number)
  case uuid(isOrdered: Bool)
  case choice([JSONValue])
  case time(RequestProgram.Number)

  private static let names = [
    "$existing", "$name", "$phone", "$email", "$sequence", "$integer", "$uuid", "$choice", "$time",
  ]

  /// Whether `value` is or holds a generator.
  static func isIn(_ value: JSONValue) -> Bool {
    switch value {
    case .array(let elements): elements.contains(where: isIn)
    case .object(let members):
      members.contains { $0.name.hasPrefix("$") || isIn($0.value) }
    case .null, .bool, .number, .string: false
    }
  }

  /// The generator that `value` is; nil for any other value. `now` is in microseconds.
  init?(json value: JSONValue, _ path: String, now: Int64) throws(LoadError) {
    guard let members = value.object, let member = members.first(where: { $0.name.hasPrefix("$") })
    else { return nil }
    guard members.count == 1 else {
      throw LoadError("\(path): a generator is an object with one member, \"\(member.name)\".")
    }
    let content = member.value
    switch member.name {
    case "$existing":
      guard let list = content.string else {
        throw LoadError("\(path): $existing names a list, for example \"customers\".")
      }
      self = .existing(list)
    case "$name": self = .name
    case "$phone": self = try Self.phone(content, path)
    case "$email":
      guard let host = content.string, host.contains(".") else {
        throw LoadError("\(path): $email takes the part after the @, such as \"example.com\".")
      }
      self = .email(host: host)
    case "$sequence": self = .sequence(try Self.sequence(content, path))
    case "$integer":
      guard let from = content["from"]?.integer, let to = content["to"]?.integer, from <= to,
        !to.subtractingReportingOverflow(from).overflow, to - from < .max
      else { throw LoadError("\(path): $integer is {\"from\": 1, \"to\": 6}.") }
      self = .integer(RequestProgram.Number(isRandom: true, first: from, step: to - from + 1))
    case "$uuid":
      guard let version = content.string, ["v4", "v7"].contains(version) else {
        throw LoadError("\(path): $uuid is \"v4\" or \"v7\".")
      }
      self = .uuid(isOrdered: version == "v7")
    case "$choice":
      guard let values = content.array, !values.isEmpty else {
        throw LoadError("\(path): $choice is a list of at least one value.")
      }
      self = .choice(values)
    case "$time": self = .time(try Self.time(content, path, now: now))
    default:
      throw LoadError(
        "\(path): there is no generator \(member.name). There are "
          + Self.names.joined(separator: ", ") + ".")
    }
  }

  private static func phone(_ value: JSONValue, _ path: String) throws(LoadError) -> Generator {
    let members = try LoadPlan.members(value, "\(path).$phone", allowed: ["prefix", "digits"])
    let digits = members["digits"].map { $0.integer ?? 0 } ?? 7
    guard (1...15).contains(digits) else {
      throw LoadError("\(path): the digits of $phone are a number from 1 to 15.")
    }
    return .phone(prefix: members["prefix"]?.string ?? "+35385", digits: Int(digits))
  }

  private static func sequence(_ value: JSONValue, _ path: String) throws(LoadError) -> Sequence {
    let allowed = ["start", "step", "every", "modulo", "prefix", "suffix", "digits"]
    let members = try LoadPlan.members(value, "\(path).$sequence", allowed: allowed)
    var sequence = Sequence()
    let integer = { (name: String, standard: Int64, range: ClosedRange<Int64>) throws(LoadError) in
      guard let value = members[name] else { return standard }
      guard let number = value.integer, range.contains(number) else {
        throw LoadError(
          "\(path): \(name) of $sequence is a whole number from \(range.lowerBound) to "
            + "\(range.upperBound).")
      }
      return number
    }
    let far: Int64 = 1 << 53
    sequence.number.first = try integer("start", 0, -far...far)
    sequence.number.step = try integer("step", 1, -far...far)
    sequence.number.every = UInt64(try integer("every", 1, 1...far))
    sequence.number.modulo = UInt64(try integer("modulo", 0, 0...far))
    sequence.digits = Int(try integer("digits", 0, 0...18))
    sequence.prefix = members["prefix"]?.string ?? ""
    sequence.suffix = members["suffix"]?.string ?? ""
    sequence.isText = ["prefix", "suffix", "digits"].contains { members[$0] != nil }
    return sequence
  }

  private static func time(
    _ value: JSONValue, _ path: String, now: Int64
  ) throws(LoadError) -> RequestProgram.Number {
    let members = try LoadPlan.members(
      value, "\(path).$time", allowed: ["from", "to", "step", "every"])
    guard let from = moment(members["from"]?.string, now: now) else {
      throw LoadError("\(path): $time begins \"from\" \"2026-03-01T09:00:00Z\" or \"+2d\".")
    }
    if let to = members["to"] {
      guard let to = moment(to.string, now: now), to > from else {
        throw LoadError("\(path): \"to\" of $time is a moment after \"from\".")
      }
      return RequestProgram.Number(isRandom: true, first: from, step: to - from)
    }
    guard let step = members["step"]?.string.flatMap({ TimeSpan(text: $0) }) else {
      throw LoadError("\(path): $time needs \"step\", such as \"30m\", or \"to\".")
    }
    let every = members["every"].map { $0.integer ?? 0 } ?? 1
    guard every >= 1 else { throw LoadError("\(path): \"every\" of $time is at least 1.") }
    return RequestProgram.Number(first: from, step: step.microseconds, every: UInt64(every))
  }

  /// Microseconds since 1970 of `2026-03-01T09:00:00Z`, or of `+2d` on the next full hour.
  private static func moment(_ text: String?, now: Int64) -> Int64? {
    guard let text else { return nil }
    guard text.hasPrefix("+") else { return Timestamp(text: text)?.microseconds }
    let hour: Int64 = 3_600_000_000
    let start = now / hour * hour + hour
    if text.hasSuffix("d"), let days = Int64(text.dropFirst().dropLast()), (0...36_500) ~= days {
      return start + days * 24 * hour
    }
    return TimeSpan(text: String(text.dropFirst())).map { start + $0.microseconds }
  }
}
