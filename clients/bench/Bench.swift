/// Measures a Frontdesk server.
@main
enum Bench {
  static func main() {}
}
