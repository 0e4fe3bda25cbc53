import Glibc

/// How much more than usual a test may take under the thread sanitizer, which `make test-tsan`
/// tells by its options; 1 otherwise.
package enum SanitizerCost {
  private static let isOn = getenv("TSAN_OPTIONS") != nil
  /// It looks at every access of memory.
  package static let time = isOn ? 10 : 1
  /// It keeps some words beside each word of memory.
  package static let memory = isOn ? 16 : 1
}
