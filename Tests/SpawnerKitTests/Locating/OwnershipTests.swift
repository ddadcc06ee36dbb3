import KubeCore
import Testing

@testable import SpawnerKit

/// Who else writes an object, by the marks that they leave.
struct OwnershipTests {
  static func owners(_ metadata: JSONValue) throws -> [Ownership] {
    var metadata = metadata
    if metadata["name"] == nil { metadata["name"] = "plain" }
    return Ownership.owners(of: try metadata.decoded(as: ObjectMeta.self))
  }

  static let marks: [(JSONValue, Ownership)] = [
    (
      ["labels": ["argocd.argoproj.io/instance": "kf"]],
      Ownership(owner: .argoCD, name: "kf", evidence: "label 'argocd.argoproj.io/instance'")
    ),
    (
      ["annotations": ["argocd.argoproj.io/tracking-id": "kf:/ConfigMap:kubeflow/x"]],
      Ownership(
        owner: .argoCD,
        name: "kf",
        evidence: "annotation 'argocd.argoproj.io/tracking-id'"
      )
    ),
    (
      ["managedFields": [["manager": "argocd-controller", "operation": "Apply"]]],
      Ownership(owner: .argoCD, name: nil, evidence: "field manager 'argocd-controller'")
    ),
    (
      ["labels": ["kustomize.toolkit.fluxcd.io/name": "apps"]],
      Ownership(owner: .flux, name: "apps", evidence: "label 'kustomize.toolkit.fluxcd.io/name'")
    ),
    (
      ["managedFields": [["manager": "kustomize-controller"]]],
      Ownership(owner: .flux, name: nil, evidence: "field manager 'kustomize-controller'")
    ),
    (
      ["annotations": ["meta.helm.sh/release-name": "r"]],
      Ownership(owner: .helm, name: "r", evidence: "annotation 'meta.helm.sh/release-name'")
    ),
    (
      ["labels": ["app.kubernetes.io/managed-by": "Helm"]],
      Ownership(owner: .helm, name: nil, evidence: "label 'app.kubernetes.io/managed-by'")
    ),
    (
      ["labels": ["app.juju.is/created-by": "jupyter-ui"]],
      Ownership(owner: .juju, name: "jupyter-ui", evidence: "label 'app.juju.is/created-by'")
    ),
    (
      ["name": "jupyter-web-app-config-9c2fbg2gdc"],
      Ownership(
        owner: .kustomize,
        name: "jupyter-web-app-config",
        evidence: "hash '9c2fbg2gdc' in the name"
      )
    ),
    (
      ["annotations": ["kubectl.kubernetes.io/last-applied-configuration": "{}"]],
      Ownership(
        owner: .kubectlApply,
        name: nil,
        evidence: "annotation 'kubectl.kubernetes.io/last-applied-configuration'"
      )
    ),
  ]

  @Test(arguments: marks)
  func `each mark names its owner`(_ metadata: JSONValue, _ owner: Ownership) throws {
    #expect(try Self.owners(metadata) == [owner])
  }

  @Test func `an owner with several marks is named once, by the surest of them`() throws {
    let owners = try Self.owners([
      "name": "config-9c2fbg2gdc",
      "labels": ["argocd.argoproj.io/instance": "kf"],
      "annotations": ["argocd.argoproj.io/tracking-id": "kf:x"],
    ])
    #expect(owners.map(\.owner) == [.argoCD, .kustomize])
  }

  @Test func `an object without marks has no owner`() throws {
    let owners = try Self.owners([
      "labels": ["app": "x", "app.kubernetes.io/managed-by": "me"],
      "managedFields": [["manager": "kubectl-edit"]],
    ])
    #expect(owners == [])
  }

  @Test(arguments: [
    ("jupyter-web-app-config-9c2fbg2gdc", "jupyter-web-app-config"), ("a-2456789bcd", "a"),
  ])
  func `a hash is told from other endings`(_ name: String, _ stem: String) {
    #expect(HashedName(name)?.stem == stem)
  }

  @Test(arguments: [
    "jupyter-web-app-config", "config-9c2fbg2gd", "config-9c2fbg2gdca", "config-9c2fbg2gda",
    "config-0c2fbg2gdc", "9c2fbg2gdc", "-9c2fbg2gdc",
  ])
  func `what only looks like a hash is none`(_ name: String) {
    #expect(HashedName(name) == nil)
  }

  @Test func `siblings differ in nothing but the hash`() {
    let names = [
      "c-9c2fbg2gdc", "c-kkkkkkkkkk", "c-bbbbbbbbbb", "d-bbbbbbbbbb", "c", "c-plain",
    ]
    #expect(
      HashedName.siblings(of: "c-9c2fbg2gdc", among: names) == ["c-bbbbbbbbbb", "c-kkkkkkkkkk"]
    )
    #expect(HashedName.siblings(of: "c", among: names) == [])
  }
}
