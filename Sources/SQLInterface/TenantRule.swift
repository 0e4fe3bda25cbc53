/// The check that keeps tenants apart in every statement: made once, when it is prepared.
package enum TenantRule {
  /// Throws unless `text` binds the tenant as its first parameter.
  ///
  /// A tenant statement compares `tenant_id = ?1`, or is an INSERT whose first column is
  /// `tenant_id` and whose first value is `?1`.
  package static func check(_ text: String, reach: SQLReach) throws(SQLError) {
    guard reach == .tenant else { return }
    let squeezed = squeeze(text)
    if squeezed.contains("tenant_id = ?1") { return }
    if squeezed.hasPrefix("INSERT"), squeezed.contains("(tenant_id"),
      squeezed.contains("(?1") || squeezed.contains("SELECT ?1")
    {
      return
    }
    throw .misuse("The statement does not bind tenant_id as ?1: \(squeezed.prefix(120))")
  }

  /// The text with every run of white space as one blank and none after a parenthesis.
  private static func squeeze(_ text: String) -> String {
    var result = ""
    var isBlank = true
    for character in text.unicodeScalars {
      if character == " " || character == "\n" {
        if !isBlank { result.unicodeScalars.append(" ") }
        isBlank = true
      } else {
        result.unicodeScalars.append(character)
        isBlank = character == "("
      }
    }
    return result
  }
}
