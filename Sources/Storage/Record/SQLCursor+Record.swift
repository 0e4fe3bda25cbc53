package import SQLInterface
package import WireFormat

extension SQLCursor {
  /// The message whose bytes stand in `column`; `table` names the place when they do not decode.
  package borrowing func record<Message: WireMessage>(
    _ column: Int, of table: StaticString
  ) throws(SQLError) -> Message {
    do throws(WireError) {
      return try Message(decoding: bytes(column))
    } catch {
      throw .damaged("\(table): the record does not decode")
    }
  }
}
