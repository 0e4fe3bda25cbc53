import Testing
import WireFormat

/// Replays Schema/vectors, which Schema/vectors/prove.py proves against protobuf.
struct VectorTests {
  /// The messages that vectors name.
  static let types: [String: any WireMessage.Type] = [
    "Everything": Everything.self, "Node": Node.self, "Customer": Customer.self,
    "Selves": Selves.self, "Empty": Empty.self,
  ]

  @Test(arguments: Vector.valid)
  func `a valid vector is read, holds its value and is written canonically`(
    vector: Vector
  ) throws {
    let type = try #require(Self.types[vector.message])
    let message = try type.init(decoding: vector.bytes)
    #expect(message.encoded() == vector.canonicalBytes)
    // A message of unknown fields only is there, though it holds nothing that is known.
    #expect(VectorValue.of(message).pruned == vector.value?.pruned)
  }

  @Test(arguments: Vector.invalid)
  func `an invalid vector is refused for its reason`(vector: Vector) throws {
    let type = try #require(Self.types[vector.message])
    #expect {
      _ = try type.init(decoding: vector.bytes)
    } throws: { error in
      "\(error)".hasPrefix(vector.error ?? "-")
    }
  }

  @Test func `there are vectors of each kind`() {
    #expect(Vector.valid.count >= 155)
    #expect(Vector.invalid.count >= 64)
  }
}

extension VectorValue {
  /// Without empty messages under plain fields, which differ from absent ones in JSON only.
  var pruned: VectorValue {
    guard case .fields(let fields) = self else { return self }
    guard case .fields(let node)? = fields["nodeValue"], node.isEmpty else { return self }
    return .fields(fields.filter { $0.key != "nodeValue" })
  }
}
