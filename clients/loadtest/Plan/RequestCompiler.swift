import JSONText
import RPCCore
import SchemaJSON
import SchemaLanguage
import WireFormat

/// Turns the requests of a plan into programs that write them.
struct RequestCompiler {
  let schema: Schema
  let transcoder: SchemaTranscoder
  /// What makes the texts of this run different from those of another.
  let run: UInt64
  /// When the run begins, in microseconds.
  let now: Int64
  /// The values of each list that the plan names, for each tenant.
  let lists: [String: [[ListValue]]]

  var runName: String { String(run % 60_466_176, radix: 36) }

  func program(
    _ call: LoadPlan.Call, _ method: Method, tenants: Int
  ) throws(LoadError) -> RequestProgram {
    var assembly = RequestAssembly()
    guard let members = call.request.object else {
      throw LoadError("\(call.rpc): the request is an object, not \(call.request.kind).")
    }
    try fields(of: method.request, members, "\(call.rpc) request", &assembly)
    let program = RequestProgram(
      assembly, name: call.rpc, method: method.id, hasKey: call.hasKey, tenants: tenants,
      milliseconds: UInt64(max(now / 1000, 0)))
    guard program.bytesMax <= RPCLimits.frameBodyBytesMax else {
      throw LoadError("\(call.rpc): the request is longer than one frame takes, 64 KiB.")
    }
    return program
  }

  /// Writes each member of an object of the message `name`.
  private func fields(
    of name: String, _ members: JSONObject, _ path: String, _ assembly: inout RequestAssembly
  ) throws(LoadError) {
    guard let message = schema.message(named: name) else {
      throw LoadError("\(path): the schema has no message \(name).")
    }
    for member in members {
      let place = "\(path).\(member.name)"
      guard Generator.isIn(member.value) else {
        assembly.literal(try encode(member.value, member.name, of: name, path))
        continue
      }
      guard let field = message.fields.first(where: { $0.name == member.name }) else {
        // The transcoder's own message says what was meant.
        _ = try encode(.null, member.name, of: name, path)
        throw LoadError("\(place): \(name) has no such field.")
      }
      if let elements = member.value.array {
        guard case .list = field.type else {
          throw LoadError("\(place) is no list.")
        }
        for (index, element) in elements.enumerated() {
          try value(element, field, name, "\(place)[\(index)]", &assembly, inList: true)
        }
      } else {
        try value(member.value, field, name, place, &assembly, inList: false)
      }
    }
  }

  private func encode(
    _ value: JSONValue, _ field: String, of message: String, _ path: String
  ) throws(LoadError) -> [UInt8] {
    do throws(TranscodingError) {
      return try transcoder.encode(.object([JSONValue.Member(field, value)]), as: message)
    } catch {
      let hint = error.suggestion.map { " Did you mean \"\($0)\"?" } ?? ""
      throw LoadError("\(path): \(error)\(hint)")
    }
  }

  /// Writes one value of `field` with its tag.
  private func value(
    _ value: JSONValue, _ field: Field, _ message: String, _ path: String,
    _ assembly: inout RequestAssembly, inList: Bool
  ) throws(LoadError) {
    let wrap = { (value: JSONValue) in inList ? JSONValue.array([value]) : value }
    guard Generator.isIn(value) else {
      assembly.literal(try encode(wrap(value), field.name, of: message, path))
      return
    }
    guard let generator = try Generator(json: value, path, now: now) else {
      guard let nested = field.type.element.messageName, let members = value.object else {
        throw LoadError("\(path): a generator cannot stand within a value of this type.")
      }
      assembly.literal(Self.tag(field.number, 2))
      try assembly.group { assembly throws(LoadError) in
        try fields(of: nested, members, path, &assembly)
      }
      return
    }
    switch generator {
    case .choice(let values):
      var alternatives: [[UInt8]] = []
      for value in values {
        alternatives.append(try encode(wrap(value), field.name, of: message, path))
      }
      assembly.choice(alternatives)
    case .existing(let list):
      try existing(list, field, message, path, &assembly, wrap)
    default: try scalar(generator, field, path, &assembly, inList: inList)
    }
  }

