import Suggestions

/// "did you mean `x`?" for the candidate nearest to `name`, nil when none is near.
func didYouMean(_ name: String, among candidates: some Sequence<String>) -> String? {
  Suggestion.nearest(to: name, among: candidates).map { "did you mean `\($0)`?" }
}
