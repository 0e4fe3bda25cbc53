import BlobStorage
import Foundation
import TestKit
import Testing

/// Both stores, on the same expectations: a folder, and a real S3 server (moto's).
@Suite(.serialized) struct `A store of files' bytes` {
  enum Kind: String, CaseIterable, Sendable { case folder, s3 }

  private func file(_ directory: TemporaryDirectory, _ bytes: [UInt8]) throws -> String {
    try directory.write(bytes, to: "source")
    return directory.path(of: "source")
  }

  @Test(arguments: Kind.allCases)
  func `keeps, gives and forgets`(kind: Kind) throws {
    let directory = try TemporaryDirectory()
    let moto = kind == .s3 ? try MotoServer() : nil
    let store: any BlobStore =
      if let moto { moto.store() } else { FolderStore(directory.path(of: "evidence")) }
    let bytes = SeededRandom().bytes(1_300_000)
    let path = "01980000-0000-7000-8000-000000000101/0190-ab.pdf"
    let source = try file(directory, bytes)
    try store.put(path, from: source)
    #expect(!FileManager.default.fileExists(atPath: source))
    #expect(try store.read(path, from: 0, count: 2_000_000) == bytes)
    #expect(try store.read(path, from: 0, count: 1) == [bytes[0]])
    #expect(try store.read(path, from: 65_536, count: 70_000) == Array(bytes[65_536..<135_536]))
    #expect(try store.read(path, from: 1_299_999, count: 100) == [bytes[1_299_999]])
    #expect(try store.read(path, from: 1_300_000, count: 100) == [])
    try store.remove(path)
    try store.remove(path)
    #expect(throws: BlobError.absent) { try store.read(path, from: 0, count: 1) }
    withExtendedLifetime(moto) {}
  }

  @Test func `is refused with another secret, or as somebody else`() throws {
    let directory = try TemporaryDirectory()
    let moto = try MotoServer()
    try moto.store().put("a/b", from: try file(directory, [1, 2, 3]))
    for store in [moto.store(secretKey: "not the secret"), moto.store(accessKey: "AKIANOBODY")] {
      let source = try file(directory, [4])
      let refused = BlobError.unavailable("The store answered with status 403.")
      #expect(throws: refused) { try store.put("a/b", from: source) }
      #expect(throws: refused) { try store.read("a/b", from: 0, count: 3) }
      #expect(throws: refused) { try store.remove("a/b") }
    }
    #expect(try moto.store().read("a/b", from: 0, count: 3) == [1, 2, 3])
  }

  @Test func `says when a bucket is not there, or the store does not answer`() throws {
    let directory = try TemporaryDirectory()
    let moto = try MotoServer()
    let source = try file(directory, [1])
    #expect(throws: BlobError.absent) {
      try moto.store(bucket: "nowhere").put("a/b", from: source)
    }
    #expect(FileManager.default.fileExists(atPath: source), "what was not kept is still there")
    let settings = S3Store.Settings(
      endpoint: "http://127.0.0.1:1", bucket: "bucket", region: "us-east-1", accessKey: "a",
      secretKey: "b")
    do {
      try S3Store(settings).put("a/b", from: source)
      Issue.record("nobody listens there")
    } catch {
      guard case .unavailable = error else { throw error }
    }
  }
}

/// moto's S3 server on a port of its own, with one bucket and one user. It checks signatures, by
/// botocore's own computation of them, and what the user may do.
final class MotoServer {
  private let process = Process()
  private let port: Int
  private let keys: [String]

  init() throws {
    port = try Self.freePort()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let programs = root.appending(path: ".build/moto/bin")
    process.executableURL = programs.appending(path: "moto_server")
    process.arguments = ["-H", "127.0.0.1", "-p", "\(port)"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    // What the script does; whatever comes after it must be signed by a user who may.
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["INITIAL_NO_AUTH_ACTION_COUNT": "4"]) { $1 }
    try process.run()
    let made = try Self.run(programs.appending(path: "python3"), Self.script, "\(port)")
    keys = made.split(whereSeparator: \.isWhitespace).map(String.init)
    try #require(keys.count == 2, "moto did not start: \(made)")
  }

  deinit {
    // One that never ran has the number 0, which stands for the whole group.
    guard process.processIdentifier > 0 else { return }
    // Nothing weaker: it inherits the signals that the test's thread holds back.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  func store(
    bucket: String = "evidence", accessKey: String? = nil, secretKey: String? = nil
  ) -> S3Store {
    S3Store(
      S3Store.Settings(
        endpoint: "http://127.0.0.1:\(port)", bucket: bucket, region: "us-east-1",
        accessKey: accessKey ?? keys[0], secretKey: secretKey ?? keys[1]))
  }

  private static let script = """
    import boto3, json, sys, time
    where = dict(endpoint_url="http://127.0.0.1:" + sys.argv[1], region_name="us-east-1",
                 aws_access_key_id="test", aws_secret_access_key="test")
    for attempt in range(400):
        try:
            boto3.client("s3", **where).create_bucket(Bucket="evidence")
            break
        except Exception:
            time.sleep(0.05)
    iam = boto3.client("iam", **where)
    iam.create_user(UserName="files")
    key = iam.create_access_key(UserName="files")["AccessKey"]
    may = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
    iam.put_user_policy(UserName="files", PolicyName="all", PolicyDocument=json.dumps(
        {"Version": "2012-10-17", "Statement": [may]}))
    print(key["AccessKeyId"], key["SecretAccessKey"])
    """

  private static func run(_ python: URL, _ script: String, _ argument: String) throws -> String {
    let process = Process()
    process.executableURL = python
    process.arguments = ["-c", script, argument]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    try #require(bound)
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
