import Suggestions
import Testing

@Suite struct `A suggestion` {
  static let candidates = [
    "getCustomer", "LeadService", "getLead", "CustomerStats", "CustomerStatus",
  ]

  @Test(arguments: [
    ("getCustmer", "getCustomer"), ("LeadServce", "LeadService"), ("geLtead", "getLead"),
    ("CustomerStatu", "CustomerStatus"), ("GETLEAD", "getLead"),
  ])
  func `recognises a slip of the finger`(_ typed: String, _ meant: String) {
    #expect(Suggestion.nearest(to: typed, among: Self.candidates) == meant)
  }

  @Test(arguments: ["bananas", "", "getAvailabilities"])
  func `is not made for something else entirely`(_ typed: String) {
    #expect(Suggestion.nearest(to: typed, among: ["getCustomer", "LeadService"]) == nil)
  }

  @Test func `does not depend on the order of the candidates`() {
    #expect(Suggestion.nearest(to: "cat", among: ["rat", "bat", "hat"]) == "bat")
    #expect(Suggestion.nearest(to: "cat", among: ["hat", "bat", "rat"]) == "bat")
  }
}
