import Foundation

do throws(CommandFailure) {
  exit(try Program.run(Array(CommandLine.arguments.dropFirst())))
} catch {
  printError(error.message)
  exit(error.status)
}
