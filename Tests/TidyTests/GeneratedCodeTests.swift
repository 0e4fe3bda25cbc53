import TestKit
import Testing

/// What is checked in is what the compiler writes now, byte for byte.
struct GeneratedCodeTests {
  @Test func `generated code is fresh`() throws {
    let result = try BuiltProgram("schemac")
      .run(["generate", "--check"], in: Repository.shared.root)
    #expect(result.status == 0, "run make generate: \(result.output)\(result.errors)")
  }
}
