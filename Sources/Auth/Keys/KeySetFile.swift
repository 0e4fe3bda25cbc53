import Crypto

/// The key set in use, and the file that it comes from.
///
/// A file that cannot be read or understood changes nothing: a slip of its editor must not
/// lock everybody out. What is wrong with it is kept for the operator.
struct KeySetFile {
  /// Writes that leave time and size of the file as they are can happen this soon after it
  /// was read, so that until then it is read again.
  private static let settlingNanoseconds: Int64 = 2_000_000_000

  private(set) var keySet = KeySet()
  private(set) var problem: KeySetProblem?
  private let path: String?
  private var stamp: FileStamp?

  /// The keys of the file at `path`, which must be there and in order to begin with.
  init(path: String, nowSeconds: Int64) throws(KeySetProblem) {
    self.path = path
    reload(nowSeconds: nowSeconds)
    if let problem { throw problem }
  }

  /// Keys that come from no file and never change.
  init(_ keySet: KeySet) {
    self.keySet = keySet
    path = nil
  }

  /// Reads the file if it is not the one that was read last.
  mutating func refresh(nowSeconds: Int64) {
    guard let path else { return }
    if let stamp, FileStamp(path: path) == stamp { return }
    reload(nowSeconds: nowSeconds)
  }

  private mutating func reload(nowSeconds: Int64) {
    guard let path else { return }
    do throws(KeyStoreError) {
      let (bytes, stamp) = try KeyFile.read(
        path, bytesMax: KeySet.fileBytesMax, isSecret: false)
      let age = nowSeconds * 1_000_000_000 - stamp.modified
      self.stamp = age > KeySetFile.settlingNanoseconds ? stamp : nil
      do throws(KeySetError) {
        keySet.replace(with: try KeySet(bytes))
        problem = nil
      } catch {
        problem = KeySetProblem(file: path, reason: .content(error))
      }
    } catch {
      stamp = nil
      problem = KeySetProblem(file: path, reason: .file(error))
    }
  }
}

/// What is wrong with the file of public keys.
package struct KeySetProblem: Error, Hashable {
  enum Reason: Hashable {
    case file(KeyStoreError)
    case content(KeySetError)
  }

  let file: String
  let reason: Reason

  /// What is wrong, and what to do.
  package var message: String {
    switch reason {
    case .file(let error): error.message
    case .content(.malformed): "\(file) is not a JSON Web Key Set (RFC 7517)."
    case .content(.secretKey): "\(file) holds a private key; publish the public one."
    case .content(.duplicateID): "\(file) has two keys with one kid."
    case .content(.tooManyKeys): "\(file) has more than \(KeySet.keysMax) keys."
    }
  }
}
