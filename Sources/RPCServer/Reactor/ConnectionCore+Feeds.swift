import RPCCore
import WireFormat

// Streams that hold no thread.
extension ConnectionCore {
  /// The bytes that a feed is asked for at a time.
  private static let feedPageBytes = 32 << 10

  mutating func openFeed(
    _ stream: UInt32, _ method: Int, _ context: CallContext, _ request: RawSpan, credit: UInt32,
    _ tools: inout ReactorTools
  ) throws(RPCError) {
    let feed = try tools.openFeed(method, context, request)
    machine.beginStream(
      stream, credit: firstCredit(credit), bytesMax: 0, hasHalfClosed: true)
    let ticket = FeedTicket(feed, method: method, context)
    calls[stream] = .feed(ticket)
    tools.counters.callsInFlight += 1
    tools.feeds.add(CallID(connection: id, stream: stream), topic: feed.topic)
    markDue(stream, ticket, &tools)
  }

  /// Puts a feed behind those that are to be asked, unless it stands there, or waits for output.
  func markDue(_ stream: UInt32, _ ticket: FeedTicket, _ tools: inout ReactorTools) {
    guard !ticket.isDue, !ticket.isBlocked else { return }
    ticket.isDue = true
    tools.feeds.append(CallID(connection: id, stream: stream))
  }

  /// There is news of the feed's topic.
  mutating func hearNews(_ stream: UInt32, _ tools: inout ReactorTools) {
    guard case .feed(let ticket) = calls[stream] else { return }
    ticket.hasNews = true
    if machine.credit(of: stream) > 0 { markDue(stream, ticket, &tools) }
  }

  /// Asks a feed for its next page and writes what credit allows.
  mutating func askFeed(_ stream: UInt32, _ tools: inout ReactorTools) {
    guard phase == .open, case .feed(let ticket) = calls[stream] else { return }
    ticket.isDue = false
    let credit = machine.credit(of: stream)
    // The next CREDIT asks again.
    guard credit > 0 else { return }
    guard backlog < Self.streamBacklogMax else {
      ticket.isBlocked = true
      return blockedFeeds.append(stream)
    }
    do throws(RPCError) {
      let budget = Int(clamping: min(credit, Int64(Self.feedPageBytes)))
      let page = try tools.page(ticket.feed, budget: budget)
      let isWritten = write(page, to: stream, ticket.feed)
      ticket.hasNews = page.hasMore || !isWritten
      if isWritten, page.isLast {
        endFeed(stream, nil, &tools)
      } else if ticket.hasNews, machine.credit(of: stream) > 0 {
        markDue(stream, ticket, &tools)
      }
    } catch {
      endFeed(stream, error, &tools)
    }
  }

  /// Whether credit was enough for all of the page.
  private mutating func write(_ page: borrowing FeedPage, to stream: UInt32, _ feed: Feed) -> Bool {
    var start = 0
    for item in page.items {
      guard machine.credit(of: stream) > 0 else { return false }
      output.messageFrames(
        stream: stream, message: page.bytes.span.bytes.extracting(start..<item.end))
      machine.sent(stream, item.end - start)
      feed.position = item.position
      start = item.end
    }
    return true
  }

  /// Feeds that waited for the output may be asked again.
  mutating func resumeFeeds(_ tools: inout ReactorTools) {
    guard backlog < Self.streamBacklogMax else { return }
    for stream in blockedFeeds {
      guard case .feed(let ticket) = calls[stream] else { continue }
      ticket.isBlocked = false
      markDue(stream, ticket, &tools)
    }
    blockedFeeds.removeAll()
  }

  /// The END of a feed, which nothing else ends.
  mutating func endFeed(_ stream: UInt32, _ error: RPCError?, _ tools: inout ReactorTools) {
    guard case .feed(let ticket) = calls.removeValue(forKey: stream) else { return }
    tools.feeds.remove(CallID(connection: id, stream: stream), topic: ticket.feed.topic)
    tools.counters.callsInFlight -= 1
    guard machine.end(stream) else { return }
    if let error {
      end(stream, error, &tools)
    } else {
      output.streamEndFrame(stream: stream, status: nil)
    }
    tools.note(
      id, stream, ticket.method, error?.code ?? .ok, CallTimes(), ticket.context)
  }

  /// The connection takes no more calls: feeds would hold it for ever, and go on elsewhere from
  /// where they stand. They say what they still have to say.
  mutating func endFeeds(_ tools: inout ReactorTools) {
    for (stream, held) in calls {
      guard case .feed(let ticket) = held else { continue }
      if ticket.isDue { askFeed(stream, &tools) }
      let text = "The server is going away; go on from the last message elsewhere."
      endFeed(stream, RPCError(.unavailable, text), &tools)
    }
  }
}
