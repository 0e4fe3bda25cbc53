/// A request's steps while they are put together.
struct RequestAssembly {
  /// Groups inside each other.
  static let depthMax = 4

  private(set) var steps: [RequestProgram.Step] = []
  private(set) var literals: [UInt8] = []
  private(set) var pieces: [RequestProgram.Piece] = []
  private(set) var lists: [[Range<Int>]] = []
  private(set) var bytesMax = 0
  private(set) var depth = 0

  /// Bytes that are always the same; they join those directly before them.
  mutating func literal(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    bytesMax += bytes.count
    let start = literals.count
    literals += bytes
    if let last = steps.last, last.kind == .literal, last.start + last.count == start {
      steps[steps.count - 1].count += bytes.count
    } else {
      steps.append(RequestProgram.Step(kind: .literal, start: start, count: bytes.count))
    }
  }

  mutating func literal(_ text: String) { literal(Array(text.utf8)) }

  /// One of `alternatives`, which are not empty.
  mutating func choice(_ alternatives: [[UInt8]]) {
    let start = pieces.count
    for bytes in alternatives { add(bytes) }
    bytesMax += alternatives.map(\.count).max() ?? 0
    steps.append(
      RequestProgram.Step(kind: .choice, start: start, count: alternatives.count))
  }

  /// One of the values of the tenant that is called; each tenant has some.
  mutating func existing(_ tenants: [[[UInt8]]]) {
    var ranges: [Range<Int>] = []
    var longest = 0
    for values in tenants {
      let start = pieces.count
      for bytes in values {
        add(bytes)
        longest = max(longest, bytes.count)
      }
      ranges.append(start..<pieces.count)
    }
    bytesMax += longest
    steps.append(RequestProgram.Step(kind: .existing, start: lists.count))
    lists.append(ranges)
  }

  private mutating func add(_ bytes: [UInt8]) {
    pieces.append(RequestProgram.Piece(start: literals.count, count: bytes.count))
    literals += bytes
  }

  mutating func value(
    _ kind: RequestProgram.Step.Kind, count: Int = 0,
    _ number: RequestProgram.Number = RequestProgram.Number()
  ) {
    bytesMax += max(20, count)
    steps.append(RequestProgram.Step(kind: kind, count: count, number: number))
  }

  /// Content whose length stands before it.
  mutating func group(
    _ content: (inout RequestAssembly) throws(LoadError) -> Void
  ) throws(LoadError) {
    depth += 1
    guard depth <= Self.depthMax else {
      throw LoadError("The request has generators more than \(Self.depthMax - 1) messages deep.")
    }
    bytesMax += 3
    steps.append(RequestProgram.Step(kind: .groupBegin))
    try content(&self)
    steps.append(RequestProgram.Step(kind: .groupEnd))
    depth -= 1
  }
}
