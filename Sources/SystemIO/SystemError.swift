import Glibc

/// A system call that failed, with its errno.
package struct SystemError: Error, Sendable, Hashable {
  /// What was tried, for example `listen`.
  package let operation: String
  /// The errno.
  package let code: Int32

  package init(_ operation: String, code: Int32) {
    self.operation = operation
    self.code = code
  }

  /// Passes on what a shim returned, or throws the negated errno that it returned.
  static func check<Value: SignedInteger>(
    _ operation: String, _ value: Value
  ) throws(SystemError) -> Value {
    guard value >= 0 else { throw SystemError(operation, code: Int32(-value)) }
    return value
  }
}

extension SystemError: CustomStringConvertible {
  /// For example `listen: Address already in use`.
  package var description: String {
    guard let text = unsafe strerror(code) else { return "\(operation): error \(code)" }
    return unsafe "\(operation): \(String(cString: text))"
  }
}
