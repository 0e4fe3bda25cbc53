import Foundation
import Testing

/// The checks over every file of the repository.
struct RepositoryTests {
  let repository = Repository.shared

  @Test func `the repository was found`() {
    #expect(repository.files.contains { $0.path == "Package.swift" })
    #expect(repository.files.contains { $0.path == "Tests/TidyTests/RepositoryTests.swift" })
  }

  @Test func `imports go one way only`() {
    expectNone(repository.files.flatMap(Checks.imports))
  }

  @Test func `the import table goes downwards`() {
    for rule in ImportRule.table {
      for name in rule.modules {
        guard let imported = ImportRule.named(name) else {
          Issue.record("\(rule.module) imports \(name), which has no rule")
          continue
        }
        #expect(imported.layer <= rule.layer, "\(rule.module) imports \(name) from above")
      }
    }
    for module in ["WireFormat", "RPCCore"] {
      #expect(ImportRule.named(module)?.system.contains("Foundation") == false)
    }
    #expect(!ImportRule.table.contains { $0.system.contains("Dispatch") })
  }

  @Test func `the manifest and the import table agree`() throws {
    let manifest = try #require(repository.files.first { $0.path == "Package.swift" })
    var declared = Checks.manifestDependencies(manifest)
    declared["TestKit"] = nil
    declared["StoreKit"] = nil
    declared["CPhoneOracle"] = nil
    for rule in ImportRule.table {
      let found = declared.removeValue(forKey: rule.module)
      #expect(found == rule.modules, "Package.swift and ImportRules.swift on \(rule.module)")
    }
    #expect(declared.isEmpty, "targets that ImportRules.swift does not know")
    expectNone(Checks.outsidePackages(manifest))
  }

  @Test func `files keep to their sizes`() {
    expectNone(repository.handwritten.flatMap(Checks.fileSize))
  }

  @Test func `functions keep to their length`() {
    expectNone(repository.handwritten.flatMap(Checks.functionLength))
  }

  @Test func `lines keep to their length`() {
    let kinds: Set = ["swift", "schema", "sh", "py", "c", "cpp", "h", "modulemap"]
    expectNone(
      repository.files.filter { file in
        !file.isGenerated && kinds.contains(String(file.name.split(separator: ".").last ?? ""))
      }.flatMap(Checks.lineLength))
  }

  @Test func `folders keep to their size`() {
    let files = repository.handwritten
    for folder in Checks.folderSizes(files, limit: Checks.folderFilesAdvised) {
      print("advice: \(folder)")
    }
    expectNone(Checks.folderSizes(files))
  }

  @Test func `the project speaks of itself alone`() {
    expectNone(repository.files.flatMap(Checks.bannedWords))
  }

  @Test func `open work names its issue`() {
    expectNone(repository.files.filter { !$0.isGenerated }.flatMap(Checks.openWork))
  }

  @Test func `there are no banners and no dead code`() {
    expectNone(repository.handwritten.flatMap(Checks.bannersAndDeadCode))
  }

  @Test func `type names say what the type does`() {
    expectNone(repository.handwritten.flatMap(Checks.typeNames))
  }

  @Test func `nothing is unwrapped by force outside tests`() {
    expectNone(repository.handwritten.filter { !$0.isTest }.flatMap(Checks.forceUnwraps))
  }

  @Test func `unchecked claims name their invariant`() {
    expectNone(repository.handwritten.flatMap(Checks.uncheckedClaims))
  }

  @Test func `the server has no actors and no tasks`() {
    expectNone(repository.handwritten.flatMap(Checks.serverConcurrency))
  }

  @Test func `tests do not sleep`() {
    expectNone(repository.handwritten.flatMap(Checks.sleepingTests))
  }

  @Test func `generated files say so`() {
    expectNone(repository.files.flatMap(Checks.generatedMark))
  }

  @Test func `placeholders are gone where there are real files`() {
    expectNone(Checks.placeholders(repository.handwritten))
  }

  @Test func `the top level holds the layout and no more`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: repository.root)
    expectNone(Checks.topLevelNames(names))
  }

  private func expectNone(
    _ violations: [Violation], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(violations.isEmpty, "\(violations.report)", sourceLocation: sourceLocation)
  }
}
