import CPostgres
import SQLInterface

// What a connection hears without asking.
extension PostgresConnection {
  /// The socket, to be watched for something to hear; negative when there is none.
  var socket: Int32 { unsafe handle.map { unsafe PQsocket($0) } ?? -1 }

  /// The number of the server's process that this connection talks to.
  var backend: Int32 { unsafe handle.map { unsafe PQbackendPID($0) } ?? 0 }

  /// What was heard since the last time, each with the process that it came from.
  func takeNotifications() throws(SQLError) -> [(backend: Int32, payload: String)] {
    guard unsafe handle != nil, unsafe PQconsumeInput(handle) == 1,
      unsafe PQstatus(handle) == CONNECTION_OK
    else { throw .connectionLost }
    var heard: [(backend: Int32, payload: String)] = []
    while let note = unsafe PQnotifies(handle) {
      defer { unsafe PQfreemem(note) }
      let payload = unsafe note.pointee.extra.map { unsafe String(cString: $0) } ?? ""
      unsafe heard.append((note.pointee.be_pid, payload))
    }
    return heard
  }
}