  private func existing(
    _ list: String, _ field: Field, _ message: String, _ path: String,
    _ assembly: inout RequestAssembly, _ wrap: (JSONValue) -> JSONValue
  ) throws(LoadError) {
    guard let tenants = lists[list] else {
      throw LoadError("\(path): there is no list \"\(list)\".")
    }
    let type = Self.scalar(of: field)
    var pieces: [[[UInt8]]] = []
    for values in tenants {
      guard !values.isEmpty else {
        throw LoadError("\(path): the list \"\(list)\" of a tenant is empty.")
      }
      var own: [[UInt8]] = []
      own.reserveCapacity(values.count)
      for value in values {
        if type == .uuid, case .id(let id) = value {
          own.append(Self.tag(field.number, 2) + [16] + id.bytes)
        } else {
          own.append(try encode(wrap(value.json(as: type)), field.name, of: message, path))
        }
      }
      pieces.append(own)
    }
    assembly.existing(pieces)
  }

  private func scalar(
    _ generator: Generator, _ field: Field, _ path: String, _ assembly: inout RequestAssembly,
    inList: Bool
  ) throws(LoadError) {
    let type = Self.scalar(of: field)
    let wrong = { (what: String) in
      LoadError("\(path): \(what) does not fit the field's type; $choice fits any.")
    }
    switch generator {
    case .name, .phone, .email:
      guard type == .string else { throw wrong("a text") }
      assembly.literal(Self.tag(field.number, 2))
      try text(generator, &assembly)
    case .sequence(let sequence) where type == .string && sequence.isText:
      assembly.literal(Self.tag(field.number, 2))
      try text(generator, &assembly)
    case .uuid(let isOrdered):
      guard type == .uuid else { throw wrong("$uuid") }
      assembly.literal(Self.tag(field.number, 2))
      assembly.value(isOrdered ? .uuid7 : .uuid4)
    case .time(let number):
      guard type == .timestamp, !inList else { throw wrong("$time") }
      assembly.literal(Self.tag(field.number, 1))
      assembly.value(number.isRandom ? .timeAtRandom : .time, number)
    case .sequence(let sequence):
      guard !sequence.isText else { throw wrong("a text") }
      try integer(sequence.number, type, field, &assembly, inList ? wrong("a number") : nil)
    case .integer(let number):
      try integer(number, type, field, &assembly, inList ? wrong("a number") : nil)
    case .choice, .existing: throw wrong("the generator")
    }
  }

  private func integer(
    _ number: RequestProgram.Number, _ type: Scalar?, _ field: Field,
    _ assembly: inout RequestAssembly, _ refusal: LoadError?
  ) throws(LoadError) {
    if let refusal { throw refusal }
    let (kind, wire): (RequestProgram.Step.Kind, Int)
    switch type {
    case .uint32, .uint64: (kind, wire) = (.varint, 0)
    case .int32, .int64: (kind, wire) = (.zigzag, 0)
    case .fixed32: (kind, wire) = (.fixed32, 5)
    case .double: (kind, wire) = (.double, 1)
    default: throw LoadError("\(field.name) is no number; give $sequence a \"prefix\" for a text.")
    }
    assembly.literal(Self.tag(field.number, wire))
    assembly.value(kind, number)
  }

  private func text(_ generator: Generator, _ assembly: inout RequestAssembly) throws(LoadError) {
    let named = { (text: String) in
      text.split(separator: "{run}", omittingEmptySubsequences: false).joined(separator: runName)
    }
    try assembly.group { assembly throws(LoadError) in
      switch generator {
      case .name:
        assembly.choice(PersonNames.first.map { Array($0.utf8) })
        assembly.literal(" ")
        assembly.choice(PersonNames.last.map { Array($0.utf8) })
      case .phone(let prefix, let digits):
        assembly.literal(prefix)
        let modulo = (0..<digits).reduce(UInt64(1)) { power, _ in power * 10 }
        let first = Int64(truncatingIfNeeded: run % modulo)
        assembly.value(
          .scrambled, count: digits, RequestProgram.Number(first: first, modulo: modulo))
      case .email(let host):
        assembly.literal("u\(runName).")
        assembly.value(.digits, count: 1)
        assembly.literal("@\(host)")
      case .sequence(let sequence):
        assembly.literal(named(sequence.prefix))
        assembly.value(.digits, count: max(sequence.digits, 1), sequence.number)
        assembly.literal(named(sequence.suffix))
      case .existing, .integer, .uuid, .choice, .time: break
      }
    }
  }

  private static func scalar(of field: Field) -> Scalar? {
    if case .scalar(let type) = field.type.element { type } else { nil }
  }

  private static func tag(_ number: Int, _ wireType: Int) -> [UInt8] {
    var rest = UInt64(number) << 3 | UInt64(wireType)
    var bytes: [UInt8] = []
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }
}
