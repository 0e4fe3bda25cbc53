import SchemaLanguage

/// Texts that more than one test compiles.
enum Samples {
  static let common = """
    schema frontdesk.v1

    /// Where a page begins and how long it is.
    message PageRequest {
      1 size: uint32 @range(0...200)
      2 after: string @length(0...400)
    }

    /// A place.
    enum Country { 0 unspecified; 1 de; 2 at; reserved 9, "uk" }
    """

  static let lead = """
    // The leads of a client.
    schema frontdesk.v1
    import "common"

    /// A prospect who has not booked yet.
    message Lead {
      1  id: uuid
      3  name: string          @length(1...200)
      4  email: string?        @sensitive @format(email)
      5  stage: LeadStage
      6  value: money?
      7  createdAt: timestamp
      8  tags: [string]        @count(0...50)
      9  attributes: {string: string}
      // How to reach them.
      oneof channel 10...19 { 10 phone: string @sensitive; 11 handle: string @pattern("@[a-z]+") }
      30 country: Country @open  // of residence
      31 parent: Lead?
      32 score: double @range(0...) @deprecated("use value")
      reserved 2, 20...25, "rating"
    }

    /// How far a lead has come.
    enum LeadStage { 0 unspecified; 1 new; 2 contacted; reserved 9 }

    /// Which lead.
    message GetLeadRequest { 1 id: uuid }
    /// Which leads.
    message ListLeadsRequest { 1 page: PageRequest }
    /// Some leads.
    message LeadPage { 1 leads: [Lead] }
    /// What the new lead is.
    message CreateLeadRequest { 1 lead: Lead }
    /// What to watch.
    message WatchLeadsRequest {}
    /// What happened to a lead.
    message LeadEvent { 1 lead: Lead }

    /// Leads.
    service LeadService {
      /// Finds one lead by id.
      rpc getLead(GetLeadRequest) -> Lead
        @reads(point) @written @auth(clientAdmin, service("leads.read")) @errors(notFound)
      /// Lists leads.
      rpc listLeads(ListLeadsRequest) -> LeadPage
        @reads(page) @auth(clientAdmin(scope: "finance")) @timeout(500ms)
      /// Takes a new lead in.
      rpc createLead(CreateLeadRequest) -> Lead
        @writes @prepared @auth(only: clientAdmin, portal) @example("createLead.json")
      /// Tells of changes.
      rpc watchLeads(WatchLeadsRequest) -> stream LeadEvent
        @feed @timeout(none) @auth(supportStaff) @deprecated("use getLead")
    }

    /// Whether the server is well.
    service HealthService {
      /// Answers when it is.
      rpc check(WatchLeadsRequest) -> WatchLeadsRequest @works @tenantless @auth(public)
    }
    // The end.
    """

  static var good: [(name: String, text: String)] { [("common", common), ("lead", lead)] }

  /// The errors and warnings of one file of the package `t.v1`, whose first line is left out.
  static func findings(_ text: String) -> [Diagnostic] {
    SchemaCompiler.compile(files: [("t", "schema t.v1\n" + text)]).diagnostics
  }
}
