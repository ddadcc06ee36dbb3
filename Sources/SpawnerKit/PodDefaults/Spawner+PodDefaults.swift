import KubeCore

extension Spawner {
  /// Looks at the PodDefaults of all namespaces, or of those of profiles where only that is
  /// allowed.
  ///
  /// A cluster without PodDefaults, and one that does not show them, are not errors.
  ///
  /// - Returns: What they select pods by.
  /// - Throws: `KubeError` when the cluster does not answer; ``SpawnerError`` with code
  ///   `interrupted`.
  public func podDefaults() async throws -> PodDefaultSurvey {
    try await interruptible {
      do {
        let list = try await api.list(PodDefault.self, namespace: nil)
        return PodDefaultSurvey(of: list.items)
      } catch let error as KubeError where error.isNotFound {
        return PodDefaultSurvey(entries: [], gap: .notInstalled)
      } catch let error as KubeError where error.isForbidden {
        return try await podDefaultsOfProfiles()
      }
    }
  }

  /// Looks into one profile's namespace after the other, past those that are closed.
  private func podDefaultsOfProfiles() async throws -> PodDefaultSurvey {
    var found: [PodDefault] = []
    var isAllowed = false
    do {
      let profiles = try await api.list(
        Namespace.self,
        namespace: nil,
        labelSelector: "app.kubernetes.io/part-of=kubeflow-profile"
      )
      for profile in profiles.items {
        do {
          found += try await api.list(PodDefault.self, namespace: profile.name).items
          isAllowed = true
        } catch let error as KubeError where error.isForbidden {
          continue
        }
      }
    } catch let error as KubeError where error.isForbidden {
      isAllowed = false
    } catch let error as KubeError where error.isNotFound {
      return PodDefaultSurvey(entries: [], gap: .notInstalled)
    }
    return isAllowed
      ? PodDefaultSurvey(of: found) : PodDefaultSurvey(entries: [], gap: .notAllowed)
  }
}

extension PodDefaultSurvey {
  init(of podDefaults: [PodDefault]) {
    let entries = podDefaults.flatMap { podDefault in
      podDefault.matchLabels.map { key, value in
        Entry(
          key: key,
          value: value,
          podDefault: podDefault.name,
          namespace: podDefault.metadata.namespace ?? "",
          description: podDefault.spec?.desc
        )
      }
    }
    self.init(
      entries: entries.sorted {
        ($0.key, $0.namespace, $0.podDefault) < ($1.key, $1.namespace, $1.podDefault)
      },
      gap: nil
    )
  }
}
