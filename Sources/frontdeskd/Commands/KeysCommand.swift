import Auth
import Flags

/// `keys new`: a new signing key.
struct KeysCommand {
  private let data: String

  init(_ settings: Settings) throws { data = try settings.required("data") }

  func run() throws {
    // A running server keeps its lock; it takes new keys over by itself, so none is needed.
    do {
      let creation = try KeyStore.create(in: data, master: Keys.master)
      Terminal.say(creation.keyID)
      if creation.isFirst {
        Terminal.complain(
          "Keys made in \(data)/keys. Keep master.key safe: without it sealed "
            + "records cannot be read.")
      }
    } catch {
      throw Failure("The keys could not be made: \(error.message)")
    }
  }
}
