/// Just enough JSON to show a part of an example; examples are checked elsewhere.
enum JSONText {
  /// The value of `key` in the outermost object, without the space between tokens; nil when
  /// there is none.
  static func compact(_ text: String, key: String) -> String? {
    let tokens = tokens(text)
    var depth = 0
    for (index, token) in tokens.enumerated() {
      if depth == 1, token == "\"\(key)\"", index + 1 < tokens.count, tokens[index + 1] == ":" {
        return value(tokens[(index + 2)...])
      }
      depth += change(token)
    }
    return nil
  }

  private static func value(_ tokens: ArraySlice<String>) -> String? {
    var text = ""
    var depth = 0
    for token in tokens {
      depth += change(token)
      text += token
      if depth == 0 { return text }
    }
    return nil
  }

  private static func change(_ token: String) -> Int {
    switch token {
    case "{", "[": 1
    case "}", "]": -1
    default: 0
    }
  }

  /// Strings, marks, and runs of everything else.
  private static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var current = ""
    var inString = false
    var escaped = false
    for letter in text {
      if inString {
        current.append(letter)
        if !escaped, letter == "\"" {
          tokens.append(current)
          current = ""
          inString = false
        }
        escaped = !escaped && letter == "\\"
        continue
      }
      let isMark = "{}[]:,".contains(letter)
      if (isMark || letter.isWhitespace || letter == "\""), !current.isEmpty {
        tokens.append(current)
        current = ""
      }
      if isMark { tokens.append(String(letter)) }
      if letter == "\"" { inString = true }
      if !isMark, !letter.isWhitespace { current.append(letter) }
    }
    return tokens
  }
}
