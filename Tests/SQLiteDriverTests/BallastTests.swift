import Foundation
import SQLiteDriver
import Testing

@Suite struct `Room that is set aside` {
  private let directory: ScratchDirectory

  init() throws { directory = try ScratchDirectory() }

  private var blocks: Int {
    var status = stat()
    return stat("\(directory.path)/\(Ballast.fileName)", &status) == 0 ? Int(status.st_blocks) : 0
  }

  @Test func `is really taken, given up, and taken again`() {
    let ballast = Ballast(in: directory.path)
    #expect(blocks * 512 >= 16 << 20)
    ballast.release()
    #expect(blocks == 0)
    #expect(ballast.retake() && ballast.retake())
    #expect(blocks * 512 >= 16 << 20)
    #expect(!Ballast(in: directory.path + "/nowhere").retake())
  }
}
