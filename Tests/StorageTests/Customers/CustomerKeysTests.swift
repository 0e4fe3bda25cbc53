import FrontdeskAPI
import Seams
import TestKit
import Testing
import WireFormat

@testable import Storage

/// What finds a customer: shortcuts against all of it.
@Suite struct `The keys of a customer` {
  private let random = SeededRandom(for: "keys of customers")

  private func isOne(in count: UInt64) -> Bool { random.next() % count == 0 }
  private func pick<Element>(_ list: [Element]) -> Element {
    list[Int(random.next() % UInt64(list.count))]
  }

  /// `customer` with some of its fields changed, to few values, so that they often meet.
  private func changed(_ customer: Customer) -> Customer {
    var customer = customer
    let phones = ["+353871234567", "+353871234568", "+27821234567"]
    let emails = ["Ana@example.com", "ana@example.com", "bo@example.com"]
    if isOne(in: 3) { customer.name = pick(["Ana Bo", "Bo Ana", "Zoë", "Zoe\u{308}", "n e", ""]) }
    if isOne(in: 3) { customer.phone = isOne(in: 3) ? nil : pick(phones) }
    if isOne(in: 4) { customer.whatsapp = isOne(in: 3) ? nil : pick(phones) }
    if isOne(in: 3) { customer.email = isOne(in: 3) ? nil : pick(emails) }
    if isOne(in: 3) { customer.tags = isOne(in: 3) ? [] : [pick(["VIP", "vip", "new"]), "old"] }
    if isOne(in: 6) { customer.number = pick(["N-1", "N-2"]) }
    if isOne(in: 6) { customer.deletedAt = isOne(in: 2) ? nil : Timestamp(microseconds: 5) }
    if isOne(in: 6) {
      customer.mappings = [ProviderMapping(provider: "shop", externalId: pick(["1", "2"]))]
    }
    if isOne(in: 6) {
      customer.identifiers = [
        Identifier(type: .phone, canonical: pick(phones), raw: "087", shared: isOne(in: 2))
      ]
    }
    return customer
  }

  @Test func `that a change leaves alone are not made, and the difference is the same`() {
    var before = Customer(publicId: "CUST-1", number: "N-1", name: "Ana Bo")
    for _ in 0..<3000 {
      let after = changed(before)
      let (old, new) = (CustomerKeys(before), CustomerKeys(after))
      let few = CustomerKeys.changed(from: before, to: after)
      #expect(few.new.terms.subtracting(few.old.terms) == new.terms.subtracting(old.terms))
      #expect(few.old.terms.subtracting(few.new.terms) == old.terms.subtracting(new.terms))
      #expect(few.new.tagRows.subtracting(few.old.tagRows) == new.tagRows.subtracting(old.tagRows))
      #expect(few.old.tagRows.subtracting(few.new.tagRows) == old.tagRows.subtracting(new.tagRows))
      let (fewOwn, own) = (few.new.identifiers, new.identifiers)
      #expect(fewOwn.subtracting(few.old.identifiers) == own.subtracting(old.identifiers))
      #expect(few.old.identifiers.subtracting(fewOwn) == old.identifiers.subtracting(own))
      let (fewMappings, mappings) = (few.new.mappings, new.mappings)
      #expect(fewMappings.subtracting(few.old.mappings) == mappings.subtracting(old.mappings))
      #expect(few.old.mappings.subtracting(fewMappings) == old.mappings.subtracting(mappings))
      let words = TermWords.text(of: new.terms)
      if words != TermWords.text(of: old.terms) {
        #expect(TermWords.text(of: few.new.terms) == words)
        #expect(TermWords.text(of: few.old.terms) != words)
      }
      before = after
    }
  }

  @Test func `are prepared whole, but for the numbers`() {
    var customer = Customer(publicId: "CUST-1", number: "N-1", name: "Ana Bo")
    for _ in 0..<500 {
      customer = changed(customer)
      let (keys, prepared) = (CustomerKeys(customer), CustomerPreparation(customer))
      let numbers = CustomerPreparation.numberTerms(customer.publicId, customer.number)
      #expect(numbers.union(prepared.wordTerms + prepared.otherTerms) == keys.terms)
      #expect(Set(prepared.wordTerms) == keys.terms.filter(TermWords.isBeside))
      #expect(prepared.words == TermWords.text(of: keys.terms))
      #expect(Set(prepared.tagRows) == keys.tagRows)
      #expect(prepared.tags == TagPair.text(of: keys.tags))
      #expect(Set(prepared.identifiers) == keys.identifiers)
      #expect(prepared.mappings == keys.mappings)
    }
  }
}
