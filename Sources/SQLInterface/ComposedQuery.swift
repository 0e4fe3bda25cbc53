/// A query put together from literal fragments: lists with optional filters. Nothing that came
/// from a caller can become part of its text, because fragments are `StaticString`.
///
/// Fragments bind with a bare `?`, in order; the tenant is `?1` in the first one.
///
///     var list = ComposedQuery("SELECT id FROM leads WHERE tenant_id = ?1")
///     if stage != nil { list.append(" AND stage = ?") }
///     list.append(" ORDER BY created_at DESC, id DESC LIMIT ?")
package struct ComposedQuery: Sendable {
  private var fragments: [(sqlite: StaticString, postgres: StaticString?)]

  /// Starts with a fragment that says `tenant_id = ?1`.
  package init(_ sqlite: StaticString, postgres: StaticString? = nil) {
    fragments = [(sqlite, postgres)]
    fragments.reserveCapacity(8)
  }

  /// Adds a fragment, spaces included.
  package mutating func append(_ sqlite: StaticString, postgres: StaticString? = nil) {
    fragments.append((sqlite, postgres))
  }

  /// Adds `(?, ?, ...)` with `count` parameters, for IN.
  package mutating func appendList(count: Int) {
    append("(?")
    for _ in 1..<max(count, 1) { append(", ?") }
    append(")")
  }

  /// Where its fragments stand in the program: two queries with the same identity have the same
  /// text, and telling that takes a tenth of putting it together.
  func identity(for dialect: SQLDialect) -> [UInt] {
    fragments.map { fragment in
      let part = dialect == .sqlite ? fragment.sqlite : fragment.postgres ?? fragment.sqlite
      guard part.hasPointerRepresentation else { return UInt(part.unicodeScalar.value) }
      return unsafe UInt(bitPattern: part.utf8Start)
    }
  }

  /// The whole text for one engine.
  package func text(for dialect: SQLDialect) -> String {
    var text = ""
    text.reserveCapacity(512)
    for fragment in fragments {
      let part = dialect == .sqlite ? fragment.sqlite : fragment.postgres ?? fragment.sqlite
      part.withUTF8Buffer { text += String(decoding: $0, as: UTF8.self) }
    }
    return text
  }
}
