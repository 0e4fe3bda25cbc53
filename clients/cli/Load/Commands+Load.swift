import Flags

#if canImport(LoadTest)
  import LoadTest

  extension Commands {
    /// Making load, which is for Linux.
    static let load = [loadRun, loadExample, loadCompare]

    static let loadRun = Command(
      "load", "Puts a server under load and measures it.", arguments: ["Service.method"],
      optionalArguments: 1,
      flags: connection.filter { $0.name != "timeout" } + LoadSettings.flags + [
        Flag("json", "FILE", "Write the report as JSON."),
        Flag("html", "FILE", "Write the report as one page with plots."),
        Flag(
          "slo", "CONDITIONS",
          "Exit with status 1 unless all hold: 'p99<20ms,errors<0.1%,rate>1000'."),
        Flag(switch: "quiet", "Do not say how it goes."),
      ],
      details: """
        Either one rpc with --request, or a mix of calls from a scenario file. A closed loop keeps
        --in-flight calls on each connection; an open loop (--rate) sends by the clock whatever
        the server does.
        """,
      notes: LoadPlan.notes + """


        Tenants: by default those of the one token. --tenants N with a platform admin's token
        names one of the first N in each call. With --tenants-file each connection carries four
        of the tokens, drawn by --skew.

        Examples:
          frontdesk load CustomerService.getCustomer --request '{"id":{"$existing":"customers"}}' \\
            --connections 8 --in-flight 16
          frontdesk load --scenario mix.json --rate 1000..20000 --duration 60s --html report.html
          frontdesk load --scenario mix.json --rate 5000 --slo 'p99<20ms,errors<0.1%'
        """)

    static let loadExample = Command(
      "load example", "Prints a scenario to begin from.")

    static let loadCompare = Command(
      "load compare", "Sets two reports of \"load --json\" side by side.",
      arguments: ["A.json", "B.json"],
      flags: [
        Flag(
          "fail-if", "CONDITIONS",
          "Exit with status 1 when one holds of B to A: 'p99>1.2x,rate<0.9x'.")
      ],
      notes: """
        Figures: \(Measure.allCases.map(\.rawValue).joined(separator: ", ")).
        """)

    static func runLoad(
      _ command: Command, _ words: [String], _ environment: Environment, _ output: inout Output
    ) throws(CommandFailure) {
      let settings: Settings
      do throws(UsageError) {
        settings = try Settings(command, words, environment: environment.settings)
      } catch {
        throw .usage(error.message, for: command)
      }
      switch command.name {
      case loadExample.name: output.print(LoadPlan.example)
      case loadCompare.name: try CompareCommand(settings, environment).run(&output)
      default: try LoadCommand(settings, environment).run(&output)
      }
    }
  }
#else
  extension Commands {
    static let load: [Command] = []

    static func runLoad(
      _ command: Command, _ words: [String], _ environment: Environment, _ output: inout Output
    ) throws(CommandFailure) {}
  }
#endif
