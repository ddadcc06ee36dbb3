/// A list of objects as the server sends it: all of them, or one page.
public struct ObjectList<Item: KubeObject>: Sendable {
  /// The objects.
  public var items: [Item]
  /// The version of the list as a whole: watch from here on.
  public var resourceVersion: String
  /// Where the next page starts; nil on the last one.
  public var continueToken: String?

  /// Makes a list.
  ///
  /// - Parameters:
  ///   - items: The objects.
  ///   - resourceVersion: The version of the list as a whole.
  ///   - continueToken: Where the next page starts.
  public init(items: [Item], resourceVersion: String, continueToken: String? = nil) {
    self.items = items
    self.resourceVersion = resourceVersion
    self.continueToken = continueToken
  }
}

extension ObjectList: Decodable {
  private struct Metadata: Decodable {
    var resourceVersion: String?
    var `continue`: String?
  }

  private enum CodingKeys: String, CodingKey {
    case items, metadata
  }

  /// Reads a list; `null` in place of the objects is an empty list.
  ///
  /// - Parameter decoder: Where to read from.
  /// - Throws: `DecodingError` when the input is not a list of these objects.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let metadata = try container.decode(Metadata.self, forKey: .metadata)
    items = try container.decodeIfPresent([Item].self, forKey: .items) ?? []
    resourceVersion = metadata.resourceVersion ?? ""
    continueToken = metadata.continue.flatMap { $0.isEmpty ? nil : $0 }
  }
}
