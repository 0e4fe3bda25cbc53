/// Why a run cannot begin or go on, in words that say what to do.
package struct LoadError: Error, Hashable {
  package var message: String

  package init(_ message: String) { self.message = message }
}
