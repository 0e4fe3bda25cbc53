import SystemIO
import TestKit
import Testing
import WireFormat

@testable import Storage

@Suite struct `The slots of the cache` {
  private typealias Block = UnsafeMutablePointer<AnswerBlock>

  private func block(_ number: Int, bytes: Int = 0) -> Block {
    let block = AnswerBlock(
      tenant: .zero, id: Uuid(high: 0, low: UInt64(number)), moment: 0, owner: 0, epoch: 0)
    let content = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: bytes)
    return content.withUnsafeBytes {
      AnswerBlock.make(block, UnsafeRawBufferPointer(start: nil, count: 0), $0)
    }
  }

  private func place(_ number: Int, _ hash: UInt32, in slots: borrowing AnswerSlots) -> Int? {
    slots.first(hash) { $0.pointee.id.low == UInt64(number) }
  }

  /// All belong to the last places, so that they lie round the end, one behind the other.
  @Test(arguments: 0..<8) func `hold what was put in and not taken out`(round: Int) {
    var random = SeededRandom(for: "slots \(round)")
    var slots = AnswerSlots()
    var held: [Int: UInt32] = [:]
    // Many come, then most go, so that there are more slots and then fewer.
    for step in 0..<6000 {
      let number = Int.random(in: 0..<400, using: &random)
      let isComing = Int.random(in: 0..<100, using: &random) < (step / 1000 % 2 == 0 ? 70 : 15)
      if let hash = held[number] {
        let at = place(number, hash, in: slots)
        #expect(at != nil)
        if let at, !isComing {
          slots.remove(at)
          slots.trim()
          held[number] = nil
        }
      } else if isComing {
        let hash = UInt32.max - UInt32.random(in: 0..<4, using: &random) << UInt32(round)
        slots.insert(block(number), hash)
        held[number] = hash
      }
      #expect(slots.count == held.count)
      #expect(slots.slotCount > slots.count)
      #expect(slots.slotCount <= max(16, 4 * slots.count))
      guard step % 50 == 0 else { continue }
      for (number, hash) in held {
        let at = place(number, hash, in: slots)
        #expect(at != nil)
      }
      let all = (0..<slots.slotCount).compactMap { slots[$0]?.pointee.id.low }
      #expect(Set(all) == Set(held.keys.map(UInt64.init)))
      #expect(all.count == held.count)
    }
  }

  @Test func `note what was read until it is asked for`() {
    var slots = AnswerSlots()
    slots.insert(block(1), 7)
    guard let at = place(1, 7, in: slots) else {
      Issue.record("it is not found")
      return
    }
    var wasRead = [slots.wasRead(at)]
    slots.noteRead(at)
    for _ in 0..<2 { wasRead.append(slots.wasRead(at)) }
    #expect(wasRead == [false, true, false])
  }

  @Test func `keep a question before its answer`() {
    let head = AnswerBlock(tenant: .zero, id: .zero, moment: 3, owner: 1, epoch: 2)
    let (question, answer) = ([UInt8](1...5), [UInt8](6...20))
    let made = question.withUnsafeBytes { question in
      answer.withUnsafeBytes { AnswerBlock.make(head, question, $0) }
    }
    defer { made.deallocate() }
    #expect([UInt8](made.bytes) == question + answer)
    #expect([UInt8](made.answer) == answer)
    #expect(made.pointee.questionBytes == 5)
    #expect(made.pointee.byteCount == 20)
    #expect(made.pointee.moment == 3)
  }

  /// What others of the process have meanwhile is less than a tenth of it.
  @Test func `give their memory back`() {
    let size = 64 << 20
    let before = ProcessMemory.allocatedBytes
    do {
      var slots = AnswerSlots()
      for number in 0..<(size >> 12) { slots.insert(block(number, bytes: 4 << 10), UInt32(number)) }
      let full = ProcessMemory.allocatedBytes - before
      #expect(full > size - size / 10 && full < size + size / 5)
      for number in 0..<(size >> 13) {
        guard let at = place(number, UInt32(number), in: slots) else { continue }
        slots.remove(at)
        slots.trim()
      }
      let half = ProcessMemory.allocatedBytes - before
      #expect(abs(half - size / 2) < size / 5)
    }
    #expect(ProcessMemory.allocatedBytes - before < size / 10)
  }
}
