import Foundation
import SQLInterface

/// One `tenant_id = ?1` as the sources of `Storage` write it: what a mutant takes out.
struct TenantPredicate: Hashable, Comparable {
  static let sql = "tenant_id = ?1"

  /// The string that it stands in, a whole statement or a piece of one, on one line.
  let literal: String
  /// Which of those in it, counted from 0.
  let index: Int

  static func < (left: Self, right: Self) -> Bool {
    (left.literal, left.index) < (right.literal, right.index)
  }

  /// `text` with one blank wherever it has some.
  static func squeeze(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }
}

/// A statement without one of its tenant predicates.
struct TenantMutant {
  let predicate: TenantPredicate
  let text: String

  /// Each of `text`, which is squeezed.
  static func all(of text: String, _ sources: TenantSources) -> [TenantMutant] {
    let parts = text.components(separatedBy: TenantPredicate.sql)
    return parts.indices.dropLast().map { index in
      var head = parts[...index].joined(separator: TenantPredicate.sql)
      let predicate = sources.predicate(at: head.utf8.count, in: text)
      // An alias before the name goes with it.
      while let last = head.last, last.isLetter || last == "." { head.removeLast() }
      let rest = parts[(index + 1)...].joined(separator: TenantPredicate.sql)
      // PostgreSQL wants to know what a parameter is that nothing else uses.
      return TenantMutant(
        predicate: predicate, text: head + "CAST(?1 AS uuid) IS NOT NULL" + rest)
    }
  }
}

/// Where the sources of `Storage` name the tenant, for one engine.
struct TenantSources {
  private struct Literal {
    let text: String
    let bytes: [UInt8]
    /// Where its predicates begin.
    let places: [Int]

    init(_ text: String) {
      self.text = text
      bytes = Array(text.utf8)
      var places: [Int] = []
      var place = 0
      for part in text.components(separatedBy: TenantPredicate.sql).dropLast() {
        place += part.utf8.count
        places.append(place)
        place += TenantPredicate.sql.utf8.count
      }
      self.places = places
    }
  }

  private let literals: [Literal]

  /// Each predicate with the file that has it.
  let predicates: [TenantPredicate: String]

  init(_ dialect: SQLDialect) {
    var literals: Set<String> = []
    var predicates: [TenantPredicate: String] = [:]
    for file in WrittenStatement.files {
      // What the engine's catalogue gives the names to (`StoredTable`) is told apart by table.
      for text in Self.literals(in: file.text, dialect) where text != TenantPredicate.sql {
        literals.insert(text)
        for index in Literal(text).places.indices {
          predicates[TenantPredicate(literal: text, index: index)] = file.name
        }
      }
    }
    // The longest first.
    self.literals = literals.map(Literal.init).sorted { $0.bytes.count > $1.bytes.count }
    self.predicates = predicates
  }

  /// The predicate of the sources that stands at `offset` of `text`: that of the longest string
  /// which can have put it there; where there is none, `text` itself counts as one.
  func predicate(at offset: Int, in text: String) -> TenantPredicate {
    let bytes = Array(text.utf8)
    for literal in literals {
      for (index, place) in literal.places.enumerated() {
        let start = offset - place
        guard start >= 0, bytes.dropFirst(start).starts(with: literal.bytes) else { continue }
        return TenantPredicate(literal: literal.text, index: index)
      }
    }
    let index = Literal(text).places.firstIndex(of: offset) ?? 0
    return TenantPredicate(literal: text, index: index)
  }

  /// The strings of `source` that name the tenant, each on one line, but for those of the other
  /// engine.
  private static func literals(in source: String, _ dialect: SQLDialect) -> [String] {
    let code = source.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    let literal = #/"""\n(?<long>(?:.|\n)*?)\n *"""|"(?<short>[^"\n]*)"/#
    var found: [String] = []
    for match in code.matches(of: literal) {
      let text = String(match.output.long ?? match.output.short ?? "")
      guard text.contains(TenantPredicate.sql) else { continue }
      let isOther =
        dialect == .sqlite
        ? code[..<match.range.lowerBound].suffix(30).contains(#/postgres:\s*$/#)
        : code[match.range.upperBound...].prefixMatch(of: #/,\s*postgres:/#) != nil
      if !isOther { found.append(TenantPredicate.squeeze(text)) }
    }
    return found
  }
}
