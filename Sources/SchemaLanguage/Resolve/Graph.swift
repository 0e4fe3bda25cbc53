/// Some cycles of a graph given as the targets of each node; at least one when there is any.
func cycles(in graph: [[Int]]) -> [[Int]] {
  // Nodes that lead nowhere are taken away until only those remain that reach a cycle.
  var sources: [[Int]] = Array(repeating: [], count: graph.count)
  var degree = graph.map(\.count)
  for (node, targets) in graph.enumerated() {
    for target in targets { sources[target].append(node) }
  }
  var ends = graph.indices.filter { degree[$0] == 0 }
  while let end = ends.popLast() {
    for source in sources[end] {
      degree[source] -= 1
      if degree[source] == 0 { ends.append(source) }
    }
  }
  var found: [[Int]] = []
  var visited: Set<Int> = []
  for start in graph.indices where degree[start] > 0 {
    var path: [Int] = []
    var place: [Int: Int] = [:]
    var node: Int? = start
    while let current = node, !visited.contains(current) {
      visited.insert(current)
      place[current] = path.count
      path.append(current)
      node = graph[current].first { degree[$0] > 0 }
    }
    if let node, let first = place[node] { found.append(Array(path[first...])) }
  }
  return found
}
