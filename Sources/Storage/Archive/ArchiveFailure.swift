package import SQLInterface
package import WireFormat

/// Why an archive is not taken. Nothing of it is there then.
package enum ArchiveFailure: Error, Sendable, Hashable {
  /// It is a file of another kind.
  case noArchive
  /// It was written by a program that has another layout of it.
  case otherVersion
  /// The store that it comes from has other tables; the numbers are those of the last migrations.
  case otherSchema(found: Int64, own: Int64)
  case wrongPassphrase
  /// It ends before its last line.
  case truncated
  /// A line is not what was written, or a table or the whole is not what its hash says.
  case altered(line: Int)
  /// The tenant's audit trail was broken already when it was written.
  case brokenChain(seq: Int64)
  case tenantExists(Uuid)
  /// Another import of the same tenant has begun since.
  case overtaken
  /// It has files, and this server has no place for any.
  case noPlaceForFiles
  /// The place of the files does not take one; the words are for the operator.
  case file(String)
  case write(WriteFailure)
  case sql(SQLError)
  case erasure
}

/// Where the files of an archive go.
package protocol ArchiveFiles: AnyObject {
  func begin(_ path: String) throws(ArchiveFailure)
  func append(_ bytes: [UInt8]) throws(ArchiveFailure)
  /// Returns once the file is kept.
  func end() throws(ArchiveFailure)
  /// Gives up the one that was begun.
  func abandon()
}
