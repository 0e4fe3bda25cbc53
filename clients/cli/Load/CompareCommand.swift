#if canImport(LoadTest)
  import Flags
  import JSONText
  import LoadTest

  /// `frontdesk load compare`.
  struct CompareCommand {
    private let comparison: ReportComparison
    private let conditions: [Objective]

    init(_ settings: Settings, _ environment: Environment) throws(CommandFailure) {
      let read = { (path: String) throws(CommandFailure) -> JSONValue in
        guard let bytes = environment.file(path) else {
          throw .usage("The report \(path) cannot be read.", for: Commands.loadCompare)
        }
        do throws(JSONParser.Failure) {
          return try JSONParser.parse(bytes)
        } catch {
          throw .usage("\(path) is not JSON.", for: Commands.loadCompare)
        }
      }
      let reports = (try read(settings.arguments[0]), try read(settings.arguments[1]))
      do throws(LoadError) {
        comparison = try ReportComparison(reports.0, reports.1)
        conditions = try Objective.ratios(settings["fail-if"] ?? "", orNone: true)
      } catch {
        throw .usage(error.message, for: Commands.loadCompare)
      }
    }

    func run(_ output: inout Output) throws(CommandFailure) {
      output.print(comparison.table)
      let met = comparison.met(conditions)
      for condition in met { output.error("frontdesk: \(condition.text) holds.") }
      guard met.isEmpty else { throw .silent }
    }
  }
#endif
