/// An image that was to get a place in its list, and that is listed elsewhere in it already.
public struct StayingImage: Hashable, Sendable, Encodable {
  /// The list the image is in.
  public let group: ImageGroup
  /// Its place there, counted from 1.
  public let position: Int
  /// The text in the file.
  public let reference: String
  /// The place that was asked for.
  public let wanted: ImagePosition

  private enum CodingKeys: String, CodingKey {
    case group, position, reference
  }
}

extension SpawnerEdit {
  /// The images that the edit leaves where they are, although it names another place for them.
  ///
  /// Of several images that are added at once, each belongs directly below the one before it.
  ///
  /// - Parameters:
  ///   - edited: The file after the edit.
  ///   - original: The file before it.
  /// - Returns: The images in the order in which they were named, with their places after the edit.
  public func stayingImages(
    in edited: SpawnerDocument,
    after original: SpawnerDocument
  ) -> [StayingImage] {
    guard case .addImages(let images, let group, let position, _) = self, position != .last else {
      return []
    }
    let listed = Set(original.images().filter { $0.group == group }.map(\.reference))
    let rows = edited.images().filter { $0.group == group }
    var wanted = position
    var staying: [StayingImage] = []
    for image in images {
      let index = rows.firstIndex { $0.reference == image }
      if let index, listed.contains(image), !wanted.isPlace(of: index, in: rows) {
        staying.append(
          StayingImage(
            group: group,
            position: rows[index].position,
            reference: image,
            wanted: wanted
          )
        )
      }
      wanted = .after(image)
    }
    return staying
  }
}

extension ImagePosition {
  /// Whether an image stands there already.
  fileprivate func isPlace(of index: Int, in rows: [ListedImage]) -> Bool {
    switch self {
    case .first: index == 0
    case .last: index == rows.count - 1
    case .before(let anchor): isPlace(of: index, beside: anchor, at: index + 1, in: rows)
    case .after(let anchor): isPlace(of: index, beside: anchor, at: index - 1, in: rows)
    }
  }

  /// Whether the neighbour is the image that was named; beside itself an image stands anyway.
  private func isPlace(
    of index: Int,
    beside anchor: String,
    at neighbour: Int,
    in rows: [ListedImage]
  ) -> Bool {
    rows[index].reference == anchor
      || rows.indices.contains(neighbour) && rows[neighbour].reference == anchor
  }
}
