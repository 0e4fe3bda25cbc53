import Testing
import WireFormat

struct WriterTests {
  @Test func `reserved bytes are zero until they are patched`() {
    var writer = WireWriter(capacity: 16)
    writer.append([1, 2, 3])
    let offset = writer.reserve(6)
    writer.append(9)
    writer.patch32(at: offset, value: 0x0102_0304)
    #expect(offset == 3)
    #expect(writer.count == 10)
    #expect(writer.finish() == [1, 2, 3, 4, 3, 2, 1, 0, 0, 9])
    let again = writer.reserve(2)
    writer.patch16(at: again, value: 0xABCD)
    #expect(writer.finish() == [0xCD, 0xAB])
  }

  @Test func `clearing and truncating forget what was written`() {
    var writer = WireWriter(capacity: 16)
    writer.append(Array(repeating: 5, count: 1000))
    writer.truncate(to: 2)
    #expect(writer.finish() == [5, 5])
    writer.append(Array(repeating: 6, count: 1000))
    writer.clear(keepingCapacity: false)
    writer.append([1])
    #expect(writer.withBytes { Array($0) } == [1])
    writer.clear()
    #expect(writer.count == 0)
  }

  @Test func `the bytes can be read where they are`() throws {
    var writer = WireWriter()
    writer.append(Node(label: "here"))
    #expect(try Node(decoding: writer.bytes).label == "here")
  }
}
