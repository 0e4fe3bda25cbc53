import FrontdeskAPI
import SchemaLanguage
import Testing
import WireFormat

@testable import Services

/// What of the schema tells what customers have spent, and how it is taken out.
@Suite struct SpendFilterTests {
  private let schema: Schema
  private let filter: SpendFilter

  init() throws {
    schema = try #require(ServedSchema.compiled)
    filter = SpendFilter(schema)
  }

  /// Every field of money that stands in an answer is either hidden, or here.
  @Test func `every sum of money is decided about`() throws {
    let open: [String: Set<String>] = [
      // What a service costs, and what somebody hopes for.
      "Booking": ["price", "deposit"], "Lead": ["value"], "PipelineStage": ["value"],
      // What is asked for.
      "ListCustomersRequest": ["spentMin"],
    ]
    let answers = schema.messagesReachable(
      from: schema.services.flatMap { $0.methods.map(\.response) })
    var undecided: [String] = []
    for message in schema.messages where answers.contains(message.name) {
      for field in message.fields where field.type.element == .scalar(.money) {
        let isHidden = SpendFilter.fields[message.name]?.contains(field.name) == true
        let isOpen = open[message.name]?.contains(field.name) == true
        if isHidden == isOpen { undecided.append("\(message.name).\(field.name)") }
      }
    }
    #expect(undecided == [])
  }

  @Test func `its fields are the schema's`() throws {
    for (name, fields) in SpendFilter.fields {
      let message = try #require(schema.messages.first { $0.name == name })
      #expect(fields.isSubset(of: message.fields.map(\.name)), "\(name)")
      #expect(filter.concerns(name))
    }
    #expect(!filter.concerns("Booking") && filter.concerns("DuplicatePage"))
  }

  @Test func `it goes from wherever it stands, and nothing else does`() throws {
    let sums = [Money(minor: 5, currency: "EUR"), Money(minor: -7, currency: "USD")]
    var customer = Customer(
      id: Uuid(high: 1, low: 2), version: 300, name: "Ann", tags: ["a", "b"], visits: 4,
      spent: sums, customFields: ["k": "v"])
    let location = CustomerLocation(
      customerId: customer.id, locationId: Uuid(high: 3, low: 4), version: 1, visits: 2,
      spent: sums)
    let profile = CustomerProfile(
      customer: customer, totalBookings: 2, totalSpent: sums, averageValue: sums,
      bookings: [Booking(id: customer.id, price: sums[0])], locations: [location])
    let bytes = try #require(filter.hidden(profile.encoded(), of: "CustomerProfile"))
    let shown = try CustomerProfile(decoding: bytes.span.bytes)
    var expected = profile
    customer.spent = []
    expected.customer = customer
    expected.locations[0].spent = []
    (expected.totalSpent, expected.averageValue) = ([], [])
    #expect(shown == expected && bytes == expected.encoded())
  }

  @Test func `bytes that are no message are refused`() {
    for bytes in [[0x0A], [0x0A, 5, 1], [0x0B], [0x80], [0x09, 1], [0x0D, 1, 2]] as [[UInt8]] {
      #expect(filter.hidden(bytes, of: "CustomerPage") == nil)
    }
    #expect(filter.hidden([], of: "CustomerPage") == [])
  }

  /// Streams are not made fit by the runtime, so that each that tells it does so itself.
  @Test func `streams that would tell it are known`() {
    let streams = schema.services.flatMap { service in
      service.methods.filter { $0.streamsResponse && filter.concerns($0.response) }.map(\.name)
    }
    #expect(streams == ["exportSubject"])
  }
}
