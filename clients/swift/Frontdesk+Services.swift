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

  /// Files of customers: send, watch, undo.
  public var imports: ImportServiceClient { ImportServiceClient(channel) }

  /// Tokens: take them back before they expire.
  public var auth: AuthServiceClient { AuthServiceClient(channel) }

  /// Whether the server serves; needs no token.
  public var health: HealthServiceClient { HealthServiceClient(channel) }

  /// The contract as schema text; needs no token.
  public var reflection: ReflectionServiceClient { ReflectionServiceClient(channel) }
}
