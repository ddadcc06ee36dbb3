import SpawnerKit

/// Compares label keys with what the PodDefaults of the cluster select, before they are listed.
struct PodDefaultCheck: Sendable {
  let keys: [String]
  /// What names the installation, for the command that is proposed.
  let words: String

  /// Tells what is doubtful about the keys.
  ///
  /// - Parameters:
  ///   - spawner: The cluster.
  ///   - console: Takes the notes.
  /// - Throws: ``PodDefaultNameError`` for a key that is the name of a PodDefault and no key;
  ///   `KubeError` when the cluster does not answer.
  func run(_ spawner: Spawner, console: Console) async throws {
    let survey = try await spawner.podDefaults()
    for remark in survey.remarks(about: keys) { console.tell(remark) }
    for key in keys where !survey.entries.contains(where: { $0.key == key }) {
      let named = survey.entries(ofPodDefault: key)
      if !named.isEmpty {
        throw PodDefaultNameError(name: key, keys: named.map(\.key), words: words)
      }
    }
  }
}

/// The name of a PodDefault where a label key is needed.
struct PodDefaultNameError: Error, Hashable {
  let name: String
  /// The keys that the PodDefault selects pods by, at least one.
  let keys: [String]
  /// What names the installation, for the command that is proposed.
  let words: String

  /// What happened, with the key that was probably meant.
  var message: String {
    let noun = keys.count == 1 ? "the label key" : "one of the label keys"
    let list = keys.map { "'\($0)'" }.joined(separator: ", ")
    return "'\(name)' is the name of a PodDefault, and no PodDefault selects pods by a label key "
      + "'\(name)': did you mean \(noun) \(list) of PodDefault '\(name)'?"
  }
}

extension PodDefaultSurvey {
  /// What to know about label keys that are to be listed.
  func remarks(about keys: [String]) -> [Remark] {
    guard gap == nil else { return remarks }
    return keys.flatMap { key -> [Remark] in
      let found = entries.filter { $0.key == key }
      if found.isEmpty {
        guard entries(ofPodDefault: key).isEmpty else { return [] }
        return [.note("no PodDefault in the cluster selects pods by the label key '\(key)' yet")]
      }
      return found.filter { !$0.isSettable }.map(\.mismatch)
    }
  }

  /// What to know about what was found, or why nothing was.
  var remarks: [Remark] {
    switch gap {
    case .notAllowed?:
      [.note("not allowed to list PodDefaults: which label keys they select is not known")]
    case .notInstalled?: [.note("the cluster has no PodDefaults: the kind is not installed")]
    case nil: entries.filter { !$0.isSettable }.map(\.mismatch)
    }
  }
}

extension PodDefaultSurvey.Entry {
  /// That the form can never set the label as the PodDefault wants it.
  fileprivate var mismatch: Remark {
    .warning(
      "PodDefault '\(podDefault)' in namespace '\(namespace)' wants '\(key)' to be '\(value)', "
        + "and the web app sets 'true': no notebook gets it by the form"
    )
  }
}
