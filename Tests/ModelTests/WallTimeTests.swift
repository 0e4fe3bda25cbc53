import Model
import Testing
import WireFormat

/// Moments as files write them.
@Suite struct `A moment in a file` {
  @Test(arguments: [
    ("2024-05-31", 1_717_110_000), ("2024-05-31 14:30", 1_717_162_200),
    ("2024-05-31T14:30:05", 1_717_162_205), ("2024-01-31 14:30", 1_706_711_400),
    ("2024-05-31T14:30Z", 1_717_165_800), ("2024-05-31 14:30:05.25 +02:00", 1_717_158_605),
    ("2024-05-31T14:30-0330", 1_717_178_400), ("2024-02-29T00:00Z", 1_709_164_800),
  ])
  func `is on the tenant's wall clock, unless it names its zone`(_ text: String, _ seconds: Int64)
    throws
  {
    let calendar = try #require(TenantCalendar(timeZone: "Europe/Dublin"))
    #expect(calendar.moment(text)?.microseconds == seconds * 1_000_000, "\(text)")
  }

  @Test(arguments: [
    "", "yesterday", "2024-13-01", "2023-02-29", "2024-5-31", "31.05.2024", "2024-05-31 24:00",
    "2024-05-31 14", "2024-05-31 14:3", "2024-05-31 14:30:61", "2024-05-31 14:30 CET",
    "2024-05-31 14:30+15:00", "2024-05-31 14:30.", "2024-05-31 14:30:05.", "2024-05-31x",
    "2024-05-31 14:30Z more", "２024-05-31",
  ])
  func `is refused where it could be another one`(_ text: String) throws {
    let calendar = try #require(TenantCalendar(timeZone: "Europe/Dublin"))
    #expect(calendar.moment(text) == nil, "\(text)")
  }
}
