import Auth
import FrontdeskAPI
import SQLInterface
import WireFormat

// What a message says is kept apart from the record, sealed with the key of whom it is to or
// from. What is sealed is a `Communication` with only those fields, whose bytes can follow those
// of the record: together they are one message. Rows that are older than this have all of it in
// the record, until they change.
extension Communication {
  /// Only the fields that are kept sealed.
  var body: Communication {
    Communication(subject: subject, message: message, recipient: recipient, metadata: metadata)
  }

  /// The bytes of all but the fields that are kept sealed.
  var record: [UInt8] {
    var open = self
    open.subject = nil
    open.message = ""
    open.recipient = ""
    open.metadata = [:]
    return open.encoded()
  }

  /// Whose key seals the body.
  var sealedFor: Uuid? { customerId ?? leadId }
}

extension ReadStore {
  /// The message in the current row of a query that selects record, sealed, sealed_for and id at
  /// `column` and after it.
  final func message(
    _ rows: borrowing SQLCursor, at column: Int, _ scope: TenantScope
  ) throws(SQLError) -> Communication {
    let body = try body(rows, at: column, scope)
    guard !body.isEmpty else { return try rows.record(column, of: "communications") }
    var bytes = rows.array(column)
    bytes += body
    do throws(WireError) { return unsafe try Communication(decoding: bytes.span.bytes) } catch {
      throw .damaged("communications: the record does not decode")
    }
  }

  /// The bytes that follow the record in the current row; none where the record has all of it,
  /// and where the subject was erased.
  final func body(
    _ rows: borrowing SQLCursor, at column: Int, _ scope: TenantScope
  ) throws(SQLError) -> [UInt8] {
    guard !rows.isNull(column + 1) else { return [] }
    let place = SealedPlace("communications", rows.uuid(column + 3))
    return try unseal(
      rows.bytes(column + 1), of: rows.uuid(column + 2), in: place, scope) ?? []
  }
}

extension WriteStore {
  /// The body of `message` as it is stored.
  func sealedBody(
    _ message: Communication, _ scope: TenantScope
  ) throws(SQLError) -> [UInt8] {
    unsafe try seal(
      message.body.encoded().span.bytes, of: message.sealedFor,
      in: SealedPlace("communications", message.id), scope)
  }
}
