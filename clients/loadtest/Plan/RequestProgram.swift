import RPCCore
import WireFormat

/// Requests of one kind as a list of small steps, which write one straight into a connection's
/// output: no JSON, no allocation and no reference counting while the load runs.
///
/// `@unchecked`: the memory behind the pointers is written before `init` returns and only read
/// after that, until the last reference goes.
final class RequestProgram: @unchecked Sendable {
  /// What writes a part of a request.
  struct Step {
    enum Kind: UInt8 {
      /// `literal[start..<start + count]`.
      case literal
      /// One of the pieces `start..<start + count`.
      case choice
      /// One of the pieces of list `start`, of the tenant that is called.
      case existing
      case groupBegin, groupEnd
      case uuid4, uuid7
      case time, timeAtRandom
      case varint, zigzag, fixed32, double
      /// Decimal digits, `count` at least.
      case digits
      /// Digits that are scrambled so that they look random and yet come once: `count` of them.
      case scrambled
    }

    var kind: Kind
    var start = 0
    var count = 0
    var number = Number()
  }

  /// Where the numbers of a step come from.
  struct Number {
    var isRandom = false
    var first: Int64 = 0
    /// Of a random number: how many there are.
    var step: Int64 = 1
    var every: UInt64 = 1
    var modulo: UInt64 = 0

    @inline(__always)
    func value(_ number: UInt64, _ source: inout RequestSequence) -> Int64 {
      if isRandom {
        return first &+ Int64(truncatingIfNeeded: source.random(below: UInt64(max(step, 1))))
      }
      var index = number / every
      if modulo > 0 { index %= modulo }
      return first &+ Int64(truncatingIfNeeded: index) &* step
    }
  }

  /// A run of bytes among `literals`.
  struct Piece {
    var start: Int
    var count: Int
  }

  /// For each list the pieces of each tenant.
  typealias TenantPieces = [[Range<Int>]]

  let name: String
  let hasKey: Bool
  /// The most bytes that a frame takes.
  let bytesMax: Int
  private let meta: [UInt8]
  private let steps: UnsafeMutableBufferPointer<Step>
  private let literals: UnsafeMutableBufferPointer<UInt8>
  private let pieces: UnsafeMutableBufferPointer<Piece>
  /// `lists[list * tenants + tenant]`.
  private let lists: UnsafeMutableBufferPointer<Range<Int>>
  private let tenants: Int
  private let milliseconds: UInt64

  init(
    _ assembly: RequestAssembly, name: String, method: UInt32, hasKey: Bool, tenants: Int,
    milliseconds: UInt64
  ) {
    self.name = name
    self.hasKey = hasKey
    self.tenants = tenants
    self.milliseconds = milliseconds
    meta = CallHeader(method: method).encoded()
    steps = Self.copy(assembly.steps)
    literals = Self.copy(assembly.literals)
    pieces = Self.copy(assembly.pieces)
    lists = Self.copy(assembly.lists.flatMap { $0 })
    // Slot, tenant and key at most take 2, 18 and 18 bytes.
    bytesMax = FrameHeader.byteCount + meta.count + 40 + assembly.bytesMax
  }

  deinit {
    steps.deallocate()
    literals.deallocate()
    pieces.deallocate()
    lists.deallocate()
  }

