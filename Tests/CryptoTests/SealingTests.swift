import Crypto
import Testing

@Suite struct SealingTests {
  private let binding: [UInt8] = Array("tenant/customer".utf8)

  @Test("What is sealed opens again", arguments: [0, 1, 15, 16, 17, 200, 5000])
  func roundTrip(count: Int) throws {
    let key = SealingKey()
    let record = SecureRandom.bytes(count)
    let sealed = key.seal(record, binding: binding)
    #expect(sealed.count == count + SealingKey.overheadBytes)
    #expect(sealed[0] == 1)
    #expect(try key.open(sealed, binding: binding) == record)
    #expect(throws: CryptoError.notAuthentic) { try key.open(sealed, binding: []) }
  }

  @Test("Sealing after other bytes leaves them alone")
  func appending() throws {
    let key = SealingKey()
    var target: [UInt8] = [7, 8, 9]
    let record = SecureRandom.bytes(50)
    key.seal(record.span.bytes, binding: RawSpan(), into: &target)
    #expect(Array(target[..<3]) == [7, 8, 9])
    #expect(try key.open(Array(target[3...]), binding: []) == record)
  }

  @Test("The published vector of AES-256-GCM opens")
  func publishedVector() throws {
    // McGrew and Viega, test case 16, cut to this module's layout.
    let half = bytes("feffe9928665731c6d6a8f9467308308")
    let key = try #require(SealingKey(SecretBytes((half + half).span.bytes)))
    let cipher =
      "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
      + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
    let sealed =
      bytes("01" + "cafebabefacedbaddecaf888" + cipher)
      + bytes("76fc6ece0f4e1768cddf8853bb2d551b")
    let binding = bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    let record = try key.open(sealed, binding: binding)
    #expect(record.prefix(4) == [0xD9, 0x31, 0x32, 0x25])
    #expect(record.count == 60)
  }

  @Test("Every changed bit is noticed")
  func everyBit() throws {
    let key = SealingKey()
    let record = SecureRandom.bytes(40)
    let sealed = key.seal(record, binding: binding)
    for bit in 0..<sealed.count * 8 {
      var other = sealed
      other[bit / 8] ^= 1 << UInt8(bit % 8)
      let expected: CryptoError = bit < 8 ? .malformed : .notAuthentic
      #expect(throws: expected) {
        try key.open(other, binding: binding)
      }
    }
    #expect(try key.open(sealed, binding: binding) == record)
  }

  @Test("Cut, longer and empty bytes are refused")
  func otherLengths() {
    let key = SealingKey()
    let sealed = key.seal(binding, binding: [])
    for count in 0..<sealed.count {
      #expect(throws: CryptoError.self) {
        try key.open(Array(sealed[..<count]), binding: [])
      }
    }
    #expect(throws: CryptoError.notAuthentic) {
      try key.open((sealed + [0]), binding: [])
    }
  }

  @Test("Another key and another binding are refused")
  func wrongKey() {
    let sealed = SealingKey().seal(binding, binding: [])
    #expect(throws: CryptoError.notAuthentic) {
      try SealingKey().open(sealed, binding: [])
    }
  }

  @Test("No nonce comes twice, on any thread")
  func noncesDiffer() async {
    let key = SealingKey()
    let nonces = await withTaskGroup(of: [[UInt8]].self) { group in
      for _ in 0..<4 {
        group.addTask { (0..<2000).map { _ in Array(key.seal([], binding: [])[1..<13]) } }
      }
      return await group.reduce(into: Set<[UInt8]>()) { $0.formUnion($1) }
    }
    #expect(nonces.count == 8000)
  }

  @Test("A wrapped key unwraps for its own binding only")
  func wrapping() throws {
    let master = MasterKey()
    let key = SealingKey()
    let wrapped = master.wrap(key, binding: binding)
    #expect(wrapped.count == MasterKey.wrappedBytes)
    let unwrapped = try master.unwrap(wrapped, binding: binding)
    let sealed = key.seal(binding, binding: [])
    #expect(try unwrapped.open(sealed, binding: []) == binding)
    #expect(throws: CryptoError.notAuthentic) {
      try master.unwrap(wrapped, binding: [])
    }
    #expect(throws: CryptoError.notAuthentic) {
      try MasterKey().unwrap(wrapped, binding: binding)
    }
    #expect(throws: CryptoError.malformed) {
      try master.unwrap(sealed, binding: [])
    }
  }

  @Test("Secrets say nothing of themselves")
  func redaction() {
    let bytes = Array("canary-canary-canary-canary-1234".utf8)
    let secret = SecretBytes(bytes.span.bytes)
    let values: [Any?] = [
      secret, SealingKey(secret), MasterKey(secret), AuthenticationKey(secret),
      SigningKey(generating: .ed25519),
    ]
    for case .some(let value) in values {
      var dumped = ""
      dump(value, to: &dumped)
      for text in ["\(value)", String(reflecting: value), dumped] {
        #expect(!text.contains("canary") && !text.contains("99, 97, 110"))
      }
      #expect("\(value)".contains("redacted"))
    }
  }

  @Test("Erased bytes are gone")
  func erasing() {
    var bytes: [UInt8] = [1, 2, 3]
    let secret = SecretBytes(taking: &bytes)
    #expect(bytes.isEmpty)
    #expect(secret.withBytes { $0.byteCount } == 3)
  }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.utf8.map { $0 < 58 ? $0 - 48 : $0 - 87 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
