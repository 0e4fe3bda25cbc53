/// What a file is, by its first bytes: its name may lie. What could run in a browser is never
/// called what it is, and every file is only handed out as an attachment.
struct MediaType: Sendable, Hashable {
  let name: String
  let ending: String

  static let sniffedBytes = 512

  private static let known: [(start: [UInt8], MediaType)] = [
    (
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], MediaType(name: "image/png", ending: "png")
    ),
    ([0xFF, 0xD8, 0xFF], MediaType(name: "image/jpeg", ending: "jpg")),
    (Array("GIF8".utf8), MediaType(name: "image/gif", ending: "gif")),
    (Array("%PDF-".utf8), MediaType(name: "application/pdf", ending: "pdf")),
    ([0x50, 0x4B, 0x03, 0x04], MediaType(name: "application/zip", ending: "zip")),
    ([0x1F, 0x8B], MediaType(name: "application/gzip", ending: "gz")),
    (Array("OggS".utf8), MediaType(name: "audio/ogg", ending: "ogg")),
    (Array("ID3".utf8), MediaType(name: "audio/mpeg", ending: "mp3")),
    ([0x49, 0x49, 0x2A, 0x00], MediaType(name: "image/tiff", ending: "tif")),
    ([0x4D, 0x4D, 0x00, 0x2A], MediaType(name: "image/tiff", ending: "tif")),
  ]
  private static let text = MediaType(name: "text/plain", ending: "txt")
  private static let other = MediaType(name: "application/octet-stream", ending: "bin")

  /// The type of a file that begins with `start`.
  static func of(_ start: [UInt8]) -> MediaType {
    for (magic, type) in known where start.starts(with: magic) { return type }
    if start.starts(with: Array("RIFF".utf8)), start.count >= 12 {
      let kind = Array(start[8..<12])
      if kind == Array("WEBP".utf8) { return MediaType(name: "image/webp", ending: "webp") }
      if kind == Array("WAVE".utf8) { return MediaType(name: "audio/wav", ending: "wav") }
    }
    if start.count >= 12, Array(start[4..<8]) == Array("ftyp".utf8) {
      return MediaType(name: "video/mp4", ending: "mp4")
    }
    return isText(start) ? text : other
  }

  private static func isText(_ start: [UInt8]) -> Bool {
    guard !start.isEmpty else { return false }
    guard start.allSatisfy({ $0 >= 0x20 || (0x09...0x0D).contains($0) || $0 == 0x1B }) else {
      return false
    }
    // The last character may be cut.
    return (0...3).contains { cut in
      start.count > cut && String(validating: start.dropLast(cut), as: UTF8.self) != nil
    }
  }
}
