import CLinux

/// An open file descriptor; it is closed exactly once, when its owner lets go of it.
package struct Descriptor: ~Copyable, Sendable {
  /// The kernel's number, for calls that borrow the descriptor.
  package let number: Int32

  /// Takes over `number`, which nobody else may close.
  package init(owning number: Int32) { self.number = number }

  deinit { _ = linux_close(number) }

  /// Gives the number to an owner who closes it.
  package consuming func release() -> Int32 {
    let number = number
    discard self
    return number
  }
}
