import RPCCore
import SystemIO
import TLS

/// What carries a connection's bytes.
enum Transport: ~Copyable {
  case socket(Socket)
  case secure(SecureSocket)
  case local(LocalPipe)

  /// The number to watch with epoll; nil for what tells the reactor by mail.
  var number: Int32? {
    switch self {
    case .socket(let socket): socket.number
    case .secure(let secure): secure.socket.number
    case .local: nil
    }
  }

  /// The pipe of a connection within the process.
  var localPipe: LocalPipe? {
    switch self {
    case .socket: nil
    case .secure: nil
    case .local(let pipe): pipe
    }
  }

  /// Appends what has arrived to `buffer`, with one call of the kernel.
  borrowing func receive(into buffer: inout ReceiveBuffer, room: Int) -> ReadResult {
    switch self {
    case .socket(let socket):
      buffer.reserve(room)
      return buffer.fill { free in
        let result = socket.receive(into: free)
        if case .bytes(let count) = result { return (count, result) }
        return (0, result)
      }
    case .secure(let secure): return secure.receive(into: &buffer)
    case .local(let pipe):
      switch pipe.read() {
      case .nothing: return .wouldBlock
      case .closed: return .closed
      case .bytes(let bytes):
        buffer.append(bytes.span.bytes)
        return .bytes(bytes.count)
      }
    }
  }

  borrowing func send(_ bytes: RawSpan) -> WriteResult {
    switch self {
    case .socket(let socket): return bytes.withUnsafeBytes { socket.send($0) }
    case .secure(let secure): return bytes.withUnsafeBytes { secure.send($0) }
    case .local(let pipe):
      let copy = bytes.withUnsafeBytes { [UInt8]($0) }
      return pipe.send(copy) ? .bytes(copy.count) : .closed
    }
  }

  /// Tells the peer that no more bytes follow.
  borrowing func shutdownWriting() {
    switch self {
    case .socket(let socket): socket.shutdownWriting()
    case .secure(let secure): secure.shutdownWriting()
    case .local(let pipe): pipe.closeServerEnd()
    }
  }

  /// The socket of a secured connection.
  var secure: SecureSocket? {
    switch self {
    case .socket: nil
    case .local: nil
    case .secure(let secure): secure
    }
  }
}
