/// One row of an image list.
public struct ListedImage: Hashable, Sendable, Encodable {
  /// The list the image is in.
  public let group: ImageGroup
  /// The place in the list, counted from 1.
  public let position: Int
  /// The text in the file, which is what the form sends.
  public let reference: String
  /// The text the form shows.
  public let displayName: String
  /// Whether the form preselects it.
  public let isDefault: Bool
}
