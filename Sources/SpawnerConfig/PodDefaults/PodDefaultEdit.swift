internal import YAMLEdit

/// A change to the PodDefaults that the form preselects.
///
/// The form knows a PodDefault by a label key of its selector, not by its name: each key listed
/// becomes a label of the notebook's pod, with the value `true`.
public enum PodDefaultEdit: Hashable, Sendable {
  /// Preselects label keys; those listed already stay where they are.
  case add([String])
  /// Preselects label keys no longer.
  case remove([String])
}

extension PodDefaultEdit {
  func edited(_ document: SpawnerDocument) throws(SpawnerConfigError) -> Document {
    var list = try PodDefaultList(in: document)
    switch self {
    case .add(let keys): try list.add(keys)
    case .remove(let keys): try list.remove(keys)
    }
    return list.document
  }

  /// What the change may write to.
  var targets: [YAMLPath] { [PodDefaultList.valuePath] }

  /// The change in a few words.
  var summary: String {
    switch self {
    case .add(let keys): "preselect PodDefaults by \(keys.named("label key"))"
    case .remove(let keys): "no longer preselect PodDefaults by \(keys.named("label key"))"
    }
  }

  /// That what was added are label keys, said at their place in the edited file.
  func notes(on document: SpawnerDocument) -> [Finding] {
    guard case .add = self else { return [] }
    return LintRule.configurationMeaning.check(LintContext(document: document.document))
      .filter { $0.severity == .info }
  }
}
