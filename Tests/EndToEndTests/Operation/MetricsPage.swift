import Testing

/// A metrics page, read as strictly as the text format's page says: each family once, with HELP
/// and TYPE before its samples, every sample of the family at hand, histograms whole.
struct MetricsPage {
  struct Sample: Hashable {
    let name: String
    let labels: [String: String]
    let value: Double
  }

  struct Broken: Error {
    let line: String
    let why: String
  }

  private(set) var types: [String: String] = [:]
  private(set) var samples: [Sample] = []

  init(_ text: String) throws {
    guard text.hasSuffix("\n") else { throw Broken(line: "", why: "no end of line at the end") }
    var family = ""
    var helped: Set<String> = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let words = line.split(separator: " ", maxSplits: 3).map(String.init)
      if line.hasPrefix("# HELP ") {
        guard words.count == 4, helped.insert(words[2]).inserted else {
          throw Broken(line: String(line), why: "HELP twice or empty")
        }
        family = words[2]
      } else if line.hasPrefix("# TYPE ") {
        guard words.count == 4, words[2] == family, types[family] == nil,
          ["counter", "gauge", "histogram"].contains(words[3])
        else { throw Broken(line: String(line), why: "TYPE") }
        guard words[3] != "counter" || family.hasSuffix("_total") else {
          throw Broken(line: String(line), why: "counters end in _total")
        }
        types[family] = words[3]
      } else {
        let sample = try Self.sample(String(line))
        let suffixes = types[family] == "histogram" ? ["_bucket", "_sum", "_count"] : [""]
        guard types[family] != nil, suffixes.contains(where: { sample.name == family + $0 })
        else { throw Broken(line: String(line), why: "not of the family \(family)") }
        samples.append(sample)
      }
    }
    let keys = samples.map { Sample(name: $0.name, labels: $0.labels, value: 0) }
    guard Set(keys).count == keys.count else { throw Broken(line: "", why: "a sample twice") }
    for (name, type) in types where type == "histogram" { try checkHistogram(name) }
  }

  /// The value of the sample with at least these labels; nil when there is none.
  func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
    samples.first { sample in
      sample.name == name && labels.allSatisfy { sample.labels[$0.key] == $0.value }
    }?.value
  }

  private func checkHistogram(_ name: String) throws {
    let counts = samples.filter { $0.name == name + "_count" }
    for count in counts {
      let buckets = samples.filter { sample in
        var labels = sample.labels
        labels["le"] = nil
        return sample.name == name + "_bucket" && labels == count.labels
      }
      let values = buckets.map(\.value)
      guard values == values.sorted(), buckets.last?.labels["le"] == "+Inf",
        buckets.last?.value == count.value,
        samples.contains(where: { $0.name == name + "_sum" && $0.labels == count.labels })
      else { throw Broken(line: name, why: "a histogram that is not whole") }
    }
  }

  private static func sample(_ line: String) throws -> Sample {
    let pattern = /([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)/
    guard let match = try pattern.wholeMatch(in: line), let value = Double(match.3) else {
      throw Broken(line: line, why: "no sample")
    }
    var labels: [String: String] = [:]
    var rest = match.2 ?? ""
    let label = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/
    while !rest.isEmpty {
      guard let found = try label.prefixMatch(in: rest), labels[String(found.1)] == nil else {
        throw Broken(line: line, why: "labels")
      }
      labels[String(found.1)] = String(found.2)
      rest = rest[found.range.upperBound...]
    }
    return Sample(name: String(match.1), labels: labels, value: value)
  }
}
