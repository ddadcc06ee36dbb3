import SpawnerKit

/// What `poddefault list` reports.
struct PodDefaultListReport: Encodable, Sendable {
  let keys: [String]
}

/// What `poddefault list --available` reports.
struct AvailablePodDefaultsReport: Encodable, Sendable {
  /// A label key in the file, in the cluster, or in both.
  struct Row: Encodable, Sendable {
    let key: String
    /// Whether the form preselects it.
    let isListed: Bool
    /// The value that the PodDefault wants; the web app sets `true`.
    let value: String?
    let podDefault: String?
    let namespace: String?
    let description: String?
  }

  let rows: [Row]
  /// Why nothing is known of the cluster's PodDefaults, where that is so.
  let gap: PodDefaultSurvey.Gap?

  init(listed: [String], survey: PodDefaultSurvey) {
    let known = survey.entries.map { entry in
      Row(
        key: entry.key,
        isListed: listed.contains(entry.key),
        value: entry.value,
        podDefault: entry.podDefault,
        namespace: entry.namespace,
        description: entry.description
      )
    }
    let keys = Set(survey.entries.map(\.key))
    let unknown = listed.filter { !keys.contains($0) }.map { key in
      Row(
        key: key,
        isListed: true,
        value: nil,
        podDefault: nil,
        namespace: nil,
        description: nil
      )
    }
    rows = known + unknown
    gap = survey.gap
  }
}
