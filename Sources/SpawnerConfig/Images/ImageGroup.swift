/// One of the three image lists of the form, each for a kind of web application.
public enum ImageGroup: String, CaseIterable, Sendable, Codable {
  /// JupyterLab and everything that obeys its base URL variable.
  case jupyter
  /// Applications that expect to be served at the root path, such as VS Code.
  case groupOne = "group-one"
  /// Applications told their root path by a header, such as RStudio.
  case groupTwo = "group-two"

  /// The key below `spawnerFormDefaults` that holds the group.
  public var section: String {
    switch self {
    case .jupyter: "image"
    case .groupOne: "imageGroupOne"
    case .groupTwo: "imageGroupTwo"
    }
  }
}
