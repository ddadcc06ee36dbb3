internal import YAMLEdit

/// Fixes that can be made together: each of them changes what none of the others touches.
///
/// Paths count the items of lists as they are in the file that the findings are about. So of one
/// list items are taken away only from the end to the start, and none behind one that is gone is
/// touched any more.
struct FixBatch: Sendable {
  /// The findings whose fixes these are, in the order in which they are made.
  private(set) var findings: [Finding] = []
  private var steps: [LintFix.Step] = []
  private var ranges: [Range<Int>] = []
  private var changed: Set<YAMLPath> = []
  private var parents: Set<YAMLPath> = []
  private var removed: [YAMLPath: Int] = [:]

  /// Takes as many findings as go together.
  ///
  /// - Parameters:
  ///   - candidates: Findings about one file that have a fix, those at its end first.
  ///   - limit: How many fixes there may be at most.
  init(of candidates: some Sequence<Finding>, atMost limit: Int) {
    for finding in candidates {
      guard findings.count < limit else { return }
      take(finding)
    }
  }

  /// Makes the fixes.
  ///
  /// - Parameter bytes: The whole file.
  /// - Returns: The changed file.
  /// - Throws: `YAMLError` if the file cannot be edited at one of the places.
  func applied(to bytes: [UInt8]) throws(YAMLError) -> [UInt8] {
    guard ranges.isEmpty else {
      // What is behind a stretch keeps its place until its turn.
      return try LintFix(steps: steps.sorted { $0.start > $1.start }).applied(to: bytes)
    }
    return try LintFix(steps: steps).applied(to: bytes)
  }

  private mutating func take(_ finding: Finding) {
    guard let fix = finding.fix, goesWithTheOthers(fix.steps) else { return }
    findings.append(finding)
    steps += fix.steps
    for step in fix.steps {
      if case .replace(let range, _) = step { ranges.append(range) }
      guard let path = step.path else { continue }
      changed.insert(path)
      for parent in path.ancestors { parents.insert(parent) }
      if case .remove = step, case .index(let index) = path.steps.last, let list = path.parent {
        removed[list] = min(index, removed[list] ?? index)
      }
    }
  }

  private func goesWithTheOthers(_ new: [LintFix.Step]) -> Bool {
    // The steps of one fix are made for each other, but not for being made among others.
    guard steps.isEmpty || new.count == 1 else { return false }
    return new.allSatisfy { step in
      switch step {
      case .replace(let range, _):
        changed.isEmpty && !ranges.contains { $0.overlaps(range) }
      case .set(let path, _), .remove(let path):
        ranges.isEmpty && isUntouched(path)
      }
    }
  }

  private func isUntouched(_ path: YAMLPath) -> Bool {
    guard !changed.contains(path), !parents.contains(path) else { return false }
    for (position, ancestor) in path.ancestors.enumerated() {
      if changed.contains(ancestor) { return false }
      if case .index(let index) = path.steps[position], let first = removed[ancestor],
        index >= first
      {
        return false
      }
    }
    return true
  }
}

extension YAMLPath {
  /// The paths of everything around a value, the root first.
  fileprivate var ancestors: [YAMLPath] {
    steps.indices.map { YAMLPath(Array(steps[..<$0])) }
  }
}

extension LintFix.Step {
  fileprivate var path: YAMLPath? {
    switch self {
    case .set(let path, _), .remove(let path): path
    case .replace: nil
    }
  }

  fileprivate var start: Int {
    if case .replace(let range, _) = self { range.lowerBound } else { 0 }
  }
}
