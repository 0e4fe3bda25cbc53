import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import TestKit
import Testing
import WireFormat

@testable import Services

@Suite struct `Two callers who make the same customer at once` {
  @Test func `are told apart in each of 200 rounds`() throws {
    let harness = try ServiceHarness()
    var refusals = 0
    for round in 0..<200 {
      let national = String(100_0000 + round)
      // Two spellings of one number.
      let requests = [
        CreateCustomerRequest(name: "First", phone: "087 \(national)"),
        CreateCustomerRequest(name: "Second", phone: "+353 (0)87 \(national)"),
      ]
      let results: [Result<Customer, any Error>] = try harness.together(
        CustomerServiceMethods.createCustomer, requests)
      let winner = try results[0].get()
      #expect(throws: RPCError.self) { _ = try results[1].get() }
      guard case .failure(let error as RPCError) = results[1] else { continue }
      #expect(error.code == .alreadyExists)
      #expect(error.existing == winner.id)
      refusals += 1
    }
    #expect(refusals == 200)
  }
}
