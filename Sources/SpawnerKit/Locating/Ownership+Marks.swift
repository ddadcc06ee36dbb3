import KubeCore

extension Ownership {
  /// Every owner that left its mark on an object, the surest first, each owner once.
  static func owners(of object: ObjectMeta) -> [Ownership] {
    var seen: Set<Owner> = []
    let marks =
      labelled(object) + annotated(object) + managing(object) + generated(object)
    return marks.filter { seen.insert($0.owner).inserted }
  }

  private static func labelled(_ object: ObjectMeta) -> [Ownership] {
    let known: [(label: String, owner: Owner)] = [
      ("argocd.argoproj.io/instance", .argoCD),
      ("kustomize.toolkit.fluxcd.io/name", .flux),
      ("helm.toolkit.fluxcd.io/name", .flux),
      ("app.juju.is/created-by", .juju),
      ("model.juju.is/name", .juju),
    ]
    var marks = known.compactMap { mark in
      object.labels[mark.label].map {
        Ownership(owner: mark.owner, name: $0, evidence: "label '\(mark.label)'")
      }
    }
    let label = "app.kubernetes.io/managed-by"
    if let owner = managers[object.labels[label]?.lowercased() ?? ""] {
      marks.append(Ownership(owner: owner, name: nil, evidence: "label '\(label)'"))
    }
    return marks
  }

  private static let managers: [String: Owner] = ["helm": .helm, "juju": .juju]

  private static func annotated(_ object: ObjectMeta) -> [Ownership] {
    var marks: [Ownership] = []
    let tracking = "argocd.argoproj.io/tracking-id"
    if let id = object.annotations[tracking] {
      let name = id.split(separator: ":").first.map { String($0) }
      marks.append(Ownership(owner: .argoCD, name: name, evidence: "annotation '\(tracking)'"))
    }
    let release = "meta.helm.sh/release-name"
    if let name = object.annotations[release] {
      marks.append(Ownership(owner: .helm, name: name, evidence: "annotation '\(release)'"))
    }
    return marks
  }

  private static func managing(_ object: ObjectMeta) -> [Ownership] {
    let known: [(manager: String, owner: Owner)] = [
      ("argocd-controller", .argoCD), ("argocd-application-controller", .argoCD),
      ("kustomize-controller", .flux), ("helm-controller", .flux), ("helm", .helm),
    ]
    return known.compactMap { mark in
      guard object.managedFields.contains(where: { $0.manager == mark.manager }) else { return nil }
      return Ownership(
        owner: mark.owner,
        name: nil,
        evidence: "field manager '\(mark.manager)'"
      )
    }
  }

  private static func generated(_ object: ObjectMeta) -> [Ownership] {
    var marks: [Ownership] = []
    if let name = HashedName(object.name) {
      marks.append(
        Ownership(
          owner: .kustomize,
          name: name.stem,
          evidence: "hash '\(name.hash)' in the name"
        )
      )
    }
    let applied = "kubectl.kubernetes.io/last-applied-configuration"
    if object.annotations[applied] != nil {
      marks.append(
        Ownership(owner: .kubectlApply, name: nil, evidence: "annotation '\(applied)'")
      )
    }
    return marks
  }
}
