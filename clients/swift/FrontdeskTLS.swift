/// How connections are secured: TLS 1.3, with the server's name always checked.
public struct FrontdeskTLS: Sendable, Hashable {
  /// A PEM file of the authorities to trust; nil trusts whom the system trusts.
  public var authorityFile: String?
  /// The name or address that the server's certificate must hold; nil takes the one that is
  /// connected to.
  public var serverName: String?
  /// A PEM file of the client's own certificate, where the server asks for one.
  public var certificateFile: String?
  /// A PEM file of that certificate's private key.
  public var keyFile: String?

  /// What is left out has a value that suits a server with a public certificate.
  public init(
    authorityFile: String? = nil, serverName: String? = nil, certificateFile: String? = nil,
    keyFile: String? = nil
  ) {
    self.authorityFile = authorityFile
    self.serverName = serverName
    self.certificateFile = certificateFile
    self.keyFile = keyFile
  }
}