  private static func copy<Element>(_ from: [Element]) -> UnsafeMutableBufferPointer<Element> {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(from.count, 1))
    _ = memory.initialize(from: from)
    return UnsafeMutableBufferPointer(rebasing: memory[..<from.count])
  }

  /// Writes a whole OPEN frame to `place`, which has room for `bytesMax`, and gives its length.
  func write(
    to place: UnsafeMutableRawPointer, stream: UInt32, tenant: Int, _ caller: CallerFields,
    _ source: inout RequestSequence
  ) -> Int {
    let number = source.number()
    var at = place + FrameHeader.byteCount
    at = Self.put(meta, at)
    if caller.slot > 0 {
      at.storeBytes(of: 24, as: UInt8.self)
      at.storeBytes(of: caller.slot, toByteOffset: 1, as: UInt8.self)
      at += 2
    }
    if hasKey {
      at.storeBytes(of: 42, as: UInt8.self)
      let key = Uuid.version7(
        unixMilliseconds: Int64(truncatingIfNeeded: milliseconds &+ number / 16),
        random: (source.random(), source.random()))
      at = Self.put(key, at + 1)
    }
    if let id = caller.tenant {
      at.storeBytes(of: 82, as: UInt8.self)
      at = Self.put(id, at + 1)
    }
    let metaLength = at - place - FrameHeader.byteCount
    at = body(at, number, tenant, &source)
    let length = UInt32(truncatingIfNeeded: at - place - FrameHeader.byteCount)
    let tail =
      UInt32(FrameType.open.rawValue) | UInt32(FrameFlags.fin.rawValue) << 8
      | UInt32(truncatingIfNeeded: metaLength) << 16
    place.storeBytes(of: length.littleEndian, as: UInt32.self)
    place.storeBytes(of: tail.littleEndian, toByteOffset: 4, as: UInt32.self)
    place.storeBytes(of: stream.littleEndian, toByteOffset: 8, as: UInt32.self)
    return at - place
  }

  private func body(
    _ start: UnsafeMutableRawPointer, _ number: UInt64, _ tenant: Int,
    _ source: inout RequestSequence
  ) -> UnsafeMutableRawPointer {
    var at = start
    // Groups nest four deep at most; the compiler of requests sees to it.
    var marks = (start, start, start, start)
    for step in steps {
      switch step.kind {
      case .literal: at = put(Piece(start: step.start, count: step.count), at)
      case .choice:
        let index = Int(truncatingIfNeeded: source.random(below: UInt64(step.count)))
        at = put(pieces[step.start + index], at)
      case .existing:
        let range = lists[step.start * tenants + tenant]
        let index = Int(truncatingIfNeeded: source.random(below: UInt64(range.count)))
        at = put(pieces[range.lowerBound + index], at)
      case .groupBegin:
        marks = (at, marks.0, marks.1, marks.2)
        at += 1
      case .groupEnd:
        at = Self.close(marks.0, at)
        marks = (marks.1, marks.2, marks.3, start)
      case .digits:
        at = Self.digits(UInt64(step.number.value(number, &source).magnitude), step.count, at)
      case .scrambled:
        at = Self.digits(Self.scramble(number, step), step.count, at)
      default: at = scalar(step, number, at, &source)
      }
    }
    return at
  }

  @inline(__always)
  private func scalar(
    _ step: Step, _ number: UInt64, _ at: UnsafeMutableRawPointer, _ source: inout RequestSequence
  ) -> UnsafeMutableRawPointer {
    switch step.kind {
    case .uuid4:
      let high = source.random() & ~0xF000 | 0x4000
      return Self.put(Uuid(high: high, low: source.random() >> 2 | 1 << 63), at)
    case .uuid7:
      let id = Uuid.version7(
        unixMilliseconds: Int64(truncatingIfNeeded: milliseconds &+ number / 16),
        random: (source.random(), source.random()))
      return Self.put(id, at)
    case .time, .timeAtRandom:
      at.storeBytes(of: step.number.value(number, &source).littleEndian, as: Int64.self)
      return at + 8
    case .varint:
      return Self.varint(UInt64(bitPattern: step.number.value(number, &source)), at)
    case .zigzag:
      let value = step.number.value(number, &source)
      return Self.varint(UInt64(bitPattern: value << 1 ^ value >> 63), at)
    case .fixed32:
      let value = UInt32(truncatingIfNeeded: step.number.value(number, &source))
      at.storeBytes(of: value.littleEndian, as: UInt32.self)
      return at + 4
    case .double:
      let bits = Double(step.number.value(number, &source)).bitPattern
      at.storeBytes(of: bits.littleEndian, as: UInt64.self)
      return at + 8
    default: return at
    }
  }
}

// Bytes.
extension RequestProgram {
  @inline(__always)
  private func put(_ piece: Piece, _ at: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    guard piece.count > 0, let base = literals.baseAddress else { return at }
    at.copyMemory(from: base + piece.start, byteCount: piece.count)
    return at + piece.count
  }

  private static func put(
    _ bytes: [UInt8], _ at: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    bytes.withUnsafeBytes { from in
      if let base = from.baseAddress { at.copyMemory(from: base, byteCount: from.count) }
    }
    return at + bytes.count
  }

  /// An id with its length.
  @inline(__always)
  private static func put(
    _ id: Uuid, _ at: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    at.storeBytes(of: 16, as: UInt8.self)
    at.storeBytes(of: id.high.bigEndian, toByteOffset: 1, as: UInt64.self)
    at.storeBytes(of: id.low.bigEndian, toByteOffset: 9, as: UInt64.self)
    return at + 17
  }

  @inline(__always)
  private static func varint(
    _ value: UInt64, _ start: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    var (rest, at) = (value, start)
    while rest >= 0x80 {
      at.storeBytes(of: UInt8(truncatingIfNeeded: rest) | 0x80, as: UInt8.self)
      rest >>= 7
      at += 1
    }
    at.storeBytes(of: UInt8(rest), as: UInt8.self)
    return at + 1
  }

  /// Writes the length of what stands behind `mark`, and moves it where that takes more bytes.
  @inline(__always)
  private static func close(
    _ mark: UnsafeMutableRawPointer, _ end: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    let length = end - mark - 1
    let extra = length < 0x80 ? 0 : length < 0x4000 ? 1 : 2
    if extra > 0 { (mark + 1 + extra).copyMemory(from: mark + 1, byteCount: length) }
    _ = varint(UInt64(length), mark)
    return end + extra
  }

  @inline(__always)
  private static func digits(
    _ value: UInt64, _ least: Int, _ at: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    var count = 1
    var power: UInt64 = 10
    while value >= power, count < 19 {
      count += 1
      power *= 10
    }
    count = max(count, least)
    var rest = value
    for place in stride(from: count - 1, through: 0, by: -1) {
      at.storeBytes(of: UInt8(48 + rest % 10), toByteOffset: place, as: UInt8.self)
      rest /= 10
    }
    return at + count
  }

  /// A number below ten to the power of `count`: another one for each `number` below that.
  @inline(__always)
  private static func scramble(_ number: UInt64, _ step: Step) -> UInt64 {
    // 7,368,787 is prime to every power of ten.
    let product = (number % step.number.modulo).multipliedFullWidth(by: 7_368_787)
    let scaled = step.number.modulo.dividingFullWidth((product.high, product.low)).remainder
    return (scaled + UInt64(bitPattern: step.number.first)) % step.number.modulo
  }
}

/// What a call's header says of its caller.
struct CallerFields {
  /// The AUTH slot that holds the caller's token.
  var slot: UInt8 = 0
  /// Named by callers whose token leaves the tenant open.
  var tenant: Uuid?
}
