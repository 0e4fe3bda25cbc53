import RPCCore
import WireFormat

// What callers send on streams.
extension ConnectionLoop {
  /// Output beyond which no further fragment is written until the kernel has taken it, so that a
  /// long message holds up nothing that comes after it.
  private static let outputBytesMax = 256 << 10

  func accept(_ message: OutgoingMessage, of id: UInt64) {
    guard streams[id] != nil || waiting.contains(where: { $0.id == id }) else {
      return message.done(.callEnded)
    }
    unsent[id, default: []].append(message)
  }

  /// Hands messages to the streams that have credit, and writes as much as the output takes.
  func sendMessages() {
    var isMoving = true
    while isMoving, output.count < Self.outputBytesMax {
      isMoving = false
      for (id, messages) in unsent {
        guard let stream = streams[id] else { continue }
        let count = hand(messages, to: stream)
        guard count > 0 else { continue }
        isMoving = true
        unsent[id] = count == messages.count ? nil : Array(messages.dropFirst(count))
      }
      machine.pump(into: &output, bytesMax: Self.outputBytesMax)
    }
    hasMoreToWrite = output.count >= Self.outputBytesMax
  }

  /// Gives a stream as many messages as it takes now, and says how many those were.
  private func hand(_ messages: [OutgoingMessage], to stream: UInt32) -> Int {
    var count = 0
    for message in messages {
      guard let bytes = message.bytes else {
        machine.finishSending(stream)
        message.done(nil)
        count += 1
        continue
      }
      guard machine.canSend(stream) else { break }
      count += 1
      do throws(RPCError) {
        try machine.send(bytes, on: stream)
        message.done(nil)
      } catch {
        message.done(error)
      }
    }
    return count
  }
}
