import CMicroHTTPD
import Glibc

/// A small HTTP server for operators: metrics and health, nothing with personal data. It runs
/// on a thread of its own, which waits with epoll: select() takes no descriptor from 1024 on.
///
/// `@unchecked`: `daemon` and `handler` are set once before the first request and freed in
/// `deinit`, after the daemon's thread has ended.
@safe
package final class AdminServer: @unchecked Sendable {
  /// What a path answers.
  package struct Answer: Sendable {
    package let status: Int
    package let type: String
    package let text: String

    package init(_ status: Int, type: String = "text/plain; charset=utf-8", _ text: String) {
      self.status = status
      self.type = type
      self.text = text
    }
  }

  /// Why the server does not start.
  package enum Failure: Error, Sendable, Hashable {
    /// Not a numeric address.
    case notAnAddress(String)
    /// The address is taken or not this machine's.
    case cannotListen(String)
  }

  @safe
  private final class Handler {
    let answer: @Sendable (String) -> Answer?
    // Copies that libmicrohttpd takes right after the call that made them.
    private var type: UnsafeMutablePointer<CChar>?
    private var body: UnsafeMutablePointer<CChar>?

    init(_ answer: @escaping @Sendable (String) -> Answer?) { self.answer = answer }

    deinit { forget() }

    func keep(_ answer: Answer) -> (type: UnsafePointer<CChar>?, body: UnsafePointer<CChar>?) {
      forget()
      unsafe type = strdup(answer.type)
      unsafe body = strdup(answer.text)
      return unsafe (UnsafePointer(type), UnsafePointer(body))
    }

    private func forget() {
      unsafe free(type)
      unsafe free(body)
    }
  }

  private let daemon: OpaquePointer
  private let handler: UnsafeMutablePointer<frontdesk_http_handler>
  private let context: Unmanaged<Handler>
  /// The port that is served.
  package let port: Int

  /// Serves GET requests on `host` (`127.0.0.1`, `::1`, `localhost`) and `port` (0 picks one).
  /// `answer` gives what a path answers, nil for none; it runs on the server's thread.
  package init(
    host: String, port: UInt16, answer: @escaping @Sendable (String) -> Answer?
  ) throws(Failure) {
    let handler = UnsafeMutablePointer<frontdesk_http_handler>.allocate(capacity: 1)
    let context = unsafe Unmanaged.passRetained(Handler(answer))
    unsafe handler.initialize(
      to: frontdesk_http_handler(
        answer: { context, path, type, body, length in
          unsafe AdminServer.respond(context, path, type, body, length)
        }, context: context.toOpaque()))
    let name = host == "localhost" ? "127.0.0.1" : host
    do throws(Failure) {
      unsafe daemon = try AdminServer.start(name, port, handler)
    } catch {
      unsafe handler.deallocate()
      unsafe context.release()
      throw error
    }
    unsafe self.handler = handler
    unsafe self.context = context
    self.port = Int(unsafe frontdesk_http_port(daemon))
  }

  deinit {
    unsafe MHD_stop_daemon(daemon)
    unsafe handler.deallocate()
    unsafe context.release()
  }

  private static func start(
    _ host: String, _ port: UInt16, _ handler: UnsafeMutablePointer<frontdesk_http_handler>
  ) throws(Failure) -> OpaquePointer {
    var four = sockaddr_in()
    four.sin_family = sa_family_t(AF_INET)
    four.sin_port = port.bigEndian
    var six = sockaddr_in6()
    six.sin6_family = sa_family_t(AF_INET6)
    six.sin6_port = port.bigEndian
    let started: OpaquePointer?
    if unsafe inet_pton(AF_INET, host, &four.sin_addr) == 1 {
      unsafe started = withUnsafeBytes(of: &four) { bytes in
        unsafe frontdesk_http_start(
          bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), 0, handler)
      }
    } else if unsafe inet_pton(AF_INET6, host, &six.sin6_addr) == 1 {
      unsafe started = withUnsafeBytes(of: &six) { bytes in
        unsafe frontdesk_http_start(
          bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), 1, handler)
      }
    } else {
      throw .notAnAddress(host)
    }
    guard let daemon = unsafe started else { throw .cannotListen("\(host):\(port)") }
    return unsafe daemon
  }

  private static func respond(
    _ context: UnsafeMutableRawPointer?, _ path: UnsafePointer<CChar>?,
    _ type: UnsafeMutablePointer<UnsafePointer<CChar>?>?,
    _ body: UnsafeMutablePointer<UnsafePointer<CChar>?>?, _ length: UnsafeMutablePointer<Int>?
  ) -> UInt32 {
    guard let context = unsafe context, let path = unsafe path else { return 500 }
    let handler = unsafe Unmanaged<Handler>.fromOpaque(context).takeUnretainedValue()
    let answer =
      handler.answer(unsafe String(cString: path))
      ?? Answer(404, "There are /metrics, /healthz and /readyz here.\n")
    let kept = unsafe handler.keep(answer)
    unsafe type?.pointee = kept.type
    unsafe body?.pointee = kept.body
    unsafe length?.pointee = kept.body.map { unsafe strlen($0) } ?? 0
    return UInt32(answer.status)
  }
}
