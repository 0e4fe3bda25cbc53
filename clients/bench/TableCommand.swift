import Flags
import Foundation
import LoadTest

/// `bench table`: what the runs came to, as text and as a page.
struct TableCommand {
  private let figures: Figures
  private let html: String?

  init(_ settings: Settings) throws(LoadFailure) {
    guard let data = FileManager.default.contents(atPath: settings.arguments[0]) else {
      throw .load(LoadError("\(settings.arguments[0]) cannot be read."))
    }
    figures = Figures(String(decoding: data, as: UTF8.self))
    html = settings["html"]
  }

  func run() throws(LoadFailure) {
    let machine = Machine.current.text
    print(machine)
    print(Self.text(Figures.head, figures.cells))
    let targets = Target.all.compactMap { $0.row(figures) }
    if !targets.isEmpty { print("\n" + Self.text(Target.head, targets)) }
    let others = others
    if !others.isEmpty { print("\n" + Self.text(["figure", "median", "min..max"], others)) }
    guard let html else { return }
    var body = "<p class=\"facts\">\(HTMLText.escaped(machine))</p>\n"
    if !targets.isEmpty {
      body += "<h2>Beside the peers</h2>\n" + HTMLText.table(Target.head, targets)
    }
    body += "<div class=\"plots\">\(plots.map(\.html).joined())</div>\n"
    body += "<h2>All figures</h2>\n" + HTMLText.table(Figures.head, figures.cells)
    if !others.isEmpty { body += HTMLText.table(["figure", "median", "min..max"], others) }
    let page = HTMLText.page("Frontdesk measured", body)
    guard FileManager.default.createFile(atPath: html, contents: Data(page.utf8)) else {
      throw .load(LoadError("\(html) cannot be written."))
    }
  }

  /// What is not a rate of calls: bytes a second, memory, start, codec, the size of commits.
  private var others: [[String]] {
    figures.rows.flatMap { row in
      ["mbs", "kib", "ms", "enc_ns", "dec_ns", "batch", "bytes"].compactMap { key -> [String]? in
        guard let median = row.median(key), let spread = row.spread(key) else { return nil }
        return [
          "\(row.part) \(row.name), \(key)", NumberText.short(median),
          "\(NumberText.short(spread.least))..\(NumberText.short(spread.most))",
        ]
      }
    }
  }

  /// Rows named `CASE at N` are points of one line over N; each part has plots of its own.
  private var plots: [Plot] {
    var parts: [String: [String: [(Double, Figures.Row)]]] = [:]
    for row in figures.rows {
      let words = row.name.split(separator: " ")
      guard words.count > 2, words[words.count - 2] == "at",
        let size = Double(words[words.count - 1])
      else { continue }
      let name = words.dropLast(2).joined(separator: " ")
      parts[row.part, default: [:]][name, default: []].append((size, row))
    }
    let kinds = [
      ("rps", "calls a second", "calls/s"), ("srv_us", "server CPU a call", "microseconds"),
      ("p99us", "p99", "microseconds"),
    ]
    return parts.sorted { $0.key < $1.key }.flatMap { part, cases in
      kinds.map { key, title, unit in
        let series = cases.sorted { $0.key < $1.key }.map { name, points in
          Plot.Series(
            name,
            points.sorted { $0.0 < $1.0 }.compactMap { size, row in
              row.median(key).map { (x: size, y: $0) }
            })
        }
        var plot = Plot("\(title) by \(part)", x: "\(part), logarithmic", y: unit, series)
        plot.hasLogX = true
        return plot
      }
    }
  }

  private static func text(_ head: [String], _ rows: [[String]]) -> String {
    let all = [head] + rows
    let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      row.enumerated().map { column, cell in
        NumberText.padded(cell, to: column == 0 ? -widths[0] : widths[column] + 2)
      }.joined()
    }.joined(separator: "\n")
  }
}
