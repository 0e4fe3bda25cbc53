import Auth
import FrontdeskAPI
import RPCCore
import SQLInterface
import StoreKit
import TestKit
import Testing
import WireFormat

@testable import Services
@testable import Storage

/// Random histories of merges and what happens between them.
@Suite struct `Merges and their undoing` {
  // Each step is some ways there and back where the store is a server.
  private static let rounds = TestStore.dialect.isEmbedded ? 0..<12 : 0..<3

  @Test(arguments: rounds)
  func `restore every byte that nobody changed, in any order`(round: Int) throws {
    let history = try MergeHistory("untouched \(round)")
    for _ in 0..<8 { try history.makeCustomer() }
    for customer in history.roots {
      for _ in 0..<history.pick(4) { try history.addSomething(to: customer) }
    }
    for customer in history.roots { history.originals[customer] = try history.state(of: customer) }
    for _ in 0..<40 {
      if history.pick(5) < 3 { try history.merge(isChosen: true) } else { try history.undo() }
      try history.expectOriginals()
    }
    while !history.merges.isEmpty {
      try history.undo()
      try history.expectOriginals()
    }
    #expect(history.originals.count == history.roots.count)
  }

  @Test(arguments: rounds)
  func `keep what was changed, and lose nothing`(round: Int) throws {
    let history = try MergeHistory("changed \(round)")
    for _ in 0..<6 { try history.makeCustomer() }
    for _ in 0..<80 {
      switch history.pick(10) {
      case 0: try history.makeCustomer()
      case 1...4: try history.addSomething(to: try history.anyone())
      case 5: try history.edit(try history.anyone())
      case 6, 7: try history.merge(isChosen: false)
      default: try history.undo()
      }
      try history.expectSound()
    }
  }
}

/// Customers, what belongs to whom, and which were merged.
final class MergeHistory {
  /// Everything of a customer but its version, the time of its change and what tells of merges.
  struct State: Equatable {
    let customer: Customer
    let identifiers: [Identifier]
    let notes: [Note]
    let bookings: [Booking]
    let messages: [Communication]
    let locations: [CustomerLocation]
    /// Of locations where it was.
    let figures: [LocationFigures]
  }

  struct Made {
    let merged: Uuid
    let survivor: Uuid
    /// Of the merged customer.
    let state: State
  }

  let harness: ServiceHarness
  var roots: [Uuid] = []
  var everyone: [Customer] = []
  var merges: [Made] = []
  var originals: [Uuid: State] = [:]
  /// What was last written into a field of whom, since the given number of merges.
  private var edits: [Uuid: [(field: String, value: String, merges: Int)]] = [:]
  private var mergeNumbers: [Uuid: Int] = [:]
  private var mergeCount = 0
  private var counter = 0

  private var random: SeededRandom

  init(_ name: String) throws {
    harness = try ServiceHarness(for: name)
    random = harness.random
  }

  func pick(_ count: Int) -> Int { Int.random(in: 0..<max(count, 1), using: &random) }

  func anyone() throws -> Uuid { roots[pick(roots.count)] }

  func makeCustomer() throws {
    counter += 1
    harness.clock.advance(by: TimeSpan(microseconds: 1_000_000))
    let customer: Customer = try harness.call(
      CustomerServiceMethods.createCustomer,
      CreateCustomerRequest(
        name: "Person \(counter)", phone: "087 \(5_000_000 + counter)",
        email: pick(2) == 0 ? "P\(counter)@example.com" : nil,
        alternatePhone: pick(3) == 0 ? "+353 (0)87 \(6_000_000 + counter)" : nil,
        locale: pick(2) == 0 ? "en-IE" : nil,
        tags: pick(2) == 0 ? ["vip"] : ["VIP", "t\(counter)"],
        mappings: pick(2) == 0
          ? [ProviderMapping(provider: "fresha", externalId: "F\(counter)")] : [],
        birthdate: pick(2) == 0 ? Birthdate(month: 5, day: UInt32(1 + pick(28))) : nil,
        addresses: pick(2) == 0
          ? [Address(type: .billing, street: "Main St \(counter)", city: "Cork")] : [],
        preferences: pick(3) == 0 ? Preferences(preferredStaff: "Niamh") : nil,
        customFields: pick(2) == 0 ? ["a": "\(counter)", "k\(counter)": "x"] : [:]))
    roots.append(customer.id)
    everyone.append(customer)
  }

