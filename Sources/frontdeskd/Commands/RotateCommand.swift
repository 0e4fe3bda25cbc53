import Auth
import Crypto
import Flags
import Seams
import Services
import Storage
import WireFormat

/// `keys rotate-master`: a new master key, with which every key of the store is wrapped anew.
struct RotateCommand {
  private let data: String
  private let store: StoreChoice

  init(_ settings: Settings) throws {
    data = try settings.required("data")
    store = try StoreChoice(settings)
  }

  func run() throws {
    let directory = try DataDirectory.open(data, makesKeys: false)
    let master: MasterKey
    do throws(KeyStoreError) {
      try directory.keys.rotateMasterKey()
      master = try directory.keys.masterKey()
    } catch {
      throw Failure("The master key cannot be rotated: \(error.message)")
    }
    let wrapped = try rewrap(directory, master)
    Terminal.complain("\(wrapped) keys wrapped anew")
    do throws(KeyStoreError) {
      let now = SystemClock().now().microseconds / 1_000_000
      guard let old = try directory.keys.retirePreviousMasterKey(at: now) else { return }
      Terminal.say(old)
      Terminal.complain(
        "The old key is there now. Keep it as long as backups from before; make a backup with the "
          + "new one.")
    } catch {
      throw Failure(error.message)
    }
  }

  private func rewrap(_ directory: borrowing DataDirectory, _ master: MasterKey) throws -> Int {
    let opened: Store
    do throws(Store.Failure) {
      opened = try Store(store.database(in: directory), master: master, clock: SystemClock())
    } catch {
      throw Failure("The store cannot be opened: \(StartMessage.text(.store(error)))")
    }
    defer { opened.writer.drain() }
    do throws(WriteFailure) {
      return try opened.rewrapKeys()
    } catch {
      throw Failure(
        "Not all keys are wrapped anew: \(error). The same command goes on with it; until then "
          + "servers start with both keys.")
    }
  }
}
