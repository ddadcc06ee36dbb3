import KubeCore
import TestSupport
import Testing

@testable import SpawnerKit

/// The label keys that the PodDefaults of a cluster select by.
struct PodDefaultSurveyTests {
  private static func podDefault(
    _ name: String,
    in namespace: String,
    _ labels: [String: String],
    describedAs description: String? = nil
  ) -> JSONValue {
    var spec: JSONValue = [
      "selector": ["matchLabels": .object(labels.mapValues { .string($0) })]
    ]
    spec["desc"] = description.map { .string($0) }
    return [
      "metadata": ["name": .string(name), "namespace": .string(namespace)], "spec": spec,
    ]
  }

  private static func kube() throws -> FakeKube {
    let kube = FakeKube()
    for object in [
      podDefault("git", in: "b", ["use-git": "true"], describedAs: "für git"),
      podDefault("git", in: "a", ["use-git": "true"]),
      podDefault("mirror", in: "a", ["mirror": "yes", "team": "true"]),
      ["metadata": ["name": "all", "namespace": "a"], "spec": [:]],
    ] {
      try kube.create(PodDefault.self, object)
    }
    for (name, part) in [("a", "kubeflow-profile"), ("b", "kubeflow-profile"), ("c", "kubeflow")] {
      let labels: JSONValue = ["app.kubernetes.io/part-of": .string(part)]
      try kube.create(
        Namespace.self,
        ["metadata": ["name": .string(name), "labels": labels]]
      )
    }
    return kube
  }

  private static func survey(_ kube: FakeKube) async throws -> PodDefaultSurvey {
    try await Spawner(api: kube, clock: ManualClock.forLoops()).podDefaults()
  }

  @Test func `finds the keys in all namespaces, in one request`() async throws {
    let kube = try Self.kube()
    let survey = try await Self.survey(kube)
    #expect(survey.gap == nil)
    #expect(
      survey.entries.map { "\($0.key)=\($0.value) \($0.namespace)/\($0.podDefault)" } == [
        "mirror=yes a/mirror", "team=true a/mirror", "use-git=true a/git", "use-git=true b/git",
      ]
    )
    #expect(survey.entries.map(\.description) == [nil, nil, nil, "für git"])
    #expect(survey.keys == ["team", "use-git"])
    #expect(survey.entries(ofPodDefault: "git").map(\.key) == ["use-git"])
    #expect(survey.entries(ofPodDefault: "mirror").map(\.key) == ["mirror", "team"])
    #expect(survey.entries(ofPodDefault: "all").isEmpty)
    #expect(kube.requests.map(\.path) == ["/apis/kubeflow.org/v1alpha1/poddefaults"])
  }

  @Test func `knows a cluster without PodDefaults`() async throws {
    let survey = try await Self.survey(FakeKube())
    #expect(survey == PodDefaultSurvey(entries: [], gap: .notInstalled))
  }

  @Test func `looks into the namespaces of profiles where it may not look into all`() async throws {
    let kube = try Self.kube()
    kube.fail(FakeFailure(verb: "list", resource: "poddefaults", times: 1, status: 403))
    #expect(try await Self.survey(kube) == Self.survey(Self.kube()))
    #expect(
      kube.requests.map(\.path) == [
        "/apis/kubeflow.org/v1alpha1/poddefaults", "/api/v1/namespaces",
        "/apis/kubeflow.org/v1alpha1/namespaces/a/poddefaults",
        "/apis/kubeflow.org/v1alpha1/namespaces/b/poddefaults",
      ]
    )
  }

  @Test func `passes by a namespace that is closed`() async throws {
    let kube = try Self.kube()
    kube.fail(FakeFailure(verb: "list", resource: "poddefaults", times: 2, status: 403))
    let survey = try await Self.survey(kube)
    #expect(survey.gap == nil)
    #expect(survey.entries.map(\.namespace) == ["b"])
  }

  @Test(arguments: [["poddefaults"], ["poddefaults", "namespaces"]])
  func `says when it may not look`(closed: [String]) async throws {
    let kube = try Self.kube()
    for resource in closed {
      kube.fail(FakeFailure(verb: "list", resource: resource, status: 403))
    }
    #expect(try await Self.survey(kube) == PodDefaultSurvey(entries: [], gap: .notAllowed))
  }

  @Test func `learns from a profile that there are no PodDefaults`() async throws {
    let kube = try Self.kube()
    kube.fail(FakeFailure(verb: "list", resource: "poddefaults", times: 1, status: 403))
    kube.fail(FakeFailure(verb: "list", resource: "poddefaults", status: 404))
    #expect(try await Self.survey(kube).gap == .notInstalled)
  }

  @Test func `passes other failures on`() async throws {
    let kube = try Self.kube()
    kube.fail(FakeFailure(verb: "list", resource: "poddefaults", status: 500))
    let error = await #expect(throws: KubeError.self) { try await Self.survey(kube) }
    #expect(error?.code == .serverError)
  }
}
