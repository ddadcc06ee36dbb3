extension LineDifference {
  /// The changes that lead from one list of lines to another, from top to bottom.
  static func changes(
    from old: [ArraySlice<UInt8>],
    to new: [ArraySlice<UInt8>]
  ) -> [Change] {
    // Most texts differ in one place: the lines around it need no numbers.
    let shared = min(old.count, new.count)
    let head = (0..<shared).first { !old[$0].hasSameBytes(as: new[$0]) } ?? shared
    let tail =
      (0..<shared - head).first { fromEnd in
        !old[old.count - 1 - fromEnd].hasSameBytes(as: new[new.count - 1 - fromEnd])
      } ?? shared - head
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      if let number = numbers[line] { return number }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    let oldNumbers = old[head..<old.count - tail].map { number($0) }
    let newNumbers = new[head..<new.count - tail].map { number($0) }
    var matcher = LineMatcher(old: oldNumbers, new: newNumbers)
    return matcher.changes().map { $0.shifted(by: head) }
  }
}

extension LineDifference.Change {
  /// The change in texts that have so many more lines at the start.
  fileprivate func shifted(by lines: Int) -> Self {
    Self(
      old: old.lowerBound + lines..<old.upperBound + lines,
      new: new.lowerBound + lines..<new.upperBound + lines
    )
  }
}

/// Matches lines, given as numbers that are equal when the lines are.
///
/// Common lines at both ends are taken off first. Then lines that occur once on both sides are
/// matched in their longest common order (patience), and each stretch between them in turn. A stretch
/// without such lines is compared in full if it is small, and taken as changed as a whole if not.
private struct LineMatcher {
  /// How many pairs of lines a full comparison may look at.
  private static let maximumPairs = 1 << 20

  let old: [Int]
  let new: [Int]
  private var found: [LineDifference.Change] = []

  init(old: [Int], new: [Int]) {
    self.old = old
    self.new = new
  }

  mutating func changes() -> [LineDifference.Change] {
    // An explicit stack, the topmost stretch being the next from the top of the text.
    var pending = [(old.indices, new.indices)]
    while let (left, right) = pending.popLast() {
      let (left, right) = trimmed(left, right)
      guard !left.isEmpty, !right.isEmpty else {
        if !left.isEmpty || !right.isEmpty { note(left, right) }
        continue
      }
      let anchors = anchors(left, right)
      if anchors.isEmpty {
        compareInFull(left, right)
      } else {
        pending += stretches(left, right, between: anchors).reversed()
      }
    }
    return found
  }

  /// Adds a change, joining it to one it touches.
  private mutating func note(_ left: Range<Int>, _ right: Range<Int>) {
    if let last = found.last, last.old.upperBound == left.lowerBound,
      last.new.upperBound == right.lowerBound
    {
      found[found.count - 1] = .init(
        old: last.old.lowerBound..<left.upperBound,
        new: last.new.lowerBound..<right.upperBound
      )
    } else {
      found.append(.init(old: left, new: right))
    }
  }

  private func trimmed(
    _ left: Range<Int>,
    _ right: Range<Int>
  ) -> (Range<Int>, Range<Int>) {
    var (leftStart, leftEnd) = (left.lowerBound, left.upperBound)
    var (rightStart, rightEnd) = (right.lowerBound, right.upperBound)
    while leftStart < leftEnd, rightStart < rightEnd, old[leftStart] == new[rightStart] {
      leftStart += 1
      rightStart += 1
    }
    while leftStart < leftEnd, rightStart < rightEnd, old[leftEnd - 1] == new[rightEnd - 1] {
      leftEnd -= 1
      rightEnd -= 1
    }
    return (leftStart..<leftEnd, rightStart..<rightEnd)
  }

  private func stretches(
    _ left: Range<Int>,
    _ right: Range<Int>,
    between anchors: [(old: Int, new: Int)]
  ) -> [(Range<Int>, Range<Int>)] {
    var stretches: [(Range<Int>, Range<Int>)] = []
    var (leftStart, rightStart) = (left.lowerBound, right.lowerBound)
    for anchor in anchors {
      stretches.append((leftStart..<anchor.old, rightStart..<anchor.new))
      (leftStart, rightStart) = (anchor.old + 1, anchor.new + 1)
    }
    stretches.append((leftStart..<left.upperBound, rightStart..<right.upperBound))
    return stretches
  }

  /// The lines that occur once on both sides, as many as keep the same order.
  private func anchors(_ left: Range<Int>, _ right: Range<Int>) -> [(old: Int, new: Int)] {
    var places: [Int: (old: Int, new: Int)] = [:]
    for index in left {
      places[old[index]] = places[old[index]] == nil ? (index, -1) : (-1, -1)
    }
    for index in right {
      guard let place = places[new[index]], place.old >= 0 else { continue }
      places[new[index]] = place.new < 0 ? (place.old, index) : (-1, -1)
    }
    let pairs = right.compactMap { index -> (old: Int, new: Int)? in
      guard let place = places[new[index]], place.old >= 0, place.new == index else { return nil }
      return place
    }
    return longestIncreasing(pairs)
  }

  /// The longest choice of pairs in which the old positions increase, too.
  private func longestIncreasing(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
    var tails: [Int] = []
    var previous = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var low = 0
      var high = tails.count
      while low < high {
        let middle = (low + high) / 2
        if pairs[tails[middle]].old < pair.old { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = tails[low - 1] }
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var chosen: [(old: Int, new: Int)] = []
    var index = tails.last ?? -1
    while index >= 0 {
      chosen.append(pairs[index])
      index = previous[index]
    }
    return chosen.reversed()
  }

  /// Finds a longest common subsequence by comparing every line with every other.
  private mutating func compareInFull(_ left: Range<Int>, _ right: Range<Int>) {
    guard left.count * right.count <= Self.maximumPairs else { return note(left, right) }
    let width = right.count + 1
    var lengths = [Int32](repeating: 0, count: (left.count + 1) * width)
    for row in stride(from: left.count - 1, through: 0, by: -1) {
      for column in stride(from: right.count - 1, through: 0, by: -1) {
        let isSame = old[left.lowerBound + row] == new[right.lowerBound + column]
        lengths[row * width + column] =
          isSame
          ? lengths[(row + 1) * width + column + 1] + 1
          : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
      }
    }
    var (row, column) = (0, 0)
    while row < left.count || column < right.count {
      let (line, other) = (left.lowerBound + row, right.lowerBound + column)
      if row < left.count, column < right.count, old[line] == new[other] {
        row += 1
        column += 1
      } else if column == right.count
        || (row < left.count
          && lengths[(row + 1) * width + column] >= lengths[row * width + column + 1])
      {
        note(line..<line + 1, other..<other)
        row += 1
      } else {
        note(line..<line, other..<other + 1)
        column += 1
      }
    }
  }
}
