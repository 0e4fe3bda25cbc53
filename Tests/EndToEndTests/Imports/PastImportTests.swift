import Auth
import FrontdeskClient
import Services
import TestKit
import Testing

/// Notes, past bookings and past messages by file.
@Suite struct `A file of what was` {
  private static let people = "name,phone,email\nAnn,0874100001,ann@example.com\nBo,0874100002,\n"
  private static let visits =
    "phone,name,service,startsAt,duration,price,staff,status,externalId\n"
    + "0874100001,,Cut,2024-03-01 10:00,45,\"25.50\",Eva,,b1\n"
    + "0874100001,,Colour,2024-02-01T09:00:00Z,,40 EUR,Eva,completed,b2\n"
    + "0874100002,,Cut,2024-04-01,,10,,noShow,\n"
    + "0874100003,Cy New,Cut,2024-05-01 12:00,,30.00,,,\n"

  private func bookings(_ desk: ImportDesk, _ customer: Uuid) async throws -> [Booking] {
    try await desk.frontdesk.bookings.listBookings(
      ListBookingsRequest(customerId: customer, ascending: true)
    ).bookings
  }

  private func notes(_ desk: ImportDesk, _ customer: Uuid) async throws -> [Note] {
    try await desk.frontdesk.customers.listNotes(ListNotesRequest(customerId: customer)).notes
  }

  private func run(
    _ desk: ImportDesk, _ text: String, _ content: ImportContent, dryRun: Bool = false
  ) async throws -> Import {
    try await desk.run(text, ImportOptions(dryRun: dryRun, content: content))
  }

  @Test func `brings notes once, by whoever imports, and takes them back`() async throws {
    let desk = try await ImportDesk.open()
    let file = "name,phone,notes\nAnn,0874100001,\"likes tea\nno milk\"\nBo,0874100002,\n"
    #expect(try await desk.run(file, ImportOptions(dryRun: true)).counts.notes == 1)
    let done = try await desk.run(file)
    #expect(done.counts.all == [2, 0, 0, 0, 0])
    #expect(done.counts.notes == 1)
    let ann = try await desk.customer(phone: "0874100001")
    let note = try #require(try await notes(desk, ann.id).first)
    #expect(note.text == "likes tea\nno milk")
    #expect(note.createdBy == "test-clientAdmin")
    let again = try await desk.run(file)
    #expect(again.counts.all == [0, 0, 2, 0, 0])
    #expect(again.counts.notes == 0)
    _ = try await desk.frontdesk.customers.addNote(
      AddNoteRequest(customerId: ann.id, text: "second"))
    // What an export writes into one cell is what is there.
    var csv: [UInt8] = []
    for try await part in try await desk.frontdesk.exports.exportCustomers(
      ExportCustomersRequest())
    { csv += part.data }
    #expect(try await desk.run(String(decoding: csv, as: UTF8.self)).counts.notes == 0)
    #expect(try await notes(desk, ann.id).count == 2)
    let note2 = try #require(try await notes(desk, ann.id).first { $0.text == "second" })
    _ = try await desk.frontdesk.customers.deleteNote(DeleteNoteRequest(id: note2.id))
    let undone = try await desk.undo(done.id)
    #expect(undone.undone == UndoCounts(removed: 3))
    #expect(try await desk.names().isEmpty)
  }

  @Test func `brings bookings that count as visits, once, and takes them back`() async throws {
    let desk = try await ImportDesk.open(",\"timeZone\":\"Europe/Dublin\"")
    _ = try await desk.run(Self.people)
    var before: [Customer] = []
    for phone in ["0874100001", "0874100002"] {
      before.append(try await desk.customer(phone: phone))
    }
    let dry = try await run(desk, Self.visits, .bookings, dryRun: true)
    #expect(dry.counts.all == [4, 0, 0, 0, 0])
    #expect(dry.counts.customers == 1)
    let done = try await run(desk, Self.visits, .bookings)
    #expect(done.counts.all == [4, 0, 0, 0, 0])
    #expect(done.counts.customers == 1)
    let ann = try await desk.customer(phone: "0874100001")
    #expect(ann.visits == 2)
    #expect(ann.spent == [Money(minor: 6550, currency: "EUR")])
    #expect(ann.firstVisitAt == Timestamp(microseconds: 1_706_778_000_000_000))
    #expect(ann.lastVisitAt == Timestamp(microseconds: 1_709_287_200_000_000))
    let shown = try await bookings(desk, ann.id)
    #expect(shown.map(\.service) == ["Colour", "Cut"])
    #expect(shown.map(\.status) == [.completed, .completed])
    #expect(shown.map(\.channel) == [.import, .import])
    #expect(shown[1].endsAt.microseconds - shown[1].startsAt.microseconds == 2_700_000_000)
    let bo = try await desk.customer(phone: "0874100002")
    #expect(bo.visits == 0 && bo.spent.isEmpty)
    #expect(try await bookings(desk, bo.id).map(\.status) == [.noShow])
    #expect(try await desk.customer(phone: "0874100003").visits == 1)
    let again = try await run(desk, Self.visits, .bookings)
    #expect(again.counts.all == [0, 0, 4, 0, 0], "each once")
    #expect(try await desk.customer(phone: "0874100001").visits == 2)
    let undone = try await desk.undo(done.id)
    #expect(undone.undone == UndoCounts(removed: 5))
    for (phone, old) in zip(["0874100001", "0874100002"], before) {
      var now = try await desk.customer(phone: phone)
      (now.version, now.updatedAt) = (old.version, old.updatedAt)
      #expect(now == old)
      #expect(try await bookings(desk, old.id).isEmpty)
    }
    #expect(try await desk.names() == ["Ann", "Bo"])
    #expect(try await run(desk, Self.visits, .bookings).counts.added == 4, "and again")
  }

