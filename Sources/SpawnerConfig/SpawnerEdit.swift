public import YAMLEdit

/// A change to the file, said as what is wanted and not as text.
///
/// The same edit can be applied again to a newer text, after someone else has written in between.
///
/// ```swift
/// let edit = SpawnerEdit.addImages(
///   ["registry.example/lab:v2"], to: .jupyter, at: .last, makeDefault: false)
/// let edited = try edit.applied(to: document)
/// ```
public enum SpawnerEdit: Hashable, Sendable {
  /// Lists images; those listed already stay where they are. The first becomes the default if
  /// asked for, or if the group has none because its section is new.
  case addImages([String], to: ImageGroup, at: ImagePosition, makeDefault: Bool)
  /// Takes images off the list, each wherever it stands.
  case removeImages([String], from: ImageGroup, newDefault: String?)
  /// Chooses the image that the form preselects.
  case setDefaultImage(String, in: ImageGroup, addIfMissing: Bool)
  /// Puts another image in an image's place, as default too.
  case replaceImage(String, with: String, in: ImageGroup)
  /// Moves an image within its list.
  case moveImage(String, in: ImageGroup, to: ImagePosition)
  /// Adds a data volume at the end; the very same volume is not added twice.
  case addVolume(VolumeSpecification)
  /// Takes away data volumes, each named by mount, claim or new claim.
  case removeVolumes([String])
  /// Takes away all data volumes.
  case clearVolumes
  /// Makes the data volumes equal a list; items that stay keep their text.
  case setVolumes(YAMLValue)
  /// Changes parts of the workspace volume and keeps the rest.
  case setWorkspace(WorkspaceChange)
  /// Makes the workspace volume equal a value.
  case replaceWorkspace(YAMLValue)
  /// Offers no workspace volume, said as `value: null`.
  case disableWorkspace
  /// Sets, removes, locks or unlocks fields by their paths.
  case fields(FieldEdit)

  /// Applies the change.
  ///
  /// Only the bytes that must change do; where there is nothing to do the bytes are the same.
  ///
  /// - Parameter document: The file to change.
  /// - Returns: The changed file, read back and checked.
  /// - Throws: ``SpawnerConfigError``; nothing has been changed then.
  public func applied(
    to document: SpawnerDocument
  ) throws(SpawnerConfigError) -> SpawnerDocument {
    do throws(SpawnerConfigError) {
      try document.requireFormDefaults()
      return SpawnerDocument(document: try edited(document))
    } catch {
      guard let cause = error.underlying else { throw error }
      throw SpawnerConfigError(unsound: cause, findings: errorsOnPath(in: document))
    }
  }

  private func edited(_ document: SpawnerDocument) throws(SpawnerConfigError) -> Document {
    switch self {
    case .addImages(let images, let group, let position, let makeDefault):
      var list = try ImageList(group, in: document)
      try list.add(images, at: position, makeDefault: makeDefault)
      return list.document
    case .removeImages(let images, let group, let newDefault):
      var list = try ImageList(group, in: document)
      try list.remove(images, newDefault: newDefault)
      return list.document
    case .setDefaultImage(let image, let group, let addIfMissing):
      var list = try ImageList(group, in: document)
      try list.makeDefault(image, addIfMissing: addIfMissing)
      return list.document
    case .replaceImage(let old, let new, let group):
      var list = try ImageList(group, in: document)
      try list.replace(old, with: new)
      return list.document
    case .moveImage(let image, let group, let position):
      var list = try ImageList(group, in: document)
      try list.move(image, to: position)
      return list.document
    case .addVolume, .removeVolumes, .clearVolumes, .setVolumes, .setWorkspace,
      .replaceWorkspace, .disableWorkspace:
      return try editedVolumes(document)
    case .fields(let edit): return try edit.applied(to: document)
    }
  }

  private func editedVolumes(
    _ document: SpawnerDocument
  ) throws(SpawnerConfigError) -> Document {
    switch self {
    case .addVolume(let volume): try VolumeList(in: document).adding(volume)
    case .removeVolumes(let names): try VolumeList(in: document).removing(names)
    case .clearVolumes: try VolumeList(in: document).cleared()
    case .setVolumes(let value):
      try VolumeList(in: document).replaced(by: VolumeSpecification.list(reading: value))
    case .setWorkspace(let change): try Workspace(in: document).applying(change)
    case .replaceWorkspace(let value): try Workspace(in: document).replaced(by: value)
    case .disableWorkspace: try Workspace(in: document).disabled()
    case .addImages, .removeImages, .setDefaultImage, .replaceImage, .moveImage, .fields:
      document.document
    }
  }
}
