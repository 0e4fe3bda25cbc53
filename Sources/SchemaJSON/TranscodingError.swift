/// Why a JSON text is not a message, or bytes are not one.
package struct TranscodingError: Error, Sendable, Hashable {
  /// Where it went wrong, for example `contact.emails[2]`; empty for the message itself.
  package var path: String
  /// What is wrong and what would be right.
  package var message: String
  /// What was probably meant; nil where nothing comes near.
  package var suggestion: String?

  package init(path: String = "", _ message: String, suggestion: String? = nil) {
    self.path = path
    self.message = message
    self.suggestion = suggestion
  }
}

extension TranscodingError: CustomStringConvertible {
  /// One line for people.
  package var description: String {
    let hint = suggestion.map { " Did you mean \"\($0)\"?" } ?? ""
    return (path.isEmpty ? "" : "\(path): ") + message + hint
  }
}

/// The place that is being read or written, printed only when something is wrong there.
struct FieldPath {
  private(set) var text = ""

  func member(_ name: String) -> FieldPath {
    FieldPath(text: text.isEmpty ? name : "\(text).\(name)")
  }

  func element(_ index: Int) -> FieldPath { FieldPath(text: "\(text)[\(index)]") }

  func key(_ key: String) -> FieldPath { FieldPath(text: "\(text)[\"\(key)\"]") }
}