  /// A note, a booking, a message and so on.
  func addSomething(to id: Uuid) throws {
    counter += 1
    harness.clock.advance(by: TimeSpan(microseconds: 60_000_000))
    switch pick(6) {
    case 0:
      let _: Note = try harness.call(
        CustomerServiceMethods.addNote, AddNoteRequest(customerId: id, text: "Note \(counter)"))
    case 1: _ = try harness.book(id, price: Int64(100 * counter), location: anyLocation())
    case 2:
      try harness.complete(
        id, price: Int64(100 * counter), currency: anyCurrency(), location: anyLocation())
    case 3:
      let _: Communication = try harness.call(
        CommunicationServiceMethods.recordCommunication,
        RecordCommunicationRequest(who: .customerId(id), channel: .sms, message: "Hi \(counter)"))
    case 4: try completeOpen(of: id)
    default:
      let location = Uuid(high: 7, low: UInt64(1 + pick(2)))
      let known = try harness.reader.location(location, of: id, harness.scope)
      let _: CustomerLocation = try harness.call(
        CustomerServiceMethods.updateCustomerLocation,
        UpdateCustomerLocationRequest(
          customerId: id, locationId: location, version: known?.version ?? 0,
          mask: ["notes", "tags"], tags: ["l\(counter % 3)"], notes: "At \(counter)"))
    }
  }

  private func anyCurrency() -> String { pick(2) == 0 ? "EUR" : "USD" }

  private func anyLocation() -> Uuid? {
    let number = pick(4)
    return number == 0 ? nil : Uuid(high: 7, low: UInt64(number))
  }

  private func completeOpen(of id: Uuid) throws {
    let open = try harness.reader.latestBookings(of: id, limit: 50, harness.scope)
      .filter { $0.status != .completed }
    guard let booking = open.last else { return }
    let _: Booking = try harness.call(
      BookingServiceMethods.completeBooking, CompleteBookingRequest(id: booking.id))
  }

  /// Rewrites one field of a customer.
  func edit(_ id: Uuid) throws {
    counter += 1
    let field = ["name", "avatar"][pick(2)]
    var changes = CustomerChanges()
    let value = field == "name" ? "Renamed \(counter)" : "https://example.com/\(counter)"
    if field == "name" { changes.name = value } else { changes.avatar = value }
    let before = try harness.customer(id)
    let _: Customer = try harness.call(
      CustomerServiceMethods.updateCustomer,
      UpdateCustomerRequest(id: id, version: before.version, mask: [field], changes: changes))
    edits[id, default: []].append((field, value, mergeCount))
  }
}

// Merging and undoing.
extension MergeHistory {
  func merge(isChosen: Bool) throws {
    guard roots.count > 2 else { return }
    harness.clock.advance(by: TimeSpan(microseconds: 1_000_000))
    let sides = roots.shuffled(using: &random)
    let (survivor, merged) = (sides[0], sides[1])
    let state = try state(of: merged)
    let choices =
      isChosen
      ? CustomerMerge.choosable.filter { _ in pick(3) == 0 }
        .map { MergeChoice(field: $0, take: pick(2) == 0 ? .survivor : .merged) } : []
    let request = MergeCustomersRequest(
      survivorId: survivor, survivorVersion: try harness.customer(survivor).version,
      mergedId: merged, mergedVersion: try harness.customer(merged).version, choices: choices)
    do {
      let _: MergedCustomers = try harness.call(DuplicateServiceMethods.mergeCustomers, request)
    } catch let error as RPCError {
      // Too many mappings, or a choice that leaves no phone.
      #expect(error.code == .failedPrecondition, "\(error)")
      return
    }
    mergeCount += 1
    mergeNumbers[merged] = mergeCount
    roots.removeAll { $0 == merged }
    merges.append(Made(merged: merged, survivor: survivor, state: state))
  }

