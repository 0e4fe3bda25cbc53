import Testing
import WireFormat

struct UnknownFieldsTests {
  @Test func `unknown fields survive a change of a known field`() throws {
    // Field 500 holds 1, field 2 holds -1.
    var message = try Everything(decoding: Vector.bytes("a01f011001"))
    #expect(message.unknownFields.count == 1)
    message.int32Value = 5
    #expect(message.encoded() == Vector.bytes("100aa01f01"))
  }

  @Test func `a message without unknown fields carries none`() throws {
    let message = try Everything(decoding: [])
    #expect(message.unknownFields.isEmpty)
    #expect(MemoryLayout<UnknownFields>.size == MemoryLayout<Int>.size)
  }

  @Test func `unknown fields are equal when their bytes are`() throws {
    let one = try Empty(decoding: Vector.bytes("0801"))
    let longer = try Empty(decoding: Vector.bytes("088100"))
    let other = try Empty(decoding: Vector.bytes("0802"))
    #expect(one == longer)
    #expect(one.hashValue == longer.hashValue)
    #expect(one != other)
    #expect(one != Empty())
  }

  @Test func `setting a oneof drops members that this version does not know`() throws {
    // Field 73 would be another member; field 500 is none of them.
    var message = try Everything(decoding: Vector.bytes("c80405a01f01"))
    #expect(message.choice == nil)
    message.choice = .number(1)
    #expect(message.encoded() == Vector.bytes("b80402a01f01"))
  }

  @Test func `clearing a oneof drops them as well`() throws {
    var message = try Everything(decoding: Vector.bytes("c80405"))
    message.choice = nil
    #expect(message.encoded() == [])
    #expect(message.unknownFields.isEmpty)
  }

  @Test func `enums keep numbers that this version does not know`() throws {
    let message = try Everything(decoding: Vector.bytes("80014d"))
    #expect(message.colourValue == .unrecognized(77))
    #expect(message.colourValue.name == "77")
    #expect(message.encoded() == Vector.bytes("80014d"))
    #expect(Colour.allKnown.map(\.name) == ["unspecified", "name", "default", "blue", "far"])
  }
}
