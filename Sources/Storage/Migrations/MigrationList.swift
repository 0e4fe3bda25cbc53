extension Migration {
  /// Every migration in the order in which they run. A released one is never edited.
  package static let all: [Migration] = [
    core, tenants, customers, leads, bookings, communications, tokens, profiles, leases,
    erasures, jobs, merging, evidence, messageBodies, locationVisits, segments,
    lists, searches, bookingLocations,
  ]
}
