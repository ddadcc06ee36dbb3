/// A place in an image list.
public enum ImagePosition: Hashable, Sendable {
  /// At the top.
  case first
  /// At the bottom.
  case last
  /// Directly above the image with this text.
  case before(String)
  /// Directly below the image with this text.
  case after(String)
}