  @Test func `leaves a booking whose customer came again when it is taken back`() async throws {
    let desk = try await ImportDesk.open()
    _ = try await desk.run(Self.people)
    let first = try await run(desk, Self.visits, .bookings)
    let more = "phone,service,startsAt\n0874100001,Cut,2024-06-01 10:00\n"
    _ = try await run(desk, more, .bookings)
    let undone = try await desk.undo(first.id)
    #expect(undone.undone?.left == 2)
    #expect(try await desk.customer(phone: "0874100001").visits == 3)
    #expect(try await desk.errors(of: first.id).count == 2)
  }

  @Test func `brings messages with their times, once, and takes them back`() async throws {
    let desk = try await ImportDesk.open()
    _ = try await desk.run(Self.people)
    let ann = try await desk.customer(phone: "0874100001")
    let file =
      "number,id,phone,channel,message,at,status,direction,purpose,subject\n"
      + "\(ann.number),,,email,See you,2024-01-02T10:00:00Z,read,,appointmentReminder,Friday\n"
      + ",\(ann.id),,sms,Thanks,2024-01-03 11:00,,inbound,,\n"
      + ",,0874100002,whatsapp,Hello,2024-01-04,delivered,,marketing,\n"
    let done = try await run(desk, file, .communications)
    #expect(done.counts.all == [3, 0, 0, 0, 0])
    let list = try await desk.frontdesk.communications.listCommunications(
      ListCommunicationsRequest(customerId: ann.id)
    ).communications
    #expect(list.map(\.message) == ["Thanks", "See you"])
    #expect(list[1].status == .read && list[1].readAt == list[1].at)
    #expect(list[1].recipient == "ann@example.com")
    #expect(list[0].direction == .inbound)
    #expect(try await run(desk, file, .communications).counts.all == [0, 0, 3, 0, 0])
    #expect(try await desk.undo(done.id).undone == UndoCounts(removed: 3))
    let none = try await desk.frontdesk.communications.listCommunications(
      ListCommunicationsRequest(customerId: ann.id))
    #expect(none.communications.isEmpty)
  }

  @Test func `says what is wrong with each row, and with the columns`() async throws {
    let desk = try await ImportDesk.open()
    _ = try await desk.run(Self.people)
    let file =
      "phone,id,service,startsAt,duration,price,status\n"
      + "0874100001,,,2024-01-01 10:00,,,\n"  // no service
      + "0874100001,,Cut,yesterday,,,\n0874100001,,Cut,2099-01-01 10:00,,,\n"
      + "0874100001,,Cut,2024-01-01 10:00,0,,\n0874100001,,Cut,2024-01-01 10:00,,1.234,\n"
      + "0874100001,,Cut,2024-01-01 10:00,,,held\n"
      + "0874100009,,Cut,2024-01-01 10:00,,,\n"  // nobody, and no name
      + ",CUST-1-AAAAA,Cut,2024-01-01 10:00,,,\n0874100001,,Good,2024-01-01 10:00,,,\n"
    let done = try await run(desk, file, .bookings)
    #expect(done.counts.all == [1, 0, 0, 0, 8])
    let errors = try await desk.errors(of: done.id)
    for (line, column) in [
      (2, "service"), (3, "startsAt"), (4, "startsAt"), (5, "duration"), (6, "price"),
      (7, "status"), (8, "name"), (9, ""),
    ] {
      #expect(errors.contains { $0.hasPrefix("\(line),\(column),") }, "line \(line)")
    }
    for header in ["phone,startsAt", "service,startsAt", "phone,service,startsAt,shoeSize"] {
      let refused = try await run(desk, header + "\na,b,c,d\n", .bookings)
      #expect(refused.state == .refused, "\(header)")
    }
  }
}
