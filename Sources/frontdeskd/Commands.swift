import Flags

/// What frontdeskd can do, and the help of it.
enum Commands {
  static let data = Flag(
    "data", "DIR", "Where the store, the keys and other files live.", standard: ".frontdesk")
  static let config = Flag(
    "config", "FILE", "Settings as \"name = value\" lines, below flags and environment.")

  static let json = Flag(switch: "json", "Print JSON.")

  static let serveFlags: [Flag] =
    [
      data
    ] + StoreChoice.flags + [
      StoreChoice.standbyFlag,
      Flag(
        "listen", "HOST:PORT", "Where calls are taken; port 0 picks a free one.",
        standard: "127.0.0.1:7411"),
    ] + secureFlags + [
      Flag(
        "role", "serve|work|both",
        "Of several servers on one PostgreSQL: take calls, do the work that no caller asks for "
          + "(one of them does it at a time), or both.", standard: "both"),
      Flag("admin", "HOST:PORT", "Where /metrics, /healthz and /readyz are served over HTTP."),
      Flag(
        switch: "insecure-admin", "Allow an admin address that is not loopback: it has no lock."),
      Flag(switch: "demo", "Make demonstration data and token files, and say what to try."),
      Flag("port-file", "FILE", "Write HOST:PORT here once calls are taken."),
      Flag(
        switch: "accept-loss",
        "Serve a store that has lost writes which were acknowledged, without them."),
      Flag(
        switch: "insecure-plaintext",
        "Allow an address that is not loopback without encryption."),
      Flag("reactors", "N", "Threads that own connections; by default one a core but one."),
      Flag("workers", "N", "Threads for reports and long work.", standard: "4"),
      Flag(
        "spin", "MICROSECONDS", "How long a busy reactor looks for more work before it sleeps.",
        standard: "50"),
      Flag(
        "cache", "MIB", "Page cache of the embedded store, over all reactors.", standard: "48"),
      Flag(
        "answer-cache", "MIB",
        "Customers and pages of their lists kept beside the embedded store, so that reads need "
          + "not ask it, at most 64; 0 for none. Of no use with PostgreSQL, where other servers "
          + "write too.",
        standard: "64"),
      Flag(
        "map", "MIB",
        "How much of the store each reactor maps into memory: faster reads while much is "
          + "written, for machines with memory to spare.", standard: "0"),
      Flag(
        "drain", "SECONDS", "How long calls in flight may take after SIGTERM.", standard: "30"),
    ] + limitFlags + EvidenceChoice.flags + [
      Flag(
        "access-log", "WHICH",
        "A log line a call: all, errors, slow (and the server's own faults), off.",
        standard: "slow"),
      Flag("slow-call", "MILLISECONDS", "From when on a call is slow.", standard: "1000"),
      Flag(
        "log-level", "LEVEL", "The least that is logged: debug, info, warning, error.",
        standard: "info"),
      config,
    ]

  private static let secureFlags: [Flag] = [
    Flag("tls-cert", "FILE", "Take calls over TLS 1.3 with this certificate and its chain (PEM)."),
    Flag("tls-key", "FILE", "The certificate's private key, of mode 0600."),
    Flag("tls-client-ca", "FILE", "Ask clients for a certificate of one of these authorities."),
    Flag("tls-client", "required|optional", "Whether they must have one; optional when left out."),
    Flag(
      "tls-services", "FILE",
      "Which services certificates stand for: {\"services\": [{\"name\": \"URI:...\", "
        + "\"tenant\": \"ID\", \"scopes\": [...]}]}."),
  ]

  private static let limitFlags: [Flag] = [
    Flag("connections", "N", "Connections, all together.", standard: "65536"),
    Flag("connections-per-address", "N", "Connections of one address.", standard: "8192"),
    Flag(
      "connections-before-auth", "N",
      "Connections that have shown no good token; a quarter of them of one address.",
      standard: "4096"),
    Flag(
      "max-age", "SECONDS", "How long a connection lives, 10 % more or less; 0 is without end.",
      standard: "3600"),
    Flag("idle", "SECONDS", "How long a connection without calls stays open.", standard: "300"),
    Flag(
      "calls-per-tenant", "N", "Calls of one tenant within a second.", standard: "1000000"),
    Flag(
      "queue-per-tenant", "N", "Calls of one tenant that may wait for a worker.",
      standard: "1024"),
    Flag(
      "write-wait", "MILLISECONDS",
      "How long a write may have to wait while more comes than can be done; later ones are "
        + "refused, unless they fit into the next commit and are not sheddable. By default 30, and "
        + "250 on PostgreSQL."),
    Flag(
      "workers-per-tenant", "N", "Workers that one tenant may keep busy; by default all but one."),
  ]

