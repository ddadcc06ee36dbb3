public import YAMLEdit

/// The notebook form's configuration file, and what it says.
///
/// Reading never repairs anything: what the web app would not find is not listed here.
///
/// ```swift
/// let document = try SpawnerDocument(bytes)
/// for image in document.images() { … }
/// let edited = try SpawnerEdit.addVolume(volume).applied(to: document)
/// ```
public struct SpawnerDocument: Sendable {
  /// The text with its tree of places.
  public let document: Document

  /// Reads a file as the web app does.
  ///
  /// A file that reads but makes no sense, an empty one for instance, is not an error here:
  /// ``Lint`` tells what is wrong with it.
  ///
  /// - Parameter bytes: The whole file.
  /// - Throws: `YAMLError` for a file that the web app could not read.
  public init(_ bytes: [UInt8]) throws(YAMLError) {
    document = try Document(bytes)
  }

  /// Takes a file that was read already.
  ///
  /// - Parameter document: The whole file.
  public init(document: Document) { self.document = document }

  /// The text of the file.
  public var bytes: [UInt8] { document.bytes }

  /// The value below `spawnerFormDefaults`; null where there is none.
  public var defaults: YAMLValue { document.value["spawnerFormDefaults"] ?? .null }
}

extension SpawnerDocument {
  /// Lists the images of all groups, group by group, in the order of the file.
  ///
  /// - Returns: One row for each option that is text; positions count every option.
  public func images() -> [ListedImage] {
    let defaults = defaults
    let names = ImageDisplayName(defaults: defaults)
    return ImageGroup.allCases.flatMap { group in
      let section = defaults[group.section]
      let options = section?["options"]?.sequence ?? []
      return options.enumerated().compactMap { index, option -> ListedImage? in
        guard let reference = option.string else { return nil }
        return ListedImage(
          group: group,
          position: index + 1,
          reference: reference,
          displayName: names.text(for: reference),
          isDefault: section?["value"]?.string == reference
        )
      }
    }
  }

  /// Lists the default data volumes in the order of the file.
  ///
  /// - Returns: One row for each item, whatever its shape.
  public func volumes() -> [ListedVolume] {
    let items = defaults["dataVolumes"]?["value"]?.sequence ?? []
    return items.enumerated().map { index, item in
      ListedVolume(item, role: .data(position: index + 1))
    }
  }

  /// Describes the workspace volume.
  ///
  /// - Returns: One row; `nil` where the form offers no workspace.
  public func workspace() -> ListedVolume? {
    guard let value = defaults["workspaceVolume"]?["value"], value.isTrueInForm else {
      return nil
    }
    return ListedVolume(value, role: .workspace)
  }
}
