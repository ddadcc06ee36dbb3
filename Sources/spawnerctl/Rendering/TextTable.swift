/// Columns of text under headings, as kubectl prints them: upper-case heads, three blanks between.
struct TextTable {
  let headings: [String]
  private(set) var rows: [[String]] = []

  init(_ headings: [String]) {
    self.headings = headings
  }

  /// Adds a row; an empty cell is shown as a dash, so that columns can still be counted.
  mutating func append(_ cells: [String]) {
    rows.append(cells.map { $0.isEmpty ? "-" : $0 })
  }

  /// The lines, without blanks at their ends; nothing at all when there is no row.
  func rendered() -> String {
    if rows.isEmpty { return "" }
    let lines = [headings] + rows
    let widths = headings.indices.map { column in
      lines.map { $0[column].columns }.max() ?? 0
    }
    return lines.map { line($0, widths: widths) + "\n" }.joined()
  }

  private func line(_ cells: [String], widths: [Int]) -> String {
    let last = cells.count - 1
    return zip(cells.indices, cells).map { index, cell in
      index == last ? cell : cell.padded(toColumns: widths[index] + 3)
    }.joined()
  }
}
