package import Auth
package import WireFormat

// Pages of customers as they were answered before.
extension ReadStore {
  /// Whether pages are kept at all.
  package final var keepsPages: Bool { answers != nil }

  /// Appends what was answered to `question` before, if no customer of the tenant has been changed
  /// since. For calls that read nothing else.
  package final func appendKeptPage(
    _ question: [UInt8], to answer: inout WireWriter, _ scope: TenantScope
  ) -> Bool {
    unsafe answers?.appendPage(question.span.bytes, of: scope.tenantID, to: &answer) ?? false
  }

  /// Keeps what `question` was answered from this snapshot: nothing but customers may be in it, the
  /// same at all times and for all callers of the tenant.
  package final func keepPage(_ question: [UInt8], _ page: RawSpan, _ scope: TenantScope) {
    guard let answers, hasSnapshot else { return }
    unsafe answers.enterPage(page, question.span.bytes, of: scope.tenantID, at: moment)
  }
}
