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
  /// Of the question, with which a page begins; 0 for a record. `make` says it.
  private(set) var questionBytes: Int32 = 0
  /// With the question; `make` says it.
  private(set) var byteCount: Int32 = 0

  /// What a block takes besides its bytes, with what the allocator adds.
  static let overhead = MemoryLayout<AnswerBlock>.stride + 24

  init(tenant: Uuid, id: Uuid, moment: UInt64, owner: Int32, epoch: UInt32) {
    self.tenant = tenant
    self.id = id
    self.moment = moment
    self.owner = owner
    self.epoch = epoch
  }

  /// A copy of the block with the bytes of both behind it.
  static func make(
    _ block: AnswerBlock, _ question: UnsafeRawBufferPointer, _ answer: UnsafeRawBufferPointer
  ) -> UnsafeMutablePointer<AnswerBlock> {
    let count = question.count + answer.count
    let head = MemoryLayout<AnswerBlock>.stride
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: head + count, alignment: MemoryLayout<AnswerBlock>.alignment)
    let made = unsafe raw.initializeMemory(as: AnswerBlock.self, to: block)
    unsafe made.pointee.questionBytes = Int32(question.count)
    unsafe made.pointee.byteCount = Int32(count)
    let bytes = unsafe UnsafeMutableRawBufferPointer(start: raw + head, count: count)
    unsafe bytes.copyMemory(from: question)
    let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[question.count...])
    unsafe rest.copyMemory(from: answer)
    return unsafe made
  }
}

extension UnsafeMutablePointer<AnswerBlock> {
  /// The question, and what answers it.
  var bytes: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: UnsafeRawPointer(self + 1), count: Int(pointee.byteCount))
  }

  /// The record or page alone.
  var answer: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(rebasing: bytes[Int(pointee.questionBytes)...])
  }
}
