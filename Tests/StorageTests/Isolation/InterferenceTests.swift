import StoreKit
import Testing

/// What one tenant does and sees is the same whether another one is there or not, and changes
/// nothing of the other's.
@Suite struct InterferenceTests {
  @Test func `what a tenant sees does not tell whether another is there`() throws {
    let alone = try TwinLife(TestStore.dialect).live([.own])
    let together = try TwinLife(TestStore.dialect).live([.other, .own])
    #expect(alone.seen[0] == together.seen[1])
    #expect(together.damage.isEmpty)
    #expect(together.seen[0] != together.seen[1] && together.seen[1].count > 1000)
  }
}
