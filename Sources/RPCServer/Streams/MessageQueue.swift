import RPCCore

/// Messages in order: those of one frame in one piece of memory, so that many small ones cost
/// little more than their bytes; those of several in the fragments that they came in.
struct MessageQueue {
  /// What a message takes besides its bytes.
  static let headerBytes = 4

  /// Stands for the length of a message that is in `long`.
  private static let longMark = UInt32.max

  private var bytes: [UInt8] = []
  private var head = 0
  /// The first `longTaken` of them have been taken.
  private var long: [Fragments] = []
  private var longTaken = 0
  /// Messages that wait.
  private(set) var count = 0

  /// Adds a message that came in fragments.
  mutating func append(_ message: Fragments) {
    withUnsafeBytes(of: Self.longMark) { bytes.append(contentsOf: $0) }
    long.append(message)
    count += 1
  }

  /// Adds a message of one frame.
  mutating func append(_ message: RawSpan) {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: message.byteCount).littleEndian) {
      bytes.append(contentsOf: $0)
    }
    message.withUnsafeBytes { bytes.append(contentsOf: $0) }
    count += 1
  }

  /// Takes the oldest message.
  mutating func popFirst() -> Fragments? {
    guard count > 0 else { return nil }
    let length = bytes.span.bytes.word(at: head)
    head += Self.headerBytes
    let message: Fragments
    if length == Self.longMark {
      message = takeLong()
    } else {
      message = Fragments(Array(bytes[head..<head + Int(length)]))
      head += Int(length)
    }
    count -= 1
    if count == 0 {
      removeAll()
    } else if head > 65_536, head * 2 > bytes.count {
      bytes.removeFirst(head)
      head = 0
    }
    return message
  }

  private mutating func takeLong() -> Fragments {
    var message = Fragments()
    swap(&message, &long[longTaken])
    longTaken += 1
    if longTaken * 2 > long.count {
      long.removeFirst(longTaken)
      longTaken = 0
    }
    return message
  }

  /// Forgets all of it, and the memory.
  mutating func removeAll() {
    bytes = []
    head = 0
    long = []
    longTaken = 0
    count = 0
  }
}

/// Whole frames that wait for the connection's output.
struct FrameQueue {
  private var bytes: [UInt8] = []
  private var head = 0

  /// Bytes that wait, headers included.
  var count: Int { bytes.count - head }

  /// Adds frames, whole ones only.
  mutating func append(_ frames: [UInt8]) {
    if bytes.isEmpty { bytes = frames } else { bytes += frames }
  }

  /// Moves frames to `output`, at least one if there is one, and no more than begin within
  /// `bytesMax`. Gives the bytes of their bodies.
  mutating func move(_ bytesMax: Int, to output: (RawSpan) -> Void) -> Int {
    var end = head
    var bodies = 0
    while end < bytes.count, end == head || end - head < bytesMax {
      let length = Int(bytes.span.bytes.word(at: end))
      let metaLength = Int(bytes.span.bytes.word(at: end + 4) >> 16)
      bodies += length - metaLength
      end += FrameHeader.byteCount + length
    }
    output(bytes.span.bytes.extracting(head..<end))
    head = end
    if head == bytes.count { removeAll() }
    return bodies
  }

  /// Forgets all of it, and the memory.
  mutating func removeAll() {
    bytes = []
    head = 0
  }
}

extension RawSpan {
  /// Four bytes, little-endian, that this side wrote itself.
  fileprivate func word(at offset: Int) -> UInt32 {
    UInt32(littleEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}
