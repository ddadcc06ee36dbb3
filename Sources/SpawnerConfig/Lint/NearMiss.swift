/// Finds the name that somebody most likely meant to write.
struct NearMiss {
  private let wanted: [Character]

  init(_ wanted: String) { self.wanted = Array(wanted.lowercased()) }

  /// The closest of some names, if it is close: at most one character in five is wrong.
  func best(of names: [String]) -> String? {
    let nearest = names.map { (name: $0, distance: distance(to: Array($0.lowercased()))) }
      .min { $0.distance < $1.distance }
    guard let nearest, nearest.distance * 5 <= wanted.count else { return nil }
    return nearest.name
  }

  /// The number of characters to insert, remove or exchange, row by row of the usual table.
  private func distance(to other: [Character]) -> Int {
    var row = Array(0...other.count)
    for (index, character) in wanted.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, candidate) in other.enumerated() {
        let cost = min(
          row[column] + 1,
          row[column + 1] + 1,
          diagonal + (character == candidate ? 0 : 1)
        )
        diagonal = row[column + 1]
        row[column + 1] = cost
      }
    }
    return row[other.count]
  }
}
