import Flags
import SchemaLanguage

extension Program {
  static func check(_ workspace: Workspace, _ settings: Settings) throws(CommandFailure) -> Int32 {
    let (schema, sources) = try workspace.compile()
    let texts = textsByName(sources)
    var findings = SchemaLint.findings(in: schema, sources: texts)
    findings += ExampleCheck.findings(in: schema, workspace, texts)
    findings += try lockFindings(schema, workspace, texts, against: settings["against"])
    workspace.show(findings)
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count - errors
    let rpcs = schema.services.map(\.methods.count).reduce(0, +)
    print(
      "\(schema.files.count) files, \(schema.messages.count) messages, \(rpcs) rpcs: "
        + "\(errors) errors, \(warnings) warnings")
    return errors > 0 || (warnings > 0 && settings.isOn("strict")) ? 1 : 0
  }

  static func lock(_ workspace: Workspace, _ settings: Settings) throws(CommandFailure) -> Int32 {
    let (schema, sources) = try workspace.compile()
    let text = LockFile.render(schema)
    let old = try workspace.lock(at: workspace.lockPath)
    if let old {
      var texts = textsByName(sources)
      texts[LockFile.fileName] = old.text
      let findings = CompatibilityCheck.breakingChanges(
        from: old.schema, to: schema, sources: texts)
      workspace.show(findings)
      if findings.hasErrors, !settings.isOn("accept-breaking") {
        throw CommandFailure("the lock stays as it is; see `schemac help lock`")
      }
    }
    guard old?.text != text else { return 0 }
    try workspace.write(text, to: workspace.lockPath)
    print("wrote \(workspace.lockPath)")
    return 0
  }

  private static func textsByName(_ sources: [(name: String, text: String)]) -> [String: String] {
    Dictionary(sources.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  private static func lockFindings(
    _ schema: Schema, _ workspace: Workspace, _ texts: [String: String], against: String?
  ) throws(CommandFailure) -> [Diagnostic] {
    let path = against ?? workspace.lockPath
    guard let old = try workspace.lock(at: path) else {
      if let against { throw CommandFailure("\(against) does not exist") }
      return [
        Diagnostic(
          .error, "there is no lock yet", at: SourceLocation(file: LockFile.fileName),
          suggestion: "run `schemac lock`", rule: "lockBehind")
      ]
    }
    var texts = texts
    texts[LockFile.fileName] = old.text
    var findings = CompatibilityCheck.breakingChanges(from: old.schema, to: schema, sources: texts)
    if against == nil, !findings.hasErrors, LockFile.render(schema) != old.text {
      findings.append(
        Diagnostic(
          .error, "the lock does not know the newest changes",
          at: SourceLocation(file: LockFile.fileName),
          suggestion: "run `schemac lock` and commit the result", rule: "lockBehind"))
    }
    return findings
  }
}
