import CPostgres
package import SQLInterface
package import WireFormat

/// One statement of one connection, prepared on the server when it first runs. Its result is
/// fetched whole, so that others can run while its rows are read.
@safe
package final class PostgresStatement: SQLStatement {
  package var isLeased = false
  package let isReadOnly: Bool
  package internal(set) var changedRows = 0
  let text: String
  let name: String
  var parameterTypes: [UInt32] = []
  /// The link on which it was prepared; 0 before that.
  var preparedGeneration = 0

  // Keeps the connection open as long as its statements live.
  private let connection: any PostgresRunner
  private var values: [PostgresValue] = []
  private var reached = PostgresConnection.Reach.platform
  private var result: OpaquePointer?
  private var row: Int32 = -1
  private var rows: Int32 = 0
  private var columns: Int32 = 0
  // Kept, so that running again allocates nothing.
  private(set) var bytes: [UInt8] = []
  private(set) var lengths: [Int32] = []
  private var formats: [Int32] = []

  init(_ text: String, name: String, of connection: any PostgresRunner) {
    self.text = text
    self.name = name
    self.connection = connection
    isReadOnly = PostgresText.isQuery(text)
  }

  deinit {
    unsafe PQclear(result)
    if preparedGeneration != 0 { connection.forget(name, preparedGeneration) }
  }

  package func reach(_ tenant: Uuid?) {
    reached = tenant.map { .tenant($0) } ?? .platform
  }

  package func bind(_ value: Int64, at parameter: Int) { set(.int(value), parameter) }
  package func bind(_ value: Double, at parameter: Int) { set(.double(value), parameter) }
  package func bind(_ value: Uuid, at parameter: Int) { set(.uuid(value), parameter) }
  package func bind(text value: String, at parameter: Int) { set(.text(value), parameter) }
  package func bind(bytes value: RawSpan, at parameter: Int) {
    set(.bytes(unsafe value.withUnsafeBytes { unsafe [UInt8]($0) }), parameter)
  }
  package func bindNull(at parameter: Int) { set(.null, parameter) }

  private func set(_ value: PostgresValue, _ parameter: Int) {
    guard parameter >= 1, parameter <= 65_535 else { return }
    while values.count < parameter { values.append(.null) }
    values[parameter - 1] = value
  }

  package func step() throws(SQLError) -> Bool {
    if unsafe result == nil {
      unsafe result = try connection.run(self, reached)
      unsafe rows = PQntuples(result)
      unsafe columns = PQnfields(result)
      row = -1
    }
    guard row + 1 < rows else { return false }
    row += 1
    return true
  }

  package func reset() {
    unsafe PQclear(result)
    unsafe result = nil
    row = -1
    rows = 0
  }

  package func runLater() throws(SQLError) {
    if try connection.runLater(self, reached) { return }
    while try step() {}
    reset()
  }

  /// The server has prepared it; `description` says of what types its parameters are.
  func notePrepared(_ description: OpaquePointer, _ generation: Int) {
    let count = unsafe max(0, PQnparams(description))
    parameterTypes = (0..<count).map { unsafe PQparamtype(description, $0) }
    formats = [Int32](repeating: 1, count: Int(count))
    preparedGeneration = generation
  }

  /// Runs it on `handle` with what is bound, all in binary, and waits for the result.
  func run(_ handle: OpaquePointer?) throws(SQLError) -> OpaquePointer? {
    try encode()
    return unsafe Self.withParameters(bytes, lengths) { starts in
      unsafe PQexecPrepared(handle, name, Int32(lengths.count), starts, lengths, formats, 1)
    }
  }

  /// As `run`, without waiting.
  func send(_ handle: OpaquePointer?) throws(SQLError) {
    try encode()
    guard unsafe send(handle, bytes, lengths) else { throw connection.lost() }
  }

  /// As `send`, with what `encode` made of other values before; false when the link is gone.
  func send(
    _ handle: OpaquePointer?, _ bytes: [UInt8], _ lengths: [Int32]
  ) -> Bool {
    let isSent = unsafe Self.withParameters(bytes, lengths) { starts in
      unsafe PQsendQueryPrepared(handle, name, Int32(lengths.count), starts, lengths, formats, 1)
    }
    return isSent == 1
  }

  /// Puts what is bound into `bytes`, as the server wants it.
  func encode() throws(SQLError) {
    guard values.count <= parameterTypes.count else {
      throw .misuse("More was bound than the statement has parameters.")
    }
    bytes.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    for (index, type) in parameterTypes.enumerated() {
      let value = index < values.count ? values[index] : .null
      let start = bytes.count
      let isNull = try !value.append(as: type, to: &bytes)
      lengths.append(isNull ? -1 : Int32(bytes.count - start))
    }
    // Not empty, so that it has an address.
    bytes.append(0)
  }

  private static func withParameters<Result>(
    _ bytes: [UInt8], _ lengths: [Int32], _ body: ([UnsafePointer<CChar>?]) -> Result
  ) -> Result {
    unsafe bytes.withUnsafeBytes { buffer in
      var starts = unsafe [UnsafePointer<CChar>?]()
      unsafe starts.reserveCapacity(lengths.count)
      var start = 0
      for length in lengths {
        // In bounds: the lengths are those of what `encode` put there.
        let place = unsafe buffer.baseAddress.map { unsafe $0 + start }
        unsafe starts.append(length < 0 ? nil : place?.assumingMemoryBound(to: CChar.self))
        start += Int(max(0, length))
      }
      return unsafe body(starts)
    }
  }
}

// Columns of the current row. One that is not there is null.
extension PostgresStatement {
  private func has(_ column: Int) -> Bool {
    row >= 0 && row < rows && column >= 0 && column < Int(columns)
  }

  package func isNull(_ column: Int) -> Bool {
    guard has(column) else { return true }
    return unsafe PQgetisnull(result, row, Int32(column)) != 0
  }

  package func int64(_ column: Int) -> Int64 {
    let bytes = unsafe bytes(column)
    switch bytes.count {
    case 8: return Int64(bitPattern: unsafe UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)))
    case 4:
      return Int64(
        Int32(bitPattern: unsafe UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self))))
    case 2:
      return Int64(
        Int16(bitPattern: unsafe UInt16(bigEndian: bytes.loadUnaligned(as: UInt16.self))))
    case 1: return Int64(unsafe bytes[0])
    default: return 0
    }
  }

  package func double(_ column: Int) -> Double {
    let bytes = unsafe bytes(column)
    guard has(column), bytes.count == 8,
      unsafe PQftype(result, Int32(column)) == PostgresType.float8
    else { return Double(int64(column)) }
    return Double(bitPattern: unsafe UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)))
  }

  package func uuid(_ column: Int) -> Uuid {
    let bytes = unsafe bytes(column)
    guard bytes.count == 16 else { return .zero }
    return unsafe Uuid(
      high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
      low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
  }

  package func bytes(_ column: Int) -> UnsafeRawBufferPointer {
    guard !isNull(column), let start = unsafe PQgetvalue(result, row, Int32(column)) else {
      return unsafe UnsafeRawBufferPointer(start: nil, count: 0)
    }
    let count = unsafe PQgetlength(result, row, Int32(column))
    return unsafe UnsafeRawBufferPointer(start: start, count: Int(count))
  }
}
