import WireFormat

/// A record of the cache, or a page with the question that it answers, behind what is known of it:
/// one block of memory, since a look-up mostly waits for memory, once for each place that it goes
/// to. Whoever makes one frees it.
struct AnswerBlock {
  let tenant: Uuid
  let id: Uuid
  /// Of a page, when its snapshot was about to be taken.
  let moment: UInt64
  let owner: Int32
  /// Of another epoch than its owner's it is not to be found any more.
  let epoch: UInt32
  /// Of the question, with which a page begins; 0 for a record.
  let questionBytes: Int32
  /// With the question.
  let byteCount: Int32

  /// What a block takes besides its bytes, with what the allocator adds.
  static let overhead = MemoryLayout<AnswerBlock>.stride + 24

  /// A copy of the block with the bytes of both behind it; `byteCount` is theirs.
  static func make(
    _ block: AnswerBlock, _ question: UnsafeRawBufferPointer, _ answer: UnsafeRawBufferPointer
  ) -> UnsafeMutablePointer<AnswerBlock> {
    assert(Int(block.byteCount) == question.count + answer.count)
    let size = MemoryLayout<AnswerBlock>.stride + question.count + answer.count
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: size, alignment: MemoryLayout<AnswerBlock>.alignment)
    let made = raw.initializeMemory(as: AnswerBlock.self, to: block)
    let bytes = UnsafeMutableRawBufferPointer(
      start: raw + MemoryLayout<AnswerBlock>.stride, count: size - MemoryLayout<AnswerBlock>.stride)
    bytes.copyMemory(from: question)
    UnsafeMutableRawBufferPointer(rebasing: bytes[question.count...]).copyMemory(from: answer)
    return made
  }
}

extension UnsafeMutablePointer<AnswerBlock> {
  /// The question, and what answers it.
  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: UnsafeRawPointer(self + 1), count: Int(pointee.byteCount))
  }

  /// The record or page alone.
  var answer: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[Int(pointee.questionBytes)...])
  }
}
