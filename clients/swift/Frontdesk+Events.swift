import FrontdeskAPI
public import RPCCore

extension Frontdesk {
  /// Every change to the tenant's records, in order and without gaps, from `sequence` on and then
  /// live. It outlives connections and servers: it goes on after the last event that came.
  ///
  ///     for try await event in frontdesk.events(from: 0) {
  ///       print(event.sequence, event.kind, event.record, event.recordId)
  ///     }
  ///
  /// Keep the last sequence to go on after a restart of your own.
  ///
  /// - Parameter sequence: The first event that is wanted; 0 begins with the oldest that is kept.
  /// - Throws: `outOfRange` when the server no longer keeps the first of them.
  public func events(
    from sequence: UInt64, options: CallOptions = CallOptions()
  ) -> ResumableFeed<Event, UInt64, ResponseStream<Event>> {
    let service = EventServiceClient(channel)
    return following(from: sequence) { next async throws(FrontdeskError) in
      try await service.watch(WatchEventsRequest(fromSequence: next), options: options)
    } position: { event in
      event.sequence + 1
    }
  }
}