  /// Undoes any merge that may be undone now.
  func undo() throws {
    let allowed = merges.indices.filter { roots.contains(merges[$0].survivor) }
    guard !allowed.isEmpty else { return }
    harness.clock.advance(by: TimeSpan(microseconds: 1_000_000))
    let made = merges.remove(at: allowed[pick(allowed.count)])
    let undone: UndoneMerge = try harness.call(
      DuplicateServiceMethods.undoMerge, UndoMergeRequest(mergedId: made.merged))
    roots.append(made.merged)
    #expect(undone.missing == 0)
    let number = mergeNumbers[made.merged] ?? 0
    let survivor = try harness.customer(made.survivor)
    for edit in edits[made.survivor] ?? [] where edit.merges >= number {
      let isLast = edits[made.survivor]?.last { $0.field == edit.field }?.value == edit.value
      guard isLast else { continue }
      let now = edit.field == "name" ? survivor.name : survivor.avatar
      #expect(now == edit.value, "\(edit.field) was changed since, and stays")
    }
    let now = try state(of: made.merged)
    let wasOpen = Set(made.state.bookings.filter { $0.status != .completed }.map(\.id))
    let isUntouched = !now.bookings.contains { $0.status == .completed && wasOpen.contains($0.id) }
    if isUntouched { #expect(now == made.state, "the merged customer is what it was") }
  }

  func state(of id: Uuid) throws -> State {
    let profile: CustomerProfile = try harness.call(
      CustomerServiceMethods.getCustomerProfile, GetCustomerProfileRequest(id: id))
    var customer = profile.customer
    customer.version = 0
    customer.updatedAt = .zero
    let notes: NotePage = try harness.call(
      CustomerServiceMethods.listNotes, ListNotesRequest(customerId: id, pageSize: 500))
    let scope = harness.scope
    return State(
      customer: customer, identifiers: profile.identifiers, notes: notes.notes,
      bookings: try harness.reader.everyBooking(of: customer.id, scope),
      messages: try harness.reader.everyCommunication(of: customer.id, scope),
      locations: try harness.reader.locations(of: customer.id, limit: 99, scope).map {
        var location = $0
        location.version = 0
        return location
      }, figures: try figures(of: customer.id))
  }

  private func figures(of id: Uuid) throws -> [LocationFigures] {
    try harness.reader.locationFigures(of: id, limit: 99, harness.scope).filter { $0.visits > 0 }
  }

  /// Customers whom nobody is merged into are what they were at first.
  func expectOriginals() throws {
    let survivors = Set(merges.map(\.survivor))
    for id in roots where !survivors.contains(id) {
      let now = try state(of: id)
      let fields = originals[id].map { now.customer.fields(differingFrom: $0.customer) } ?? []
      #expect(now.locations == originals[id]?.locations)
      #expect(now == originals[id], "\(fields)")
    }
    try expectSound()
  }

  /// What holds at any time.
  func expectSound() throws {
    let root = Dictionary(
      merges.map { ($0.merged, $0.survivor) }, uniquingKeysWith: { first, _ in first })
    for customer in everyone {
      var expected = customer.id
      while let next = root[expected] { expected = next }
      for key in [
        GetCustomerRequest.Key.id(customer.id), .publicId(customer.publicId),
        .number(customer.number),
      ] {
        let found: Customer = try harness.call(
          CustomerServiceMethods.getCustomer, GetCustomerRequest(key: key))
        #expect(found.id == expected)
      }
      guard let phone = customer.phone else { continue }
      let found: Customer = try harness.call(
        CustomerServiceMethods.getCustomer, GetCustomerRequest(key: .phone(phone)))
      #expect(found.id == expected, "its number finds whoever it is now")
    }
    for id in roots {
      let customer = try harness.customer(id)
      let done = try harness.reader.everyBooking(of: id, harness.scope)
        .filter { $0.status == .completed }
      #expect(customer.visits == UInt32(done.count))
      #expect(customer.firstVisitAt == done.map(\.visit).min())
      #expect(customer.lastVisitAt == done.map(\.visit).max())
      var sums: [String: Int64] = [:]
      for booking in done { sums[booking.price.currency, default: 0] += booking.price.minor }
      let spent = Dictionary(
        customer.spent.map { ($0.currency, $0.minor) }, uniquingKeysWith: { $1 })
      #expect(spent == sums)
      var counted: [Uuid: LocationFigures] = [:]
      for booking in done {
        guard let location = booking.locationId else { continue }
        counted[location, default: LocationFigures(location)].add(booking.visit, booking.price)
      }
      #expect(try figures(of: id) == counted.values.sorted { $0.location < $1.location })
    }
  }
}
