import Telemetry
import Testing

@Suite("Metrics as text")
struct PrometheusTextTests {
  @Test func `Families come with HELP and TYPE, labels are escaped`() {
    var page = PrometheusText(prefix: "x_")
    page.family("calls_total", .counter, "Calls.")
    page.sample(3, [("name", "a\"b\\c\nd"), ("code", "ok")])
    page.standardFamily("process_cpu_seconds_total", .counter, "CPU.")
    page.sample(0.25)
    #expect(
      page.text == """
        # HELP x_calls_total Calls.
        # TYPE x_calls_total counter
        x_calls_total{name="a\\"b\\\\c\\nd",code="ok"} 3
        # HELP process_cpu_seconds_total CPU.
        # TYPE process_cpu_seconds_total counter
        process_cpu_seconds_total 0.25

        """)
  }

  @Test func `A histogram counts up to each bound`() {
    var page = PrometheusText(prefix: "")
    page.family("t", .histogram, "T.")
    page.histogram(bounds: [0.5, 1], counts: [2, 0, 3], sum: 7.5, [("lane", "writes")])
    let lines = page.text.split(separator: "\n").dropFirst(2)
    #expect(
      Array(lines) == [
        #"t_bucket{lane="writes",le="0.5"} 2"#, #"t_bucket{lane="writes",le="1.0"} 2"#,
        #"t_bucket{lane="writes",le="+Inf"} 5"#, #"t_sum{lane="writes"} 7.5"#,
        #"t_count{lane="writes"} 5"#,
      ])
  }
}