  static let all = CommandSet(
    "frontdeskd", "The customer-management server.",
    [
      Command(
        "serve", "Takes calls until SIGTERM or SIGINT, then finishes those in flight.",
        flags: serveFlags,
        notes: """
          Every option can also stand in the environment (FRONTDESK_LISTEN for --listen) or in
          the file of --config. Keys are made on the first start. Exit status: 0 after a drain,
          1 when it cannot start, 2 for a wrong command line, 3 when another process holds the
          directory, 4 when the store failed and the server must be started again. SIGHUP reads the
          files of --tls-... again; those that are no good change nothing.
          """),
      Command(
        "keys new", "Makes a new signing key; older ones go on being accepted.", flags: [data],
        notes: """
          Files: DIR/keys/signing.pem signs tokens, jwks.json checks them, master.key wraps the
          customers' keys (lose it, and sealed records are lost), cursor.key authenticates lists.
          """),
      Command(
        "keys rotate-master", "Puts a new master key in the place of the old one.",
        flags: StoreChoice.flags + [data],
        notes: """
          Wraps every customer's key anew; records stay as they are. The servers of the store must
          not be running. Interrupted, the same command goes on with it, and until then servers
          start with both keys. The old key stays in DIR/keys/master.until-TIME.key: backups from
          before need it, as DIR/keys/master.previous.key.
          The master key may be elsewhere: in the file that FRONTDESK_MASTER_KEY_FILE names, or as
          base64url in FRONTDESK_MASTER_KEY. To rotate it there, set it to the new key and
          FRONTDESK_MASTER_KEY_PREVIOUS_FILE, or FRONTDESK_MASTER_KEY_PREVIOUS, to the old one,
          and take that away when the command has ended.
          """),
      Command(
        "keys tls", "Makes a certificate for development, which vouches for itself, and its key.",
        flags: [
          data,
          Flag(
            "name", "NAME",
            "A host, an address or a URI that it is for; may be given several times. localhost, "
              + "127.0.0.1 and ::1 when left out.", isList: true),
          Flag("file", "NAME", "The files' name, without .crt and .key.", standard: "server"),
          Flag("days", "N", "How long it is valid.", standard: "30"),
        ],
        notes: """
          Files: DIR/tls/NAME.crt and NAME.key. Who trusts NAME.crt trusts exactly this
          certificate: give it to clients as --ca, or to the server as --tls-client-ca.
          """),
      Command(
        "token", "Prints one access token and nothing else.",
        flags: [
          data,
          Flag("role", "ROLE", "platformAdmin, clientAdmin, supportStaff or service."),
          Flag(
            "tenant", "ID",
            "The token's tenant; the demonstration tenant when left out. "
              + "Platform admins have none."),
          Flag(
            "scope", "S",
            "A scope such as customers.read; may be given several times. Client admins have "
              + "finance and manager when it is left out.",
            isList: true),
          Flag(
            "location", "ID",
            "A location that a client admin is limited to; may be given several times.",
            isList: true),
          Flag("ttl", "TIME", "How long it is valid: 90s, 15m, at most 1h.", standard: "1h"),
          Flag("subject", "NAME", "Who the token is for.", standard: "cli"),
        ],
        notes: "Example: frontdeskd token --role service --scope customers.read --ttl 15m"),
      Command(
        "demo seed", "Makes the demonstration tenant's records; doing it twice changes nothing.",
        flags: StoreChoice.flags + [
          data,
          Flag("customers", "N", "Make N more customers with bookings, always the same ones."),
        ],
        notes: """
          Prints {"tenantId","customers","bookings","leads"}: what the tenant holds of them now.
          The server must not be running.
          """),
      Command(
        "demo clean", "Removes exactly what \"demo seed\" made, and keeps the tenant.",
        flags: [data] + StoreChoice.flags,
        notes: """
          Prints {"tenantId","customers","bookings","leads"}: what was removed. The server must
          not be running.
          """),
      backup, restore, verify, copy,
      Command(
        "migrate status", "Lists the migrations of the store and when each was applied.",
        flags: [data] + StoreChoice.flags + [json],
        notes: "Changes nothing. With --json: [{\"number\",\"name\",\"appliedAt\"}]."),
      Command(
        "migrate up", "Brings the store to this program's tables; \"serve\" does so by itself.",
        flags: [data] + StoreChoice.flags + [json],
        notes: """
          On PostgreSQL the user is the owner of the database. It makes the role
          frontdesk_server, which serves, where it may; else the statements are printed that an
          administrator must run. Of several that migrate at once one works and the others wait.
          """),
      Command(
        "store lint", "Lists the statements that serve no single tenant, and why.",
        flags: [json],
        notes: "What an engine that distributes PostgreSQL by tenant cannot send to one shard."),
      Command(
        "config", "Prints the settings of \"serve\" that are in force, and where each comes from.",
        flags: serveFlags),
    ])
}
