package import Crypto
import Glibc
import JSONText

/// The keys of one data directory, in its folder `keys`:
///
/// - `signing.pem`: the private key that new tokens are signed with
/// - `jwks.json`: the public keys that tokens are checked with, older ones too
/// - `master.key`: 32 bytes that wrap the customers' keys; lost, all sealed bytes are lost
/// - `master.previous.key`: the one before it, while keys are wrapped anew
/// - `cursor.key`: 32 bytes that authenticate the cursors of lists
package struct KeyStore: Sendable {
  /// What `create` made.
  package struct Creation: Sendable, Hashable {
    /// The id of the new signing key.
    package let keyID: String
    /// Whether the master key is new too; otherwise the one that was there is kept.
    package let isFirst: Bool
  }

  private static let directoryMode: mode_t = 0o700
  private static let secretBytesMax = 16 << 10

  private let directory: String
  private let source: MasterKeySource

  /// The keys of `dataDirectory`, which are read only when asked for; the master key is where
  /// `master` says.
  package init(dataDirectory: String, master: MasterKeySource = .directory) {
    directory = dataDirectory + "/keys"
    source = master
  }

  /// Where the public keys are, for `TokenVerifier`.
  package var keySetPath: String { directory + "/jwks.json" }
  private var signingPath: String { directory + "/signing.pem" }
  private var masterPath: String { directory + "/master.key" }
  private var previousPath: String { directory + "/master.previous.key" }
  private var cursorPath: String { directory + "/cursor.key" }

  /// The private key that new tokens are signed with.
  package func signingKey() throws(KeyStoreError) -> SigningKey {
    let pem = try KeyFile.readSecret(signingPath, bytesMax: KeyStore.secretBytesMax)
    guard let key = SigningKey(pem: pem) else { throw .malformed(file: signingPath) }
    return key
  }

  /// The key that wraps the customers' keys.
  package func masterKey() throws(KeyStoreError) -> MasterKey {
    let (current, previous, place) = try masterSecrets()
    let key = previous.map { MasterKey(current, previous: $0) } ?? MasterKey(current)
    guard let key else { throw .malformed(file: place) }
    return key
  }

  /// The secrets of the master key and of the one before it, and what to name when they are no
  /// good.
  private func masterSecrets() throws(KeyStoreError) -> (SecretBytes, SecretBytes?, String) {
    switch source {
    case .directory:
      return (try secret(masterPath), try secretIfThere(previousPath), masterPath)
    case .files(let current, let previous):
      var old: SecretBytes?
      if let previous { old = try secret(previous) }
      return (try secret(current), old, current)
    case .text(let current, let previous):
      return (try Self.decoded(current), try previous.map(Self.decoded), MasterKeySource.variable)
    }
  }

  private func secret(_ path: String) throws(KeyStoreError) -> SecretBytes {
    try KeyFile.readSecret(path, bytesMax: KeyStore.secretBytesMax)
  }

  private func secretIfThere(_ path: String) throws(KeyStoreError) -> SecretBytes? {
    do throws(KeyStoreError) { return try secret(path) } catch {
      if case .missing = error { return nil }
      throw error
    }
  }

  private static func decoded(_ text: String) throws(KeyStoreError) -> SecretBytes {
    guard var bytes = Base64URL.decode(text.utf8) else {
      throw .malformed(file: MasterKeySource.variable)
    }
    return SecretBytes(taking: &bytes)
  }

  /// Begins to rotate the master key: a new one takes its place in the directory, and the old
  /// one stays beside it until `retirePreviousMasterKey`. Goes on with a rotation that was
  /// interrupted. Where the key is elsewhere, so are both. The directory is locked.
  package func rotateMasterKey() throws(KeyStoreError) {
    guard case .directory = source else { return }
    let current = try secret(masterPath)
    if let old = try secretIfThere(previousPath), !Self.isSame(old, current) { return }
    _ = try current.withBytes { bytes throws(KeyStoreError) in
      try KeyFile.write(previousPath, bytes, mayReplace: true)
    }
    try syncDirectory()
    _ = try MasterKey().withBytes { bytes throws(KeyStoreError) in
      try KeyFile.write(masterPath, bytes, mayReplace: true)
    }
    try syncDirectory()
  }

  /// Ends a rotation: nothing needs the old key any more but backups from before. Returns the
  /// file that it is in now; nil where it is not this directory's.
  package func retirePreviousMasterKey(at time: Int64) throws(KeyStoreError) -> String? {
    guard case .directory = source else { return nil }
    let retired = "\(directory)/master.until-\(time).key"
    guard unsafe rename(previousPath, retired) == 0 else {
      throw .unwritable(file: previousPath, errno: errno)
    }
    try syncDirectory()
    return retired
  }

  private static func isSame(_ left: SecretBytes, _ right: SecretBytes) -> Bool {
    left.withBytes { left in
      right.withBytes { right in SHA256.hash(left) == SHA256.hash(right) }
    }
  }

  private func syncDirectory() throws(KeyStoreError) {
    let file = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw .unreadable(file: directory, errno: errno) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw .unwritable(file: directory, errno: errno) }
  }

  /// The key that authenticates cursors.
  package func cursorKey() throws(KeyStoreError) -> AuthenticationKey {
    let bytes = try KeyFile.readSecret(cursorPath, bytesMax: KeyStore.secretBytesMax)
    guard let key = AuthenticationKey(bytes) else { throw .malformed(file: cursorPath) }
    return key
  }

  /// Makes a new signing key, and whatever else is missing. The keys that are there stay: the
  /// public ones so that tokens out there go on being accepted, the master key for good.
  package static func create(
    in dataDirectory: String, master: MasterKeySource = .directory
  ) throws(KeyStoreError) -> Creation {
    let store = KeyStore(dataDirectory: dataDirectory, master: master)
    try makeDirectory(dataDirectory)
    try makeDirectory(store.directory)
    guard unsafe chmod(store.directory, directoryMode) == 0 else {
      throw .unwritable(file: store.directory, errno: errno)
    }
    let lock = unsafe open(store.directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { throw .unreadable(file: store.directory, errno: errno) }
    defer { close(lock) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw .busy(file: store.directory) }
    let creation = try store.create()
    guard fsync(lock) == 0 else { throw .unwritable(file: store.directory, errno: errno) }
    return creation
  }

  /// The directory is locked.
  private func create() throws(KeyStoreError) -> Creation {
    var isFirst = false
    if case .directory = source {
      isFirst = try MasterKey().withBytes { bytes throws(KeyStoreError) in
        try KeyFile.write(masterPath, bytes, mayReplace: false)
      }
    }
    _ = try AuthenticationKey().withBytes { bytes throws(KeyStoreError) in
      try KeyFile.write(cursorPath, bytes, mayReplace: false)
    }
    let key = SigningKey(generating: .ed25519)
    // Published first: no token may be signed with a key that no server knows.
    try publish(key.publicKey)
    _ = try key.pem.withBytes { bytes throws(KeyStoreError) in
      try KeyFile.write(signingPath, bytes, mayReplace: true)
    }
    return Creation(keyID: key.publicKey.thumbprint, isFirst: isFirst)
  }

  /// Adds `key` to the key set, and leaves every other element as it is.
  private func publish(_ key: PublicKey) throws(KeyStoreError) {
    var members = JSONObject(["keys": .array([])])
    do throws(KeyStoreError) {
      let (bytes, _) = try KeyFile.read(
        keySetPath, bytesMax: KeySet.fileBytesMax, isSecret: false)
      guard let object = (try? JSONParser.parse(bytes, .token))?.object else {
        throw .malformed(file: keySetPath)
      }
      members = object
    } catch .missing {}
    guard let others = members["keys"]?.array else { throw .malformed(file: keySetPath) }
    guard others.count < KeySet.keysMax else { throw .tooManyKeys(file: keySetPath) }
    var published = JSONObject()
    for member in members {
      let isKeys = member.name.isIdentical(to: "keys")
      published.append(member.name, isKeys ? .array(others + [key.jwk]) : member.value)
    }
    let text = Array((JSONPrinter.print(.object(published)) + "\n").utf8)
    guard (try? KeySet(text)) != nil else { throw .malformed(file: keySetPath) }
    _ = try KeyFile.write(keySetPath, unsafe text.span.bytes, mayReplace: true)
  }

  private static func makeDirectory(_ path: String) throws(KeyStoreError) {
    guard unsafe mkdir(path, directoryMode) == 0 || errno == EEXIST else {
      throw .unwritable(file: path, errno: errno)
    }
  }
}
