import CPostgres

/// Where a PostgreSQL store is and how it is reached: a libpq connection string, checked and
/// completed. Its description never has the password.
package struct PostgresSettings: Sendable, CustomStringConvertible {
  /// Why a connection string is of no use.
  package struct Problem: Error, Sendable, Hashable {
    package let message: String
    package init(message: String) { self.message = message }
  }

  private var values: [(keyword: String, value: String)]

  /// What is set unless the string says otherwise. A peer that is gone is
  /// noticed in half a minute, and a server that cannot write is passed over.
  private static let defaults = [
    ("connect_timeout", "10"), ("keepalives_idle", "10"), ("keepalives_interval", "5"),
    ("keepalives_count", "3"), ("tcp_user_timeout", "20000"),
    ("target_session_attrs", "read-write"), ("application_name", "frontdeskd"),
  ]

  /// What is set instead for a standby: one that hangs must soon be left for the primary.
  private static let standbyDefaults = [
    ("connect_timeout", "2"), ("tcp_user_timeout", "1000"), ("target_session_attrs", "standby"),
  ]

  /// The role that serves: not the owner of the tables, and held to row security.
  package var role = "frontdesk_server"
  /// How many connections write at the same time.
  package var writers = 4
  /// How many connections there may be in all.
  package var connectionsMax = 64

  /// Whether `text` looks like a connection string, rather than a path.
  package static func matches(_ text: String) -> Bool {
    text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
  }

  /// Reads `text`, a URI or `keyword=value` pairs; `password` goes before one that it has. A
  /// standby is one host, since each is behind by itself.
  package init(
    _ text: String, password: String? = nil, isStandby: Bool = false
  ) throws(Problem) {
    var message: UnsafeMutablePointer<CChar>?
    guard let options = unsafe PQconninfoParse(text, &message) else {
      unsafe PQfreemem(message)
      // libpq's own text may repeat the string, and with it the password.
      throw Problem(
        message: "the connection string does not parse; write postgres://USER@HOST:PORT/DATABASE")
    }
    defer { unsafe PQconninfoFree(options) }
    var values: [(keyword: String, value: String)] = []
    var option = unsafe options
    while let keyword = unsafe option.pointee.keyword {
      if let value = unsafe option.pointee.val {
        unsafe values.append((String(cString: keyword), String(cString: value)))
      }
      unsafe option += 1
    }
    self.values = values
    if isStandby, "\(self["host"] ?? "")\(self["hostaddr"] ?? "")".contains(",") {
      throw Problem(message: "a standby is one host; say the option once for each")
    }
    for (keyword, value) in (isStandby ? Self.standbyDefaults : []) + Self.defaults
    where self[keyword] == nil {
      self.values.append((keyword, value))
    }
    if let password { set("password", password) }
    set("client_encoding", "UTF8")
  }

  /// The value of a keyword; nil where libpq's own default counts.
  package subscript(_ keyword: String) -> String? {
    values.first { $0.keyword == keyword }?.value
  }

  package mutating func set(_ keyword: String, _ value: String) {
    values.removeAll { $0.keyword == keyword }
    values.append((keyword, value))
  }

  /// Whether the string itself has a password, which other processes can see on a command line.
  package var hasPassword: Bool { self["password"] != nil }

  package var description: String {
    let host = self["host"] ?? self["hostaddr"] ?? "local"
    return "postgres://\(host):\(self["port"] ?? "5432")/\(self["dbname"] ?? "")"
  }

  /// All of it as libpq reads it, for somebody who waits so long for a link; 0 is for as long as
  /// the settings say. libpq counts whole seconds, and two at least, for each host.
  func connectionString(within milliseconds: Int) -> String {
    var settings = self
    if milliseconds > 0, let seconds = self["connect_timeout"].flatMap({ Int($0) }), seconds > 0 {
      settings.set("connect_timeout", String(min(seconds, max(milliseconds / 1000, 2))))
    }
    return settings.values.map { keyword, value in
      var quoted = ""
      for character in value {
        if character == "'" || character == "\\" { quoted.append("\\") }
        quoted.append(character)
      }
      return "\(keyword)='\(quoted)'"
    }.joined(separator: " ")
  }
}
