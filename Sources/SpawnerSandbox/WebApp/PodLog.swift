/// The lines a container wrote.
struct PodLog: Sendable {
  struct Line: Sendable {
    let time: Duration
    let text: String
  }

  private(set) var lines: [Line] = []

  mutating func write(_ text: String, at time: Duration) {
    lines.append(Line(time: time, text: text))
  }
}
