// @auth(...).

extension Resolver {
  /// The only services that may be called without a token.
  static let publicServices = ["HealthService", "ReflectionService"]
  private static let roles = ["clientAdmin", "supportStaff", "service", "portal", "platformAdmin"]

  mutating func access(
    _ annotations: Annotations, _ syntax: MethodSyntax, of service: String
  ) -> Access? {
    guard let item = annotations.byName["auth"] else {
      error(
        "the rpc `\(syntax.name.text)` does not say who may call it", at: syntax.name.span,
        suggestion: "add @auth(clientAdmin) or another role")
      return nil
    }
    guard let arguments = item.arguments, !arguments.isEmpty else {
      error(
        "@auth names at least one role", at: item.name.span,
        suggestion: "write `@auth(clientAdmin)`")
      return nil
    }
    if arguments.contains(where: { $0.value == .identifier("public") }) {
      return publicAccess(arguments, item, of: service)
    }
    var access = Access()
    var isComplete = true
    for (index, argument) in arguments.enumerated() {
      if let label = argument.label {
        if label.text == "only", index == 0 {
          access.isExclusive = true
        } else {
          error(
            "`\(label.text):` cannot stand here", at: label.span,
            suggestion: "write `@auth(only: portal)`")
        }
      }
      guard let grant = grant(argument) else {
        isComplete = false
        continue
      }
      if access.grants.contains(grant) {
        error("this role stands here twice", at: argument.span)
      } else if case .clientAdmin(.some) = grant, access.grants.contains(.clientAdmin(scope: nil)) {
        error("every client admin is let in already", at: argument.span)
      }
      access.grants.append(grant)
    }
    return isComplete ? access : nil
  }

  private mutating func publicAccess(
    _ arguments: [ArgumentSyntax], _ item: AnnotationSyntax, of service: String
  ) -> Access {
    if arguments.count > 1 || arguments[0].label != nil {
      error("@auth(public) stands alone", at: item.name.span)
    }
    if !Self.publicServices.contains(service) {
      error(
        "@auth(public) is for HealthService and ReflectionService only", at: item.name.span,
        suggestion: "name the roles that may call")
    }
    return Access(isPublic: true)
  }

  private mutating func grant(_ argument: ArgumentSyntax) -> Access.Grant? {
    switch argument.value {
    case .identifier("clientAdmin"): return .clientAdmin(scope: nil)
    case .identifier("supportStaff"): return .supportStaff
    case .identifier("portal"): return .portal
    case .identifier("platformAdmin"): return .platformAdmin
    case .call("clientAdmin", let arguments):
      guard arguments.count == 1, arguments[0].label?.text == "scope",
        let scope = scope(arguments[0])
      else {
        error(
          "this is not the scope of a client admin", at: argument.span,
          suggestion: "write `clientAdmin(scope: \"finance\")`")
        return nil
      }
      return .clientAdmin(scope: scope)
    case .identifier("service"), .call("service", _):
      guard case .call(_, let arguments) = argument.value, arguments.count == 1,
        arguments[0].label == nil, let scope = scope(arguments[0])
      else {
        error(
          "a service names the scope that it needs", at: argument.span,
          suggestion: "write `service(\"leads.read\")`")
        return nil
      }
      return .service(scope: scope)
    case .identifier(let word), .call(let word, _):
      if Self.roles.contains(word) {
        error("`\(word)` takes no scope", at: argument.span, suggestion: "write `\(word)`")
      } else {
        error(
          "there is no role `\(word)`", at: argument.span,
          suggestion: didYouMean(word, among: Self.roles)
            ?? "the roles are \(Self.roles.joined(separator: ", "))")
      }
    case .number, .string, .range:
      error(
        "this is not a role", at: argument.span,
        suggestion: "the roles are \(Self.roles.joined(separator: ", "))")
    }
    return nil
  }

  /// Words of letters and digits with dots between them.
  private func scope(_ argument: ArgumentSyntax) -> String? {
    guard case .string(let text) = argument.value else { return nil }
    let words = text.split(separator: ".", omittingEmptySubsequences: false)
    return words.allSatisfy { String($0).isSchemaIdentifier } ? text : nil
  }
}
