package import RPCCore
package import TLS

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How a client secures its connections, in files of PEM.
package struct TLSOptions: Sendable, Hashable {
  /// Authorities to trust; nil trusts whom the system trusts.
  package var authorityFile: String?
  /// The name that the server's certificate must hold; nil takes the host that is connected to.
  package var serverName: String?
  /// The client's own certificate and its key, both or neither.
  package var certificateFile: String?
  package var keyFile: String?

  package init(
    authorityFile: String? = nil, serverName: String? = nil, certificateFile: String? = nil,
    keyFile: String? = nil
  ) {
    self.authorityFile = authorityFile
    self.serverName = serverName
    self.certificateFile = certificateFile
    self.keyFile = keyFile
  }

  /// What connections are made with; reads the files.
  package func client() throws(RPCError) -> TLSClient {
    var settings = TLSClient.Settings(serverName: serverName)
    settings.authorities = try authorityFile.map { path throws(RPCError) in try Self.read(path) }
    switch (certificateFile, keyFile) {
    case (nil, nil): break
    case (let certificate?, let key?):
      settings.identity = .init(certificate: try Self.read(certificate), key: try Self.read(key))
    case (nil, _?), (_?, nil):
      throw RPCError(
        .invalidArgument, "A client's certificate and its key belong together; name both files.",
        neverExecuted: true)
    }
    do throws(TLSError) {
      return try TLSClient(settings)
    } catch {
      let files = [authorityFile, certificateFile, keyFile].compactMap { $0 }
      throw RPCError(
        .invalidArgument,
        "TLS cannot be set up with \(files.joined(separator: ", ")): \(error.message).",
        neverExecuted: true)
    }
  }

  private static func read(_ path: String) throws(RPCError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw RPCError(.invalidArgument, "The file \(path) cannot be read.", neverExecuted: true)
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16 << 10)
    while bytes.count < 1 << 20 {
      let count = Self.readSome(file, &chunk)
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
    throw RPCError(
      .invalidArgument, "The file \(path) is too long for certificates.", neverExecuted: true)
  }

  private static func readSome(_ file: Int32, _ chunk: inout [UInt8]) -> Int {
    #if canImport(Darwin)
      Darwin.read(file, &chunk, chunk.count)
    #else
      Glibc.read(file, &chunk, chunk.count)
    #endif
  }
}
