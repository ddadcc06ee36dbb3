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
    let pieces = reference.split(separator: ":", omittingEmptySubsequences: false)
    var path = (pieces.first ?? "").split(separator: "/", omittingEmptySubsequences: false)
    if hidesRegistry, path.count > 1, path[0].contains(".") { path.removeFirst() }
    let name = path.joined(separator: "/")
    return pieces.count > 1 && !hidesTag ? "\(name):\(pieces[1])" : name
  }
}
