import Flags
import JSONText
import Storage

/// `store lint`: what an engine that shards by tenant could not send to one shard.
struct StoreCommand {
  private let isJSON: Bool

  init(_ settings: Settings) { isJSON = settings.isOn("json") }

  func lint() {
    let all = UnroutedStatement.all
    guard !isJSON else {
      let list = all.map { statement -> JSONValue in
        ["sql": .string(statement.text), "reason": .string(statement.reason)]
      }
      return Terminal.say(JSONPrinter.print(.array(list)))
    }
    for statement in all {
      Terminal.say("\(statement.text)\n  \(statement.reason)\n")
    }
    Terminal.say("\(all.count) statements name no tenant; each of the others names exactly one.")
  }
}
