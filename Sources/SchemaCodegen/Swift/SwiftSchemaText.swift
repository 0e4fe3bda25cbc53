import SchemaLanguage

/// The schema's own text as Swift: what ReflectionService and the fingerprint are made of.
struct SwiftSchemaText {
  let sources: [(name: String, text: String)]

  /// FNV-1a (64 bits) of every file's name and text, each ended by a zero byte.
  var fingerprint: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for source in sources {
      for byte in Array(source.name.utf8) + [0] + Array(source.text.utf8) + [0] {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    return hash
  }

  var text: String {
    var out = SourceText()
    out.line(SourceText.header(of: "*"))
    out.line()
    out.line("/// The text of the schema that this build was generated from.")
    out.block("package enum SchemaText {") { out in
      out.line("/// FNV-1a (64 bits) of the names and texts.")
      out.line("package static let fingerprint: UInt64 = \(fingerprint)")
      out.line()
      out.line("/// Each file's name without extension and its text, in the order of the names.")
      out.line("package static let files: [(name: String, text: String)] = [")
    }
    var lines = Array(out.lines.dropLast())
    for source in sources {
      let fence = Self.fence(source.text)
      lines.append("    (")
      lines.append("      \"\(source.name)\",")
      lines.append("      \(fence)\"\"\"")
      let body = source.text.hasSuffix("\n") ? String(source.text.dropLast()) : source.text
      for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
        lines.append(line.isEmpty ? "" : "      " + line)
      }
      if source.text.hasSuffix("\n") { lines.append("") }
      lines.append("      \"\"\"\(fence)")
      lines.append("    ),")
    }
    lines += ["  ]", "}"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// As many `#` as keep the text from ending its own literal.
  private static func fence(_ text: String) -> String {
    var fence = "#"
    while text.contains("\"\"\"" + fence) || text.contains("\\" + fence) { fence += "#" }
    return fence
  }
}
