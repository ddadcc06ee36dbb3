internal import YAMLEdit

/// How the form shortens an image in its dropdown.
struct ImageDisplayName {
  var hidesRegistry: Bool
  var hidesTag: Bool

  /// Reads the two switches; the form only asks whether they count as true.
  init(defaults: YAMLValue) {
    hidesRegistry = defaults["hideRegistry"]?.isTrueInForm ?? false
    hidesTag = defaults["hideTag"]?.isTrueInForm ?? false
  }

  /// Shortens a reference just as the form does, odd results included.
  ///
  /// The form cuts at every colon and keeps two pieces only, so an image with a port in its
  /// registry loses its tag on screen.
  func text(for reference: String) -> String {
    let pieces = reference.utf8
      .split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
    let end = (hidesTag ? pieces[0] : pieces[min(1, pieces.count - 1)]).endIndex
    return String(reference[start(of: pieces[0])..<end])
  }

  /// Where the name starts that is shown: behind the registry, if that is hidden and looks like one.
  private func start(of path: Substring.UTF8View) -> String.Index {
    guard hidesRegistry, let slash = path.firstIndex(of: UInt8(ascii: "/")),
      path[..<slash].contains(UInt8(ascii: "."))
    else { return path.startIndex }
    return path.index(after: slash)
  }
}
