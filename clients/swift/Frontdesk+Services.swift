// The generated stubs; a new service gets a line here.
extension Frontdesk {
  /// Customers: create, find, list, update, statistics, mappings and categories.
  public var customers: CustomerServiceClient { CustomerServiceClient(channel) }

  /// Leads: create, list, follow up and convert.
  public var leads: LeadServiceClient { LeadServiceClient(channel) }

  /// Bookings: create, list, complete and cancel.
  public var bookings: BookingServiceClient { BookingServiceClient(channel) }

  /// Communications: record, list, update their status.
  public var communications: CommunicationServiceClient { CommunicationServiceClient(channel) }

  /// Tenants: create, list, settings, suspend.
  public var tenants: TenantServiceClient { TenantServiceClient(channel) }

  /// The tenant's changes: list and watch; `events(from:)` watches across connections.
  public var eventLog: EventServiceClient { EventServiceClient(channel) }

  /// Customers who may be one person: find, merge, take apart again.
  public var duplicates: DuplicateServiceClient { DuplicateServiceClient(channel) }

  /// One change to many customers: start, watch, stop, results.
  public var bulk: BulkServiceClient { BulkServiceClient(channel) }

  /// Saved segments: make, preview, take snapshots.
  public var segments: SegmentServiceClient { SegmentServiceClient(channel) }

  /// Who wants to be written to, how and about what.
  public var consents: ConsentServiceClient { ConsentServiceClient(channel) }

  /// Files of customers: send, watch, undo.
  public var imports: ImportServiceClient { ImportServiceClient(channel) }

  /// Customers as files, out.
  public var exports: ExportServiceClient { ExportServiceClient(channel) }

  /// Files about customers: send, list, fetch, delete.
  public var evidence: EvidenceServiceClient { EvidenceServiceClient(channel) }

  /// What people may ask for about themselves: export, erasure; and how good the data is.
  public var privacy: PrivacyServiceClient { PrivacyServiceClient(channel) }

  /// Who changed what, and the proof that nobody rewrote it.
  public var audit: AuditServiceClient { AuditServiceClient(channel) }

  /// Tokens: take them back before they expire.
  public var auth: AuthServiceClient { AuthServiceClient(channel) }

  /// Whether the server serves; needs no token.
  public var health: HealthServiceClient { HealthServiceClient(channel) }

  /// The contract as schema text; needs no token.
  public var reflection: ReflectionServiceClient { ReflectionServiceClient(channel) }
}
